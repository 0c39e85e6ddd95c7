package sheet

import (
	"strings"

	"nianlun/queries/terms"
)

// acrossHeads are the headings of a matrix that lies on its side: a row an activity, a
// column a person, marks where they meet. nil: the region is none.
func acrossHeads(re *region) []heading {
	if len(re.blocks) != 1 {
		return nil
	}
	var out []heading
	known, sure := 0, 0
	for _, h := range re.heads {
		switch {
		case nameHead.MatchString(h.full), personHead.MatchString(h.full):
			return nil
		case oneName.MatchString(personName(h.raw)) && !knownHeading(h.leaf) && marksBelow(re.grid, re.bottom, h.col):
			if out = append(out, h); surnamed(personName(h.raw)) {
				sure++
			}
		case knownHeading(h.leaf):
			known++
		}
	}
	if known == 0 || sure < 2 || sure*3 < len(out)*2 || // a few have surnames few have
		len(out)*2 < len(re.heads)-known {
		return nil
	}
	return out
}

// acrossActivity gives the activity the first column of words where no heading is known
// for it.
func (r *reader) acrossActivity() {
	if _, ok := r.columns[0]["activity"]; ok {
		return
	}
	for _, h := range r.region.heads {
		if h.col >= r.region.across[0].col {
			return
		}
		if r.isColumn(h.col, "date", "unit", "group", "staff_no") || serialHeading(h.leaf) || len(h.below) == 0 || h.below[0].kind != textCell {
			continue
		}
		r.columns[0]["activity"] = h
		r.table.Columns["activity"] = h.raw
		r.slots[0] = r.slotsOf(r.columns[0])
		return
	}
}

// acrossRows reads the rows of such a matrix.
func (r *reader) acrossRows() {
	r.acrossActivity()
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		r.draftRow(row, r.acrossRow)
	}
	r.table.Columns["name"] = r.region.across[0].raw
	for _, h := range r.region.across {
		r.table.Unknown = without(r.table.Unknown, h.raw)
	}
}

func (r *reader) acrossRow(row int) draft {
	d := draft{row: row, skip: skipUnsigned}
	base := terms.NewRecord(r.rule.kind, row)
	for _, s := range r.slots[0].order {
		c, _ := r.cellFor(0, s.column.Name, row)
		v, p := r.valueOf(s, c)
		if p != nil {
			return draft{row: row, rejected: []terms.Reject{r.reject(row, s.column.Name, s.head, c, p)}}
		}
		base.Values[s.at] = v
	}
	for i, h := range r.region.across {
		if r.grid.mark(row, h.col) != presentMark {
			continue
		}
		rec := base
		rec.Values = append([]terms.Value(nil), base.Values...)
		rec.Part = i + 1
		name := personName(h.raw)
		rec.Set("name", terms.Value{Text: name, Raw: raw(name, strings.TrimSpace(h.raw))})
		rec, rejected, _ := r.complete(rec, 0, nil)
		if d.skip = ""; len(rejected) > 0 {
			d.rejected = rejected
			break
		}
		d.records = append(d.records, rec)
	}
	return d
}

func without(list []string, word string) []string {
	out := list[:0]
	for _, s := range list {
		if s != word {
			out = append(out, s)
		}
	}
	return out
}
