package sheet

import (
	"strings"

	"nianlun/queries/terms"
)

// doubtMissingDays tells of the rows without a day where a kind can do without one but
// this table gives it in nearly every row: there the blank is likely an oversight. The
// rows load, since what was done counts for the year's plan without its day.
func (r *reader) doubtMissingDays() {
	name := map[terms.Kind]string{terms.Activities: "start", terms.Proposals: "date", terms.Honors: "date"}[r.rule.kind]
	if name == "" || len(r.columns) > 1 {
		return
	}
	h, ok := r.columns[0][name]
	if !ok {
		return
	}
	var blank []int
	filled := 0
	for _, d := range r.drafts {
		for _, rec := range d.records {
			if !rec.Get(name).Missing() {
				filled++
			} else if len(blank) == 0 || blank[len(blank)-1] != rec.Row {
				blank = append(blank, rec.Row)
			}
		}
	}
	if filled < 2 || len(blank)*5 > filled+len(blank) {
		return
	}
	for _, row := range blank {
		r.table.Doubts = append(r.table.Doubts, r.reject(row, name, h, r.grid.at(row, h.col), &problem{strings.Replace(whyNoDay, "%s", wordFor(name), 1), hintNoDay}))
	}
}
