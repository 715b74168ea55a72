package object

import "slices"

// An objectStream is a decoded stream that holds objects.
type objectStream struct {
	data  []byte
	first int
	nums  []uint32
	offs  []int
}

// readCompressed reads an object that lies in an object stream. The index of the entry is tried
// first; the object's number decides.
func (f *File) readCompressed(num uint32, e entry) (Object, error) {
	s, err := f.objectStream(e.stream)
	if err != nil {
		return nil, err
	}
	i := int(e.offset)
	if i < 0 || i >= len(s.nums) || s.nums[i] != num {
		i = slices.Index(s.nums, num)
	}
	if i < 0 {
		return nil, damaged("not in object stream %d", e.stream)
	}
	at := s.first + s.offs[i]
	if at < 0 || at > len(s.data) {
		return nil, damaged("outside object stream %d", e.stream)
	}
	l := &lexer{data: s.data, pos: at}
	o, err := l.object()
	if err == nil {
		err = f.work(l.pos - at)
	}
	if err != nil {
		return nil, err
	}
	if k, ok := o.(keyword); ok {
		return nil, damaged("unexpected %q in object stream %d", string(k), e.stream)
	}
	return o, nil
}

func (f *File) objectStream(num uint32) (*objectStream, error) {
	if s, ok := f.objstms[num]; ok {
		return s, nil
	}
	o, err := f.load(Ref{Num: num})
	if err != nil {
		return nil, err
	}
	st, ok := o.(*Stream)
	if !ok {
		return nil, damaged("object stream %d is missing", num)
	}
	s, err := f.parseObjectStream(st)
	if err != nil {
		return nil, err
	}
	if f.unpacked += len(s.data); f.unpacked > objstmBytes {
		clear(f.objstms)
		f.unpacked = len(s.data)
	}
	f.objstms[num] = s
	return s, nil
}

func (f *File) parseObjectStream(st *Stream) (*objectStream, error) {
	data, err := f.decode(st)
	if err != nil {
		return nil, err
	}
	n, ok1 := f.unlocked(st.Dict["N"]).(Integer)
	first, ok2 := f.unlocked(st.Dict["First"]).(Integer)
	if !ok1 || !ok2 || n < 0 || first < 0 || int64(n) > int64(len(data)) || int64(first) > int64(len(data)) {
		return nil, damaged("broken object stream")
	}
	s := &objectStream{data: data, first: int(first)}
	l := &lexer{data: data[:first]}
	for range n {
		num, ok1 := l.digits()
		off, ok2 := l.digits()
		if !ok1 || !ok2 {
			return nil, damaged("broken object stream")
		}
		s.nums = append(s.nums, uint32(num))
		s.offs = append(s.offs, int(off))
	}
	return s, nil
}

// unlocked is Get for callers that hold the lock.
func (f *File) unlocked(o Object) Object {
	if r, ok := o.(Ref); ok {
		o, _ = f.load(r)
	}
	return o
}
