package sheet

import (
	"regexp"
	"slices"

	"nianlun/queries/terms"
)

var (
	amountGroup = regexp.MustCompile(`^(?:(?:经费|本期|实际)?(?:支出|开支|报销|付款|列支)?(?:金额|项目|明细|科目|分类|类别)|支出|借方(?:金额)?|贷方(?:金额)?|(?:支出|费用)(?:项目|明细|分类|科目)(?:及金额)?)$`)
	sumLeaf     = regexp.MustCompile(`^(?:合计|小计|总计|金额合计|合计金额)$`)
	groupDetail = regexp.MustCompile(`^(?:金额|数量|单价|预算|实际|计划|余额|张数|大写|小写|收入|支出|借方|贷方)`)
)

// splitColumns finds the columns of a ledger of many columns: under one heading of
// money stand the subjects (支出金额 over 职工教育, 文体活动, 其他), each with its amount.
func splitColumns(g *grid, top, bottom int, heads []heading) []heading {
	if bottom == top {
		return nil
	}
	var out []heading
	for _, h := range heads {
		parent, _ := normal(groupName(g, top, h.col, bottom))
		if parent == "" || h.full == parent || !amountGroup.MatchString(parent) || sumLeaf.MatchString(h.leaf) || groupDetail.MatchString(h.leaf) {
			continue
		}
		out = append(out, h)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// withSplit adds to headings the column of money that a split ledger lacks.
func withSplit(heads, split []heading) []heading {
	if len(split) == 0 {
		return heads
	}
	sum := split[0]
	sum.raw, sum.leaf, sum.full = msgSplit, msgSplit, msgSplit
	rest := slices.DeleteFunc(slices.Clone(heads), func(h heading) bool { return sumLeaf.MatchString(h.leaf) })
	return append([]heading{sum}, rest...)
}

// forgetSplit takes the subjects' columns off the unknown ones.
func (r *reader) forgetSplit() {
	for _, h := range r.split {
		r.table.Unknown = slices.DeleteFunc(r.table.Unknown, func(s string) bool { return s == h.raw })
	}
}

// readSplit makes one record of each amount in a split ledger's row.
func (r *reader) readSplit(row int) draft {
	d := draft{row: row, skip: skipNoValue}
	for i, h := range r.split {
		if c := r.grid.at(row, h.col); c.blank() || c.kind == numberCell && c.num == 0 || c.kind == textCell && empty(c.words()) {
			continue
		}
		r.columns[0]["amount"], r.slots[0].named["amount"].head = h, h
		rec, rejected, ok := r.record(row, 0)
		if !ok {
			continue
		}
		d.skip = ""
		d.rejected = append(d.rejected, rejected...)
		if len(rejected) > 0 {
			continue
		}
		rec.Part = i + 1
		if rec.Get("subject").Missing() {
			rec.Set("subject", terms.Value{Text: h.leaf})
		}
		d.records = append(d.records, rec)
	}
	if d.skip != "" && len(r.grid.nonBlank(row)) > 2 {
		rec, rejected, _ := r.record(row, 0)
		if len(rejected) == 0 {
			d.records = append(d.records, rec)
		}
		d.rejected, d.skip = rejected, ""
	}
	return d
}

// splitTotal sums a total row over the subjects.
func (r *reader) splitTotal(row int) (sum int64, ok bool) {
	for _, h := range r.split {
		v, p := r.value(terms.Column{Name: "amount", Type: terms.Yuan}, h, r.grid.at(row, h.col))
		if p != nil {
			return 0, false
		}
		sum += v.N
	}
	return sum, len(r.split) > 0
}
