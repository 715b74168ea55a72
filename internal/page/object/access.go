package object

// Dict is the dictionary o stands for, that of a stream too; nil (which can be read) otherwise.
func (f *File) Dict(o Object) Dict {
	switch v := f.Get(o).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array is the array o stands for, nil otherwise.
func (f *File) Array(o Object) Array {
	a, _ := f.Get(o).(Array)
	return a
}

// Stream is the stream o stands for, nil otherwise.
func (f *File) Stream(o Object) *Stream {
	s, _ := f.Get(o).(*Stream)
	return s
}

// Name is the name o stands for, "" otherwise.
func (f *File) Name(o Object) Name {
	n, _ := f.Get(o).(Name)
	return n
}

// Float is the number o stands for, or the value given.
func (f *File) Float(o Object, otherwise float64) float64 {
	if v, ok := Number(f.Get(o)); ok {
		return v
	}
	return otherwise
}

// Int is the number o stands for, cut to a whole one, or the value given.
func (f *File) Int(o Object, otherwise int) int {
	v, ok := Number(f.Get(o))
	if !ok || v > 1<<53 || v < -1<<53 {
		return otherwise
	}
	return int(v)
}

// Bool is the boolean o stands for, or the value given.
func (f *File) Bool(o Object, otherwise bool) bool {
	if b, ok := f.Get(o).(bool); ok {
		return b
	}
	return otherwise
}

// Floats are the numbers of the array o stands for; what is no number counts as 0.
func (f *File) Floats(o Object) []float64 {
	a := f.Array(o)
	out := make([]float64, len(a))
	for i, x := range a {
		out[i] = f.Float(x, 0)
	}
	return out
}
