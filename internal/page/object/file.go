package object

import (
	"bytes"
	"fmt"
	"sync"
)

// Limits bound what reading a hostile file may cost.
type Limits struct {
	// StreamBytes is the most that one stream may decode to.
	StreamBytes int64
	// Objects is the highest object number taken from a cross-reference table.
	Objects int
}

// An entry of the cross-references: where an object lies.
type entry struct {
	offset int64  // in the file, or the index in its object stream
	stream uint32 // number of the object stream, 0 when it lies in the file itself
	gen    uint16
	used   bool
}

// A File is an open PDF file.
type File struct {
	data    []byte // from the header on
	limits  Limits
	xref    map[uint32]entry
	Trailer Dict
	// Repaired is true when the cross-references were rebuilt by searching the file for objects.
	Repaired bool
	crypt    *crypt

	mu      sync.Mutex
	cache   map[uint32]Object
	objstms map[uint32]*objectStream
	open    map[uint32]bool // objects being read, against cycles
}

// cacheSize is the number of parsed objects kept; they are dropped together when it is reached,
// so that memory does not grow with the number of pages.
const cacheSize = 20000

// Open reads the cross-references of a file. The password is tried after the empty one.
func Open(data []byte, password string, limits Limits) (*File, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, damaged("no header")
	}
	f := &File{data: data[start:], limits: limits}
	f.reset()
	err := f.readXref()
	if err == nil {
		err = f.start(password)
	}
	if err == nil || f.crypt == nil && f.encrypted() {
		return f, err
	}
	f.reset()
	if rerr := f.rebuild(); rerr != nil {
		return nil, rerr
	}
	return f, f.start(password)
}

func (f *File) reset() {
	f.xref = map[uint32]entry{}
	f.cache = map[uint32]Object{}
	f.objstms = map[uint32]*objectStream{}
	f.open = map[uint32]bool{}
	f.Trailer = nil
	f.crypt = nil
}

// Rebuild discards the cross-references and searches the file for objects instead, for a reader
// that finds an object missing.
func (f *File) Rebuild(password string) error {
	f.mu.Lock()
	f.reset()
	err := f.rebuild()
	f.mu.Unlock()
	if err != nil {
		return err
	}
	return f.start(password)
}

func (f *File) encrypted() bool { return f.Trailer["Encrypt"] != nil }

// start sets up decryption and makes sure that there is a catalogue.
func (f *File) start(password string) error {
	if f.encrypted() {
		c, err := newCrypt(f, password)
		if err != nil {
			return err
		}
		f.crypt = c
		f.cache = map[uint32]Object{}
		f.objstms = map[uint32]*objectStream{}
	}
	if f.Dict(f.Trailer["Root"])["Pages"] == nil {
		return damaged("no catalogue")
	}
	return nil
}

// Has reports whether the file says where the object lies.
func (f *File) Has(r Ref) bool { return f.xref[r.Num].used }

// Len is the number of objects.
func (f *File) Len() int { return len(f.xref) }

// Get follows references until it has an object. What is missing or broken is nil.
func (f *File) Get(o Object) Object {
	o, _ = f.Load(o)
	return o
}

// Load is Get with the reason why an object cannot be read. A reference to an object that the file
// does not have is nil without an error, as the standard says.
func (f *File) Load(o Object) (Object, error) {
	r, ok := o.(Ref)
	if !ok {
		return o, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.load(r)
}

func (f *File) load(r Ref) (Object, error) {
	var o Object = r
	for hops := 0; hops < 16; hops++ {
		next, ok := o.(Ref)
		if !ok {
			return o, nil
		}
		var err error
		if o, err = f.loadOne(next); err != nil {
			return nil, err
		}
	}
	return nil, damaged("object %d refers to itself", r.Num)
}

func (f *File) loadOne(r Ref) (Object, error) {
	if o, ok := f.cache[r.Num]; ok {
		return o, nil
	}
	e := f.xref[r.Num]
	if !e.used {
		return nil, nil
	}
	if f.open[r.Num] {
		return nil, damaged("object %d contains itself", r.Num)
	}
	f.open[r.Num] = true
	defer delete(f.open, r.Num)
	o, err := f.read(Ref{r.Num, e.gen}, e)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", r.Num, err)
	}
	if len(f.cache) >= cacheSize {
		clear(f.cache)
	}
	f.cache[r.Num] = o
	return o, nil
}

func (f *File) read(r Ref, e entry) (Object, error) {
	if e.stream != 0 {
		return f.readCompressed(r.Num, e)
	}
	ref, o, _, err := f.objectAt(e.offset, f.crypt)
	if err != nil {
		return nil, err
	}
	if ref.Num != r.Num {
		return nil, damaged("found object %d instead", ref.Num)
	}
	return o, nil
}

// objectAt reads "N G obj ... endobj" and gives the position behind it.
func (f *File) objectAt(offset int64, c *crypt) (Ref, Object, int, error) {
	if offset < 0 || offset >= int64(len(f.data)) {
		return Ref{}, nil, 0, damaged("offset %d outside the file", offset)
	}
	l := &lexer{data: f.data, pos: int(offset)}
	num, _ := l.object()
	gen, _ := l.object()
	kw, err := l.object()
	n, ok1 := num.(Integer)
	g, ok2 := gen.(Integer)
	if err != nil || !ok1 || !ok2 || kw != keyword("obj") || n < 0 || g < 0 || g > 65535 {
		return Ref{}, nil, 0, damaged("no object at offset %d", offset)
	}
	ref := Ref{uint32(n), uint16(g)}
	if c != nil {
		l.decrypt = c.stringsOf(ref)
	}
	o, err := l.object()
	if err != nil {
		return ref, nil, l.pos, err
	}
	if k, ok := o.(keyword); ok {
		if k == "endobj" {
			return ref, nil, l.pos, nil
		}
		return ref, nil, l.pos, damaged("unexpected %q", string(k))
	}
	if d, ok := o.(Dict); ok {
		if s := f.streamAfter(l, d, ref); s != nil {
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
	end, tail := f.streamEnd(d, p)
	l.pos = tail
	return &Stream{Dict: d, raw: f.data[p:end], ref: ref}
}

// streamEnd trusts Length where endstream follows it and searches for endstream otherwise.
func (f *File) streamEnd(d Dict, start int) (end, tail int) {
	o := d["Length"]
	if r, ok := o.(Ref); ok {
		o, _ = f.load(r)
	}
	if n, ok := o.(Integer); ok && n >= 0 && int64(n) <= int64(len(f.data)-start) {
		end = start + int(n)
		l := lexer{data: f.data, pos: end}
		l.skipSpace()
		if bytes.HasPrefix(f.data[l.pos:], []byte("endstream")) {
			return end, l.pos + len("endstream")
		}
	}
	i := bytes.Index(f.data[start:], []byte("endstream"))
	if i < 0 {
		return len(f.data), len(f.data)
	}
	end, tail = start+i, start+i+len("endstream")
	if end > start && f.data[end-1] == '\n' {
		end--
	}
	if end > start && f.data[end-1] == '\r' {
		end--
	}
	return end, tail
}
