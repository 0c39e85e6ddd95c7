package queries

import (
	"maps"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// tally is what every aggregate needs of a group of contributing rows.
type tally struct {
	n, weight, weighed, people int64
	low, high                  int64 // smallest and largest weight
	first, last                terms.Date
	approx                     bool   // some weight is approximate
	told                       bool   // some money is known from an activity or visit ledger only
	tender                     bool   // some row is of a sensitive class
	unitOf                     string // where the rows say their unit
	homes                      int64  // units the people belong to, a provisional group with its owner
	doubts                     int64  // rows of people who share a name, each perhaps one person more
}

// cell holds a group's tallies by role: "" or numerator and denominator.
type cell map[string]tally

// Roles of contributing rows.
const (
	plain       = ""
	numerator   = "numerator"
	denominator = "denominator"
	shown       = "shown"    // people of the units whose files can show what is asked
	doubt       = "doubt"    // people somebody of whose name is meant, and nobody can say who: each perhaps one more
	unsigned    = "unsigned" // activities without a sign-in: their people are among the counted or are more
	aside       = "aside"    // people of the units whose files cannot, items nobody can judge: they stand apart
)

// columns are the columns of a contributing row that hold its dimensions.
var columns = map[terms.Dim]string{
	terms.ByActivity: "activity", terms.ByTitle: "title", terms.ByTheme: "theme", terms.ByCategory: "category",
	terms.ByFestival: "festival", terms.ByMonth: "month", terms.ByLabel: "label", terms.ByClass: "class",
	terms.BySubject: "subject", terms.ByStatus: "status", terms.ByLevel: "level", terms.ByGroup: "grp",
	terms.ByRow: "rowkey", terms.ByName: "name", terms.ByKind: "name", terms.ByGender: "gender", terms.ByChild: "child",
}

func rowsStatement(rows string, ask terms.Ask) string {
	return strings.Replace(sqlQuestionRows, "/* narrowed */", narrowed(rows, ask), 1)
}

func narrowed(rows string, ask terms.Ask) string {
	filters := ""
	for _, dim := range slices.Sorted(maps.Keys(ask.By)) {
		if column, ok := columns[dim]; ok {
			filters += "    and " + column + " = $" + string(dim) + "\n"
		}
	}
	text := strings.Replace(sqlQuestionNarrowed, "/* contributions */", rows, 1)
	return strings.Replace(text, "/* filters */", filters, 1)
}

// contribution is one contributing row of a measure that is judged in Go.
type contribution struct {
	terms.SourceRow
	blank  bool // the row states no weight
	approx bool // the weight is approximate
	by     map[terms.Dim]string
}

// tallyRows tallies rows already at hand.
func tallyRows(rows []contribution, ask terms.Ask, dims []terms.Dim) map[group]cell {
	cells := map[group]cell{}
	for _, r := range rows {
		if !r.matches(ask) {
			continue
		}
		var g group
		for i, dim := range dims {
			g[i] = r.by[dim]
		}
		if cells[g] == nil {
			cells[g] = cell{}
		}
		t := cells[g][r.Role]
		t.n++
		if !r.blank {
			t.weighed++
			t.weight += int64(r.Weight)
			t.approx = t.approx || r.approx
		}
		cells[g][r.Role] = t
	}
	return cells
}

func (r contribution) matches(ask terms.Ask) bool {
	for dim, want := range ask.By {
		if dim != terms.ByAsOf && r.by[dim] != want {
			return false
		}
	}
	return true
}

// groups lists the groups that have rows, in order.
func (s *answers) groups() []group {
	all := make([]group, 0, len(s.cells))
	for g := range s.cells {
		all = append(all, g)
	}
	slices.SortFunc(all, func(x, y group) int { return slices.Compare(x[:], y[:]) })
	return all
}
