package sheet

import (
	"math"

	"nianlun/queries/terms"
)

// settleTenths mends days typed as numbers: 3.10 is kept by the sheet as 3.1, which
// reads as the 1st. Where the rows around it run in order of date and only the 10th
// (20th, 30th) fits between them, that day is taken and marked as not certain.
func (r *reader) settleTenths() {
	for _, name := range []string{"start", "date"} {
		h, ok := r.columns[0][name]
		if !ok || len(r.columns) > 1 {
			continue
		}
		records := r.singles()
		for i := 1; i+1 < len(records); i++ {
			c := r.grid.at(records[i].Row, h.col)
			if !lostZero(c) {
				continue
			}
			before, v, after := records[i-1].Get(name), records[i].Get(name), records[i+1].Get(name)
			if before.Missing() || v.Missing() || after.Missing() {
				continue
			}
			d := v.Date()
			tenth := terms.NewDate(d.Year(), d.Month(), d.Day()*10)
			if tenth != 0 && before.Date() > d && before.Date() <= tenth && tenth <= after.Date() {
				records[i].Set(name, dayValue(tenth, true, c.text))
				if last := records[i].Get("end"); name == "start" && last.Date() == d {
					records[i].Set("end", dayValue(tenth, true, c.text))
				}
			}
		}
	}
}

// singles are the records of the rows that gave just one.
func (r *reader) singles() []terms.Record {
	var out []terms.Record
	for _, d := range r.drafts {
		if len(d.records) == 1 {
			out = append(out, d.records[0])
		}
	}
	return out
}

// lostZero recognises a number like 3.1 that may have been typed 3.10.
func lostZero(c cell) bool {
	tenths := math.Round(c.num*10) - 10*math.Trunc(c.num)
	return c.kind == numberCell && c.places < 2 && c.num >= 1.1 && c.num < 13 && math.Abs(c.num*10-math.Round(c.num*10)) < 1e-9 && tenths >= 1 && tenths <= 3
}
