package summary

import (
	"slices"
	"strings"
)

// slots are the runs of text a sentence may use; a missing or empty one is unknown.
type slots map[string][]Span

// fill writes a message of the program: {name} is a slot, [..] a clause that falls away
// when one of its slots is empty. Outside of brackets an empty slot makes the sentence
// untellable: fill then returns false. So what is not known is never told.
func fill(template string, s slots) ([]Span, bool) {
	var out []Span
	for template != "" {
		at := strings.IndexAny(template, "[{")
		if at < 0 {
			return word(out, template), true
		}
		out = word(out, template[:at])
		closing := "}"
		if template[at] == '[' {
			closing = "]"
		}
		inner, rest, found := strings.Cut(template[at+1:], closing)
		if !found {
			return nil, false
		}
		if template[at] == '{' {
			if len(s[inner]) == 0 {
				return nil, false
			}
			out = append(out, nested(out, s[inner])...)
		} else if clause, ok := fill(inner, s); ok {
			out = append(out, clause...)
		}
		template = rest
	}
	return out, true
}

// fillLine writes one line of a template by the same rule; {如有 ..} chooses.
func (w *writer) fillLine(line []node, s slots) (out []Span, told bool) {
	for _, n := range line {
		switch n.kind {
		case nodeWord, nodeMark, nodeQuote:
			if w.template.own && w.guard.names(n.text) {
				w.withheld = true
				return nil, false
			}
			if n.kind == nodeWord {
				out = word(out, n.text)
				continue
			}
			out = append(out, n.span())
		case nodeClause:
			if inner, ok := w.fillLine(n.inner, s); ok {
				out = append(out, inner...)
			}
		case nodeIf:
			inner := n.inner
			if n.cond == nil || len(w.given(*n.cond, s)) == 0 {
				inner = n.other
			}
			part, ok := w.fillLine(inner, s)
			if !ok {
				return nil, false
			}
			out = append(out, part...)
		case nodeSlot, nodeValue:
			given := w.given(n, s)
			if len(given) == 0 {
				return nil, false
			}
			out = append(out, nested(out, given)...)
		}
	}
	return out, true
}

// span is the text of words or a set phrase.
func (n node) span() Span {
	kind := map[nodeKind]Kind{nodeQuote: Quote, nodeMark: Mark}[n.kind]
	if kind == "" {
		kind = Word
	}
	return Span{Kind: kind, Text: n.text}
}

// given is what a name stands for just now.
func (w *writer) given(n node, s slots) []Span {
	if n.kind == nodeSlot {
		return s[n.text]
	}
	for _, v := range w.values {
		if v.said == n.text {
			return v.give(w, n.arg)
		}
	}
	return nil
}

var innerQuotes = strings.NewReplacer("“", "‘", "”", "’")

// nested sets the quotation marks of a quotation that stands in others.
func nested(before, text []Span) []Span {
	if n := len(before); n == 0 || !strings.HasSuffix(before[n-1].Text, "“") {
		return text
	}
	out := slices.Clone(text)
	for i, s := range out {
		if s.Kind == Quote {
			out[i].Text = innerQuotes.Replace(s.Text)
		}
	}
	return out
}

// word appends template text, joined to a word before it.
func word(spans []Span, text string) []Span {
	if text == "" {
		return spans
	}
	if n := len(spans); n > 0 && spans[n-1].Kind == Word {
		spans[n-1].Text += text
		return spans
	}
	return append(spans, Span{Kind: Word, Text: text})
}

// words returns template text as a run.
func words(text string) []Span { return word(nil, text) }

// mark returns an ordinal, a period or a date of the document as a run.
func mark(text string) []Span {
	if text == "" {
		return nil
	}
	return []Span{{Kind: Mark, Text: text}}
}

// join puts a separator between the runs that hold anything.
func join(runs [][]Span, separator string) []Span {
	var out []Span
	for _, r := range runs {
		if len(r) == 0 {
			continue
		}
		if len(out) > 0 {
			out = word(out, separator)
		}
		out = append(out, r...)
	}
	return out
}

// concat joins runs without anything between.
func concat(runs ...[]Span) []Span { return join(runs, "") }

// merge joins neighbouring words so that equal text is
// always cut into equal spans.
func merge(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if s.Text == "" {
			continue
		}
		if s.Kind == Word {
			out = word(out, s.Text)
			continue
		}
		out = append(out, s)
	}
	return out
}
