package font

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// The upper halves of the standard encodings (ISO 32000-2, annex D); 0 is a code without a glyph.
const (
	standardUpper = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00¡¢£⁄¥ƒ§¤\u0027“«‹›\ufb01\ufb02\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00\u0060´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00Æ\x00ª\x00\x00\x00\x00ŁØŒº\x00\x00\x00\x00\x00æ\x00\x00\x00ı\x00\x00łøœß\x00\x00\x00\x00"
	macRomanUpper = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›\ufb01\ufb02‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\x00ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
)

// A charset gives the character of each one-byte code, "" for none. The named ones are shared: copy
// before writing.
type charset [256]string

var standardEncoding = sync.OnceValue(func() *charset {
	e := upper(standardUpper)
	e[0x27], e[0x60] = "\u2019", "\u2018"
	return e
})

var macRomanEncoding = sync.OnceValue(func() *charset { return upper(macRomanUpper) })

// upper builds an encoding from ASCII and the characters of the codes 128 to 255.
func upper(s string) *charset {
	e := &charset{}
	for c := 0x20; c < 0x7f; c++ {
		e[c] = string(rune(c))
	}
	code := 0x80
	for _, r := range s {
		if r != 0 {
			e[code] = expand(r)
		}
		code++
	}
	return e
}

// winAnsiEncoding is Windows code page 1252; its unused codes are bullets, as the standard says.
var winAnsiEncoding = sync.OnceValue(func() *charset {
	e := &charset{}
	for c := 0x20; c < 256; c++ {
		r := charmap.Windows1252.DecodeByte(byte(c))
		if c == 0x7f || r == 0xfffd || c >= 0x80 && c < 0xa0 && r == rune(c) {
			r = '\u2022'
		}
		e[c] = expand(r)
	}
	e[0xad] = "-"
	return e
})

// namedEncoding is an encoding by its name in a font dictionary, nil for others.
func namedEncoding(name string) *charset {
	switch name {
	case "WinAnsiEncoding":
		return winAnsiEncoding()
	case "MacRomanEncoding":
		return macRomanEncoding()
	case "StandardEncoding":
		return standardEncoding()
	}
	return nil
}

// expand spells a character out, ligatures letter by letter.
func expand(r rune) string {
	switch r {
	case 0xfb00:
		return "ff"
	case 0xfb01:
		return "fi"
	case 0xfb02:
		return "fl"
	case 0xfb03:
		return "ffi"
	case 0xfb04:
		return "ffl"
	case 0xfb05, 0xfb06:
		return "st"
	}
	return string(r)
}

// glyphList is the Adobe Glyph List 2.0 (see LICENSE-glyphlist), sorted by name.
//
//go:embed glyphlist.txt
var glyphList string

// glyphText is the text a glyph's name stands for: by the Adobe Glyph List, or the forms uniXXXX and
// uXXXXXX; "" for a name that says nothing.
func glyphText(name string) string {
	base, _, _ := strings.Cut(name, ".")
	var out strings.Builder
	for part := range strings.SplitSeq(base, "_") {
		out.WriteString(componentText(part))
	}
	return out.String()
}

func componentText(name string) string {
	if name == "" {
		return ""
	}
	if s := listed(name); s != "" {
		return s
	}
	if h, ok := strings.CutPrefix(name, "uni"); ok && len(h) >= 4 && len(h)%4 == 0 {
		return hexText(h)
	}
	if h, ok := strings.CutPrefix(name, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		if v, err := strconv.ParseUint(h, 16, 32); err == nil && v <= 0x10ffff {
			return expand(rune(v))
		}
	}
	return ""
}

// glyphLines are the offsets at which the lines of the glyph list begin.
var glyphLines = sync.OnceValue(func() []int32 {
	lines := make([]int32, 0, 4300)
	for at := 0; at < len(glyphList); at += strings.IndexByte(glyphList[at:], '\n') + 1 {
		lines = append(lines, int32(at))
	}
	return lines
})

// listed is the text of a name in the glyph list, "" for other names.
func listed(name string) string {
	lines := glyphLines()
	i, found := slices.BinarySearchFunc(lines, name, func(at int32, name string) int {
		rest := glyphList[at:]
		return strings.Compare(rest[:strings.IndexByte(rest, ';')], name)
	})
	if !found {
		return ""
	}
	rest := glyphList[lines[i]+int32(len(name))+1:]
	return hexText(strings.ReplaceAll(rest[:strings.IndexByte(rest, '\n')], " ", ""))
}

// hexText reads groups of four hexadecimal digits as UTF-16.
func hexText(h string) string {
	var units []uint16
	for ; len(h) >= 4; h = h[4:] {
		v, err := strconv.ParseUint(h[:4], 16, 16)
		if err != nil {
			return ""
		}
		units = append(units, uint16(v))
	}
	return utf16Text(units)
}

// utf16Text decodes UTF-16; ligatures are spelt out.
func utf16Text(units []uint16) string {
	if len(units) == 1 {
		return expand(rune(units[0]))
	}
	var out strings.Builder
	for _, r := range utf16.Decode(units) {
		out.WriteString(expand(r))
	}
	return out.String()
}
