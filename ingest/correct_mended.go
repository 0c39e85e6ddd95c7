package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// mend marks the rows of corrections that the corrected file had and could not bring, so
// that none is taken for a row that file did bring and the correction left out. Rows are
// known by what stands in their other cells, whatever program saved the file.
func mend(ctx context.Context, db *queries.DB, o Options, intakes []terms.Intake) error {
	for i := range intakes {
		in := &intakes[i]
		if in.Asked.Corrects == 0 || len(in.Tables) == 0 {
			continue
		}
		file, data, err := db.Original(ctx, o.Viewer, in.Asked.Corrects)
		if errors.Is(err, queries.ErrNotFound) || errors.Is(err, queries.ErrForbidden) {
			continue
		}
		if err != nil {
			return fmt.Errorf("reading what is corrected: %w", err)
		}
		rejects, err := db.Rejects(ctx, o.Viewer, in.Asked.Corrects)
		if err != nil {
			return fmt.Errorf("reading what was rejected: %w", err)
		}
		was, errWas := Cells(file, data)
		is, errIs := Cells(in.File, in.Bytes)
		if errWas != nil || errIs != nil {
			continue // read as no table: it has no rows to tell apart
		}
		found := mended(was, rejects, is)
		for j := range in.Tables {
			in.Tables[j].Mended = found[in.Tables[j].Sheet]
		}
	}
	return nil
}

// faultyRow is a row that was rejected, with its faulty columns, from 0.
type faultyRow struct {
	cells  []string
	faulty []int
	found  bool
}

// mended lists, by sheet, the rows of a correction that are rejected rows of the corrected
// file with other words in the faulty cells. Rows that are as they were are none of them.
func mended(was []terms.RawSheet, rejects []queries.RejectedRow, is []terms.RawSheet) map[string][]int {
	stood, waiting := map[string]int{}, faultyRows(was, rejects)
	for _, s := range was {
		for _, row := range s.Rows {
			stood[lineOf(wordsOf(row))]++
		}
	}
	type changed struct {
		sheet string
		row   int
		cells []string
	}
	var rest []changed
	for _, s := range is {
		for i, row := range s.Rows {
			cells := wordsOf(row)
			if line := lineOf(cells); stood[line] > 0 {
				stood[line]--
				pass(waiting, func(w *faultyRow) bool { return slices.Equal(w.cells, cells) }) // faulty still
			} else if len(cells) > 0 {
				rest = append(rest, changed{s.Name, i + 1 - s.Above, cells})
			}
		}
	}
	found := map[string][]int{}
	for _, c := range rest {
		if pass(waiting, func(w *faultyRow) bool { return w.mendedBy(c.cells) }) {
			found[c.sheet] = append(found[c.sheet], c.row)
		}
	}
	return found
}

// pass finds the first row that waits and fits: it waits no longer.
func pass(waiting []*faultyRow, fits func(*faultyRow) bool) bool {
	i := slices.IndexFunc(waiting, func(w *faultyRow) bool { return !w.found && fits(w) })
	if i >= 0 {
		waiting[i].found = true
	}
	return i >= 0
}

func faultyRows(was []terms.RawSheet, rejects []queries.RejectedRow) (all []*faultyRow) {
	at := map[string]*faultyRow{}
	for _, r := range rejects {
		i := slices.IndexFunc(was, func(s terms.RawSheet) bool { return s.Name == r.Source.Sheet })
		if i < 0 || r.Row < 1 || r.Row+was[i].Above > len(was[i].Rows) {
			continue
		}
		key := r.Source.Sheet + "\x1f" + cellName(r.Row, 1)
		if at[key] == nil {
			at[key] = &faultyRow{cells: wordsOf(was[i].Rows[r.Row+was[i].Above-1])}
			all = append(all, at[key])
		}
		if col, row := placeOf(r.Cell); row == r.Row {
			at[key].faulty = append(at[key].faulty, col-1)
		}
	}
	return all
}

// mendedBy reports whether cells are those of the row but for the faulty ones, and for what
// stands to the right of the row.
func (w *faultyRow) mendedBy(cells []string) bool {
	same := 0
	for i := range max(len(w.cells), len(cells)) {
		if slices.Contains(w.faulty, i) || i >= len(w.cells) {
			continue
		}
		if i >= len(cells) && w.cells[i] != "" || i < len(cells) && w.cells[i] != cells[i] {
			return false
		}
		if w.cells[i] != "" {
			same++
		}
	}
	return same > 0
}

// wordsOf are the cells of a row as text, without blank ones at its end.
func wordsOf(row []terms.RawCell) []string {
	row = row[:lastFilled(row)]
	all := make([]string, len(row))
	for i, c := range row {
		all[i] = strings.Join(strings.Fields(c.Text), " ")
	}
	return all
}

func lineOf(cells []string) string { return strings.Join(cells, "\x1f") }

// placeOf reads B12 as column 2 of row 12; 0 for no place.
func placeOf(cell string) (col, row int) {
	for _, ch := range cell {
		if ch >= 'A' && ch <= 'Z' {
			col = col*26 + int(ch-'A') + 1
		}
	}
	return col, rowOf(cell)
}
