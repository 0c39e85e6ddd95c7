package docx

import (
	"regexp"
	"strconv"
	"strings"

	"nianlun/dashboards/summary"
)

// restore gives the figures of a run back to its text: where the words are as they
// were, by their places; else by the controls that are left, and the figures without
// one by what they show.
func (r *reader) restore(spans []summary.Span, want form) []summary.Span {
	text := summary.Text(spans)
	if fitted, ok := r.fit(text, want, false); ok {
		return fitted
	}
	if fitted, ok := r.fit(text, want, true); ok {
		return fitted
	}
	return r.search(spans, want)
}

// longestFigure is how many characters a changed figure may have.
const longestFigure = 40

// fit cuts a text as the ledger says. Words must be as they were; figures as the ledger
// shows them, or anything short where they may have been changed.
func (r *reader) fit(text string, want form, changed bool) ([]summary.Span, bool) {
	pieces := strings.Fields(string(want))
	var out []summary.Span
	for i, piece := range pieces {
		if id, ok := strings.CutPrefix(piece, "="); ok {
			shown, found := r.figure(text, id, pieces[i+1:], changed)
			if !found {
				return nil, false
			}
			out = append(out, summary.Span{Kind: summary.Figure, Text: shown, Figure: id})
			text = text[len(shown):]
			continue
		}
		word, ok := wordAt(text, piece)
		if !ok {
			return nil, false
		}
		out = append(out, summary.Span{Kind: summary.Word, Text: word})
		text = text[len(word):]
	}
	return out, text == ""
}

// figure finds what a figure shows at the start of a text: what comes next must follow.
func (r *reader) figure(text, id string, next []string, changed bool) (string, bool) {
	follows := func(rest string) bool {
		switch {
		case len(next) == 0:
			return rest == ""
		case next[0][0] == '=':
			return true
		}
		_, ok := wordAt(rest, next[0])
		return ok
	}
	if shown := r.figures[id].Shown; strings.HasPrefix(text, shown) && follows(text[len(shown):]) {
		return shown, true
	}
	if !changed {
		return "", false
	}
	n := 0
	for at := range text + " " {
		if follows(text[at:]) {
			return text[:at], true
		}
		if n++; n > longestFigure {
			break
		}
	}
	return "", false
}

// wordAt returns the start of a text when it is the word the ledger has.
func wordAt(text, piece string) (string, bool) {
	count, sum, _ := strings.Cut(piece, ".")
	n, err := strconv.Atoi(count)
	if err != nil {
		return "", false
	}
	end := len(text)
	for at := range text {
		if n == 0 {
			end = at
			break
		}
		n--
	}
	return text[:end], n == 0 && digest(text[:end]) == sum
}

// search keeps the controls of an edited run and looks in its words for the figures
// that have none: first for what they showed, then for a number of the same unit.
func (r *reader) search(spans []summary.Span, want form) []summary.Span {
	missing := r.missing(spans, want)
	for _, alike := range []func(string) *regexp.Regexp{verbatim, sameUnit} {
		var still []string
		for _, id := range missing {
			cut, ok := takeOut(spans, id, alike(r.figures[id].Shown))
			if !ok {
				still = append(still, id)
				continue
			}
			spans = cut
		}
		missing = still
	}
	return spans
}

// missing lists the figures of the ledger that no control of the run shows, in order.
func (r *reader) missing(spans []summary.Span, want form) []string {
	have := map[string]int{}
	for _, s := range spans {
		have[s.Figure]++
	}
	var list []string
	for _, piece := range strings.Fields(string(want)) {
		if id, ok := strings.CutPrefix(piece, "="); ok {
			if have[id]--; have[id] < 0 {
				list = append(list, id)
			}
		}
	}
	return list
}

const aNumber = `(?:^|[^0-9.,])([0-9][0-9,.]*)`

// verbatim matches what a figure showed, standing by itself.
func verbatim(shown string) *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^0-9.,])(` + regexp.QuoteMeta(shown) + `)`)
}

var leadingNumber = regexp.MustCompile(`^[0-9][0-9,.]*`)

// sameUnit matches any number with the figure's unit; a figure without a number, nothing.
func sameUnit(shown string) *regexp.Regexp {
	number := leadingNumber.FindString(shown)
	if number == "" {
		return regexp.MustCompile(`$^x(x)`)
	}
	return regexp.MustCompile(strings.TrimSuffix(aNumber, ")") + regexp.QuoteMeta(strings.TrimPrefix(shown, number)) + `)`)
}

// takeOut makes the first match in the words of a run a figure.
func takeOut(spans []summary.Span, id string, alike *regexp.Regexp) ([]summary.Span, bool) {
	for i, s := range spans {
		if s.Kind != summary.Word {
			continue
		}
		at := alike.FindStringSubmatchIndex(s.Text)
		if at == nil {
			continue
		}
		out := addWord(append([]summary.Span{}, spans[:i]...), s.Text[:at[2]])
		out = append(out, summary.Span{Kind: summary.Figure, Text: s.Text[at[2]:at[3]], Figure: id})
		out = addWord(out, s.Text[at[3]:])
		return append(out, spans[i+1:]...), true
	}
	return spans, false
}
