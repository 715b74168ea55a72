package page

import (
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The text of every readable document stays at least five times below each limit of garbled text.
func TestSoundTextIsFarFromGarbled(t *testing.T) {
	for _, file := range corpusFiles(t, "that sound text is not taken for garbled") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages, _, err := readAll(data, "native", Options{})
		if err != nil {
			t.Fatal(err)
		}
		var c textCount
		for _, p := range pages {
			c.add(countText(p))
		}
		if far := (textCount{glyphs: c.glyphs, unreadable: 5 * c.unreadable, accented: 5 * c.accented, han: c.han, uncommon: 5 * c.uncommon}); far.garbled() {
			t.Errorf("%s: %+v", filepath.Base(file), c)
		}
	}
}

// Characters that everyone writes are common, those that only a dictionary holds are not.
func TestCommonHan(t *testing.T) {
	for _, r := range "的一是保险科技创新發國學樂価駅" {
		if !commonHan(r) {
			t.Errorf("%c is common", r)
		}
	}
	for _, r := range "乣佭凟呿媨\U00020000" {
		if commonHan(r) {
			t.Errorf("%c is not common", r)
		}
	}
}

// The bits kept in the program are those of the three character sets, as x/text decodes them. When
// they are not, the test leaves the right ones beside the file.
func TestCommonHanBits(t *testing.T) {
	bits := make([]byte, 0x10000/8)
	addLevel(t, bits, simplifiedchinese.GBK, 0xB0, 0xD7, 0xA1)
	addLevel(t, bits, traditionalchinese.Big5, 0xA4, 0xC6, 0x40)
	addLevel(t, bits, japanese.EUCJP, 0xB0, 0xCF, 0xA1)
	if commonHanBits != string(bits) {
		const right = "commonhan.bin.new"
		if err := os.WriteFile(right, bits, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("commonhan.bin has other bits than the character sets: compare it with %s", right)
	}
}

// addLevel adds the characters of an encoding's rows from first to last; columns begin at low.
func addLevel(t *testing.T, bits []byte, e encoding.Encoding, first, last, low int) {
	var codes []byte
	for row := first; row <= last; row++ {
		for column := low; column <= 0xFE; column++ {
			if column < 0x7F || column >= 0xA1 {
				codes = append(codes, byte(row), byte(column))
			}
		}
	}
	text, err := e.NewDecoder().Bytes(codes)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range string(text) {
		if r < 0x10000 && unicode.Is(unicode.Han, r) {
			bits[r/8] |= 1 << (r % 8)
		}
	}
}

// Chinese prose is told from glyph numbers, whatever these happen to be as characters.
func TestProseOfHan(t *testing.T) {
	for text, want := range map[string]bool{
		"2023年支付赔款三亿元,同比增长一成。": true,
		"12.5%":       false,
		"!\"#$%&'()*": false,
		"乣佭俓凟劰呿噰媨尬忛乣佭俓凟劰呿噰媨尬忛": false,
		"保险公司今年支付\u0003\u0004": false,
	} {
		var c textCount
		for _, r := range text {
			c.glyph(string(r))
		}
		if c.proseOfHan() != want {
			t.Errorf("%q: %v, want %v", text, !want, want)
		}
	}
}
