package summary

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nianlun/queries/terms"
)

// The ways a place tells a figure otherwise than as it is shown: one unit in a column, the
// measure word of what is counted in a sentence. The value stays the figure's own.
const (
	asPlain = "plain" // the number alone; money in 元
	asCents = "cents" // the same with two decimals
	asYuan  = "yuan"  // money in 元, beside other money in 元
)

// Told is how a figure reads in a place that tells it as Span.As says; as it is shown
// where As is empty or says nothing of such a figure.
func Told(f terms.Figure, as string) string {
	switch {
	case as == "" || !f.IsKnown():
		return f.Shown
	case f.Unit == msgYuan:
		return inYuan(f, as)
	case as == asPlain:
		return withUnit(f, "")
	case f.Unit == msgTimes && slices.Contains(measureWords, as):
		return withUnit(f, as)
	}
	return f.Shown
}

// withUnit is a figure with another word behind its number than its unit.
func withUnit(f terms.Figure, said string) string {
	end := strings.LastIndexFunc(f.Shown, unicode.IsDigit) + 1
	behind, ok := strings.CutPrefix(f.Shown[end:], f.Unit)
	if end == 0 || !ok {
		return f.Shown
	}
	return f.Shown[:end] + said + behind
}

// inYuan writes money in 元, with the words of Shown before and behind the number.
func inYuan(f terms.Figure, as string) string {
	from := strings.IndexFunc(f.Shown, func(r rune) bool { return unicode.IsDigit(r) || r == '-' })
	to := strings.LastIndex(f.Shown, msgYuan)
	if from < 0 || to < from || !slices.Contains([]string{asPlain, asCents, asYuan}, as) {
		return f.Shown
	}
	decimals := 2
	if as != asCents && *f.Value == math.Trunc(*f.Value) {
		decimals = 0
	}
	unit := msgYuan
	if as != asYuan {
		unit = ""
	}
	return f.Shown[:from] + strconv.FormatFloat(*f.Value, 'f', decimals, 64) + unit + f.Shown[to+len(msgYuan):]
}

// toldAs tells a run's figure in another way.
func (w *writer) toldAs(spans []Span, as string) []Span {
	out := slices.Clone(spans)
	for i, s := range out {
		if f, ok := w.figures[s.Figure]; ok && s.Kind == Figure {
			if text := Told(f, as); text != f.Shown {
				out[i].As, out[i].Text = as, text
			}
		}
	}
	return out
}

// alike tells the money of a run in one unit: in 元, where not all of it is in 万元.
func (w *writer) alike(spans []Span) []Span {
	long, short := false, false
	for _, s := range spans {
		if f := w.figures[s.Figure]; s.Kind == Figure && f.Unit == msgYuan {
			tenThousands := strings.HasSuffix(f.Shown, msgTenThousand)
			long, short = long || tenThousands, short || !tenThousands
		}
	}
	if !long || !short {
		return spans
	}
	out := slices.Clone(spans)
	for i, s := range out {
		if s.Kind == Figure && w.figures[s.Figure].Unit == msgYuan {
			copy(out[i:], w.toldAs(out[i:i+1], asYuan))
		}
	}
	return out
}

// oneUnit gives every column of numbers one unit, told in its head.
func (w *writer) oneUnit(b Block) Block {
	for i := range b.Head {
		unit, cents := w.unitOf(b.Rows, i)
		if unit == "" {
			continue
		}
		as := asPlain
		if cents {
			as = asCents
		}
		for n, r := range b.Rows {
			if i < len(r) && len(r[i]) == 1 && r[i][0].Kind == Figure {
				b.Rows[n][i] = w.toldAs(r[i], as)
			}
		}
		if !strings.HasSuffix(Text(b.Head[i]), "）") {
			b.Head[i] = word(b.Head[i], "（"+unit+"）")
		}
	}
	return b
}

// unitOf is what all figures of a column count in; "" where they differ, or are days. cents
// says that one of them has 分.
func (w *writer) unitOf(rows [][]Cell, i int) (unit string, cents bool) {
	for _, r := range rows {
		if i >= len(r) || len(r[i]) == 0 || !slices.ContainsFunc(r[i], func(s Span) bool { return s.Kind == Figure }) {
			continue
		}
		f := w.figures[r[i][0].Figure]
		if len(r[i]) != 1 || Told(f, asPlain) == f.Shown || f.Unit == msgDay || strings.HasSuffix(string(f.Measure), "_date") || unit != "" && f.Unit != unit {
			return "", false
		}
		unit, cents = f.Unit, cents || f.Unit == msgYuan && *f.Value != math.Trunc(*f.Value)
	}
	return unit, cents
}
