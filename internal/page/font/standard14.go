package font

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// standardWidths are for the standard 14 fonts, whose Widths a file may leave away, and for fonts that
// pass for one of them.
func (ft *Font) standardWidths() {
	name := strings.ToLower(ft.Name)
	switch {
	case strings.Contains(name, "symbol"):
		ft.codeWidths(symbolWidths)
		return
	case strings.Contains(name, "dingbats"):
		ft.codeWidths(zapfDingbatsWidths)
		return
	case strings.Contains(name, "courier"):
		for c := range ft.simple {
			ft.simple[c].width = 0.6
		}
		return
	}
	metrics := standardMetrics[standardFont(name)]
	for c := range ft.simple {
		r, _ := utf8.DecodeRuneInString(ft.simple[c].text)
		if i, ok := standardIndex()[r]; ok {
			ft.simple[c].width = float64(metrics[i]) / 1000
		}
	}
}

// codeWidths sets the widths of the codes from 32 on.
func (ft *Font) codeWidths(w []uint16) {
	for i, v := range w {
		ft.simple[32+i].width = float64(v) / 1000
	}
}

// standardFont is the Latin font of the fourteen that a name, in small letters, comes nearest to.
func standardFont(name string) string {
	bold := boldName(name)
	italic := strings.Contains(name, "italic") || strings.Contains(name, "oblique")
	switch serif := strings.Contains(name, "times") || strings.Contains(name, "serif") && !strings.Contains(name, "sans"); {
	case serif && bold && italic:
		return "Times-BoldItalic"
	case serif && bold:
		return "Times-Bold"
	case serif && italic:
		return "Times-Italic"
	case serif:
		return "Times-Roman"
	case bold:
		return "Helvetica-Bold"
	}
	return "Helvetica"
}

// standardIndex finds a character's place in the tables of widths.
var standardIndex = sync.OnceValue(func() map[rune]int {
	m := map[rune]int{}
	i := 0
	for _, r := range standardCharacters {
		m[r] = i
		i++
	}
	return m
})

// pictureEncoding is the encoding that Symbol and ZapfDingbats have of themselves, nil for others.
func pictureEncoding(name string) *charset {
	chars := ""
	switch {
	case strings.HasPrefix(name, "Symbol"):
		chars = symbolCharacters
	case strings.HasPrefix(name, "ZapfDingbats"):
		chars = zapfDingbatsCharacters
	default:
		return nil
	}
	e := &charset{}
	code := 32
	for _, r := range chars {
		if r != 0 {
			e[code] = string(r)
		}
		code++
	}
	return e
}
