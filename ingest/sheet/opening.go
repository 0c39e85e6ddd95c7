package sheet

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// pattern is an expression asked of every row of a file. It knows characters without
// which it cannot match, since most cells hold none of them and an expression is slow to
// say no.
type pattern struct {
	*regexp.Regexp
	opens runeSet // of an anchored expression: the first characters of its matches; nil: any
	holds runeSet // characters every match holds one of; nil: none known
}

// runeSet is a bit a character of the basic plane.
type runeSet []uint64

func newRuneSet() runeSet { return make(runeSet, 1<<10) }

func runesOf(characters string) runeSet {
	s := newRuneSet()
	for _, r := range characters {
		s.add(r)
	}
	return s
}

func (s runeSet) add(r rune) {
	if r >= 0 && r <= 0xffff {
		s[r>>6] |= 1 << (r & 63)
	}
}

// has says yes to every character beyond the basic plane.
func (s runeSet) has(r rune) bool { return r > 0xffff || s[r>>6]>>(r&63)&1 == 1 }

// opening compiles an expression; where it is anchored, the characters its matches can
// begin with are worked out from it.
func opening(expr string) pattern {
	return pattern{Regexp: regexp.MustCompile(expr), opens: openings(expr)}
}

// holding compiles an expression every match of which holds one of the characters.
func holding(characters, expr string) pattern {
	return pattern{Regexp: regexp.MustCompile(expr), holds: runesOf(characters)}
}

// MatchString is what the expression says, sooner.
func (p pattern) MatchString(s string) bool {
	if p.opens != nil && s != "" {
		if r, _ := utf8.DecodeRuneInString(s); !p.opens.has(r) {
			return false
		}
	}
	if p.holds != nil && strings.IndexFunc(s, p.holds.has) < 0 {
		return false
	}
	return p.Regexp.MatchString(s)
}

// openings are the characters a match of an anchored expression can begin with; nil
// when it can begin anywhere or with anything.
func openings(expr string) runeSet {
	parsed, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil
	}
	w := walk{prog: prog, set: newRuneSet(), seen: map[step]bool{}}
	if !w.from(step{prog.Start, false}) {
		return nil
	}
	return w.set
}

// step is an instruction, and whether the beginning of the text was asked for before it.
type step struct {
	at       int
	anchored bool
}

type walk struct {
	prog *syntax.Prog
	set  runeSet
	seen map[step]bool
}

// from collects the first characters of every way on from a step and reports whether
// they can be told.
func (w walk) from(s step) bool {
	if w.seen[s] {
		return true
	}
	w.seen[s] = true
	in := w.prog.Inst[s.at]
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		return w.from(step{int(in.Out), s.anchored}) && w.from(step{int(in.Arg), s.anchored})
	case syntax.InstCapture, syntax.InstNop:
		return w.from(step{int(in.Out), s.anchored})
	case syntax.InstEmptyWidth:
		op := syntax.EmptyOp(in.Arg)
		if op&syntax.EmptyEndText != 0 && s.anchored { // only the empty text goes on
			return true
		}
		return w.from(step{int(in.Out), s.anchored || op&syntax.EmptyBeginText != 0})
	case syntax.InstFail:
		return true
	case syntax.InstRune, syntax.InstRune1:
		return s.anchored && w.set.addRanges(in)
	}
	return false
}

// addRanges adds what an instruction takes and reports whether it can be told.
func (s runeSet) addRanges(in syntax.Inst) bool {
	if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
		return false
	}
	if len(in.Rune) == 1 {
		s.add(in.Rune[0])
		return true
	}
	for i := 0; i+1 < len(in.Rune); i += 2 {
		for r := in.Rune[i]; r <= min(in.Rune[i+1], 0xffff); r++ {
			s.add(r)
		}
	}
	return true
}
