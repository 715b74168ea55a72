package pattern

import (
	"encoding/binary"
	"regexp/syntax"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// maxStates bounds the states of an automaton; a text that needs more is left to package regexp.
const maxStates = 1000

// An automaton reads a text character by character in one direction. Its states are made when they are
// first reached and then never change.
type automaton struct {
	prog    *syntax.Prog
	classes *classes
	search  bool // matches may begin anywhere, the first one counts; otherwise they begin at once
	longest bool // of matches that begin alike the longest counts; otherwise the one preferred by the expression

	atBegin, within *state // where reading begins: at the outer edge of the text, and within it

	mu     sync.Mutex
	states map[string]*state
	seen   []bool // instructions followed, while a state is made
}

// A state is the instructions that may take the next character, the preferred first.
type state struct {
	todo    []uint32
	open    bool // matches may still begin
	matches bool // what was read is a match
	ends    bool // what was read is a match if nothing follows
	dead    bool // no match will come
	next    []atomic.Pointer[state]
}

func newAutomaton(tree *syntax.Regexp, c *classes, search, longest bool) *automaton {
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil
	}
	a := &automaton{prog: prog, classes: c, search: search, longest: longest,
		states: map[string]*state{}, seen: make([]bool, len(prog.Inst))}
	a.atBegin = a.begin(syntax.EmptyBeginText)
	a.within = a.begin(0)
	return a
}

func (a *automaton) begin(at syntax.EmptyOp) *state {
	var t thread
	a.follow(&t, uint32(a.prog.Start), at)
	return a.intern(&t, a.search && !t.matched, at)
}

// A thread is a state in the making.
type thread struct {
	todo    []uint32
	matched bool
	full    bool // a match is preferred to whatever would follow
}

// follow adds the instructions that can take a character after instruction pc, and notes a match. at
// tells which edges of the text the place is at.
func (a *automaton) follow(t *thread, pc uint32, at syntax.EmptyOp) {
	if t.full || a.seen[pc] {
		return
	}
	a.seen[pc] = true
	in := &a.prog.Inst[pc]
	switch in.Op {
	case syntax.InstFail:
	case syntax.InstAlt, syntax.InstAltMatch:
		a.follow(t, in.Out, at)
		a.follow(t, in.Arg, at)
	case syntax.InstCapture, syntax.InstNop:
		a.follow(t, in.Out, at)
	case syntax.InstEmptyWidth:
		switch need := syntax.EmptyOp(in.Arg); {
		case need&^at == 0:
			a.follow(t, in.Out, at)
		case need == syntax.EmptyEndText: // known when the text has ended
			t.todo = append(t.todo, pc)
		}
	case syntax.InstMatch:
		t.matched, t.full = true, !a.longest
	default:
		t.todo = append(t.todo, pc)
	}
}

// intern is the state made, or the one like it that there is already; nil when there are too many.
func (a *automaton) intern(t *thread, open bool, at syntax.EmptyOp) *state {
	clear(a.seen)
	key := make([]byte, 0, 4*len(t.todo)+3)
	for _, pc := range t.todo {
		key = binary.LittleEndian.AppendUint32(key, pc)
	}
	key = append(key, bit(open), bit(t.matched), byte(at))
	if s := a.states[string(key)]; s != nil {
		return s
	}
	if len(a.states) == maxStates {
		return nil
	}
	s := &state{todo: t.todo, open: open, matches: t.matched, ends: t.matched || a.endsAt(t.todo, at),
		dead: len(t.todo) == 0 && !open, next: make([]atomic.Pointer[state], len(a.classes.first))}
	a.states[string(key)] = s
	return s
}

func bit(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// endsAt reports whether the end of the text makes a match.
func (a *automaton) endsAt(todo []uint32, at syntax.EmptyOp) bool {
	var t thread
	for _, pc := range todo {
		if a.prog.Inst[pc].Op == syntax.InstEmptyWidth {
			a.follow(&t, a.prog.Inst[pc].Out, at|syntax.EmptyEndText)
		}
	}
	clear(a.seen)
	return t.matched
}

// step makes the state after a character of a class; nil when there are too many states.
func (a *automaton) step(s *state, class uint16) *state {
	a.mu.Lock()
	defer a.mu.Unlock()
	r := a.classes.first[class]
	var t thread
	for _, pc := range s.todo {
		if in := &a.prog.Inst[pc]; in.Op != syntax.InstEmptyWidth && in.MatchRune(r) {
			a.follow(&t, in.Out, 0)
		}
	}
	if s.open && !t.full {
		a.follow(&t, uint32(a.prog.Start), 0)
	}
	next := a.intern(&t, s.open && !t.matched, 0)
	if next != nil {
		s.next[class].Store(next)
	}
	return next
}

// after is the state after a character; nil when there are too many states.
func (a *automaton) after(s *state, r rune) *state {
	class := a.classes.of(r)
	if next := s.next[class].Load(); next != nil {
		return next
	}
	return a.step(s, class)
}

// decode is the character at byte i of text and its length. Nearly all of Chinese text has three bytes
// and begins with E3 to E9, which leaves no doubtful ones; package utf8 reads the rest.
func decode(text string, i int) (r rune, size int) {
	c := text[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c >= 0xe3 && c <= 0xe9 && i+2 < len(text) && text[i+1]&0xc0 == 0x80 && text[i+2]&0xc0 == 0x80 {
		return rune(c&0x0f)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f), 3
	}
	return utf8.DecodeRuneInString(text[i:])
}

// endOfMatch is where the first match in text[from:] ends, -1 where there is none. known is false when
// the automaton would grow too big to tell.
func (a *automaton) endOfMatch(text string, from int) (end int, known bool) {
	s, end := a.within, -1
	if from == 0 {
		s = a.atBegin
	}
	for i := from; i < len(text); {
		if s.matches {
			end = i
		}
		if s.dead {
			return end, true
		}
		r, size := decode(text, i)
		if s = a.after(s, r); s == nil {
			return 0, false
		}
		i += size
	}
	if s.ends {
		end = len(text)
	}
	return end, true
}

// startOfMatch is where the longest match begins that ends at byte end, not before byte from.
func (a *automaton) startOfMatch(text string, from, end int) (start int, known bool) {
	s, start := a.within, end
	if end == len(text) {
		s = a.atBegin
	}
	i := end
	for i > from && !s.dead {
		r, size := utf8.DecodeLastRuneInString(text[from:i])
		if s.matches {
			start = i
		}
		if s = a.after(s, r); s == nil {
			return 0, false
		}
		i -= size
	}
	if s.matches || i == 0 && s.ends {
		start = i
	}
	return start, true
}
