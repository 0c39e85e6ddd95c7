package summary

import "nianlun/queries/terms"

// sourceRows lists the figures of the text in the order they are told, each with what it
// measures, over which days, and the number by which its rows are found in the database.
// No file, row or person stands there: whoever has the database finds them.
func (w *writer) sourceRows() [][]Cell {
	var rows [][]Cell
	told := map[string]bool{}
	for _, b := range w.blocks {
		b.runs(func(spans []Span) {
			for _, s := range spans {
				f, ok := w.figures[s.Figure]
				if s.Kind != Figure || !ok || told[f.ID] {
					continue
				}
				told[f.ID] = true
				rows = append(rows, row(len(rows), w.anyFig(f), w.measured(f), spanOf(f), mark(f.ID)))
			}
		})
	}
	return rows
}

// measured names what a figure counts, as the register of measures does: a name that a
// row gave may not stand here.
func (w *writer) measured(f terms.Figure) []Span {
	return w.quote(f.Label, terms.Source{})
}

// spanOf is the days a figure is about.
func spanOf(f terms.Figure) []Span {
	ask, err := terms.ParseAsk(f.Key)
	if err != nil {
		return nil
	}
	return mark(ask.Period.From.String() + msgTo + ask.Period.Last().String())
}
