package docx

import (
	"regexp"
	"slices"
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
		if id, as, ok := figureOf(piece); ok {
			shown, found := r.figure(text, summary.Told(r.figures[id], as), pieces[i+1:], changed)
			if !found {
				return nil, false
			}
			out = append(out, summary.Span{Kind: summary.Figure, Text: shown, Figure: id, As: as})
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
func (r *reader) figure(text, shown string, next []string, changed bool) (string, bool) {
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
	if strings.HasPrefix(text, shown) && follows(text[len(shown):]) {
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
	spans, missing := r.missing(spans, want)
	for _, alike := range []func(string) *regexp.Regexp{verbatim, sameUnit} {
		var still []summary.Span
		for _, one := range missing {
			cut, ok := takeOut(spans, one, alike(summary.Told(r.figures[one.Figure], one.As)))
			if !ok {
				still = append(still, one)
				continue
			}
			spans = cut
		}
		missing = still
	}
	return spans
}

// missing lists the figures of the ledger that no control of the run shows, in order; those
// that are shown are told as the ledger says.
func (r *reader) missing(spans []summary.Span, want form) (told, missing []summary.Span) {
	told = slices.Clone(spans)
	taken := map[int]bool{}
	for _, piece := range strings.Fields(string(want)) {
		id, as, ok := figureOf(piece)
		if !ok {
			continue
		}
		at := slices.IndexFunc(told, func(s summary.Span) bool { return s.Figure == id })
		for at >= 0 && taken[at] {
			next := slices.IndexFunc(told[at+1:], func(s summary.Span) bool { return s.Figure == id })
			if next < 0 {
				at = -1
				break
			}
			at += 1 + next
		}
		if at < 0 {
			missing = append(missing, summary.Span{Kind: summary.Figure, Figure: id, As: as})
			continue
		}
		taken[at] = true
		told[at].As = as
	}
	return told, missing
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
func takeOut(spans []summary.Span, one summary.Span, alike *regexp.Regexp) ([]summary.Span, bool) {
	for i, s := range spans {
		if s.Kind != summary.Word {
			continue
		}
		at := alike.FindStringSubmatchIndex(s.Text)
		if at == nil {
			continue
		}
		out := addWord(append([]summary.Span{}, spans[:i]...), s.Text[:at[2]])
		one.Text = s.Text[at[2]:at[3]]
		out = append(out, one)
		out = addWord(out, s.Text[at[3]:])
		return append(out, spans[i+1:]...), true
	}
	return spans, false
}
