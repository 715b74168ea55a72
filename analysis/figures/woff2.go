package figures

import (
	"bytes"
	"encoding/binary"

	"github.com/andybalholm/brotli"
)

// The tables of a web font in the order in which they are packed, with their numbers in WOFF 2.
var woff2Tables = []struct {
	tag    string
	number byte
}{{"cmap", 0}, {"head", 1}, {"hhea", 2}, {"hmtx", 3}, {"maxp", 4}, {"name", 5}, {"OS/2", 6}, {"post", 7}, {"glyf", 10}, {"loca", 11}}

// notTransformed marks glyf and loca as packed as they are; for all other tables that is the mark 0.
const notTransformed = 3 << 6

// woff2 packs a font as WOFF 2.0 (W3C 2018) without the transformations that the format also knows.
func (f sfntFile) woff2() ([]byte, error) {
	clear(f["head"][8:12])                                // readers make the check sums anew
	binary.BigEndian.PutUint16(f["head"][16:], 1<<11|0x3) // has been packed; baseline and bearing at 0
	var directory, tables []byte
	size := 12 + 16*len(woff2Tables)
	for _, t := range woff2Tables {
		mark := t.number
		if t.tag == "glyf" || t.tag == "loca" {
			mark |= notTransformed
		}
		directory = appendBase128(append(directory, mark), uint32(len(f[t.tag])))
		tables = append(tables, f[t.tag]...)
		size += (len(f[t.tag]) + 3) &^ 3
	}
	packed, err := brotlied(tables)
	if err != nil {
		return nil, err
	}
	const head = 48
	length := head + len(directory) + len(packed)
	b := append([]byte("wOF2"), 0, 1, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32((length+3)&^3))
	b = binary.BigEndian.AppendUint16(b, uint16(len(woff2Tables)))
	b = binary.BigEndian.AppendUint16(b, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(size))
	b = binary.BigEndian.AppendUint32(b, uint32(len(packed)))
	b = append(b, make([]byte, head-len(b))...) // no version, metadata or private data
	b = append(append(b, directory...), packed...)
	return append(b, make([]byte, -len(b)&3)...), nil
}

// appendBase128 appends a number in groups of seven bits, most significant first, with the top bit set
// in all but the last.
func appendBase128(b []byte, v uint32) []byte {
	for shift := 28; shift > 0; shift -= 7 {
		if v>>shift > 0 {
			b = append(b, byte(v>>shift)|0x80)
		}
	}
	return append(b, byte(v&0x7F))
}

func brotlied(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 9, LGWin: 17}) // the highest level is many times slower; subsets are small
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
