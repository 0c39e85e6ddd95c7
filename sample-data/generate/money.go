package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// subjectOf says where the money of an activity of a category is booked (names of
// the 2021 scheme). Money of visits goes by its own entries.
var subjectOf = map[string]string{
	"会议": "会议支出", "学习教育": "职工教育支出", "文体": "文体活动支出", "女职工": "会员活动支出", "宣传": "宣传活动支出",
	"竞赛": "劳动和技能竞赛活动支出", "建家": "建家活动支出", "帮扶": "困难职工帮扶支出", "慰问": "送温暖支出", "保障": "职工互助保障支出",
	"劳保": "劳动保护支出", "民主管理": "会议支出", "培训": "培训支出", "志愿": "其他活动支出", "服务": "会员活动支出", "维权": "法律援助支出", "经审": "专项业务支出",
}

var wordings = []string{"付%s费用", "%s用品款", "报销%s支出", "%s奖品、饮用水", "%s物料"}

var handlers = []string{"工会出纳", "办公室经办", "工会干事", "女工主任"}

// buildSpending writes the ledger of a year: the activities' money in the words a
// cashier uses, the rows that belong to no activity, and the visits by month.
// Campaigns that have a row of their own are not booked twice.
func buildSpending(d *dice, b *base, out *year, rows [][]string, y int) error {
	for _, row := range rows {
		day, err := oneDay(row[0], y)
		if err != nil {
			return err
		}
		amount, err := fen(row[3])
		if err != nil {
			return err
		}
		out.spending = append(out.spending, entry{day: day, subject: row[1], summary: row[2], amount: amount, handler: pick(d, handlers)})
	}
	for _, a := range out.activities {
		if a.spend == 0 {
			continue
		}
		words := a.voucher
		if words == "" {
			words = fmt.Sprintf(pick(d, wordings), a.title)
		}
		out.spending = append(out.spending, entry{
			day: yearEnd(a.end.AddDate(0, 0, d.n(9)), y), subject: subject(a),
			summary: words, amount: a.spend, handler: pick(d, handlers),
		})
	}
	visitMoney(d, out, y)
	slices.SortStableFunc(out.spending, func(p, q entry) int { return p.day.Compare(q.day) })
	for i := range out.spending {
		out.spending[i].voucher = fmt.Sprintf("记-%03d", i+1)
	}
	return nil
}

func subject(a *activity) string {
	if strings.Contains(a.title, "疗休养") {
		return "劳模职工疗休养支出"
	}
	return subjectOf[a.category]
}

// visitMoney books the visits without a campaign row of their own, month by month.
func visitMoney(d *dice, out *year, y int) {
	sums, counts := map[int]int64{}, map[int]int{}
	for _, v := range out.visits {
		if v.reason != "困难" && v.reason != "助学" {
			sums[int(v.day.Month())] += v.amount + v.goods
			counts[int(v.day.Month())]++
		}
	}
	for m := 1; m <= 12; m++ {
		if counts[m] == 0 {
			continue
		}
		out.spending = append(out.spending, entry{
			day: date(y, m, 28), subject: "会员活动支出",
			summary: fmt.Sprintf("支付%d月职工慰问金(品)%d人", m, counts[m]), amount: sums[m], handler: pick(d, handlers),
		})
	}
}

func yearEnd(t time.Time, y int) time.Time {
	if t.Year() > y {
		return date(y, 12, 31)
	}
	return t
}

// budget gives every subject a little more than was spent, by round hundreds; the
// hospital's 文体活动支出 stays below: that is one of the planted stories.
func budget(d *dice, name string, spending []entry) []budgetLine {
	var order []string
	sums := map[string]int64{}
	for _, e := range spending {
		if _, ok := sums[e.subject]; !ok {
			order = append(order, e.subject)
		}
		sums[e.subject] += e.amount
	}
	slices.SortFunc(order, func(p, q string) int { return subjectRank(p) - subjectRank(q) })
	var out []budgetLine
	for _, s := range order {
		amount := sums[s] * int64(103+d.n(25)) / 100
		amount = (amount/50000 + 1) * 50000
		if name == "hospital" && s == "文体活动支出" {
			amount = 13800000
		}
		out = append(out, budgetLine{s, amount})
	}
	return out
}

// groupsOf2021 are the groups of the 2021 scheme with their subjects.
var groupsOf2021 = []struct {
	name     string
	subjects []string
}{
	{"职工活动支出", []string{"职工教育支出", "文体活动支出", "宣传活动支出", "劳模职工疗休养支出", "会员活动支出", "其他活动支出"}},
	{"职工服务支出", []string{"劳动和技能竞赛活动支出", "建家活动支出", "职工互助保障支出"}},
	{"维权支出", []string{"劳动保护支出", "法律援助支出", "困难职工帮扶支出", "送温暖支出"}},
	{"业务支出", []string{"培训支出", "会议支出", "专项业务支出"}},
	{"其他支出", []string{"其他支出"}},
}

func subjectRank(s string) int {
	for i, g := range groupsOf2021 {
		if j := slices.Index(g.subjects, s); j >= 0 {
			return i*100 + j
		}
	}
	return 9999
}
