package sheet

import (
	"maps"
	"regexp"
	"slices"
	"sort"
	"strings"

	"nianlun/queries/terms"
)

// isIncome reports whether a row of a cash book is income: an amount in the income
// column and none in the other, or a direction that says so.
func (r *reader) isIncome(row int) bool {
	columns := r.columns[0]
	if h, ok := columns["direction"]; ok {
		text := squash(r.grid.at(row, h.col).text)
		if strings.HasPrefix(text, "收") || strings.HasPrefix(text, "借") && !hasColumn(columns, "income") {
			return true
		}
	}
	h, ok := columns["income"]
	if !ok {
		return false
	}
	col := terms.Column{Name: "amount", Type: terms.Yuan}
	in, p := r.value(col, h, r.grid.at(row, h.col))
	if p != nil || in.N == 0 {
		return false
	}
	out, p := r.value(col, columns["amount"], r.grid.at(row, columns["amount"].col))
	return p == nil && out.N == 0
}

func hasColumn(columns map[string]heading, name string) bool {
	_, ok := columns[name]
	return ok
}

// absent says why a block of a sign-in row shows nobody present, or "": its sign cell
// says so, or it is blank where others signed.
func (r *reader) absent(row, block int) string {
	h, ok := r.columns[block]["sign"]
	if !ok {
		if h, ok = r.columns[block]["date"]; !ok || !signedWhen.MatchString(h.leaf) || hasColumn(r.columns[block], "activity") {
			return "" // a row that names what was attended lacks its day
		}
		if c := r.grid.at(row, h.col); !c.blank() && r.grid.mark(row, h.col) != absentMark {
			return ""
		}
	}
	switch r.grid.mark(row, h.col) {
	case absentMark:
		return skipAbsent
	case noMark:
		if r.signed(h.col) && !r.grid.at(row, r.columns[block]["name"].col).blank() {
			return skipUnsigned
		}
	}
	return ""
}

// signedWhen heads the time at which people signed: who has none did not.
var signedWhen = regexp.MustCompile(`^(?:签到|打卡|刷卡|扫码)(?:日期|时间|时刻)?$`)

// signed reports whether a sign column was used: on a printed list every cell is blank.
func (r *reader) signed(col int) bool {
	if used, ok := r.signs[col]; ok {
		return used
	}
	filled, people := 0, 0
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if cells := r.grid.nonBlank(row); len(cells) >= 2 && !r.totalLike(row, cells) {
			people++
			if !r.grid.at(row, col).blank() {
				filled++
			}
		}
	}
	r.signs[col] = filled*10 >= people*3
	return r.signs[col]
}

// finish judges each column as a whole, then fills the table.
func (r *reader) finish() {
	r.settleTenths()
	r.farYears()
	r.bareTotals()
	r.table.Records = make([]terms.Record, 0, len(r.drafts))
	for _, d := range r.drafts {
		if d.other {
			continue
		}
		if d.skip != "" {
			r.skip(d.row, d.skip)
			continue
		}
		r.table.RowsRead++
		r.table.Records = append(r.table.Records, d.records...)
		r.table.Rejected = append(r.table.Rejected, d.rejected...)
	}
	sort.SliceStable(r.table.Skipped, func(i, j int) bool { return r.table.Skipped[i].Row < r.table.Skipped[j].Row })
	r.reconcile()
	r.doubtIDs()
	r.doubtMissingDays()
	if len(r.table.Records) > 0 || len(r.table.Rejected) > 0 {
		r.table.Zero = false
	}
}

// farYears rejects days decades away from the others: 1955 or 2052 in a ledger of 2025.
func (r *reader) farYears() {
	for _, col := range terms.Columns(r.rule.kind) {
		if col.Type != terms.Day || col.Name == "end" {
			continue
		}
		if from, to := r.yearsOf(col.Name); to != 0 {
			r.rejectYears(col.Name, from, to)
		}
	}
}

// yearsOf are the first and last year a column's days may lie in; 0, 0: any.
func (r *reader) yearsOf(column string) (from, to int) {
	middle := r.context.year
	if middle == 0 && !r.context.span.IsZero() {
		middle = r.context.span.From.Year()
	}
	if m, of := r.middleYear(column); m != 0 && (middle == 0 || abs(m-middle) <= 40 && (of > 3 || abs(m-middle) <= 8 || r.rule.kind != terms.Honors && longAgo(r.rule.kind, column))) {
		middle = m // the title's year where there are too few days to say otherwise
	}
	if middle == 0 {
		return 0, 0
	}
	before, after := tolerance(r.rule.kind, column)
	if r.context.year > middle && after <= 3 {
		after += r.context.year - middle
	}
	return middle - before, middle + after
}

// tolerance is how far a year may lie before and after the middle one.
func tolerance(k terms.Kind, column string) (before, after int) {
	switch {
	case k == terms.Honors:
		return 20, 20
	case longAgo(k, column):
		return 75, 60
	}
	return 8, 8
}

// longAgo are columns whose days lie in other years than the table's.
func longAgo(k terms.Kind, column string) bool { return k == terms.Honors || ofLives(k, column) }

// middleYear is the year in the middle of a column's, and of how many days; 0: it has none.
func (r *reader) middleYear(column string) (year, all int) {
	years := map[int]int{}
	for year, n := range r.elsewhere {
		years[year] += n
		all += n
	}
	for _, d := range r.drafts {
		for _, rec := range d.records {
			if v := rec.Get(column); !v.Missing() {
				years[v.Date().Year()]++
				all++
			}
		}
	}
	before := 0
	for _, year = range slices.Sorted(maps.Keys(years)) {
		if before += years[year]; before > all/2 {
			return year, all
		}
	}
	return 0, all
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func (r *reader) rejectYears(column string, from, to int) {
	for i := range r.drafts {
		d := &r.drafts[i]
		kept := d.records[:0]
		for _, rec := range d.records {
			v := rec.Get(column)
			if v.Missing() || v.Date().Year() >= from && v.Date().Year() <= to {
				kept = append(kept, rec)
				continue
			}
			h := r.columns[max(0, min(rec.Part-1, len(r.columns)-1))][column]
			written := v.Raw
			if written == "" {
				written = v.Text
			}
			d.rejected = append(d.rejected, r.reject(rec.Row, column, h, cell{text: written}, &problem{whyFarYear, hintYear}))
		}
		d.records = kept
	}
}

// budgetYear is the year of a budget: its heading (2025年预算数), else the table's.
func (r *reader) budgetYear() int {
	if y := oneYear(r.columns[0]["amount"].raw); y != 0 {
		return y
	}
	return r.context.year
}
