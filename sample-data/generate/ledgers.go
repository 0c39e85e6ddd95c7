package main

import "fmt"

// writeQuarterLedger writes the ledger of the water bureau: merged quarters, a
// header in two rows, subtotals that add up, days the way hands vary.
func writeQuarterLedger(c *city, o *output) error {
	u := c.bases["water"]
	all := u.years[2025].activities
	b := newBook("活动台账")
	b.title("砚江市水利局工会2025年度活动台账", 11)
	b.put("填报单位:砚江市水利局工会", nil, nil, nil, "填报日期:2025年12月29日", nil, nil, nil, nil, "单位:元")
	b.put("季度", "序号", "活动名称", "活动类别", "活动时间", "活动地点", "承办部门", "参加\n人数", "经费(元)", nil, "备注")
	b.put(nil, nil, nil, nil, nil, nil, nil, nil, "预算", "实际支出", nil)
	for column := range 11 {
		if column != 8 && column != 9 {
			b.merge(3, column+1, 4, column+1)
		}
	}
	b.merge(3, 9, 3, 10)
	number, sumHeads, sumSpend := 0, 0, int64(0)
	for q := range 4 {
		first, people, spend := b.row+1, 0, int64(0)
		for _, a := range all {
			if (int(a.start.Month())-1)/3 != q {
				continue
			}
			number++
			var quarter, planned any
			if b.row+1 == first {
				quarter = []string{"一季度", "二季度", "三季度", "四季度"}[q]
			}
			if a.spend > 0 {
				planned = money((a.spend/50000 + 1) * 50000)
			}
			b.put(quarter, number, a.title, a.category, spokenSpan(a, number), a.place, a.organiser, heads(a), planned, yuanOr(a.spend), a.note)
			people += a.heads
			spend += a.spend
		}
		b.merge(first, 1, b.row, 1)
		b.put("小计", nil, nil, nil, nil, nil, nil, people, nil, money(spend))
		sumHeads += people
		sumSpend += spend
	}
	b.put("合计", nil, nil, nil, nil, nil, nil, sumHeads, nil, money(sumSpend))
	b.put("制表人:工会干事", nil, nil, nil, "审核人:工会主席")
	return o.finish(b, u.name, 2025, "水利局工会2025年度活动台账.xlsx", rows("activities", len(all)))
}

// writePlainLedgers writes the ledgers with one header row.
func writePlainLedgers(c *city, o *output) error {
	if err := schoolLedger(c, o); err != nil {
		return err
	}
	if err := foundryLedger(c, o); err != nil {
		return err
	}
	if err := csvLedgers(c, o); err != nil {
		return err
	}
	for _, name := range []string{"city", "street"} {
		u := c.bases[name]
		if err := plainLedger(o, u, 2025, u.years[2025].activities); err != nil {
			return err
		}
	}
	return nil
}

func schoolLedger(c *city, o *output) error {
	u := c.bases["school"]
	all := u.years[2025].activities
	b := newBook("2025年")
	b.title("砚江市第七中学工会2025年活动一览表", 9)
	b.put("序号", "活动\n名称", "活动\n时间", "地点", "承办部门", "活动形式", "参加\n人数", "经费支出\n(元)", "备注")
	people, spend := 0, int64(0)
	for i, a := range all {
		b.put(i+1, a.title, a.start, a.place, a.organiser, a.category, heads(a), yuanOr(a.spend), a.note)
		people += a.heads
		spend += a.spend
	}
	b.put("合计", nil, nil, nil, nil, nil, people, money(spend))
	b.put("填表人:校工会", nil, nil, nil, "负责人:工会主席")
	return o.finish(b, u.name, 2025, "七中工会2025年活动一览表.xlsx", rows("activities", len(all)))
}

// foundryLedger counts women in a second header row.
func foundryLedger(c *city, o *output) error {
	u := c.bases["foundry"]
	all := u.years[2025].activities
	b := newBook("台账")
	b.title("砚江宏泽精密铸造有限公司工会2025年度职工活动台账", 9)
	b.put("序号", "活动主题", "类别", "时间", "地点", "组织部门", "参加人数", nil, "实际支出(元)", "备注")
	b.put(nil, nil, nil, nil, nil, nil, "总数", "其中:女", nil, nil)
	for column := range 10 {
		if column != 6 && column != 7 {
			b.merge(2, column+1, 3, column+1)
		}
	}
	b.merge(2, 7, 2, 8)
	for i, a := range all {
		var women any
		if a.present != nil {
			n := 0
			for _, m := range a.present {
				if m.gender == "女" {
					n++
				}
			}
			women = n
		}
		b.put(i+1, a.title, a.category, a.start.Format("2006.1.2"), a.place, a.organiser, heads(a), women, yuanOr(a.spend), a.note)
	}
	return o.finish(b, u.name, 2025, "宏泽铸造2025年度职工活动台账.xlsx", rows("activities", len(all)))
}

func csvLedgers(c *city, o *output) error {
	for _, name := range []string{"primary", "textile"} {
		u := c.bases[name]
		all := u.years[2025].activities
		table := [][]string{{u.name + "2025年活动登记"}, {"序号", "活动名称", "活动日期", "地点", "类别", "主办", "参加人数", "经费(元)", "备注"}}
		for i, a := range all {
			table = append(table, []string{
				fmt.Sprint(i + 1), a.title, spokenSpan(a, i), a.place, a.category, a.organiser,
				counted(a), blank(a.spend), a.note,
			})
		}
		if err := o.finishCSV(table, u.name, 2025, u.short+"2025年活动登记.csv", rows("activities", len(all))); err != nil {
			return err
		}
	}
	return nil
}

func counted(a *activity) string {
	if h := heads(a); h != nil {
		return fmt.Sprint(h)
	}
	return ""
}

func blank(fen int64) string {
	if fen == 0 {
		return ""
	}
	return yuan(fen)
}

// plainLedger writes a ledger of a year without ornament.
func plainLedger(o *output, u *base, y int, all []*activity) error {
	b := newBook("活动")
	b.title(fmt.Sprintf("%s%d年活动台账", u.name, y), 9)
	b.put("序号", "活动名称", "活动类别", "开始日期", "结束日期", "活动地点", "主办", "参加人数", "经费支出(元)", "备注")
	for i, a := range all {
		var end any
		if !a.end.Equal(a.start) {
			end = a.end
		}
		b.put(i+1, a.title, a.category, a.start, end, a.place, a.organiser, heads(a), yuanOr(a.spend), a.note)
	}
	return o.finish(b, u.name, y, fmt.Sprintf("%s%d年活动台账.xlsx", u.short, y), rows("activities", len(all)))
}

// writeMonthLedgers writes the hospital's ledger: months merged, codes, 约.
func writeMonthLedgers(c *city, o *output) error {
	u := c.bases["hospital"]
	all := u.years[2025].activities
	b := newBook("2025")
	b.title("砚江市第二人民医院工会2025年活动台账", 10)
	b.put("填报单位:砚江市第二人民医院工会", nil, nil, nil, nil, nil, nil, nil, "单位:元")
	b.put("月份", "活动编号", "活动名称", "类别", "日期", "地点", "主办科室", "参与人数", "经费支出", "备注")
	first, month := 0, 0
	for i, a := range all {
		var cell any
		if m := int(a.start.Month()); m != month {
			if first > 0 {
				b.merge(first, 1, b.row, 1)
			}
			month, first, cell = m, b.row+1, fmt.Sprintf("%d月", m)
		}
		b.put(cell, a.code, a.title, a.category, spokenSpan(a, i), a.place, a.organiser, heads(a), yuanOr(a.spend), a.note)
	}
	b.merge(first, 1, b.row, 1)
	spend := int64(0)
	for _, a := range all {
		spend += a.spend
	}
	b.put("合计", nil, nil, nil, nil, nil, nil, nil, money(spend))
	b.put("制表人:院工会", nil, nil, nil, "审核人:分管院领导")
	return o.finish(b, u.name, 2025, "市二院工会2025年活动台账.xlsx", rows("activities", len(all)))
}

// writeLastYear writes the thinner ledgers of 2024.
func writeLastYear(c *city, o *output) error {
	for _, u := range federation {
		b, ok := c.bases[u.content]
		if !ok || len(b.years[2024].activities) == 0 || u.content == "small" || u.content == "clean" {
			continue
		}
		if err := plainLedger(o, b, 2024, b.years[2024].activities); err != nil {
			return err
		}
	}
	table, n := streetRows(c, []string{"small", "clean"}, 2024)
	head := [][]string{{"单位名称", "活动名称", "活动日期", "活动地点", "活动类别", "主办", "参加人数", "经费支出(元)", "备注"}}
	return o.finishCSV(append(head, table...), "柳塘街道总工会", 2024, "2024年各工会活动汇总.csv", rows("activities", n))
}

func streetRows(c *city, names []string, y int) ([][]string, int) {
	var out [][]string
	for _, name := range names {
		u := c.bases[name]
		for i, a := range u.years[y].activities {
			unit := u.name
			if i > 0 && y == 2025 {
				unit = "" // the cell was merged before it was saved as text
			}
			out = append(out, []string{unit, a.title, day(a.start), a.place, a.category, a.organiser, counted(a), blank(a.spend), a.note})
		}
	}
	return out, len(out)
}

// writeStreet writes what the street gathered from its unions, with one row whose
// day nobody knew yet: planted for the correction workbook.
func writeStreet(c *city, o *output) error {
	const name = "2025年各工会活动汇总.csv"
	table, n := streetRows(c, []string{"small", "clean", "courier"}, 2025)
	head := [][]string{
		{"柳塘街道各基层工会2025年活动汇总表"},
		{"汇总单位:柳塘街道总工会", "", "", "汇总时间:2026年1月5日"},
		{"单位名称", "活动名称", "活动日期", "活动地点", "活动类别", "主办", "参加人数", "经费支出(元)", "备注"},
	}
	table = append(table, []string{"", "年末走访灵活就业骑手", "待定", "各网点", "慰问", "行业联合工会", "", "", "时间等通知"})
	o.reject("柳塘街道总工会", 2025, name, "start", "待定")
	return o.finishCSV(append(head, table...), "柳塘街道总工会", 2025, name, fileTotals{Kind: "activities", Rows: n, Rejected: 1})
}

// writeMonthlyReports writes the bus company's workbook of twelve sheets, with its
// 零报告 of February, and the health centre's reports, a file a month: none came
// for July and August.
func writeMonthlyReports(c *city, o *output) error {
	u := c.bases["bus"]
	b := newBook("1月")
	for m := 1; m <= 12; m++ {
		if m > 1 {
			b.next(fmt.Sprintf("%d月", m))
		}
		monthSheet(b, u, m, "砚江市公共交通有限公司工会2025年%d月活动月报")
	}
	if err := o.finish(b, u.name, 2025, "公交公司工会2025年活动月报.xlsx", rows("activities", len(u.years[2025].activities))); err != nil {
		return err
	}
	u = c.bases["clinic"]
	for m := 1; m <= 12; m++ {
		if m == 7 || m == 8 {
			continue
		}
		b := newBook("活动")
		acts := monthSheet(b, u, m, "桃坞社区卫生服务中心工会2025年%d月活动月报表")
		b.next("慰问")
		visits := clinicVisits(b, u, m)
		if err := o.finish(b, u.name, 2025, fmt.Sprintf("桃坞中心工会2025年%d月月报.xlsx", m), rows("activities", acts), rows("visits", visits)); err != nil {
			return err
		}
	}
	return nil
}

func monthSheet(b *book, u *base, m int, title string) int {
	b.title(fmt.Sprintf(title, m), 8)
	b.put("序号", "活动名称", "活动类别", "活动日期", "活动地点", "主办", "参加人数", "经费支出(元)")
	n := 0
	for _, a := range u.years[2025].activities {
		if int(a.start.Month()) == m {
			n++
			b.put(n, a.title, a.category, spokenSpan(a, n), a.place, a.organiser, heads(a), yuanOr(a.spend))
		}
	}
	if n == 0 {
		b.put("本月无")
	}
	b.put("填表人:工会干事", nil, nil, "审核人:工会主席")
	return n
}

func clinicVisits(b *book, u *base, m int) int {
	b.title(fmt.Sprintf("桃坞社区卫生服务中心工会2025年%d月慰问登记表", m), 7)
	b.put("序号", "慰问日期", "慰问对象", "工号", "慰问事由", "慰问金(元)", "慰问品折价(元)", "慰问人")
	n := 0
	for _, v := range u.years[2025].visits {
		if int(v.day.Month()) == m {
			n++
			b.put(n, v.day, v.who.name, v.who.staff, v.reason, yuanOr(v.amount), yuanOr(v.goods), v.visitor)
		}
	}
	if n == 0 {
		b.put("本月无")
	}
	return n
}
