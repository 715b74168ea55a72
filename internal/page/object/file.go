package object

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
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
	// Lost counts the objects that are not where the cross-references say, in a file that cannot be
	// rebuilt without loss either. Whatever needs one of them is an error.
	Lost    int
	crypt   *crypt
	decoded atomic.Int64 // bytes decoded so far

	mu       sync.Mutex
	cache    map[uint32]Object
	cached   int // bytes of source text the cache stands for
	objstms  map[uint32]*objectStream
	unpacked int             // bytes of objstms
	open     map[uint32]bool // objects being read, against cycles
	parsed   int64           // bytes parsed so far
}

// Bounds of what is kept and of the work done, so that memory does not grow with the number of pages
// and a small file cannot ask for endless work.
const (
	cacheBytes   = 8 << 20  // of source text of parsed objects
	objstmBytes  = 32 << 20 // of decoded object streams
	parseFactor  = 64       // how often each byte may be parsed
	parseFloor   = 64 << 20
	decodeFactor = 256 // how much larger than the file all its streams may be together,
	decodeFloor  = 4   // besides this many times the limit of one
)

// Open reads the cross-references of a file. The password is tried after the empty one. A file whose
// cross-references are wrong is rebuilt. When the rebuilt file lacks something, the cross-references are
// used after all if they can be read, without the objects that they misplace; otherwise it is an error.
func Open(data []byte, password string, limits Limits) (*File, error) {
	start := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, damaged("no header")
	}
	f := &File{data: data[start:], limits: limits}
	f.reset()
	err := f.readXref()
	var misplaced []uint32
	if err == nil {
		if misplaced = f.misplaced(); len(misplaced) == 0 {
			if err = f.start(password); err == nil || f.encrypted() {
				return f, err
			}
		}
	}
	if errors.Is(err, ErrLimit) {
		return nil, err
	}
	listed, trailer := f.xref, f.Trailer
	if err = f.repair(password); err == nil || len(misplaced) == 0 || errors.Is(err, ErrLimit) || errors.Is(err, ErrPassword) {
		return f, err
	}
	f.reset()
	f.xref, f.Trailer, f.Lost = listed, trailer, len(misplaced)
	for _, num := range misplaced {
		f.xref[num] = entry{offset: -1, used: true}
	}
	return f, f.start(password)
}

// repair rebuilds the cross-references and asks that nothing is lost.
func (f *File) repair(password string) error {
	f.reset()
	f.Repaired = true
	if err := f.rebuild(password); err != nil {
		return err
	}
	return f.complete()
}

func (f *File) reset() {
	f.Repaired = false
	f.xref = map[uint32]entry{}
	f.Trailer = nil
	f.crypt = nil
	f.open = map[uint32]bool{}
	f.forget()
}

// forget empties what is kept of objects.
func (f *File) forget() {
	f.cache, f.cached = map[uint32]Object{}, 0
	f.objstms, f.unpacked = map[uint32]*objectStream{}, 0
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
		f.forget()
	}
	v := &View{File: f}
	if v.Dict(v.Dict(f.Trailer["Root"])["Pages"]) == nil {
		return damaged("the catalogue is missing")
	}
	return nil
}

// misplaced lists the objects that do not lie where the cross-references say.
func (f *File) misplaced() (nums []uint32) {
	for num, e := range f.xref {
		if !e.used || e.stream != 0 {
			continue
		}
		if n, ok := f.headerAt(e.offset); !ok || n != num {
			nums = append(nums, num)
		}
	}
	return nums
}

// headerAt reads the number of "N G obj".
func (f *File) headerAt(offset int64) (uint32, bool) {
	if offset < 0 || offset >= int64(len(f.data)) {
		return 0, false
	}
	l := &lexer{data: f.data, pos: int(offset)}
	num, ok1 := l.digits()
	_, ok2 := l.digits()
	l.skipSpace()
	return uint32(num), ok1 && ok2 && bytes.HasPrefix(f.data[l.pos:], []byte("obj"))
}

// Load follows references until it has an object. A reference to an object that the file does not
// have is nil without an error, as the standard says.
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
	for range 16 {
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
	before := f.parsed
	o, err := f.read(Ref{r.Num, e.gen}, e)
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", r.Num, err)
	}
	f.keep(r.Num, o, int(f.parsed-before))
	return o, nil
}

// keep enters an object in the cache, which is emptied when it is full.
func (f *File) keep(num uint32, o Object, size int) {
	if f.cached += size; f.cached > cacheBytes {
		clear(f.cache)
		f.cached = size
	}
	f.cache[num] = o
}

// work counts parsed bytes against their limit.
func (f *File) work(n int) error {
	f.parsed += int64(n)
	if f.parsed > parseFactor*int64(len(f.data))+parseFloor {
		return Fail(ErrLimit, "the objects of the file are read over and over")
	}
	return nil
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
