package page

import (
	"bytes"

	"techins/internal/page/object"
)

// doObject draws an external object: a picture or a form.
func (it *interpreter) doObject() error {
	o := it.lookup("XObject", it.name())
	v, err := it.doc.file.Load(o)
	if err != nil {
		return err
	}
	s, ok := v.(*object.Stream)
	if !ok && it.hidden == 0 {
		it.warn("the page draws a picture or form that it does not have")
	}
	if !ok || it.doc.layers.hidden(it.view, s.Dict["OC"]) {
		return nil
	}
	switch it.view.Name(s.Dict["Subtype"]) {
	case "Image":
		return it.image(it.ctm.box(Rect{0, 0, 1, 1}))
	case "Form":
		return it.form(o, s)
	}
	return nil
}

// form draws a form XObject with its matrix, clip and resources; the state is as before afterwards.
func (it *interpreter) form(o object.Object, s *object.Stream) error {
	if it.depth++; it.depth > it.doc.opt.MaxDepth {
		return object.Fail(object.ErrLimit, "forms nested deeper than %d (MaxDepth)", it.doc.opt.MaxDepth)
	}
	content, err := it.doc.formContent(o, s)
	if err != nil {
		return err
	}
	f := it.view
	saved, args, path := it.state, it.args, it.path
	tm, tlm, marks := it.tm, it.tlm, len(it.marks)
	it.args, it.path = nil, newPath()
	it.floors = append(it.floors, len(it.stack))
	if m := f.Floats(s.Dict["Matrix"]); len(m) == 6 {
		it.ctm = matrix(m).then(it.ctm)
	}
	if r, ok := rectOf(f, s.Dict["BBox"]); ok {
		it.clip = intersect(it.clip, it.ctm.box(r))
	}
	err = it.run(content, it.formResources(o, s))
	for len(it.marks) > marks {
		it.endMarked()
	}
	n := len(it.floors) - 1
	it.stack, it.floors = it.stack[:min(it.floors[n], len(it.stack))], it.floors[:n]
	it.state, it.args, it.path, it.tm, it.tlm = saved, args, path, tm, tlm
	it.depth--
	return err
}

// formResources are the resources of a form, or those around it when it has none.
func (it *interpreter) formResources(o object.Object, s *object.Stream) *resources {
	ref, indirect := o.(object.Ref)
	if res := it.forms[ref]; indirect && res != nil {
		return res
	}
	d := it.view.Dict(s.Dict["Resources"])
	if d == nil {
		return it.res
	}
	res := newResources(d)
	if indirect {
		it.forms[ref] = res
	}
	return res
}

// image notes a picture where it can be seen.
func (it *interpreter) image(box Rect) error {
	box = intersect(box, it.clip)
	if it.hidden > 0 || !(box.W() > 0 && box.H() > 0) {
		return nil
	}
	it.page.Images = append(it.page.Images, Image{Box: box})
	return it.count()
}

// inlineImage passes over an image in the content stream: its dictionary, ID, the data, EI.
func (it *interpreter) inlineImage(s *object.Scanner) error {
	for {
		t := s.Next()
		if t.Kind == object.End {
			return object.Fail(object.ErrDamaged, "an inline image does not end")
		}
		if t.Kind == object.Operator && string(t.Bytes) == "ID" {
			break
		}
	}
	data := s.Data()
	at := s.Pos() + 1
	for {
		if at >= len(data) {
			return object.Fail(object.ErrDamaged, "an inline image does not end")
		}
		i := bytes.Index(data[at:], []byte("EI"))
		if i < 0 {
			return object.Fail(object.ErrDamaged, "an inline image does not end")
		}
		at += i + 2
		if endsImage(data, at) {
			break
		}
	}
	s.Seek(at)
	return it.image(it.ctm.box(Rect{0, 0, 1, 1}))
}

// endsImage tells the operator EI, which ends at position at, from the same two bytes within the
// data: white space around it, and only text in the bytes that follow.
func endsImage(data []byte, at int) bool {
	if at >= 3 && !isSpace(data[at-3]) || at < len(data) && !isSpace(data[at]) {
		return false
	}
	for _, c := range data[at:min(at+16, len(data))] {
		if c >= 0x7f || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}
