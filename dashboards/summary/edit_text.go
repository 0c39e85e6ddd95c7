package summary

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Part is a piece of a paragraph as a person left it: words, or a figure by its id.
type Part struct {
	Text   string `json:"t,omitempty"`
	Figure string `json:"f,omitempty"`
}

// ErrUnknownFigure says that a paragraph names a figure the draft does not have.
var ErrUnknownFigure = errors.New("the draft has no such figure")

// LongestParagraph is how many characters a paragraph may have.
const LongestParagraph = 6000

// Typed reads what a person wrote into paragraphs of spans, one a line. What stood in the
// paragraph or the draft before as a quotation or a mark is still one; every other numeral
// is a quotation of the person and marked as typed by hand, unless it was checked before.
func (e Edited) Typed(parts []Part, before []Span) ([][]Span, error) {
	figures, told := e.figures(), newWays(before)
	r := typist{known: e.verbatim(before)}
	for _, s := range before {
		if s.Hand == Checked {
			r.checked = append(r.checked, s.Text)
		}
	}
	lines := [][]Span{nil}
	size := 0
	for _, p := range parts {
		last := len(lines) - 1
		if p.Figure != "" {
			f, ok := figures[p.Figure]
			if !ok {
				return nil, fmt.Errorf("figure %s: %w", p.Figure, ErrUnknownFigure)
			}
			as := told.next(f.ID)
			lines[last] = append(lines[last], Span{Kind: Figure, Text: Told(f, as), Figure: f.ID, As: as})
			continue
		}
		for i, line := range strings.Split(p.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
				last++
			}
			line = plainLine(line)
			size += utf8.RuneCountInString(line)
			lines[last] = append(lines[last], r.read(line, len(lines[last]) == 0)...)
		}
	}
	if size > LongestParagraph {
		return nil, ErrTooLong
	}
	var out [][]Span
	for _, spans := range lines {
		if spans = merge(spans); strings.TrimSpace(Text(spans)) != "" {
			out = append(out, spans)
		}
	}
	return out, nil
}

// ways are how a paragraph told its figures, by id in their order.
type ways map[string][]string

func newWays(spans []Span) ways {
	w := ways{}
	for _, s := range spans {
		if s.Kind == Figure {
			w[s.Figure] = append(w[s.Figure], s.As)
		}
	}
	return w
}

// next is how the next place of a figure tells it.
func (w ways) next(id string) string {
	if len(w[id]) == 0 {
		return ""
	}
	as := w[id][0]
	w[id] = w[id][1:]
	return as
}

// ErrTooLong says that a paragraph is longer than any of a summary.
var ErrTooLong = errors.New("the paragraph is too long")

// plainLine takes out what has no place in a line of text.
func plainLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\u00a0' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < ' ' || r == 0x7f || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r == '\u2060' || r == '\ufeff' || r == '\ufffe' || r == '\uffff' || r == '\ufffd':
			return -1
		}
		return r
	}, s)
}

// Shortest texts that are known again anywhere in the draft.
const (
	shortestQuote = 4
	shortestMark  = 3
)

// verbatim are the quotations and marks a person may go on using, longest first.
func (e Edited) verbatim(before []Span) []Span {
	var list []Span
	keep := func(s Span, quote, mark int) {
		n := utf8.RuneCountInString(s.Text)
		if s.Hand == "" && (s.Kind == Quote && n >= quote || s.Kind == Mark && n >= mark) {
			list = append(list, s)
		}
	}
	for _, s := range before {
		keep(s, 1, 1)
	}
	for _, b := range e.Blocks {
		b.runs(func(spans []Span) {
			for _, s := range spans {
				keep(s, shortestQuote, shortestMark)
			}
		})
	}
	for _, n := range e.Side {
		for _, s := range n.Spans {
			keep(s, shortestQuote, shortestMark)
		}
	}
	slices.SortStableFunc(list, func(a, b Span) int { return len(b.Text) - len(a.Text) })
	return list
}

// typist reads typed text into spans.
type typist struct {
	known   []Span
	checked []string // numbers that were checked, as they were typed
}

const numerals = `0-9０-９〇零一二两三四五六七八九十百千万亿半几双廿壹贰叁肆伍陆柒捌玖拾佰仟①-⑳Ⅰ-Ⅻ`

var (
	// counting are idioms that count after all where something countable follows.
	counting = regexp.MustCompile(`^(?:十一(?:[余多几]?(?:个百分点|万元|人次|[人次元户件个名家场项届年月日号岁周天位批支类组队]))|十一[点.．百千万亿]|两节课|[一二两三四五六七八九十]个代表[队团处])`)
	ordinal  = regexp.MustCompile(`^(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.．、])`)
	listed   = regexp.MustCompile(`^[一二三四五六七八九十]是`)
	number   = regexp.MustCompile(`^[` + numerals + `]+(?:[.．,，:：][0-9０-９]+)*[` + numerals + `]*(?:[%％‰]|人次|万元|亿元|余人|余次|余元|个百分点|[余多]?(?:人|次|元|户|件|个|名|家|场|期|项|届|年|月|日|号|岁|周|天|期))?`)
)

// read cuts a line into what is known, numerals, and words.
func (t *typist) read(line string, first bool) []Span {
	var out []Span
	text := line
	for text != "" {
		start := first && len(text) == len(line)
		if s, ok := t.knownAt(text, line[:len(line)-len(text)]); ok {
			out, text = append(out, s), text[len(s.Text):]
			continue
		}
		if at := ordinalAt(text, line[:len(line)-len(text)], start); at != "" {
			out, text = append(out, mark(at)...), text[len(at):]
			continue
		}
		if idiom := idiomAt(text, line[:len(line)-len(text)]); idiom != "" {
			out, text = word(out, idiom), text[len(idiom):]
			continue
		}
		if n := number.FindString(text); n != "" {
			out, text = append(out, t.hand(n)), text[len(n):]
			continue
		}
		_, size := utf8.DecodeRuneInString(text)
		out, text = word(out, text[:size]), text[size:]
	}
	return out
}

// ordinalAt returns the ordinal a text begins with, where one may stand.
func ordinalAt(text, before string, start bool) string {
	if start {
		if at := ordinal.FindString(text); at != "" {
			return at
		}
	}
	if !listed.MatchString(text) {
		return ""
	}
	if last, _ := utf8.DecodeLastRuneInString(before); !start && !strings.ContainsRune("。；;：:，,", last) {
		return ""
	}
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// knownAt finds the longest known text a line goes on with. One that begins or ends with a
// numeral does not go on as another number.
func (t *typist) knownAt(text, before string) (Span, bool) {
	last, _ := utf8.DecodeLastRuneInString(before)
	for _, s := range t.known {
		if !strings.HasPrefix(text, s.Text) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[len(s.Text):])
		first, _ := utf8.DecodeRuneInString(s.Text)
		end, _ := utf8.DecodeLastRuneInString(s.Text)
		if isNumeral(first) && isNumeral(last) || isNumeral(end) && isNumeral(next) {
			continue
		}
		return s, true
	}
	return Span{}, false
}

var oneNumeral = regexp.MustCompile(`^[` + numerals + `]$`)

func isNumeral(r rune) bool { return oneNumeral.MatchString(string(r)) }

// hand is a number of the person's own; one that was checked stays so.
func (t *typist) hand(text string) Span {
	s := Span{Kind: Quote, Text: text, Hand: Typed}
	if i := slices.Index(t.checked, text); i >= 0 {
		t.checked = slices.Delete(t.checked, i, i+1)
		s.Hand = Checked
	}
	return s
}

// Vouched returns spans with every number typed by hand said to be checked.
func Vouched(spans []Span) []Span {
	out := slices.Clone(spans)
	for i := range out {
		if out[i].Hand == Typed {
			out[i].Hand = Checked
		}
	}
	return out
}
