package figures

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// The drawing library stamps the time of drawing into a PDF and into every font that it cuts down.
// What follows takes these times out again, so that the same figure is the same bytes.

// settleFont sets the time of modification of a TrueType font to that of its creation, in place, and
// its check sums right.
func settleFont(sfnt []byte) {
	entry, head := headTable(sfnt)
	if head == nil {
		return
	}
	copy(head[28:36], head[20:28])
	clear(head[8:12]) // checkSumAdjustment counts as zero
	binary.BigEndian.PutUint32(entry[4:], checksum(head))
	binary.BigEndian.PutUint32(head[8:], 0xB1B0AFBA-checksum(sfnt))
}

// headTable is the head table of a font and its entry in the table directory; nil without one.
func headTable(sfnt []byte) (entry, head []byte) {
	if len(sfnt) < 12 {
		return nil, nil
	}
	for i := range int(binary.BigEndian.Uint16(sfnt[4:])) {
		if len(sfnt) < 28+16*i {
			break
		}
		entry = sfnt[12+16*i:][:16]
		offset, length := uint64(binary.BigEndian.Uint32(entry[8:])), uint64(binary.BigEndian.Uint32(entry[12:]))
		if string(entry[:4]) == "head" && length >= 54 && offset+length <= uint64(len(sfnt)) {
			return entry, sfnt[offset:][:length]
		}
	}
	return nil, nil
}

// checksum is the sum of the big-endian words of a table, the last filled up with zeros.
func checksum(table []byte) uint32 {
	var sum uint32
	for len(table) >= 4 {
		sum += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	var last [4]byte
	copy(last[:], table)
	return sum + binary.BigEndian.Uint32(last[:])
}

var (
	xrefTable    = regexp.MustCompile(`(?s)\nxref\n0 (\d+)\n0000000000 65535 f \n(.*)(trailer\n.*\nstartxref\n)\d+\n%%EOF\n$`)
	creationDate = regexp.MustCompile(`/CreationDate\(D:[^)]*\)`)
	flateStream  = regexp.MustCompile(`(?s)^(\d+ 0 obj\n<<)/Filter/FlateDecode/Length \d+(>>stream\n)(.*)(\nendstream\n\nendobj\n)$`)
)

// settlePDF takes the times out of a PDF of the drawing library: objects one after the other, then a
// plain cross-reference table.
func settlePDF(b []byte) ([]byte, error) {
	tail := xrefTable.FindSubmatchIndex(b)
	if tail == nil {
		return nil, errors.New("the PDF does not end in a plain cross-reference table")
	}
	offsets := make([]int, 0, 32)
	for entry := range bytes.Lines(b[tail[4]:tail[5]]) {
		n, err := strconv.Atoi(string(entry[:min(10, len(entry))]))
		if err != nil || n > tail[0] {
			return nil, fmt.Errorf("the cross-reference table holds %q", entry)
		}
		offsets = append(offsets, n)
	}
	order := slices.Sorted(slices.Values(offsets))
	if len(order) == 0 {
		return nil, errors.New("the PDF has no objects")
	}
	out := bytes.Clone(b[:order[0]])
	moved := make(map[int]int, len(order))
	for i, at := range order {
		end := tail[0] + 1
		if i+1 < len(order) {
			end = order[i+1]
		}
		moved[at] = len(out)
		object, err := settleObject(b[at:end])
		if err != nil {
			return nil, err
		}
		out = append(out, object...)
	}
	start := len(out)
	out = fmt.Appendf(out, "xref\n0 %s\n0000000000 65535 f \n", b[tail[2]:tail[3]])
	for _, at := range offsets {
		out = fmt.Appendf(out, "%010d 00000 n \n", moved[at])
	}
	return fmt.Appendf(append(out, b[tail[6]:tail[7]]...), "%d\n%%%%EOF\n", start), nil
}

// settleObject is an object without the date of creation; a compressed font in it is settled.
func settleObject(object []byte) ([]byte, error) {
	m := flateStream.FindSubmatch(object)
	if m == nil {
		return creationDate.ReplaceAll(object, nil), nil
	}
	r, err := zlib.NewReader(bytes.NewReader(m[3]))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if _, head := headTable(data); head == nil {
		return object, nil
	}
	settleFont(data)
	packed := deflated(data)
	return slices.Concat(m[1], fmt.Appendf(nil, "/Filter/FlateDecode/Length %d", len(packed)), m[2], packed, m[4]), nil
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression) // the level exists
	w.Write(data)                                         // a buffer takes everything
	w.Close()
	return b.Bytes()
}
