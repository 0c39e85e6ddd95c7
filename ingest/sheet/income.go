package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// incomeColumns are what an entry of income shares with one of spending.
var incomeColumns = []string{"unit", "date", "voucher", "subject", "summary"}

var (
	incomeHead = regexp.MustCompile(`收|存入|进账|到账`)
	noIncome   = regexp.MustCompile(`结转|提现|提取现金|取现|存现|现金存入|转存|备用金|内部转|冲|退回?|更正`)
)

// cameIn reports whether what stands in the income column of a row came in from
// outside: in the ledger of an expense the other side closes or corrects it, and money
// moved between bank and till is no income.
func (r *reader) cameIn(rec terms.Record) bool {
	if noIncome.MatchString(rec.Get("summary").Text) {
		return false
	}
	if h, ok := r.columns[0]["income"]; ok {
		return incomeHead.MatchString(h.full) || strings.Contains(h.full, "借方") && bankTitle.MatchString(r.context.titles)
	}
	h, ok := r.columns[0]["direction"]
	return ok && strings.HasPrefix(squash(r.grid.at(rec.Row, h.col).text), "收")
}

// takeIn makes an income row of a cash book a record of income. A row that lacks its
// day or amount stays a declared skip: as spending it proves nothing.
func (r *reader) takeIn(rec terms.Record) bool {
	if !r.cameIn(rec) {
		return false
	}
	h, ok := r.columns[0]["income"]
	if !ok {
		h = r.columns[0]["amount"]
	}
	amount, p := r.value(terms.Column{Name: "amount", Type: terms.Yuan}, h, r.grid.at(rec.Row, h.col))
	if p != nil || amount.Missing() || rec.Get("date").Missing() {
		return false
	}
	in := terms.NewRecord(terms.Income, rec.Row)
	for _, c := range incomeColumns {
		in.Set(c, rec.Get(c))
	}
	in.Set("amount", amount)
	r.income.Records = append(r.income.Records, in)
	return true
}

// incomeTable is the income of a cash book beside its spending: the same place in the
// file, rows of its own.
func (r *reader) incomeTable() []terms.Table {
	t := r.income
	if len(t.Records) == 0 {
		return nil
	}
	t.Sheet, t.Number, t.Kind, t.Unit, t.Year, t.Span = r.table.Sheet, r.table.Number, terms.Income, r.table.Unit, r.table.Year, r.table.Span
	t.RowsRead = len(t.Records)
	t.Columns = map[string]string{}
	for _, c := range incomeColumns {
		if raw, ok := r.table.Columns[c]; ok {
			t.Columns[c] = raw
		}
	}
	t.Columns["amount"] = r.table.Columns["amount"]
	if h, ok := r.columns[0]["income"]; ok {
		t.Columns["amount"] = h.raw
		r.table.Unknown = slices.DeleteFunc(r.table.Unknown, func(s string) bool { return s == h.raw })
	}
	return []terms.Table{t}
}

// statedIncome reads a total row's income, to be held against what came in.
func (r *reader) statedIncome(row int) (int64, bool) {
	h, ok := r.columns[0]["income"]
	if !ok || r.rule.kind != terms.Spending {
		return 0, false
	}
	v, p := r.value(terms.Column{Name: "amount", Type: terms.Yuan}, h, r.grid.at(row, h.col))
	return v.N, p == nil && !v.Missing()
}

// reconcileIncome holds a total row's income against the entries it covers.
func (r *reader) reconcileIncome(t statedTotal, after, before int) {
	stated, ok := t.values[incomeTotal]
	if !ok || len(r.income.Records) == 0 {
		return
	}
	total := terms.Total{Row: t.row, Column: "amount", Stated: stated, Scope: t.scope, Cell: address(t.row, r.columns[0]["income"].col)}
	for _, rec := range r.income.Records {
		if rec.Row > after && rec.Row < before {
			total.Loaded += rec.Get("amount").N
		}
	}
	if total.Diff = stated - total.Loaded; total.Diff != 0 {
		total.Why = whySumWrong
	}
	r.income.Totals = append(r.income.Totals, total)
}

// incomeTotal names the income of a total row among its values.
const incomeTotal = "#income"
