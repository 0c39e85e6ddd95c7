package sheet

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// missingDays rejects the rows without a day where a kind can do without one but this
// table gives it in nearly every row: there the blank is an oversight.
func (r *reader) missingDays() {
	name := map[terms.Kind]string{terms.Activities: "start", terms.Proposals: "date", terms.Honors: "date"}[r.rule.kind]
	if name == "" || r.partial {
		return
	}
	h, ok := r.columns[0][name]
	if !ok || len(r.columns) > 1 {
		return
	}
	filled, blank := 0, 0
	for _, d := range r.drafts {
		for _, rec := range d.records {
			if rec.Get(name).Missing() {
				blank++
			} else {
				filled++
			}
		}
	}
	if blank == 0 || filled < 2 || blank*5 > filled+blank {
		return
	}
	for i := range r.drafts {
		d := &r.drafts[i]
		d.records = slices.DeleteFunc(d.records, func(rec terms.Record) bool {
			if !rec.Get(name).Missing() || !rec.Get("code").Missing() { // a numbered activity is known without its day
				return false
			}
			d.rejected = append(d.rejected, r.reject(rec.Row, name, h, r.grid.at(rec.Row, h.col), &problem{strings.Replace(whyMissing, "%s", wordFor(name), 1), hintFill}))
			return true
		})
	}
}
