package sheet

import (
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// statedTotal is a total row: which rows it sums is known when all are read.
type statedTotal struct {
	row    int
	until  int // the last row it sums, where the table's structure says so
	scope  string
	values map[string]int64
}

// stated remembers the amounts of a total row.
func (r *reader) stated(row int, scope string) {
	t := statedTotal{row: row, scope: strings.Trim(scope, ":："), values: map[string]int64{}}
	for _, col := range terms.Columns(r.rule.kind) {
		if col.Type != terms.Yuan && col.Type != terms.Count || col.Name == "year" {
			continue
		}
		for _, columns := range r.columns { // blocks side by side each state their own
			h, ok := columns[col.Name]
			if !ok {
				continue
			}
			if v, p := r.value(col, h, r.grid.at(row, h.col)); p == nil && !v.Missing() {
				t.values[col.Name] += v.N
			}
		}
	}
	if sum, ok := r.splitTotal(row); ok {
		t.values["amount"] = sum
	}
	if in, ok := r.statedIncome(row); ok {
		t.values[incomeTotal] = in
	}
	r.totals = append(r.totals, t)
}

// bareTotals takes for totals the rows that hold nothing but figures, each the sum of all
// above it: officers add a column up and leave the word out.
func (r *reader) bareTotals() {
	refused := func(d draft) bool { return len(d.records) == 0 && len(d.rejected) > 0 }
	if len(r.columns) > 1 || len(r.split) > 0 || !slices.ContainsFunc(r.drafts, refused) {
		return
	}
	sums := make([]int64, len(terms.Columns(r.rule.kind)))
	for i := range r.drafts {
		d := &r.drafts[i]
		if refused(*d) && r.bareTotal(d.row, sums) {
			d.rejected, d.skip = nil, skipTotal
			r.stated(d.row, "")
		}
		for _, rec := range d.records {
			for j, v := range rec.Values {
				sums[j] += v.N
			}
		}
	}
	slices.SortStableFunc(r.totals, func(a, b statedTotal) int { return a.row - b.row })
}

func (r *reader) bareTotal(row int, sums []int64) bool {
	left, same := len(r.grid.nonBlank(row)), 0
	for i, col := range terms.Columns(r.rule.kind) {
		h, ok := r.columns[0][col.Name]
		c := r.grid.at(row, h.col)
		if !ok || c.blank() || col.Type != terms.Yuan && col.Type != terms.Count {
			continue
		}
		if v, p := r.value(col, h, c); p != nil || v.N != sums[i] || v.N == 0 {
			return false
		}
		left--
		same++
	}
	return left == 0 && same > 0
}

// reconcile holds each stated total against the records it covers.
func (r *reader) reconcile() {
	from := r.region.bottom
	for i, t := range r.totals {
		first, last := r.region.bottom, t.row
		switch {
		case t.until > 0:
			first, last = t.row, t.until+1
		case partialTotal.MatchString(t.scope), r.again(t.scope):
			first = from
			from = t.row
		case i == 0 && len(r.drafts) > 0 && t.row < r.drafts[0].row: // a total above its rows
			last = r.region.last + 1
		}
		r.reconcileIncome(t, first, last)
		for _, col := range terms.Columns(r.rule.kind) {
			stated, ok := t.values[col.Name]
			if !ok {
				continue
			}
			total := terms.Total{Row: t.row, Column: col.Name, Stated: stated, Loaded: r.loaded(col.Name, first, last), Scope: t.scope}
			if h := r.columns[0][col.Name]; h.col > 0 {
				total.Cell = address(t.row, h.col)
			}
			if total.Diff = total.Stated - total.Loaded; total.Diff != 0 {
				total.Why = r.whyDiffers(col, total.Diff, first, last)
				r.noteTotal(total, col)
			}
			r.table.Totals = append(r.table.Totals, total)
		}
	}
}

// again reports whether a total's word stands more than once: each then sums the rows
// since the one before, unless it says that it runs on.
func (r *reader) again(scope string) bool {
	n := 0
	for _, t := range r.totals {
		if t.scope == scope && t.until == 0 {
			n++
		}
	}
	return n > 1 && !strings.Contains(scope, "累计")
}

func (r *reader) loaded(column string, after, before int) (sum int64) {
	for _, rec := range r.table.Records {
		if rec.Row > after && rec.Row < before {
			sum += rec.Get(column).N
		}
	}
	return sum
}

// whyDiffers explains a difference: rows that were not taken and what they amount to,
// else the file's own arithmetic.
func (r *reader) whyDiffers(col terms.Column, diff int64, after, before int) string {
	rows, sum := 0, int64(0)
	for _, d := range r.drafts {
		if len(d.rejected) == 0 || d.row <= after || d.row >= before {
			continue
		}
		rows++
		if h, ok := r.columns[0][col.Name]; ok && len(d.records) == 0 {
			if v, p := r.value(col, h, r.grid.at(d.row, h.col)); p == nil {
				sum += v.N
			}
		}
	}
	switch {
	case rows == 0:
		return whySumWrong
	case sum == diff:
		return strings.Replace(whySumRejected, "%d", strconv.Itoa(rows), 1)
	}
	return strings.Replace(whySumBoth, "%d", strconv.Itoa(rows), 1)
}

// noteTotal writes a difference beside the row that states the total, where it is kept
// and seen with the other skipped rows.
func (r *reader) noteTotal(t terms.Total, col terms.Column) {
	said, got, diff := inWords(col, t.Stated), inWords(col, t.Loaded), inWords(col, t.Diff)
	for i, s := range r.table.Skipped {
		if s.Row == t.Row {
			r.table.Skipped[i].Why += strings.NewReplacer("%c", wordFor(col.Name), "%s", said, "%g", got, "%d", diff).Replace(msgTotalDiffers)
		}
	}
}

func inWords(col terms.Column, n int64) string {
	if col.Type == terms.Yuan {
		return terms.Money(n).Yuan()
	}
	return strconv.FormatInt(n, 10)
}
