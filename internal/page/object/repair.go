package object

import (
	"bytes"
	"errors"
	"maps"
	"math"
	"slices"
)

// rebuild finds the objects of a file whose cross-references are broken: every "N G obj", the last
// of each number winning, the trailers, and the objects of object streams.
func (f *File) rebuild(password string) error {
	if err := f.scanObjects(); err != nil {
		return err
	}
	f.scanTrailers()
	containers := f.scanTypes()
	if f.encrypted() {
		c, err := newCrypt(f, password)
		if err != nil {
			return err
		}
		f.crypt = c
		f.forget()
	}
	for _, num := range containers {
		if err := f.enterObjects(num); err != nil {
			return err
		}
	}
	return f.start(password)
}

// scanObjects enters every object of the file itself. The word obj is searched and the two numbers
// before it read backwards; what lies within a stream is passed over.
func (f *File) scanObjects() error {
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			return nil
		}
		end := at + i
		at = end + 3
		gen, p, ok := numberBefore(f.data, end)
		if !ok {
			continue
		}
		num, start, ok := numberBefore(f.data, p)
		if !ok || num > math.MaxInt32 || gen > math.MaxUint16 {
			continue
		}
		f.xref[uint32(num)] = entry{offset: int64(start), gen: uint16(gen), used: true}
		_, o, tail, err := f.objectAt(int64(start), nil)
		if errors.Is(err, ErrLimit) {
			return err
		}
		if _, ok := o.(*Stream); ok && err == nil {
			at = max(at, tail)
		}
		f.forget()
	}
}

// numberBefore reads the digits that end before position p, white space between passed over.
func numberBefore(data []byte, p int) (n, start int, ok bool) {
	for p > 0 && class[data[p-1]] == classSpace {
		p--
	}
	end := p
	for p > 0 && data[p-1] >= '0' && data[p-1] <= '9' && end-p < 10 {
		p--
	}
	if p == end {
		return 0, 0, false
	}
	for _, c := range data[p:end] {
		n = n*10 + int(c-'0')
	}
	return n, p, true
}

// scanTrailers merges the trailer dictionaries, later ones winning.
func (f *File) scanTrailers() {
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			return
		}
		at += i + len("trailer")
		l := &lexer{data: f.data, pos: at}
		if o, err := l.object(); err == nil {
			if d, ok := o.(Dict); ok {
				f.mergeTrailer(d)
			}
		}
	}
}

func (f *File) mergeTrailer(d Dict) {
	if f.Trailer == nil {
		f.Trailer = Dict{}
	}
	for _, k := range []Name{"Root", "Encrypt", "ID", "Info"} {
		if d[k] != nil {
			f.Trailer[k] = d[k]
		}
	}
}

// scanTypes looks for cross-reference streams, whose dictionaries are trailers, for the catalogue when
// no trailer names one, and for object streams, whose numbers it gives in order.
func (f *File) scanTypes() (containers []uint32) {
	var catalogue Object
	for _, num := range slices.Sorted(maps.Keys(f.xref)) {
		_, o, _, err := f.objectAt(f.xref[num].offset, nil)
		if err != nil {
			continue
		}
		d, _ := o.(Dict)
		if s, ok := o.(*Stream); ok {
			d = s.Dict
		}
		switch d["Type"] {
		case Name("XRef"):
			f.mergeTrailer(d)
		case Name("ObjStm"):
			containers = append(containers, num)
		case Name("Catalog"):
			catalogue = Ref{Num: num, Gen: f.xref[num].gen}
		}
	}
	if catalogue != nil && (f.Trailer == nil || f.Trailer["Root"] == nil) {
		f.mergeTrailer(Dict{"Root": catalogue})
	}
	return containers
}

// enterObjects enters what an object stream holds, unless the file itself has the object.
func (f *File) enterObjects(container uint32) error {
	s, err := f.objectStream(container)
	if err != nil {
		return err
	}
	for i, num := range s.nums {
		if e, ok := f.xref[num]; !ok || e.stream != 0 {
			f.xref[num] = entry{offset: int64(i), stream: container, used: true}
		}
	}
	return nil
}

// complete asks that everything the catalogue leads to was found: a repair that loses something
// could show a document with a table's row or a page gone.
func (f *File) complete() error {
	seen := map[uint32]bool{}
	var lost []uint32
	todo := []Object{f.Trailer["Root"]}
	for len(todo) > 0 {
		o := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v := o.(type) {
		case Ref:
			if seen[v.Num] {
				continue
			}
			seen[v.Num] = true
			next, err := f.loadOne(v)
			if errors.Is(err, ErrLimit) {
				return err
			}
			if s, ok := next.(*Stream); err != nil || !f.xref[v.Num].used || ok && s.cut {
				lost = append(lost, v.Num)
			}
			todo = append(todo, next)
		case Array:
			todo = append(todo, v...)
		case Dict:
			for _, x := range v {
				todo = append(todo, x)
			}
		case *Stream:
			todo = append(todo, v.Dict)
		}
	}
	if len(lost) > 0 {
		return damaged("the cross-references are broken and %d objects are lost, object %d the first", len(lost), slices.Min(lost))
	}
	return nil
}
