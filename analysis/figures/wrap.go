package figures

import (
	"strings"
	"unicode"

	"gonum.org/v1/plot/vg"
)

// wrap breaks a text into lines no wider than width: at newlines, at spaces, and between Chinese
// characters except before closing and after opening punctuation. A piece that is wider by itself
// stands on a line of its own.
func wrap(s string, f face, width vg.Length) []string {
	var lines []string
	for _, l := range strings.Split(s, "\n") {
		lines = append(lines, wrapLine(l, f, width)...)
	}
	return lines
}

// balanced is wrap with lines of about equal length, so that no single word is left over.
func balanced(s string, f face, width vg.Length) []string {
	lines := wrap(s, f, width)
	for w := width; len(lines) > 1 && w > width/3; w -= 2 {
		narrower := wrap(s, f, w)
		if len(narrower) > len(lines) || f.widest(narrower) > width {
			break
		}
		lines = narrower
	}
	return lines
}

// packed is a list of texts in lines that break between its items only.
func (s *sheet) packed(all []Text, f face, width vg.Length) []string {
	var lines []string
	for i, t := range all {
		piece := s.in(t)
		if i < len(all)-1 {
			piece += s.in(comma)
		}
		if n := len(lines); n > 0 && f.width(strings.TrimRight(lines[n-1]+piece, " ")) <= width {
			lines[n-1] += piece
			continue
		}
		lines = append(lines, piece)
	}
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

func wrapLine(s string, f face, width vg.Length) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(s) {
		if line != "" && f.width(strings.TrimRight(line+piece, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += piece
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces cuts a text where a line may end.
func pieces(s string) []string {
	var out []string
	var prev rune
	start := 0
	for i, r := range s {
		if i > start && mayBreak(prev, r) {
			out = append(out, s[start:i])
			start = i
		}
		prev = r
	}
	return append(out, s[start:])
}

const (
	closing = "，。、；：？！）》〉”’】」％,.;:?!)]%"
	opening = "（《〈“‘【「(["
)

func mayBreak(prev, next rune) bool {
	switch {
	case next == ' ' || strings.ContainsRune(closing, next) || strings.ContainsRune(opening, prev):
		return false
	case prev == ' ':
		return true
	}
	return wide(prev) || wide(next)
}

// wide characters are set without spaces between words.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || strings.ContainsRune("“”‘’—", r)
}
