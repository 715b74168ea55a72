package object

import (
	"bytes"
	"math"
)

// readXref reads the chain of cross-reference sections from startxref on; newer entries win.
func (f *File) readXref() error {
	tail := f.data[max(0, len(f.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return damaged("no startxref")
	}
	l := &lexer{data: tail, pos: i + len("startxref")}
	o, _ := l.object()
	next, ok := o.(Integer)
	seen := map[Integer]bool{}
	for ok && !seen[next] && len(seen) < 100_000 {
		seen[next] = true
		prev, err := f.readSection(int64(next))
		if err != nil {
			return err
		}
		next, ok = prev.(Integer)
	}
	if f.Trailer == nil {
		return damaged("no trailer")
	}
	return nil
}

// readSection reads one section, with the stream of a hybrid file, and gives its Prev.
func (f *File) readSection(offset int64) (Object, error) {
	if offset < 0 || offset >= int64(len(f.data)) {
		return nil, damaged("cross-references outside the file")
	}
	l := &lexer{data: f.data, pos: int(offset)}
	first, _ := l.object()
	if first != keyword("xref") {
		return f.readXrefStream(offset)
	}
	entries, err := f.readTable(l)
	if err != nil {
		return nil, err
	}
	o, err := l.object()
	d, ok := o.(Dict)
	if err != nil || !ok {
		return nil, damaged("no trailer dictionary")
	}
	if f.Trailer == nil {
		f.Trailer = d
	}
	// The table of a hybrid file calls the objects free that its stream has: the stream goes first.
	if at, ok := d["XRefStm"].(Integer); ok {
		if _, err := f.readXrefStream(int64(at)); err != nil {
			return nil, err
		}
	}
	for _, e := range entries {
		if err := f.add(e.num, e.entry); err != nil {
			return nil, err
		}
	}
	return d["Prev"], nil
}

type numbered struct {
	num int64
	entry
}

// readTable reads the subsections of a table up to the word trailer.
func (f *File) readTable(l *lexer) (entries []numbered, err error) {
	for {
		start, ok := l.digits()
		if !ok {
			if l.skipSpace(); bytes.HasPrefix(l.data[l.pos:], []byte("trailer")) {
				l.pos += len("trailer")
				return entries, nil
			}
			return nil, damaged("broken cross-reference table")
		}
		count, ok := l.digits()
		if !ok {
			return nil, damaged("broken cross-reference table")
		}
		for i := range count {
			at, ok1 := l.digits()
			gen, ok2 := l.digits()
			l.skipSpace()
			if !ok1 || !ok2 || l.pos >= len(l.data) || l.data[l.pos] != 'n' && l.data[l.pos] != 'f' {
				return nil, damaged("broken cross-reference table")
			}
			entries = append(entries, numbered{start + i, entry{offset: at, gen: uint16(gen), used: l.data[l.pos] == 'n'}})
			l.pos++
		}
	}
}

// objectFloor is the number of objects any file may name.
const objectFloor = 500_000

// add enters an object unless a newer section has it already.
func (f *File) add(num int64, e entry) error {
	if num > math.MaxInt32 {
		return damaged("object number %d", num)
	}
	if len(f.xref) > objectFloor+len(f.data)/8 {
		return Fail(ErrLimit, "more than %d objects in a file of %d bytes", len(f.xref)-1, len(f.data))
	}
	if e.stream == 0 && e.offset == 0 {
		e.used = false // the header is there: some producers write 0 for objects that they left out
	}
	if _, ok := f.xref[uint32(num)]; !ok {
		f.xref[uint32(num)] = e
	}
	return nil
}

// readXrefStream reads a cross-reference stream and gives its Prev.
func (f *File) readXrefStream(offset int64) (Object, error) {
	_, o, _, err := f.objectAt(offset, nil)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*Stream)
	if !ok || s.Dict["Type"] != Name("XRef") {
		return nil, damaged("no cross-references at offset %d", offset)
	}
	s.plain = true
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	if err := f.readEntries(s.Dict, data); err != nil {
		return nil, err
	}
	if f.Trailer == nil {
		f.Trailer = s.Dict
	}
	return s.Dict["Prev"], nil
}

// readEntries reads the fields of a cross-reference stream, W bytes wide each.
func (f *File) readEntries(d Dict, data []byte) error {
	var w [3]int
	widths, _ := d["W"].(Array)
	if len(widths) < 3 {
		return damaged("cross-reference stream without W")
	}
	for i := range w {
		n, ok := widths[i].(Integer)
		if !ok || n < 0 || n > 8 {
			return damaged("cross-reference stream with a bad W")
		}
		w[i] = int(n)
	}
	index, _ := d["Index"].(Array)
	if index == nil {
		index = Array{Integer(0), d["Size"]}
	}
	for ; len(index) >= 2; index = index[2:] {
		start, ok1 := index[0].(Integer)
		count, ok2 := index[1].(Integer)
		if !ok1 || !ok2 || start < 0 || count < 0 {
			return damaged("cross-reference stream with a bad Index")
		}
		for i := range count {
			width := w[0] + w[1] + w[2]
			if width == 0 || len(data) < width {
				return nil // shorter than it says: what is missing is null
			}
			if err := f.addFields(int64(start+i), data[:width], w); err != nil {
				return err
			}
			data = data[width:]
		}
	}
	return nil
}

func (f *File) addFields(num int64, b []byte, w [3]int) error {
	field := func(n, otherwise int) int64 {
		if n == 0 {
			return int64(otherwise)
		}
		var v uint64
		for _, c := range b[:n] {
			v = v<<8 | uint64(c)
		}
		b = b[n:]
		return int64(v)
	}
	kind, a, c := field(w[0], 1), field(w[1], 0), field(w[2], 0)
	switch kind {
	case 0:
		return f.add(num, entry{})
	case 1:
		return f.add(num, entry{offset: a, gen: uint16(c), used: true})
	case 2:
		if a <= 0 || a > math.MaxUint32 {
			return damaged("object %d in no object stream", num)
		}
		return f.add(num, entry{offset: c, stream: uint32(a), used: true})
	}
	return nil // other kinds stand for null
}
