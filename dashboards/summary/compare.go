package summary

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"nianlun/queries/terms"
)

// Pair is one figure as two drafts tell it; "" where a draft does not.
type Pair struct {
	Label string
	A, B  terms.Figure
	Turn  string // more, less, same from A to B; "" where it cannot be said
}

// Beside is a paragraph of one draft and its like in the other; nil where there is none.
type Beside struct {
	A, B *Block
	Same bool
}

// Compare sets two drafts side by side, of one period or of two: the figures both may tell,
// in the order of the first one's text, and the text, paragraph by paragraph.
func Compare(a, b Draft) ([]Pair, []Beside) {
	one, two := inOrder(a), inOrder(b)
	var pairs []Pair
	met := map[string]bool{}
	for _, f := range one.list {
		q := question(f)
		met[q] = true
		pairs = append(pairs, pairOf(f, two.by[q]))
	}
	for _, f := range two.list {
		if !met[question(f)] {
			pairs = append(pairs, pairOf(terms.Figure{}, f))
		}
	}
	return pairs, beside(a, b)
}

// yearIn matches the years a label names.
var yearIn = regexp.MustCompile(`[0-9]{4}年`)

// commonLabel names one figure of two drafts: where they tell of the same in two years, by
// neither of the years. Of other things, such as spending by vouchers and by ledgers, both
// are named and alike is false: one is not more than the other.
func commonLabel(a, b string) (label string, alike bool) {
	rest := yearIn.ReplaceAllString(a, "")
	switch {
	case b == "" || a == b:
		return a, true
	case a == "":
		return b, true
	case rest == yearIn.ReplaceAllString(b, ""):
		return rest, true
	}
	return a + msgLabels + b, false
}

func pairOf(a, b terms.Figure) Pair {
	label, alike := commonLabel(a.Label, b.Label)
	p := Pair{Label: label, A: a, B: b}
	if alike && a.IsKnown() && b.IsKnown() && a.Unit == b.Unit && a.Unit != msgDay {
		switch {
		case *a.Value < *b.Value:
			p.Turn = "more"
		case *a.Value > *b.Value:
			p.Turn = "less"
		default:
			p.Turn = "same"
		}
	}
	return p
}

// ordered are the figures of a draft's text as they are met, and by their question.
type ordered struct {
	list []terms.Figure
	by   map[string]terms.Figure
}

func inOrder(d Draft) ordered {
	o := ordered{by: map[string]terms.Figure{}}
	known := d.figures()
	for _, b := range d.Blocks {
		if b.Kind == Annex {
			break
		}
		for _, s := range b.Spans {
			f, ok := known[s.Figure]
			if s.Kind != Figure || !ok {
				continue
			}
			if q := question(f); o.by[q].ID == "" {
				o.by[q] = f
				o.list = append(o.list, f)
			}
		}
	}
	return o
}

// question is what a figure asks, whatever the days: the same in two years.
func question(f terms.Figure) string {
	ask, err := terms.ParseAsk(f.Key)
	if err != nil {
		return f.ID
	}
	parts := []string{}
	for dim, value := range ask.By {
		if dim != terms.ByAsOf {
			parts = append(parts, string(dim)+"="+value)
		}
	}
	sort.Strings(parts)
	return string(ask.Measure) + "?" + ask.Unit + "?" + strings.Join(parts, "&")
}

// beside aligns the texts in order, paragraph by paragraph.
func beside(a, b Draft) []Beside {
	one, two := asked(a), asked(b)
	best := make([][]float64, len(one)+1)
	for i := range best {
		best[i] = make([]float64, len(two)+1)
	}
	score := func(i, j int) float64 { return alike(one[i].plain, one[i].under, two[j].plain, two[j].under) }
	for i := len(one) - 1; i >= 0; i-- {
		for j := len(two) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if s := score(i, j); s > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+s)
			}
		}
	}
	var list []Beside
	i, j := 0, 0
	for i < len(one) || j < len(two) {
		switch {
		case i < len(one) && j < len(two) && score(i, j) > 0 && best[i][j] == best[i+1][j+1]+score(i, j):
			list = append(list, Beside{&one[i].block, &two[j].block, Text(one[i].block.Spans) == Text(two[j].block.Spans)})
			i, j = i+1, j+1
		case j == len(two) || i < len(one) && best[i][j] == best[i+1][j]:
			list = append(list, Beside{A: &one[i].block})
			i++
		default:
			list = append(list, Beside{B: &two[j].block})
			j++
		}
	}
	return list
}

// line is a block of text with its figures named by their questions.
type line struct {
	block, plain Block
	under        string
}

func asked(d Draft) []line {
	var list []line
	known, under := d.figures(), ""
	for _, b := range d.Blocks {
		if b.Kind == Annex {
			break
		}
		if b.Kind == Heading1 || b.Kind == Heading2 {
			under = heading(b)
		}
		if !editable(b.Kind) {
			continue
		}
		plain := b
		plain.Spans = slices.Clone(b.Spans)
		for i, s := range plain.Spans {
			if f, ok := known[s.Figure]; ok && s.Kind == Figure {
				plain.Spans[i].Figure = question(f)
			}
		}
		list = append(list, line{b, plain, under})
	}
	return list
}
