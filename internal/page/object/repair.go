package object

import (
	"bytes"
)

// rebuild finds the objects of a file whose cross-references are broken: every "N G obj", the last
// of each number winning, the objects of object streams, and the trailers.
func (f *File) rebuild() error {
	f.Repaired = true
	f.scanObjects()
	f.scanTrailers()
	f.scanStreams()
	if f.Trailer == nil || f.Trailer["Root"] == nil {
		return damaged("no catalogue found")
	}
	return nil
}

// scanObjects enters every object of the file itself. The word obj is searched and the two numbers
// before it read backwards.
func (f *File) scanObjects() {
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			return
		}
		end := at + i
		at = end + 3
		gen, p, ok := numberBefore(f.data, end)
		if !ok {
			continue
		}
		num, start, ok := numberBefore(f.data, p)
		if !ok || num > f.limits.Objects || gen > 65535 {
			continue
		}
		f.xref[uint32(num)] = entry{offset: int64(start), gen: uint16(gen), used: true}
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

// scanStreams looks for cross-reference streams, whose dictionaries are trailers, object streams,
// and a catalogue when no trailer names one.
func (f *File) scanStreams() {
	var containers []Ref
	var catalogue Object
	for num, e := range f.xref {
		if e.stream != 0 {
			continue
		}
		_, o, _, err := f.objectAt(e.offset, nil)
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
			containers = append(containers, Ref{Num: num})
		case Name("Catalog"):
			catalogue = Ref{Num: num, Gen: e.gen}
		}
	}
	if catalogue != nil && (f.Trailer == nil || f.Trailer["Root"] == nil) {
		f.mergeTrailer(Dict{"Root": catalogue})
	}
	for _, r := range containers {
		f.enterObjects(r)
	}
}

// enterObjects enters what an object stream holds, unless the file itself has the object.
func (f *File) enterObjects(r Ref) {
	s, err := f.objectStream(r.Num)
	if err != nil {
		return
	}
	for i, num := range s.nums {
		if _, ok := f.xref[num]; !ok && int(num) <= f.limits.Objects {
			f.xref[num] = entry{offset: int64(i), stream: r.Num, used: true}
		}
	}
}
