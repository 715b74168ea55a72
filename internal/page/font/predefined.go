package font

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A family of predefined CMaps (ISO 32000-2, 9.7.5.2) shares the way codes are split and decoded.
type family struct {
	spaces []codespace
	enc    encoding.Encoding // nil for the Unicode encodings
	jis    bool              // seven-bit codes: add 0x8080 before decoding
	ascii  uint32            // CID of the exclamation mark, 0 when ASCII is not encoded so
}

var (
	oneByte  = codespace{1, 0x00, 0x80}
	twoBytes = codespace{2, 0x8140, 0xfefe}
	jisBytes = codespace{2, 0x2121, 0x7e7e}
	ucs2     = codespace{2, 0x0000, 0xffff}
	utf16s   = []codespace{{2, 0x0000, 0xd7ff}, {4, 0xd800dc00, 0xdbffdfff}, {2, 0xe000, 0xffff}}
	utf32    = codespace{4, 0x00000000, 0x0010ffff}
	utf8s    = []codespace{{1, 0, 0x7f}, {2, 0xc080, 0xdfbf}, {3, 0xe08080, 0xefbfbf}, {4, 0xf0808080, 0xf7bfbfbf}}
	shiftJIS = []codespace{{1, 0x00, 0x80}, {1, 0xa0, 0xdf}, {1, 0xfd, 0xff}, {2, 0x8140, 0x9ffc}, {2, 0xe040, 0xfcfc}}
)

// families by the name without its -H or -V.
var families = map[string]family{
	"GB-EUC":       {[]codespace{oneByte, {2, 0xa1a1, 0xfefe}}, simplifiedchinese.GBK, false, 814},
	"GBpc-EUC":     {[]codespace{oneByte, {1, 0xfd, 0xff}, {2, 0xa1a1, 0xfcfe}}, simplifiedchinese.GBK, false, 2},
	"GBK-EUC":      {[]codespace{oneByte, twoBytes}, simplifiedchinese.GBK, false, 814},
	"GBKp-EUC":     {[]codespace{oneByte, twoBytes}, simplifiedchinese.GBK, false, 2},
	"GBK2K":        {[]codespace{{1, 0, 0x7f}, twoBytes, {4, 0x81308130, 0xfe39fe39}}, simplifiedchinese.GB18030, false, 2},
	"GB":           {[]codespace{jisBytes}, simplifiedchinese.GBK, true, 0},
	"B5pc":         {[]codespace{oneByte, {1, 0xfd, 0xff}, {2, 0xa140, 0xfcfe}}, traditionalchinese.Big5, false, 2},
	"ETen-B5":      {[]codespace{oneByte, {2, 0xa140, 0xfefe}}, traditionalchinese.Big5, false, 13649},
	"ETenms-B5":    {[]codespace{oneByte, {2, 0xa140, 0xfefe}}, traditionalchinese.Big5, false, 2},
	"HKscs-B5":     {[]codespace{oneByte, {2, 0x8740, 0xfefe}}, traditionalchinese.Big5, false, 2},
	"90ms-RKSJ":    {shiftJIS, japanese.ShiftJIS, false, 232},
	"90msp-RKSJ":   {shiftJIS, japanese.ShiftJIS, false, 2},
	"90pv-RKSJ":    {shiftJIS, japanese.ShiftJIS, false, 2},
	"83pv-RKSJ":    {shiftJIS, japanese.ShiftJIS, false, 2},
	"Add-RKSJ":     {shiftJIS, japanese.ShiftJIS, false, 232},
	"Ext-RKSJ":     {shiftJIS, japanese.ShiftJIS, false, 232},
	"EUC":          {[]codespace{oneByte, {2, 0x8ea0, 0x8edf}, {2, 0xa1a1, 0xfefe}}, japanese.EUCJP, false, 232},
	"":             {[]codespace{jisBytes}, japanese.EUCJP, true, 0}, // the CMap called H
	"KSC-EUC":      {[]codespace{oneByte, {2, 0xa1a1, 0xfefe}}, korean.EUCKR, false, 8095},
	"KSCms-UHC":    {[]codespace{oneByte, twoBytes}, korean.EUCKR, false, 2},
	"KSCms-UHC-HW": {[]codespace{oneByte, twoBytes}, korean.EUCKR, false, 8095},
	"KSCpc-EUC":    {[]codespace{{1, 0, 0x84}, {1, 0xfe, 0xff}, {2, 0xa141, 0xfdfe}}, korean.EUCKR, false, 2},
	"KSC":          {[]codespace{jisBytes}, korean.EUCKR, true, 0},
}

// predefinedCMap is a CMap by its name, nil for a name that is not known.
func predefinedCMap(name string) *cmap {
	base, vertical := strings.CutSuffix(name, "-V")
	if name == "V" {
		base, vertical = "", true
	}
	base = strings.TrimSuffix(base, "-H")
	if name == "H" {
		base = ""
	}
	if base == "Identity" {
		return &cmap{spaces: []codespace{ucs2}, identity: true, vertical: vertical}
	}
	if strings.HasPrefix(base, "Uni") {
		return unicodeCMap(base, vertical)
	}
	f, ok := families[base]
	if !ok {
		return nil
	}
	m := &cmap{spaces: f.spaces, vertical: vertical, codec: f.decode}
	if f.ascii > 0 {
		m.asciiCID = asciiFrom(f.ascii)
	}
	return m
}

// asciiFrom numbers the ASCII characters from the exclamation mark's CID on. The space comes before
// it, but for the half-width characters of Adobe-GB1 (814 and on), whose space was added later.
func asciiFrom(first uint32) func(uint32, int) (uint32, bool) {
	const halfWidthGB, halfWidthSpaceGB = 814, 7716
	return func(code uint32, n int) (uint32, bool) {
		switch {
		case n > 1 || code < 0x20 || code > 0x7e:
			return 0, false
		case code == 0x20 && first == halfWidthGB:
			return halfWidthSpaceGB, true
		}
		return first + code - 0x21, true
	}
}

// decode gives the text of one code.
func (f family) decode(code uint32, n int) string {
	if f.jis {
		code |= 0x8080
	}
	if n == 1 && code < 0x80 {
		return string(rune(code))
	}
	b := make([]byte, 0, 4)
	for i := n - 1; i >= 0; i-- {
		b = append(b, byte(code>>(8*i)))
	}
	out, err := f.enc.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	r, size := utf8.DecodeRune(out)
	if r == utf8.RuneError || size != len(out) {
		return ""
	}
	return expand(r)
}

// unicodeCMap is a CMap of the Uni... names: the code is the character.
func unicodeCMap(base string, vertical bool) *cmap {
	m := &cmap{vertical: vertical, codec: func(c uint32, n int) string { return validRune(c) }}
	switch {
	case strings.Contains(base, "UTF32"):
		m.spaces = []codespace{utf32}
	case strings.Contains(base, "UTF16"):
		m.spaces = utf16s
		m.codec = utf16Code
	case strings.Contains(base, "UTF8"):
		m.spaces = utf8s
		m.codec = utf8Code
	case strings.Contains(base, "UCS2"):
		m.spaces = []codespace{ucs2}
	default:
		return nil
	}
	first := uint32(2)
	if strings.HasSuffix(base, "-HW") {
		first = 232
	}
	m.asciiCID = func(code uint32, _ int) (uint32, bool) { return asciiFrom(first)(code, 1) }
	return m
}

func validRune(c uint32) string {
	if c == 0 || c > 0x10ffff || !utf8.ValidRune(rune(c)) {
		return ""
	}
	return expand(rune(c))
}

func utf16Code(c uint32, n int) string {
	if n == 4 {
		return utf16Text([]uint16{uint16(c >> 16), uint16(c)})
	}
	return validRune(c)
}

func utf8Code(c uint32, n int) string {
	b := make([]byte, 0, 4)
	for i := n - 1; i >= 0; i-- {
		b = append(b, byte(c>>(8*i)))
	}
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError || size != n {
		return ""
	}
	return expand(r)
}
