package object

import (
	"bytes"
	"math"
)

// objectAt reads "N G obj ... endobj" and gives the position behind it.
func (f *File) objectAt(offset int64, c *crypt) (Ref, Object, int, error) {
	if offset < 0 || offset >= int64(len(f.data)) {
		return Ref{}, nil, 0, damaged("offset %d outside the file", offset)
	}
	if err := f.work(0); err != nil {
		return Ref{}, nil, 0, err
	}
	l := &lexer{data: f.data, pos: int(offset)}
	num, ok1 := l.digits()
	gen, ok2 := l.digits()
	l.skipSpace()
	if !ok1 || !ok2 || num > math.MaxUint32 || gen > math.MaxUint16 || !bytes.HasPrefix(l.data[l.pos:], []byte("obj")) {
		return Ref{}, nil, l.pos, damaged("no object at offset %d", offset)
	}
	l.pos += len("obj")
	ref := Ref{uint32(num), uint16(gen)}
	if c != nil {
		l.decrypt = c.stringsOf(ref)
	}
	o, err := l.object()
	if werr := f.work(l.pos - int(offset)); werr != nil {
		return ref, nil, l.pos, werr
	}
	if err != nil {
		return ref, nil, l.pos, err
	}
	switch v := o.(type) {
	case keyword:
		if v == "endobj" {
			return ref, nil, l.pos, nil
		}
		return ref, nil, l.pos, damaged("unexpected %q", string(v))
	case Dict:
		if s := f.streamAfter(l, v, ref); s != nil {
			return ref, s, l.pos, nil
		}
	}
	return ref, o, l.pos, nil
}

// streamAfter reads the stream that follows its dictionary, nil when none does.
func (f *File) streamAfter(l *lexer, d Dict, ref Ref) *Stream {
	l.skipSpace()
	if !bytes.HasPrefix(l.data[l.pos:], []byte("stream")) {
		return nil
	}
	p := l.pos + len("stream")
	if p < len(l.data) && l.data[p] == '\r' {
		p++
	}
	if p < len(l.data) && l.data[p] == '\n' {
		p++
	}
	end, tail, whole := f.streamEnd(d, p)
	l.pos = tail
	return &Stream{Dict: d, raw: f.data[p:end], ref: ref, cut: !whole}
}

// streamEnd trusts Length where endstream follows it and searches for endstream otherwise; a stream
// without it is not whole.
func (f *File) streamEnd(d Dict, start int) (end, tail int, whole bool) {
	o := d["Length"]
	if r, ok := o.(Ref); ok {
		o, _ = f.load(r)
	}
	if n, ok := o.(Integer); ok && n >= 0 && int64(n) <= int64(len(f.data)-start) {
		end = start + int(n)
		l := lexer{data: f.data, pos: end}
		l.skipSpace()
		if bytes.HasPrefix(f.data[l.pos:], []byte("endstream")) {
			return end, l.pos + len("endstream"), true
		}
	}
	i := bytes.Index(f.data[start:], []byte("endstream"))
	if i < 0 {
		_ = f.work(len(f.data) - start)
		return len(f.data), len(f.data), false
	}
	_ = f.work(i)
	end, tail = start+i, start+i+len("endstream")
	if end > start && f.data[end-1] == '\n' {
		end--
	}
	if end > start && f.data[end-1] == '\r' {
		end--
	}
	return end, tail, true
}
