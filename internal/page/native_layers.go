package page

import (
	"unicode/utf16"

	"techins/internal/page/object"
)

// layers knows which optional content is hidden when the document is opened.
type layers struct {
	off    map[object.Ref]bool
	allOff bool // groups not listed are off
	on     map[object.Ref]bool
}

func readLayers(f *object.View) layers {
	l := layers{off: map[object.Ref]bool{}, on: map[object.Ref]bool{}}
	root := f.Dict(f.File.Trailer["Root"])
	config := f.Dict(f.Dict(root["OCProperties"])["D"])
	l.allOff = f.Name(config["BaseState"]) == "OFF"
	for _, o := range f.Array(config["OFF"]) {
		if r, ok := o.(object.Ref); ok {
			l.off[r] = true
		}
	}
	for _, o := range f.Array(config["ON"]) {
		if r, ok := o.(object.Ref); ok {
			l.on[r] = true
		}
	}
	return l
}

// hidden reports whether the group or membership o keeps its content from view.
func (l *layers) hidden(f *object.View, o object.Object) bool {
	if o == nil {
		return false
	}
	d := f.Dict(o)
	if f.Name(d["Type"]) == "OCMD" {
		return l.membershipHidden(f, d)
	}
	return l.groupOff(o)
}

func (l *layers) groupOff(o object.Object) bool {
	r, ok := o.(object.Ref)
	if !ok {
		return false
	}
	return l.off[r] || l.allOff && !l.on[r]
}

// membershipHidden applies the policy P to the groups; a visibility expression, which few producers
// write, is not evaluated: the policy stands in for it, as the standard allows.
func (l *layers) membershipHidden(f *object.View, d object.Dict) bool {
	groups := f.Array(d["OCGs"])
	if groups == nil && d["OCGs"] != nil {
		groups = object.Array{d["OCGs"]}
	}
	off := 0
	for _, g := range groups {
		if l.groupOff(g) {
			off++
		}
	}
	if len(groups) == 0 {
		return false
	}
	switch f.Name(d["P"]) {
	case "AllOn":
		return off > 0
	case "AnyOff":
		return off == 0
	case "AllOff":
		return off < len(groups)
	}
	return off == len(groups)
}

func decodeUTF16(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
