package figures

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// The drawing library can embed fonts in an SVG too, but the character map that it writes shows some
// characters as others ("(" as "%" where their glyphs are used in a certain order). So the subset is
// made here, and tested against the whole font character by character.

// errFont means a font file that is cut off or is not TrueType.
var errFont = errors.New("not a whole TrueType font")

// A sfntFile is a TrueType font cut into its tables.
type sfntFile map[string][]byte

func parseSFNT(b []byte) (sfntFile, error) {
	if len(b) < 12 {
		return nil, errFont
	}
	tables := make(sfntFile)
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		if len(b) < 28+16*i {
			return nil, errFont
		}
		entry := b[12+16*i:][:16]
		offset, length := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if offset+length > uint64(len(b)) {
			return nil, fmt.Errorf("%w: table %s", errFont, entry[:4])
		}
		tables[string(entry[:4])] = b[offset:][:length]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "OS/2": 78, "hmtx": 4, "loca": 4, "glyf": 0} {
		if len(tables[tag]) < least || tables[tag] == nil {
			return nil, fmt.Errorf("%w: table %s", errFont, tag)
		}
	}
	return tables, nil
}

// glyph is the outline of a glyph, as the file has it.
func (f sfntFile) glyph(id uint16) ([]byte, error) {
	var from, to uint32
	loca, i := f["loca"], int(id)
	if binary.BigEndian.Uint16(f["head"][50:]) == 0 {
		if len(loca) < 2*i+4 {
			return nil, errFont
		}
		from, to = 2*uint32(binary.BigEndian.Uint16(loca[2*i:])), 2*uint32(binary.BigEndian.Uint16(loca[2*i+2:]))
	} else {
		if len(loca) < 4*i+8 {
			return nil, errFont
		}
		from, to = binary.BigEndian.Uint32(loca[4*i:]), binary.BigEndian.Uint32(loca[4*i+4:])
	}
	if from > to || uint64(to) > uint64(len(f["glyf"])) {
		return nil, errFont
	}
	return f["glyf"][from:to], nil
}

// metric is the advance and left side bearing of a glyph.
func (f sfntFile) metric(id uint16) ([]byte, error) {
	full := int(binary.BigEndian.Uint16(f["hhea"][34:]))
	hmtx, i := f["hmtx"], int(id)
	if i < full {
		if len(hmtx) < 4*i+4 {
			return nil, errFont
		}
		return hmtx[4*i:][:4], nil
	}
	bearing := 4*full + 2*(i-full)
	if full == 0 || len(hmtx) < bearing+2 {
		return nil, errFont
	}
	return slices.Concat(hmtx[4*full-4:][:2], hmtx[bearing:][:2]), nil
}

// subset is a font of the given characters alone, which must be sorted; ids are their glyphs in the
// whole font. A glyph that is put together from others is refused: the embedded fonts have none among
// the characters that figures use, and TestSubset says so for all.
func (f sfntFile) subset(runes []rune, ids []uint16) (sfntFile, error) {
	var glyf, hmtx []byte
	loca := binary.BigEndian.AppendUint32(nil, 0)
	for _, id := range append([]uint16{0}, ids...) {
		g, err := f.glyph(id)
		if err != nil {
			return nil, err
		}
		if len(g) >= 2 && int16(binary.BigEndian.Uint16(g)) < 0 {
			return nil, fmt.Errorf("glyph %d is made of other glyphs", id)
		}
		m, err := f.metric(id)
		if err != nil {
			return nil, err
		}
		glyf = append(glyf, g...)
		glyf = append(glyf, make([]byte, -len(glyf)&1)...)
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, m...)
	}
	out := sfntFile{"glyf": glyf, "loca": loca, "hmtx": hmtx, "cmap": characterMap(runes)}
	for _, tag := range []string{"head", "hhea", "maxp", "OS/2"} {
		out[tag] = slices.Clone(f[tag])
	}
	n := uint16(len(ids) + 1)
	binary.BigEndian.PutUint16(out["head"][50:], 1) // long offsets
	binary.BigEndian.PutUint16(out["hhea"][34:], n)
	binary.BigEndian.PutUint16(out["maxp"][4:], n)
	out["post"] = append([]byte{0, 3, 0, 0}, make([]byte, 28)...)
	out["name"] = []byte{0, 0, 0, 0, 0, 6}
	return out, nil
}

// characterMap is a cmap table of format 4 (OpenType 1.9, cmap) by which the characters, sorted, have
// the glyphs 1, 2, 3 ... Neighbouring characters make one segment.
func characterMap(runes []rune) []byte {
	var first, last, delta []uint16
	for i, r := range runes {
		if k := len(last) - 1; k >= 0 && int(last[k])+1 == int(r) {
			last[k]++
			continue
		}
		first, last, delta = append(first, uint16(r)), append(last, uint16(r)), append(delta, uint16(i+1)-uint16(r))
	}
	first, last, delta = append(first, 0xFFFF), append(last, 0xFFFF), append(delta, 1)
	n := uint16(len(first))
	power := uint16(1) << (bits.Len16(n) - 1)
	head := []uint16{4, 16 + 8*n, 0, 2 * n, 2 * power, uint16(bits.Len16(power) - 1), 2 * (n - power)}
	words := slices.Concat([]uint16{0, 1, 3, 1, 0, 12}, head, last, []uint16{0}, first, delta, make([]uint16, n))
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	return b
}
