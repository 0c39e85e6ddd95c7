package sheet

import (
	"slices"

	"nianlun/queries/terms"
)

// FromRows reads a table that stands in another document, in a Word file say. before
// are the paragraphs above it and serve as its title; rows are its cells; name is what
// reports call it. Rows count within the table, from 1.
func FromRows(file, name string, before []string, rows [][]string, h Hint) []terms.Table {
	g, above := gridOf(name, before, rows)
	if g.width == 0 {
		return nil
	}
	tables := tablesOf(file, []*grid{g}, h)
	for i := range tables {
		lift(&tables[i], above)
	}
	return tables
}

// gridOf writes the paragraphs above a table and its rows under each other.
func gridOf(name string, before []string, rows [][]string) (g *grid, above int) {
	g = &grid{name: name}
	titles := before[max(0, len(before)-3):]
	for i, line := range titles {
		g.set(i+1, 1, textOf(line))
	}
	for i, row := range rows {
		for j, text := range row {
			g.set(len(titles)+i+1, j+1, textOf(text))
		}
	}
	return g, len(titles)
}

// lift moves a table's rows up by n and forgets the skipped lines above row 1.
func lift(t *terms.Table, n int) {
	for i := range t.Records {
		t.Records[i].Row -= n
	}
	for _, told := range [][]terms.Reject{t.Rejected, t.Doubts} {
		for i := range told {
			row, col := parseAddress(told[i].Cell)
			told[i].Row -= n
			if col > 0 {
				told[i].Cell = address(row-n, col)
			}
		}
	}
	for i := range t.Totals {
		t.Totals[i].Row -= n
	}
	for i := range t.Skipped {
		t.Skipped[i].Row -= n
	}
	read := len(t.Skipped)
	t.Skipped = slices.DeleteFunc(t.Skipped, func(s terms.Skip) bool { return s.Row < 1 })
	t.RowsRead -= read - len(t.Skipped)
}
