package object

// A View reads a File and remembers the first thing that could not be read, so that a caller may
// take values without asking after each and ask Err once in the end. A View is for one goroutine.
type View struct {
	File *File
	// Err is the first error met.
	Err error
	// Work counts the elements of the arrays read, and whatever else a caller adds: the time taken
	// grows with it, whereas a small file can have an array read over and over.
	Work int64
}

// Get follows references until it has an object. What is missing is nil, what is broken too.
func (v *View) Get(o Object) Object {
	if _, ok := o.(Ref); !ok {
		return o
	}
	o, err := v.File.Load(o)
	v.note(err)
	return o
}

// Decode is File.Decode.
func (v *View) Decode(s *Stream) ([]byte, error) {
	data, err := v.File.Decode(s)
	v.note(err)
	return data, err
}

func (v *View) note(err error) {
	if v.Err == nil {
		v.Err = err
	}
}

// Dict is the dictionary o stands for, that of a stream too; nil (which can be read) otherwise.
func (v *View) Dict(o Object) Dict {
	switch x := v.Get(o).(type) {
	case Dict:
		return x
	case *Stream:
		return x.Dict
	}
	return nil
}

// Array is the array o stands for, nil otherwise.
func (v *View) Array(o Object) Array {
	a, _ := v.Get(o).(Array)
	v.Work += int64(len(a))
	return a
}

// Stream is the stream o stands for, nil otherwise.
func (v *View) Stream(o Object) *Stream {
	s, _ := v.Get(o).(*Stream)
	return s
}

// Name is the name o stands for, "" otherwise.
func (v *View) Name(o Object) Name {
	n, _ := v.Get(o).(Name)
	return n
}

// Bytes are the bytes of the string o stands for, nil otherwise.
func (v *View) Bytes(o Object) []byte {
	s, ok := v.Get(o).(String)
	if !ok {
		return nil
	}
	return []byte(s)
}

// Float is the number o stands for, or the value given.
func (v *View) Float(o Object, otherwise float64) float64 {
	if x, ok := Number(v.Get(o)); ok {
		return x
	}
	return otherwise
}

// Int is the number o stands for, cut to a whole one, or the value given.
func (v *View) Int(o Object, otherwise int) int {
	x, ok := Number(v.Get(o))
	if !ok || !(x < 1<<53 && x > -1<<53) {
		return otherwise
	}
	return int(x)
}

// Bool is the boolean o stands for, or the value given.
func (v *View) Bool(o Object, otherwise bool) bool {
	if b, ok := v.Get(o).(bool); ok {
		return b
	}
	return otherwise
}

// Floats are the numbers of the array o stands for; what is no number counts as 0.
func (v *View) Floats(o Object) []float64 {
	a := v.Array(o)
	out := make([]float64, len(a))
	for i, x := range a {
		out[i] = v.Float(x, 0)
	}
	return out
}
