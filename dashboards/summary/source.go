package summary

import "nianlun/queries/terms"

// sourceRows lists the figures of the text in the order they are told, each with what it
// measures and the number by which its rows are found in the database.
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
				rows = append(rows, row(len(rows), w.toldAs(w.anyFig(f), s.As), w.quote(f.Label, terms.Source{}), mark(f.ID)))
			}
		})
	}
	return rows
}
