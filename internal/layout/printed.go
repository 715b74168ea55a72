package layout

import (
	"math"

	"techins/internal/page"
)

// A Printed page is a page with its words, which are found once for its tables and its blocks.
type Printed struct {
	Page *page.Page

	angle   float64    // in which most of its text runs
	upright *page.Page // turned so that most of its text is upright
	turn    turner     // from the page as displayed to the page turned
	words   []Word     // of the page turned; not to be written to
}

// Print finds the words of a page. The page is not to be changed afterwards.
func Print(p *page.Page) *Printed { return printAt(p, dominantAngle(p)) }

// printAt turns a page so that text at the angle is upright.
func printAt(p *page.Page, angle float64) *Printed {
	deg := turned(360 - angle)
	upright := rotated(p, deg)
	return &Printed{p, angle, upright, turner{deg, p.Box.W(), p.Box.H()}, Words(seen(upright.Glyphs))}
}

// sheet is the page with the words that stand on it, those that run in other directions apart.
func (p *Printed) sheet() *sheet {
	s := &sheet{n: p.Page.Number, q: p.upright, turn: p.turn, back: p.turn.back(), words: p.words}
	if v := visible(p.upright); len(v) < len(p.upright.Glyphs) {
		s.words = Words(v)
	}
	s.setAside()
	return s
}

// setAside takes the words in other directions out of the sheet's.
func (s *sheet) setAside() {
	sideways := func(w *Word) bool { return int(math.Round(w.Angle))%360 != 0 || w.Glyphs[0].Vertical }
	for i := range s.words {
		if sideways(&s.words[i]) {
			s.aside = append(s.aside, newPiece([]Word{s.words[i]}))
		}
	}
	if len(s.aside) == 0 {
		return
	}
	words := make([]Word, 0, len(s.words)-len(s.aside))
	for i := range s.words {
		if !sideways(&s.words[i]) {
			words = append(words, s.words[i])
		}
	}
	s.words = words
}
