package font

// A table holds a value for codes up to 0xFFFF in pages of 256, and for higher ones in a map. The
// zero value of T stands for no entry. It is written while a font is read and only read afterwards.
type table[T comparable] struct {
	pages [256]*[256]T
	high  map[uint32]T
	n     int // entries set
}

func (t *table[T]) get(code uint32) T {
	if code > 0xffff {
		return t.high[code]
	}
	if p := t.pages[code>>8]; p != nil {
		return p[code&0xff]
	}
	var none T
	return none
}

func (t *table[T]) set(code uint32, v T) {
	t.n++
	if code > 0xffff {
		if t.high == nil {
			t.high = map[uint32]T{}
		}
		t.high[code] = v
		return
	}
	p := t.pages[code>>8]
	if p == nil {
		p = new([256]T)
		t.pages[code>>8] = p
	}
	p[code&0xff] = v
}
