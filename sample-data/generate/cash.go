package main

import (
	"fmt"
	"strings"
)

// writeSpending writes the spending ledgers of the units that keep one.
func writeSpending(c *city, o *output) error {
	for _, y := range []int{2024, 2025} {
		for _, name := range []string{"water", "school", "hospital", "foundry", "textile"} {
			u := c.bases[name]
			all := u.years[y].spending
			if all == nil {
				continue
			}
			write := spendingPlain
			switch {
			case y == 2025 && name == "school":
				write = spendingSplitDay
			case y == 2025 && name == "hospital":
				write = spendingCashBook
			case name == "foundry" || name == "textile":
				write = spendingCSV
			}
			if err := write(o, u, y, all); err != nil {
				return err
			}
		}
	}
	return nil
}

func spendingPlain(o *output, u *base, y int, all []entry) error {
	b := newBook("支出明细")
	b.title(fmt.Sprintf("%s%d年度经费支出明细表", u.name, y), 7)
	b.put("填报单位:"+u.name, nil, nil, nil, nil, "单位:元")
	b.put("日期", "凭证号", "科目", "摘要", "支出金额", "经手人", "备注")
	sum := int64(0)
	for i, e := range all {
		b.put(spoken(e.day, i+2), e.voucher, e.subject, e.summary, money(e.amount), e.handler)
		sum += e.amount
	}
	b.put("合计", nil, nil, nil, money(sum))
	b.put("制表人:出纳", nil, nil, "审核人:经审委员")
	return o.finish(b, u.name, y, fmt.Sprintf("%s%d年经费支出明细.xlsx", u.short, y), rows("spending", len(all)))
}

// spendingSplitDay keeps month and day in two columns below a merged year, and one
// row whose amount was left to an annex: planted for the correction workbook.
func spendingSplitDay(o *output, u *base, y int, all []entry) error {
	name := fmt.Sprintf("%s%d年经费支出明细.xlsx", u.short, y)
	b := newBook("明细账")
	b.title(fmt.Sprintf("%s经费支出明细账", u.name), 7)
	b.put(fmt.Sprintf("%d年", y), nil, "凭证号", "会计科目", "摘要", "支出金额(元)", "经手人")
	b.put("月", "日")
	b.merge(2, 1, 2, 2)
	for column := 3; column <= 7; column++ {
		b.merge(2, column, 3, column)
	}
	sum := int64(0)
	for _, e := range all {
		b.put(int(e.day.Month()), e.day.Day(), e.voucher, e.subject, e.summary, money(e.amount), e.handler)
		sum += e.amount
	}
	b.put(12, 30, fmt.Sprintf("记-%03d", len(all)+1), "会员活动支出", "补报教工之家绿植租摆", "见附件", "工会干事")
	b.put("合计", nil, nil, nil, nil, money(sum))
	o.reject(u.name, y, name, "amount", "见附件")
	return o.finish(b, u.name, y, name, fileTotals{Kind: "spending", Rows: len(all), Rejected: 1})
}

// spendingCashBook is a day book: income and balance beside spending, totals of
// each month and of the year so far.
func spendingCashBook(o *output, u *base, y int, all []entry) error {
	b := newBook("日记账")
	b.title(fmt.Sprintf("%s%d年工会经费收支日记账", u.name, y), 8)
	b.put("单位:元", nil, nil, nil, nil, nil, nil, "出纳:院工会")
	b.put("日期", "凭证号", "摘要", "科目", "收入金额", "支出金额", "余额", "经办人")
	balance, year := int64(61234050), int64(0)
	b.put(nil, nil, "上年结转", nil, nil, nil, money(balance))
	income := 0
	for m := 1; m <= 12; m++ {
		month := int64(0)
		if m%3 == 1 {
			income++
			const levy = int64(28650000)
			balance += levy
			b.put(date(y, m, 1+5/m), fmt.Sprintf("收-%03d", income), fmt.Sprintf("拨缴%d季度工会经费", m/3+1), "拨缴经费收入", money(levy), nil, money(balance), "财务科")
		}
		for _, e := range all {
			if int(e.day.Month()) != m {
				continue
			}
			balance -= e.amount
			month += e.amount
			b.put(e.day, e.voucher, e.summary, e.subject, nil, money(e.amount), money(balance), e.handler)
		}
		year += month
		b.put(nil, nil, "本月合计", nil, nil, money(month), money(balance))
		b.put(nil, nil, "本年累计", nil, nil, money(year), money(balance))
	}
	return o.finish(b, u.name, y, fmt.Sprintf("%s%d年经费收支日记账.xlsx", u.short, y), rows("spending", len(all)))
}

func spendingCSV(o *output, u *base, y int, all []entry) error {
	table := [][]string{{fmt.Sprintf("%s%d年工会经费支出登记", u.name, y)}, {"记账日期", "凭证号", "科目", "用途", "支出金额(元)", "经办人"}}
	sum := int64(0)
	for _, e := range all {
		table = append(table, []string{day(e.day), e.voucher, e.subject, e.summary, fmt.Sprintf("%.2f", float64(e.amount)/100), e.handler})
		sum += e.amount
	}
	table = append(table, []string{"合计", "", "", "", fmt.Sprintf("%.2f", float64(sum)/100), ""})
	return o.finishCSV(table, u.name, y, fmt.Sprintf("%s%d年经费支出登记.csv", u.short, y), rows("spending", len(all)))
}

// writeBudgets writes the budgets of 2025; the hospital's counts in 万元.
func writeBudgets(c *city, o *output) error {
	for _, name := range []string{"water", "school", "hospital", "foundry"} {
		u := c.bases[name]
		lines := map[string]int64{}
		for _, l := range u.years[2025].budget {
			lines[l.subject] = l.amount
		}
		unit, scale := "元", 1.0
		if name == "hospital" {
			unit, scale = "万元", 10000
		}
		b := newBook("预算")
		b.title(u.name+"2025年度工会经费支出预算表", 4)
		b.put("编制单位:"+u.name, nil, nil, "单位:"+unit)
		b.put("序号", "科目名称", "本年预算数", "编制说明")
		total := budgetRows(b, lines, scale)
		b.put(nil, "合计", float64(total)/100/scale)
		b.put("编制人:财务委员", nil, "审核人:工会主席")
		kind := rows("budget", len(lines))
		if err := o.finish(b, u.name, 2025, u.short+"2025年经费预算表.xlsx", kind); err != nil {
			return err
		}
	}
	return nil
}

// budgetRows writes the groups with their leaves set in, and returns the sum of the leaves.
func budgetRows(b *book, lines map[string]int64, scale float64) int64 {
	total := int64(0)
	for i, g := range groupsOf2021 {
		sum := int64(0)
		for _, s := range g.subjects {
			sum += lines[s]
		}
		if sum == 0 {
			continue
		}
		total += sum
		mark := []string{"一", "二", "三", "四", "五"}[i]
		if len(g.subjects) == 1 {
			b.put(mark, mark+"、"+g.name, float64(sum)/100/scale)
			continue
		}
		b.put(mark, mark+"、"+g.name, float64(sum)/100/scale)
		n := 0
		for _, s := range g.subjects {
			if amount, ok := lines[s]; ok {
				n++
				b.put(n, strings.Repeat("　", 2)+s, float64(amount)/100/scale)
			}
		}
	}
	return total
}
