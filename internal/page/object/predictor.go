package object

import (
	"bytes"
)

// predict undoes the PNG and TIFF predictors of Flate and LZW streams.
func predict(data []byte, p Dict) ([]byte, error) {
	param := func(key Name, otherwise int) int {
		if n, ok := p[key].(Integer); ok && n > 0 && n < 1<<20 {
			return int(n)
		}
		return otherwise
	}
	kind := param("Predictor", 1)
	colors, bpc, columns := param("Colors", 1), param("BitsPerComponent", 8), param("Columns", 1)
	pixel := max(1, (colors*bpc+7)/8)
	row := (colors*bpc*columns + 7) / 8
	switch {
	case kind < 2:
		return data, nil
	case row <= 0 || row > 1<<28:
		return nil, damaged("predictor with rows of %d bytes", row)
	case kind == 2:
		return tiffPredict(data, row, colors, bpc)
	}
	return pngPredict(data, row, pixel)
}

func tiffPredict(data []byte, row, colors, bpc int) ([]byte, error) {
	if bpc != 8 {
		return nil, damaged("TIFF predictor with %d bits", bpc)
	}
	out := bytes.Clone(data)
	for start := 0; start < len(out); start += row {
		line := out[start:min(start+row, len(out))]
		for i := colors; i < len(line); i++ {
			line[i] += line[i-colors]
		}
	}
	return out, nil
}

func pngPredict(data []byte, row, pixel int) ([]byte, error) {
	out := make([]byte, 0, len(data))
	prev := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		start := len(out)
		out = append(out, data[1:1+n]...)
		line := out[start:]
		data = data[1+n:]
		if kind > 4 {
			return out, damaged("PNG predictor %d", kind)
		}
		unfilter(kind, line, prev, pixel)
		prev = line
		if n < row {
			break
		}
	}
	return out, nil
}

func unfilter(kind byte, line, prev []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], prev[i-pixel]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += prev[i]
		case 3:
			line[i] += byte((int(left) + int(prev[i])) / 2)
		case 4:
			line[i] += paeth(left, prev[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
