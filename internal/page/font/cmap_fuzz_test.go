package font

import "testing"

// FuzzCMap reads any bytes as a CMap, and a string through it. Every step takes at least one byte and
// at most four, and no code has a text longer than the longest target.
func FuzzCMap(f *testing.F) {
	for _, s := range []string{
		"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <4E00> <0002> <D842DFB7> endbfchar",
		"1 beginbfrange <20> <7e> <0020> <0010> <0012> [<0041> /one <00660069>] endbfrange",
		"/GBK-EUC-H usecmap 1 begincidrange <8140> <8178> 10072 endcidrange /WMode 1 def",
		"2 begincodespacerange <00> <80> <81308130> <FE39FE39> endcodespacerange 1 begincidchar <41> 7 endcidchar",
	} {
		f.Add([]byte(s), []byte("\x00\x01\x81\x40\x41\xfe\x39"))
	}
	f.Fuzz(func(t *testing.T, data, s []byte) {
		m := parseCMap(data, predefinedCMap)
		for len(s) > 0 {
			code, n := m.next(s)
			if n < 1 || n > 4 || n > len(s) {
				t.Fatalf("a code of %d bytes of %d", n, len(s))
			}
			m.cid(code, n)
			if text := m.text(code); len(text) > 4*maxTarget {
				t.Fatalf("a text of %d bytes", len(text))
			}
			s = s[n:]
		}
	})
}
