package object

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/adler32"
	"io"
	"sync"
)

// inflate decodes zlib data and checks the checksum behind it, which is what finds a flipped bit.
// Some producers leave the checksum away: that alone is forgiven.
func inflate(data []byte, limit int64) ([]byte, error) {
	if len(data) < 2 {
		if len(data) == 0 {
			return nil, nil
		}
		return nil, damaged("compressed stream of one byte")
	}
	if data[0]&0x0f != 8 || binary.BigEndian.Uint16(data)%31 != 0 {
		return nil, damaged("compressed stream without its header")
	}
	z := inflaters.Get().(*inflater)
	defer inflaters.Put(z)
	z.src.Reset(data[2:])
	if err := z.r.(flate.Resetter).Reset(&z.src, nil); err != nil {
		return nil, err
	}
	z.out.Reset()
	n, err := z.out.ReadFrom(io.LimitReader(z.r, limit+1))
	out := bytes.Clone(z.out.Bytes())
	if z.out.Cap() > maxPooled {
		z.out = bytes.Buffer{}
	}
	switch {
	case n > limit:
		return nil, limitError(limit)
	case err != nil:
		return out, damaged("compressed stream: %v", err)
	}
	var sum [4]byte
	if _, err := io.ReadFull(&z.src, sum[:]); err == nil && binary.BigEndian.Uint32(sum[:]) != adler32.Checksum(out) {
		return out, damaged("compressed stream: wrong checksum")
	}
	return out, nil
}

// An inflater is what decoding a stream needs again and again.
type inflater struct {
	src bytes.Reader
	r   io.ReadCloser
	out bytes.Buffer
}

// maxPooled is the largest buffer kept for the next stream.
const maxPooled = 4 << 20

var inflaters = sync.Pool{New: func() any { return &inflater{r: flate.NewReader(nil)} }}

// lzw decodes PDF's variant of LZW, codes of 9 to 12 bits, high bits first.
func lzw(data []byte, early bool, limit int64) ([]byte, error) {
	const clearCode, endCode = 256, 257
	type link struct{ start, length int } // of an entry within the output
	var out []byte
	table := make([]link, 258, 4096)
	bits, width, acc := 0, 9, uint32(0)
	shift := 0
	if early {
		shift = 1
	}
	last := link{}
	for _, c := range data {
		acc, bits = acc<<8|uint32(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := int(acc >> bits & (1<<width - 1))
		switch {
		case code == clearCode:
			table, width, last = table[:258], 9, link{}
			continue
		case code == endCode:
			return out, nil
		}
		start := len(out)
		switch {
		case code < 256:
			out = append(out, byte(code))
		case code < len(table):
			e := table[code]
			out = append(out, out[e.start:e.start+e.length]...)
		case code == len(table) && last.length > 0:
			out = append(out, out[last.start:last.start+last.length]...)
			out = append(out, out[last.start])
		default:
			return out, damaged("LZW stream: code %d of %d", code, len(table))
		}
		if last.length > 0 && len(table) < 4096 {
			table = append(table, link{last.start, last.length + 1})
		}
		last = link{start, len(out) - start}
		if n := len(table) + shift; n >= 1<<width && width < 12 {
			width++
		}
		if int64(len(out)) > limit {
			return nil, limitError(limit)
		}
	}
	return out, nil
}

func asciiHex(data []byte) []byte {
	if i := bytes.IndexByte(data, '>'); i >= 0 {
		data = data[:i]
	}
	return appendHex(make([]byte, 0, len(data)/2+1), data)
}

func ascii85(data []byte) ([]byte, error) {
	out := make([]byte, 0, len(data)*4/5+4)
	var group [5]byte
	n := 0
	flush := func(count int) {
		var v uint32
		for _, c := range group {
			v = v*85 + uint32(c)
		}
		var b [4]byte
		binary.BigEndian.PutUint32(b[:], v)
		out = append(out, b[:count]...)
	}
	for _, c := range data {
		switch {
		case class[c] == classSpace:
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group[n] = c - '!'
			if n++; n == 5 {
				flush(4)
				n = 0
			}
		case c == '~':
			if n > 1 {
				for i := n; i < 5; i++ {
					group[i] = 84
				}
				flush(n - 1)
			}
			return out, nil
		default:
			return out, damaged("ASCII85 stream: byte %d", c)
		}
	}
	if n > 1 {
		for i := n; i < 5; i++ {
			group[i] = 84
		}
		flush(n - 1)
	}
	return out, nil
}

func runLength(data []byte, limit int64) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			return out, nil
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if int64(len(out)) > limit {
			return nil, limitError(limit)
		}
	}
	return out, nil
}
