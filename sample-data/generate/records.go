package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// writeVisits writes the visiting registers of 2024 and 2025.
func writeVisits(c *city, o *output) error {
	for _, y := range []int{2024, 2025} {
		for _, name := range []string{"water", "school", "hospital", "foundry", "textile", "bus"} {
			u := c.bases[name]
			if len(u.years[y].visits) == 0 {
				continue
			}
			if err := visitRegister(o, u, y); err != nil {
				return err
			}
		}
	}
	return nil
}

func visitRegister(o *output, u *base, y int) error {
	b := newBook("慰问登记")
	b.title(fmt.Sprintf("%s%d年度职工慰问登记表", u.name, y), 11)
	b.put("填报单位:"+u.name, nil, nil, nil, nil, nil, nil, nil, "单位:元")
	b.put("序号", "慰问日期", "慰问对象", "工号", "慰问事由", "慰问金(元)", "慰问品折价(元)", "慰问形式", "慰问人", "签收", "备注")
	var amount, goods int64
	for i, v := range u.years[y].visits {
		staff := v.who.staff
		if v.withoutStaffNo {
			staff = ""
		}
		b.put(i+1, v.day, v.who.name, staff, v.reason, yuanOr(v.amount), yuanOr(v.goods), v.form, v.visitor, "已签收", v.note)
		amount += v.amount
		goods += v.goods
	}
	b.put("合计", nil, nil, nil, nil, money(amount), money(goods))
	b.put("制表人:工会干事", nil, nil, nil, nil, "审核人:工会主席")
	return o.finish(b, u.name, y, fmt.Sprintf("%s%d年慰问登记.xlsx", u.short, y), rows("visits", len(u.years[y].visits)))
}

func writeEvents(c *city, o *output) error {
	for _, name := range []string{"water", "school", "hospital", "foundry"} {
		u := c.bases[name]
		b := newBook("需访事件")
		b.title(u.name+"2025年度“五必访”事项登记表", 6)
		b.put("序号", "工会小组", "职工姓名", "工号", "事项类别", "发生时间")
		for i, e := range u.years[2025].events {
			b.put(i+1, e.who.group, e.who.name, e.who.staff, e.kind, spoken(e.day, i))
		}
		b.put("登记人:各工会小组长")
		if err := o.finish(b, u.name, 2025, u.short+"2025年五必访事项登记.xlsx", rows("events", len(u.years[2025].events))); err != nil {
			return err
		}
	}
	return nil
}

// writeWords writes proposals and honours: a workbook with two sheets for most, a
// text table for the hospital's proposals.
func writeWords(c *city, o *output) error {
	for _, u := range federation {
		b, ok := c.bases[u.content]
		if !ok || len(b.years[2025].honors) == 0 {
			continue
		}
		y := b.years[2025]
		if u.content == "hospital" {
			table := [][]string{{"序号", "提出日期", "提案内容", "提案人", "办理状态"}}
			for i, p := range y.proposals {
				table = append(table, []string{fmt.Sprint(i + 1), spoken(p.day, 2), p.title, p.proposer, p.status})
			}
			if err := o.finishCSV(table, u.name, 2025, "2025年职工提案登记.csv", rows("proposals", len(y.proposals))); err != nil {
				return err
			}
		}
		w := newBook("荣誉")
		w.title(u.name+"2025年荣誉台账", 5)
		w.put("序号", "获奖时间", "荣誉名称", "级别", "获奖对象")
		for i, h := range y.honors {
			w.put(i+1, spoken(h.day, i), h.title, h.level, h.recipient)
		}
		name, kinds := u.short+"2025年荣誉台账.xlsx", []fileTotals{rows("honors", len(y.honors))}
		if u.content != "hospital" && len(y.proposals) > 0 {
			name, kinds = u.short+"2025年荣誉提案登记.xlsx", append(kinds, rows("proposals", len(y.proposals)))
			proposalSheet(w, u.name, y.proposals)
		}
		if err := o.finish(w, u.name, 2025, name, kinds...); err != nil {
			return err
		}
	}
	return nil
}

func proposalSheet(w *book, unit string, all []proposal) {
	w.next("提案")
	w.title(unit+"2025年职工提案登记表", 5)
	w.put("序号", "日期", "提案\n内容", "提案人", "办理\n状态")
	for i, p := range all {
		w.put(i+1, p.day, p.title, p.proposer, p.status)
	}
}

// writeSignIns writes a sheet an activity for the school (blocks side by side), the
// door machine's export for bureau and hospital, and the foundry's list of the year.
func writeSignIns(c *city, o *output) error {
	u := c.bases["school"]
	for _, a := range u.years[2025].activities {
		if a.present != nil {
			if err := signInSheet(o, u, a); err != nil {
				return err
			}
		}
	}
	for name, file := range map[string]string{"foundry": "宏泽铸造2025年度职工活动签到明细.csv"} {
		if err := signInList(o, c.bases[name], file); err != nil {
			return err
		}
	}
	for _, name := range []string{"water", "hospital"} {
		if err := signInExport(o, c.bases[name]); err != nil {
			return err
		}
	}
	return nil
}

func signInSheet(o *output, u *base, a *activity) error {
	b := newBook("签到")
	b.title("教 职 工 活 动 签 到 表", 8)
	b.put("活动名称:"+a.title, nil, nil, nil, "主办单位:"+u.name)
	b.put(fmt.Sprintf("活动时间:%d年%d月%d日 15:30", a.start.Year(), a.start.Month(), a.start.Day()), nil, nil, nil, "活动地点:"+a.place)
	b.put("序号", "姓名", "部门", "签名", "序号", "姓名", "部门", "签名")
	listed, came := expected(u, a), len(a.present)
	half := (len(listed) + 1) / 2
	for i := range half {
		cells := signInCells(listed, i, came)
		if j := i + half; j < len(listed) {
			cells = append(cells, signInCells(listed, j, came)...)
		}
		b.put(cells...)
	}
	name := fmt.Sprintf("签到表_%s_%s.xlsx", strings.Trim(a.title, "“”"), a.start.Format("20060102"))
	return o.finish(b, u.name, a.start.Year(), name, rows("participation", half))
}

// expected are those who signed and six more who were on the list: some on
// leave, some missing.
func expected(u *base, a *activity) []*member {
	out := slices.Clone(a.present)
	for _, m := range u.people {
		if len(out) < len(a.present)+6 && m.on(a.start) && !slices.Contains(a.present, m) {
			out = append(out, m)
		}
	}
	return out
}

func signInCells(listed []*member, i, came int) []any {
	mark := "√"
	if i >= came {
		mark = []string{"请假", ""}[(i-came)%2]
	}
	return []any{i + 1, listed[i].name, listed[i].group, mark}
}

func signInList(o *output, u *base, file string) error {
	table := [][]string{{u.name + "2025年度职工活动签到明细"}, {"活动名称", "日期", "工号", "姓名", "班组"}}
	for _, a := range u.years[2025].activities {
		for _, m := range a.present {
			table = append(table, []string{a.title, day(a.start), m.staff, m.name, m.group})
		}
	}
	return o.finishCSV(table, u.name, 2025, file, rows("participation", len(table)-2))
}

func signInExport(o *output, u *base) error {
	table := [][]string{{"活动名称", "签到时间", "工号", "姓名", "部门", "签到方式", "状态"}}
	for _, a := range u.years[2025].activities {
		for i, m := range a.present {
			at := a.start.Add(time.Duration(13*60+50+i/6) * time.Minute)
			table = append(table, []string{a.title, at.Format("2006-01-02 15:04"), m.staff, m.name, m.group, "扫码", "已签"})
		}
	}
	return o.finishCSV(table, u.name, 2025, "电子签到导出.csv", rows("participation", len(table)-1))
}

// writeGoodsList writes the primary school's list of goods for the Dragon Boat Festival.
func writeGoodsList(c *city, o *output) error {
	u := c.bases["primary"]
	when := date(2025, 5, 28)
	b := newBook("端午节")
	b.title(u.name+"2025年端午节慰问品发放签领表", 8)
	b.put("序号", "姓名", "会员证号", "慰问事由", "慰问品折价(元)", "日期", "签名", "备注")
	sum, n := int64(0), 0
	for _, m := range u.people {
		if !m.on(when) {
			continue
		}
		n++
		b.put(n, m.name, m.staff, "端午节慰问", money(15000), when, "√", "粽子、咸蛋")
		sum += 15000
	}
	b.put("合计", nil, nil, nil, money(sum))
	for i := range o.totals.Units {
		if t := &o.totals.Units[i]; t.Unit == u.name && t.Year == 2025 {
			t.Visits += n
			t.GoodsFen += sum
			t.SpendingFen += sum
		}
	}
	return o.finish(b, u.name, 2025, "杏林路小学工会2025年端午节慰问品签领表.xlsx", rows("visits", n))
}
