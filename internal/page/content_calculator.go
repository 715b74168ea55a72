package page

import (
	"math"
	"strconv"
	"strings"

	"techins/internal/page/object"
)

// maxProgram is the longest program, in bytes.
const maxProgram = 4096

// calculator reads a PostScript calculator function (ISO 32000-2, 7.10.5), nil when it uses what is
// not known here.
func (it *interpreter) calculator(s *object.Stream) func([]float64) []float64 {
	if s == nil {
		return nil
	}
	data, err := it.view.Decode(s)
	if err != nil || len(data) > maxProgram {
		return nil
	}
	words := strings.Fields(strings.NewReplacer("{", " { ", "}", " } ").Replace(string(data)))
	if len(words) < 2 || words[0] != "{" {
		return nil
	}
	body, rest := block(words[1:], 0)
	if rest == nil {
		return nil
	}
	outs := len(it.view.Array(s.Dict["Range"])) / 2
	return func(in []float64) []float64 {
		m := machine{stack: append([]float64(nil), in...)}
		m.run(body)
		if m.failed || len(m.stack) < outs {
			return nil
		}
		return m.stack[len(m.stack)-outs:]
	}
}

// A step is a number, an operator or a block of a calculator program.
type step struct {
	op    string
	value float64
	body  []step
}

// block reads up to the closing brace; rest is nil when there is none.
func block(words []string, depth int) (steps []step, rest []string) {
	for i := 0; i < len(words); i++ {
		switch w := words[i]; w {
		case "}":
			return steps, words[i+1:]
		case "{":
			if depth > 16 {
				return nil, nil
			}
			body, after := block(words[i+1:], depth+1)
			if after == nil {
				return nil, nil
			}
			steps = append(steps, step{op: "{", body: body})
			words, i = after, -1
		default:
			if v, err := strconv.ParseFloat(w, 64); err == nil {
				steps = append(steps, step{value: v})
			} else {
				steps = append(steps, step{op: w})
			}
		}
	}
	return nil, nil
}

// A machine runs a calculator program. It fails rather than guess.
type machine struct {
	stack  []float64
	failed bool
}

func (m *machine) pop() float64 {
	if len(m.stack) == 0 {
		m.failed = true
		return 0
	}
	v := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	return v
}

func (m *machine) push(v float64) {
	if len(m.stack) > 100 {
		m.failed = true
		return
	}
	m.stack = append(m.stack, v)
}

func (m *machine) run(steps []step) {
	for i, s := range steps {
		switch {
		case m.failed:
			return
		case s.op == "":
			m.push(s.value)
		case s.op == "{":
		case s.op == "if" && i >= 1:
			if m.pop() != 0 {
				m.run(steps[i-1].body)
			}
		case s.op == "ifelse" && i >= 2:
			if m.pop() != 0 {
				m.run(steps[i-2].body)
			} else {
				m.run(steps[i-1].body)
			}
		default:
			m.operator(s.op)
		}
	}
}

var unaryOperators = map[string]func(float64) float64{
	"abs": math.Abs, "neg": func(a float64) float64 { return -a }, "ceiling": math.Ceil, "floor": math.Floor,
	"round": math.Round, "truncate": math.Trunc, "sqrt": math.Sqrt, "ln": math.Log, "log": math.Log10,
	"sin": func(a float64) float64 { return math.Sin(a * math.Pi / 180) },
	"cos": func(a float64) float64 { return math.Cos(a * math.Pi / 180) },
	"cvi": math.Trunc, "cvr": func(a float64) float64 { return a }, "not": func(a float64) float64 { return truth(a == 0) },
}

var binaryOperators = map[string]func(a, b float64) float64{
	"add": func(a, b float64) float64 { return a + b }, "sub": func(a, b float64) float64 { return a - b },
	"mul": func(a, b float64) float64 { return a * b }, "div": func(a, b float64) float64 { return a / b },
	"idiv": func(a, b float64) float64 { return math.Trunc(a / b) }, "mod": math.Mod, "exp": math.Pow,
	"atan": func(a, b float64) float64 { return math.Mod(math.Atan2(a, b)*180/math.Pi+360, 360) },
	"eq":   func(a, b float64) float64 { return truth(a == b) }, "ne": func(a, b float64) float64 { return truth(a != b) },
	"gt": func(a, b float64) float64 { return truth(a > b) }, "ge": func(a, b float64) float64 { return truth(a >= b) },
	"lt": func(a, b float64) float64 { return truth(a < b) }, "le": func(a, b float64) float64 { return truth(a <= b) },
	"and": func(a, b float64) float64 { return truth(a != 0 && b != 0) }, "or": func(a, b float64) float64 { return truth(a != 0 || b != 0) },
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (m *machine) operator(op string) {
	if f, ok := unaryOperators[op]; ok {
		m.push(f(m.pop()))
		return
	}
	if f, ok := binaryOperators[op]; ok {
		b, a := m.pop(), m.pop()
		m.push(f(a, b))
		return
	}
	switch op {
	case "pop":
		m.pop()
	case "dup":
		v := m.pop()
		m.push(v)
		m.push(v)
	case "exch":
		b, a := m.pop(), m.pop()
		m.push(b)
		m.push(a)
	case "true":
		m.push(1)
	case "false":
		m.push(0)
	case "copy":
		m.copy(m.count())
	case "index":
		if k := m.count(); k < len(m.stack) {
			m.push(m.stack[len(m.stack)-1-k])
		} else {
			m.failed = true
		}
	case "roll":
		j, k := int(m.pop()), m.count()
		m.roll(k, j)
	default:
		m.failed = true
	}
}

// count pops a number of elements.
func (m *machine) count() int {
	v := m.pop()
	if !(v >= 0 && v <= 100) {
		m.failed = true
		return 0
	}
	return int(v)
}

func (m *machine) copy(n int) {
	if n > len(m.stack) {
		m.failed = true
		return
	}
	for _, v := range m.stack[len(m.stack)-n:] {
		m.push(v)
	}
}

func (m *machine) roll(n, j int) {
	if n == 0 || n > len(m.stack) {
		m.failed = m.failed || n > len(m.stack)
		return
	}
	top := m.stack[len(m.stack)-n:]
	old := append([]float64(nil), top...)
	for i, v := range old {
		top[((i+j)%n+n)%n] = v
	}
}
