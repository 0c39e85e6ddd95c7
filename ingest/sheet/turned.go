package sheet

import (
	"slices"

	"nianlun/queries/terms"
)

// turned is a table that lies on its side: its fields stand one under the other in a
// column of labels, and every column right of it is a record.
type turned struct {
	rows []int // of the labels, top to bottom
	cols []int // of the records
	at   int   // column of the labels
}

// Nobody lays longer tables on their side.
const (
	maxTurnedRows = 40
	maxTurnedTail = 6 // rows below the labels: notes, signatures
)

// turnedOf finds a table on its side: the first row that begins with a known label and
// goes on with values, and the rows below it as long as they do the same.
func turnedOf(g *grid) (t turned, ok bool) {
	for r := 1; r <= min(12, len(g.rows)) && t.rows == nil; r++ {
		if cells := g.nonBlank(r); len(cells) >= 3 && knownWord(g.at(r, cells[0])) && !labelPair(g, r, cells) {
			t.at, t.cols = cells[0], cells[1:]
			t.rows = t.labelsFrom(g, r)
		}
	}
	if len(t.rows) < 3 || len(t.rows) > maxTurnedRows || len(g.rows)-t.rows[len(t.rows)-1] > maxTurnedTail {
		return t, false
	}
	seen, known, values, labels := map[string]bool{}, 0, 0, 0
	for _, r := range t.rows {
		key, _ := normal(g.at(r, t.at).words())
		if seen[key] || runes(key) > 12 {
			return t, false
		}
		seen[key] = true
		if knownHeading(key) {
			known++
		}
		for _, c := range t.cols {
			if x := g.at(r, c); !x.blank() {
				values++
				if knownWord(x) {
					labels++
				}
			}
		}
	}
	return t, known >= 3 && known*3 >= len(t.rows)*2 && labels*5 <= values
}

// labelsFrom lists the rows from r on that begin with a label.
func (t turned) labelsFrom(g *grid, r int) (rows []int) {
	for ; r <= len(g.rows); r++ {
		cells := g.nonBlank(r)
		if len(cells) == 0 || cells[0] != t.at || g.at(r, t.at).kind != textCell {
			return rows
		}
		if text := compared(g.at(r, t.at).text); len(cells) == 1 && !knownWord(g.at(r, t.at)) || footerColon.MatchString(text) || noteWords.MatchString(text) && !knownWord(g.at(r, t.at)) {
			return rows
		}
		rows = append(rows, r)
	}
	return rows
}

// turnedTable reads a sheet that holds nothing but a table on its side; false when it is none.
func turnedTable(file string, g *grid, h Hint, year int) (terms.Table, bool) {
	t, ok := turnedOf(g)
	if !ok {
		return terms.Table{}, false
	}
	flat := &grid{name: g.name, epoch1904: g.epoch1904}
	for j, r := range t.rows {
		flat.set(1, j+1, textOf(g.at(r, t.at).text))
		for i, c := range t.cols {
			flat.set(i+2, j+1, g.filled(r, c))
		}
	}
	heads := headings(flat, 1, 1)
	re := &region{grid: flat, number: 1, first: 1, last: len(flat.rows), top: 1, bottom: 1, heads: heads, blocks: []block{{heads: heads}}}
	ctx := contextOf(file, &region{grid: g, first: 1, top: t.rows[0]}, h, year)
	rule, _ := choose(heads, ctx.titles, ctx.file, h.Kind)
	if rule == nil || rule.kind == terms.Participation || rule.kind == terms.Budget || rule.kind == terms.Indicators {
		return terms.Table{}, false
	}
	out := readAs(rule, re, ctx, nil)[0]
	if len(out.Records)*3 < len(t.cols) {
		return terms.Table{}, false
	}
	return t.placed(out, g), true
}

// placed puts what was read back where it stood. Every record belongs to the first row of
// labels and to its own column; what is wrong is told at its cell.
func (t turned) placed(out terms.Table, g *grid) terms.Table {
	for i := range out.Records {
		out.Records[i].Part = out.Records[i].Row - 1
		out.Records[i].Row = t.rows[0]
	}
	for _, told := range [][]terms.Reject{out.Rejected, out.Doubts} {
		for i := range told {
			row, col := parseAddress(told[i].Cell)
			told[i].Row = t.rows[0]
			if col > 0 && row > 1 {
				told[i].Row = t.rows[col-1]
				told[i].Cell = address(t.rows[col-1], t.cols[row-2])
			}
		}
	}
	out.RowsRead, out.Skipped, out.Totals = 0, nil, nil
	for r := 1; r <= len(g.rows); r++ {
		if g.blankRow(r) {
			continue
		}
		out.RowsRead++
		rejected := slices.ContainsFunc(out.Rejected, func(x terms.Reject) bool { return x.Row == r })
		switch {
		case rejected, r == t.rows[0] && len(out.Records) > 0:
		case slices.Contains(t.rows, r):
			out.Skipped = append(out.Skipped, terms.Skip{Row: r, Why: skipTurned})
		case r < t.rows[0]:
			out.Skipped = append(out.Skipped, terms.Skip{Row: r, Why: skipTitle})
		default:
			out.Skipped = append(out.Skipped, terms.Skip{Row: r, Why: skipNote})
		}
	}
	return out
}
