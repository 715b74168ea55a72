package object

// Decode undoes the encryption and the filters of a stream. A damaged stream is an error: what could
// be decoded before the damage is given with it. A stream that decodes to more than the limit is
// ErrLimit, one with a filter for pictures ErrFilter.
func (f *File) Decode(s *Stream) ([]byte, error) {
	get := func(o Object) Object {
		o, _ = f.Load(o)
		return o
	}
	filters, parms := f.filters(s.Dict, get)
	return f.applyFilters(s, filters, parms)
}

// decode is Decode for callers that hold the lock.
func (f *File) decode(s *Stream) ([]byte, error) {
	filters, parms := f.filters(s.Dict, f.unlocked)
	return f.applyFilters(s, filters, parms)
}

// filters lists the names of a stream's filters with their parameters, references resolved.
func (f *File) filters(d Dict, get func(Object) Object) (names []Name, parms []Dict) {
	list := func(long, short Name) Array {
		o := get(d[long])
		if o == nil {
			o = get(d[short])
		}
		if a, ok := o.(Array); ok {
			return a
		}
		if o == nil {
			return nil
		}
		return Array{o}
	}
	ps := list("DecodeParms", "DP")
	for i, o := range list("Filter", "F") {
		n, _ := get(o).(Name)
		p := Dict{}
		if i < len(ps) {
			if q, ok := get(ps[i]).(Dict); ok {
				for k, v := range q {
					p[k] = get(v)
				}
			}
		}
		names, parms = append(names, n), append(parms, p)
	}
	return names, parms
}

func (f *File) applyFilters(s *Stream, names []Name, parms []Dict) ([]byte, error) {
	if s.cut {
		return nil, damaged("the file ends within a stream")
	}
	if len(names) > 8 {
		return nil, Fail(ErrLimit, "%d filters on one stream", len(names))
	}
	data := s.raw
	if f.crypt != nil && !s.plain && s.Dict["Type"] != Name("XRef") {
		var err error
		if data, err = f.crypt.stream(s, data, names, parms); err != nil {
			return nil, err
		}
	}
	for i, n := range names {
		var err error
		if data, err = applyFilter(n, parms[i], data, f.limits.StreamBytes); err != nil {
			return data, err
		}
		if err := f.countDecoded(len(data)); err != nil {
			return nil, err
		}
	}
	if int64(len(data)) > f.limits.StreamBytes {
		return nil, limitError(f.limits.StreamBytes)
	}
	return data, nil
}

// countDecoded counts decoded bytes against the limit of the whole file.
func (f *File) countDecoded(n int) error {
	limit := decodeFactor*int64(len(f.data)) + decodeFloor*f.limits.StreamBytes
	if f.decoded.Add(int64(n)) > limit {
		return Fail(ErrLimit, "the streams of the file decode to more than %d bytes together", limit)
	}
	return nil
}

func limitError(n int64) error {
	return Fail(ErrLimit, "a stream decodes to more than %d bytes (MaxStreamBytes)", n)
}

func applyFilter(name Name, p Dict, data []byte, limit int64) ([]byte, error) {
	var err error
	switch name {
	case "FlateDecode", "Fl":
		data, err = inflate(data, limit)
	case "LZWDecode", "LZW":
		early, ok := p["EarlyChange"].(Integer)
		data, err = lzw(data, !ok || early != 0, limit)
	case "ASCIIHexDecode", "AHx":
		return asciiHex(data), nil
	case "ASCII85Decode", "A85":
		return ascii85(data)
	case "RunLengthDecode", "RL":
		return runLength(data, limit)
	case "Crypt":
		return data, nil
	default:
		return nil, Fail(ErrFilter, "a stream has the filter %q, which is not for text", name)
	}
	if err != nil {
		return data, err
	}
	return predict(data, p)
}
