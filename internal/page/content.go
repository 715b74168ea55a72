package page

import (
	"fmt"

	"techins/internal/page/font"
	"techins/internal/page/object"
)

// Limits of one page that are no options: no report comes near them.
const (
	maxPageSteps  = 5_000_000   // operators, characters shown and elements of arrays used on a page
	maxSteps      = 100_000_000 // on all pages together
	maxOperands   = 1 << 16
	maxStack      = 4096    // of saved graphics states
	maxPathPoints = 1 << 20 // of one path
	stepsBetween  = 1 << 10 // checks of the limit of all pages
)

// state is the graphics state, with the text state.
type state struct {
	ctm           matrix
	clip          Rect
	fill, stroke  paint
	width         float64
	dashed        bool
	fillAlpha     float64
	strokeAlpha   float64
	font          *font.Font
	size          float64
	charSpace     float64
	wordSpace     float64
	hscale        float64
	leading, rise float64
	mode          int
}

// paint is a colour with the space it was chosen in.
type paint struct {
	space *colorSpace
	color Color
}

// An interpreter draws one page.
type interpreter struct {
	doc  *native
	view *object.View
	page *Page
	state
	stack      []state
	floors     []int // heights of the stack where the open forms began
	res        *resources
	args       []object.Token
	tm, tlm    matrix
	path       path
	clipNext   bool
	evenOdd    bool            // the path is filled by the even-odd rule
	marks      []markedContent // the open marked-content sequences
	hidden     int             // how many of them are hidden
	depth      int
	steps      int64 // operators and characters shown
	counted    int64 // steps counted for the document
	items      int
	strikes    *strikes
	components [32]float64               // of the colour at hand
	forms      map[object.Ref]*resources // of the forms drawn on the page
}

func newInterpreter(n *native, p *Page, m matrix) *interpreter {
	return &interpreter{doc: n, view: &object.View{File: n.file}, page: p, forms: map[object.Ref]*resources{}, tm: identity, tlm: identity, state: state{
		ctm: m, clip: p.Box, width: 1, hscale: 1, fillAlpha: 1, strokeAlpha: 1,
		fill: paint{space: deviceGray}, stroke: paint{space: deviceGray},
	}}
}

// resources are those of the page or of a form, with what was looked up in them.
type resources struct {
	dict   object.Dict
	fonts  map[string]*font.Font
	spaces map[string]*colorSpace
}

func newResources(d object.Dict) *resources {
	return &resources{dict: d, fonts: map[string]*font.Font{}, spaces: map[string]*colorSpace{}}
}

// lookup finds a named resource.
func (it *interpreter) lookup(category object.Name, name []byte) object.Object {
	return it.view.Dict(it.res.dict[category])[object.Name(name)]
}

// run interprets a content stream. Operators it does not know are passed over, as the standard asks.
func (it *interpreter) run(content []byte, res *resources) error {
	outer := it.res
	it.res = res
	defer func() { it.res = outer }()
	s := object.NewScanner(content)
	it.args = it.args[:0]
	for {
		t := s.Next()
		switch t.Kind {
		case object.End:
			return nil
		case object.Operator:
			if err := it.step(1); err != nil {
				return err
			}
			if err := it.operator(t.Bytes, s); err != nil {
				return err
			}
			it.args = it.args[:0]
			s.Reset()
		default:
			if len(it.args) < maxOperands {
				it.args = append(it.args, t)
			}
		}
	}
}

// step counts work done against the limits of the page and of the document.
func (it *interpreter) step(n int) error {
	it.steps += int64(n)
	total := it.steps + it.view.Work
	if total-it.counted < stepsBetween {
		return nil
	}
	if total > maxPageSteps {
		return object.Fail(object.ErrLimit, "the page takes more than %d steps", maxPageSteps)
	}
	all := it.doc.work.Add(total - it.counted)
	it.counted = total
	if all > maxSteps {
		return object.Fail(object.ErrLimit, "the pages take more than %d steps", maxSteps)
	}
	return nil
}

// num is the operand i as a number, 0 when there is none.
func (it *interpreter) num(i int) float64 {
	if i < len(it.args) {
		return it.args[i].Num
	}
	return 0
}

// name is the last operand as a name.
func (it *interpreter) name() []byte {
	if n := len(it.args); n > 0 && it.args[n-1].Kind == object.NameToken {
		return it.args[n-1].Bytes
	}
	return nil
}

func (it *interpreter) matrixArg() matrix {
	return matrix{it.num(0), it.num(1), it.num(2), it.num(3), it.num(4), it.num(5)}
}

// count counts something drawn against the limit of the page.
func (it *interpreter) count() error {
	if it.items++; it.items > it.doc.opt.MaxGlyphs {
		return object.Fail(object.ErrLimit, "more than %d glyphs and shapes on the page (MaxGlyphs)", it.doc.opt.MaxGlyphs)
	}
	return nil
}

func (it *interpreter) operator(op []byte, s *object.Scanner) error {
	switch string(op) {
	case "q":
		if len(it.stack) >= maxStack {
			return object.Fail(object.ErrLimit, "more than %d saved graphics states", maxStack)
		}
		it.stack = append(it.stack, it.state)
	case "Q":
		if n := len(it.stack); n > it.floor() {
			it.state, it.stack = it.stack[n-1], it.stack[:n-1]
		}
	case "cm":
		it.ctm = it.matrixArg().then(it.ctm)
	case "w":
		it.width = it.num(0)
	case "d":
		it.setDash()
	case "gs":
		it.extState()
	case "BI":
		return it.inlineImage(s)
	case "Do":
		return it.doObject()
	case "sh":
		return it.image(it.clip)
	case "BMC", "BDC":
		return it.beginMarked()
	case "EMC":
		it.endMarked()
	default:
		if it.colorOperator(op) || it.textState(op) {
			return nil
		}
		if ok, err := it.textOperator(op); ok || err != nil {
			return err
		}
		return it.pathOperator(op)
	}
	return nil
}

// floor is the height of the stack below which a form must not restore.
func (it *interpreter) floor() int {
	if n := len(it.floors); n > 0 {
		return it.floors[n-1]
	}
	return 0
}

// setDash notes whether lines are dashed: an array with a length that is not 0.
func (it *interpreter) setDash() {
	it.dashed = false
	for _, a := range it.args {
		if a.Kind == object.ArrayClose {
			return
		}
		if a.Kind == object.NumberToken && a.Num > 0 {
			it.dashed = true
		}
	}
}

// extState applies what matters of a graphics state dictionary.
func (it *interpreter) extState() {
	f := it.view
	d := f.Dict(it.lookup("ExtGState", it.name()))
	it.width = f.Float(d["LW"], it.width)
	it.fillAlpha = f.Float(d["ca"], it.fillAlpha)
	it.strokeAlpha = f.Float(d["CA"], it.strokeAlpha)
	if a := f.Array(d["Font"]); len(a) == 2 {
		it.font, it.size = it.doc.font(f, a[0]), f.Float(a[1], 0)
	}
	if a := f.Array(d["D"]); len(a) == 2 {
		it.dashed = false
		for _, x := range f.Floats(a[0]) {
			it.dashed = it.dashed || x > 0
		}
	}
}

// finish is called when the page is drawn.
func (it *interpreter) finish() {
	if it.page.Unmapped > 0 {
		it.page.Warnings = append(it.page.Warnings, fmt.Sprintf("%d glyphs have no character in their font", it.page.Unmapped))
	}
}
