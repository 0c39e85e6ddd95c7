package web

import (
	"fmt"
	"strconv"
	"strings"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries/terms"
)

// reject is a cell that was not taken.
type reject struct {
	terms.Reject
	Place string // the cell as the form calls it: A1, or one of a column that is lacking; "": none can be typed over
	Rows  []int  // all that want this cell, where it is a heading
}

// with adds the cells of a table that were not taken, those to look at again and the totals
// it states. Of very many some are left out and counted.
func (s sheetView) with(rejected, doubts []terms.Reject, totals []terms.Total) sheetView {
	if len(rejected) > mostRejects {
		s.More, rejected = len(rejected)-mostRejects, rejected[:mostRejects]
	}
	at := map[string]int{}
	for _, r := range rejected {
		one := reject{Reject: r, Place: r.Cell}
		if r.Cell == "" && r.Value == "" && r.Column != "" && r.Row > 0 {
			one.Place = lackingCell(r.Column, r.Row)
		}
		first, known := at[one.Place]
		if known && one.Place != "" && s.Rejected[first].Why == r.Why {
			s.Rejected[first].Rows = append(s.Rejected[first].Rows, r.Row)
			continue
		}
		one.Rows, at[one.Place] = []int{r.Row}, len(s.Rejected)
		s.Rejected = append(s.Rejected, one)
	}
	s.Doubts = doubts[:min(len(doubts), mostRejects)]
	s.Totals = totalViews(s.Kind, totals)
	return s
}

// typed is what the field over a cell begins with: nothing where the page shows only the
// beginning of what stands there.
func typed(value string) string {
	if strings.HasSuffix(value, "***") {
		return ""
	}
	return value
}

// totalView is a total a table states of itself beside what was loaded.
type totalView struct {
	Row                  int
	Cell, Scope          string
	Label                string
	Stated, Loaded, Diff string
	Off                  bool
	Why                  string // of a difference
}

func totalViews(kind terms.Kind, totals []terms.Total) []totalView {
	var all []totalView
	for _, t := range totals {
		shown := func(n int64) string { return strconv.FormatInt(n, 10) }
		for _, c := range terms.Columns(kind) {
			if c.Name == t.Column && c.Type == terms.Yuan {
				shown = func(n int64) string { return terms.Money(n).Yuan() }
			}
		}
		all = append(all, totalView{
			Row: t.Row, Cell: t.Cell, Scope: t.Scope, Label: dashboards.ColumnName(t.Column), Off: t.Diff != 0,
			Stated: shown(t.Stated), Loaded: shown(t.Loaded), Diff: shown(t.Diff), Why: t.Why,
		})
	}
	return all
}

// Agree reports whether every total the table states is what was loaded.
func (s sheetView) Agree() bool {
	for _, t := range s.Totals {
		if t.Off {
			return false
		}
	}
	return true
}

// alsoView tells of records of another kind in the rows of a table.
type alsoView struct {
	Kind    terms.Kind
	Rows    int
	Amount  string
	Columns []pair
	Totals  []totalView
}

func alsoViews(all []ingest.AlsoReport) []alsoView {
	var out []alsoView
	for _, a := range all {
		out = append(out, alsoView{a.Kind, a.Rows, terms.Money(a.Totals.AmountFen).Yuan(), pairs(a.Columns), totalViews(a.Kind, a.Stated)})
	}
	return out
}

// lackingCell names the cell of a row under a column its table does not have.
func lackingCell(column string, row int) string { return fmt.Sprintf("+%s@%d", column, row) }

// lackingPlace reads such a name.
func lackingPlace(cell string) (column string, row int, ok bool) {
	_, err := fmt.Sscanf(cell, "+%s", &column)
	if err != nil {
		return "", 0, false
	}
	for i := range column {
		if column[i] == '@' {
			row, err = strconv.Atoi(column[i+1:])
			return column[:i], row, err == nil
		}
	}
	return "", 0, false
}
