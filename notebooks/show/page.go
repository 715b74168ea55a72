package show

import (
	"fmt"
	"html"
	"strings"

	"techins/dataset"
)

// A Box is a place on a page with the text that was read there.
type Box struct {
	dataset.Place
	Text   string
	Marked bool // drawn in red, with a frame
}

// Page draws what was read from one page as an SVG picture: every box where it stands, with its text
// in it. Boxes of other pages are passed over. The page is that of A4 paper, or larger where a box
// lies outside of it; the title says what is seen.
func Page(title string, page int, boxes []Box) string {
	width, height := 595.0, 842.0
	var b strings.Builder
	for _, x := range boxes {
		if x.Page != page {
			continue
		}
		width, height = max(width, x.X1), max(height, x.Y1)
		ink, line := "#1f4e79", "#9db8d2"
		if x.Marked {
			ink, line = "#b00020", "#b00020"
		}
		fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="none" stroke="%s"/>`, x.X0, x.Y0, x.X1-x.X0, x.Y1-x.Y0, line)
		fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" font-size="%.1f" fill="%s">%s</text>`+"\n", x.X0+3, (x.Y0+x.Y1)/2+4, size(x), ink, html.EscapeString(x.Text))
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="520" role="img" font-family="sans-serif"><title>%s</title>`+
		`<rect width="100%%" height="100%%" fill="white" stroke="#888"/>`+"\n%s</svg>", width, height, html.EscapeString(title), b.String())
}

// size is the size of type at which a text fits its box: a Chinese character is as wide as its
// height, others about half of that.
func size(x Box) float64 {
	wide := 0.0
	for _, r := range x.Text {
		if r < 0x2E80 {
			wide += 0.6
		} else {
			wide++
		}
	}
	fit := 11.0
	if wide > 0 {
		fit = min(fit, (x.X1-x.X0-4)/wide)
	}
	return max(2, fit)
}
