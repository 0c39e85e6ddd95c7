package summary

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// NoteKey names a note of the side list: the same finding has the same name after data
// changed its figures.
func (n Note) NoteKey() string {
	text := n.Code
	for _, s := range n.Spans {
		text += "\n" + told(Span{Kind: s.Kind, Figure: s.Figure, Text: s.Text})
	}
	return terms.FigureID("note\n" + text)
}

// problemEnds are what a finding of each code goes on with as a problem; a code that is
// missing here says nothing a text could.
var problemEnds = map[string]string{
	"rate": msgProblemRate, "budget": msgProblemBudget, "unit": msgProblemUnit, "decline": msgProblemDecline, "event": msgProblemEvent, "item": msgProblemItem, "note": "。",
}

// Problem words a finding of the side list as a sentence for 存在的问题: the figures it
// rests on, and what a person then makes of it. False where it is none: a rate that only
// speaks for a part may be a good one.
func (e Edited) Problem(n Note) ([]Span, bool) {
	end, ok := problemEnds[n.Code]
	if !ok || n.Code == "rate" && !e.poor(n) {
		return nil, false
	}
	last := -1
	for i, s := range n.Spans {
		if s.Kind == Figure || s.Kind == Quote {
			last = i
		}
	}
	if last < 0 {
		return nil, false
	}
	lead := slices.Clone(n.Spans[:last+1])
	if last+1 < len(n.Spans) && strings.HasPrefix(n.Spans[last+1].Text, "”") {
		lead = word(lead, "”")
	}
	if n.Code == "note" && n.Spans[last].Kind != Quote {
		return nil, false
	}
	return merge(word(lead, end)), true
}

// poor reports whether a finding tells a rate nobody would be proud of.
func (e Edited) poor(n Note) bool {
	return slices.ContainsFunc(e.Seen(n.Spans), func(f terms.Figure) bool { return f.IsKnown() && (*f.Value < lowestRate || *f.Value > 100) })
}

// ProblemSpot is where a problem taken in stands: below the last paragraph of 存在的问题.
// False where the draft has no such chapter.
func (e Edited) ProblemSpot() (Spot, string, bool) {
	last, inside := -1, false
	for i, b := range e.Blocks {
		switch {
		case b.Kind == Heading1:
			inside = strings.Contains(Text(b.Spans), problemsWord)
			if inside {
				last = i
			}
		case inside && e.Pieces[i].Key != "" && (b.Kind == Paragraph || b.Kind == ListItem):
			last = i
		case b.Kind == NoteBlock || b.Kind == Enclosure || b.Kind == Annex:
			inside = false
		}
	}
	if last < 0 || e.Pieces[last].Key == "" {
		return Spot{}, "", false
	}
	return e.SpotAt(last), e.Pieces[last].Under, true
}

// problemsWord is how the chapter of problems is known, whatever a template calls it.
const problemsWord = "问题"

// SpotAt is the place below a block.
func (e Edited) SpotAt(i int) Spot { return Spot{Key: e.Pieces[i].Key, Was: e.Blocks[i]} }

// At finds the block of a key.
func (e Edited) At(key string) (int, bool) {
	i := slices.IndexFunc(e.Pieces, func(p Piece) bool { return key != "" && p.Key == key })
	return i, i >= 0
}

// Seen are the figures a run of spans speaks of, as they are now.
func (e Edited) Seen(spans []Span) []terms.Figure {
	known := e.figures()
	var list []terms.Figure
	for _, s := range spans {
		f, ok := known[s.Figure]
		if s.Kind == Figure && ok && !slices.ContainsFunc(list, func(g terms.Figure) bool { return g.ID == f.ID }) {
			list = append(list, f)
		}
	}
	return list
}
