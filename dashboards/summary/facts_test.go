package summary_test

import (
	"fmt"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

const unitKey = "u-dike"

var year = terms.Year(2025)

// num makes a known figure; by narrows it: "theme", "care", ...
func num(m terms.Measure, value float64, shown string, by ...string) terms.Figure {
	ask := terms.Ask{Measure: m, Unit: unitKey, Period: year}
	for i := 0; i+1 < len(by); i += 2 {
		ask = ask.With(terms.Dim(by[i]), by[i+1])
	}
	key := ask.Key()
	return terms.Figure{ID: terms.FigureID(key), Key: key, Measure: m, Label: string(m), Value: &value, Shown: shown, Unit: unitIn(shown), State: terms.Known}
}

func times(m terms.Measure, n int, unit string, by ...string) terms.Figure {
	return num(m, float64(n), strconv.Itoa(n)+unit, by...)
}

func yuan(m terms.Measure, fen terms.Money, by ...string) terms.Figure {
	return num(m, float64(fen)/100, fen.Shown(), by...)
}

func day(m terms.Measure, d terms.Date, by ...string) terms.Figure {
	return num(m, float64(d), fmt.Sprintf("%d月%d日", d.Month(), d.Day()), by...)
}

// happening is one activity of the sample.
type happening struct {
	title, category, place, note, unit string
	day                                terms.Date
	people                             int
	cost                               terms.Money
	items                              []string
}

func activity(n int, h happening) terms.ActivityFact {
	key := fmt.Sprintf("HD%03d", n)
	a := terms.ActivityFact{Activity: terms.Activity{
		Key: key, UnitKey: unitKey, UnitName: "江堤管理处工会", Title: h.title, Category: h.category, Start: h.day,
		Place: h.place, Note: h.note, Source: terms.Source{File: "活动台账.xlsx", Sheet: "Sheet1", Row: n + 1},
	}, Items: h.items}
	if h.unit != "" {
		a.UnitKey, a.UnitName = "u-"+h.unit, h.unit
	}
	a.Date = day(terms.ActivityDate, h.day, "activity", key)
	if h.people > 0 {
		a.Headcounts = times(terms.PersonTimes, h.people, "人次", "activity", key)
	}
	if h.cost > 0 {
		a.Cost = yuan(terms.ActivitySpend, h.cost, "activity", key)
	}
	return a
}

// theme makes the facts of one category; happenings of one title are one series.
func theme(c terms.Category, first int, list ...happening) terms.ThemeFacts {
	t := terms.ThemeFacts{Category: c, Count: times(terms.ActivityCount, len(list), "次", "theme", string(c))}
	people := 0
	at := map[string]int{}
	for i, h := range list {
		people += h.people
		j, seen := at[h.title]
		if !seen {
			j = len(t.Series)
			at[h.title] = j
			t.Series = append(t.Series, terms.Series{Title: h.title})
		}
		t.Series[j].Each = append(t.Series[j].Each, activity(first+i, h))
	}
	for i, s := range t.Series {
		sum := 0
		for _, a := range s.Each {
			if a.Headcounts.IsKnown() {
				sum += int(*a.Headcounts.Value)
			}
		}
		t.Series[i].Count = times(terms.ActivityCount, len(s.Each), "次", "title", s.Title)
		if sum > 0 {
			t.Series[i].PersonTimes = times(terms.PersonTimes, sum, "人次", "title", s.Title)
		}
	}
	if people > 0 {
		t.PersonTimes = times(terms.PersonTimes, people, "人次", "theme", string(c))
	}
	return t
}

func item(n int, section, text string, c terms.Category, s terms.Status) terms.ItemFact {
	key := fmt.Sprintf("item-%d", n)
	i := terms.ItemFact{Progress: terms.Progress{PlanItem: terms.PlanItem{
		Key: key, Number: n, Section: []string{section}, Text: text, Category: c,
		Line: n + 3, Plan: "2025年工会工作计划",
	}, Status: s}}
	if s == terms.Done || s == terms.Over || s == terms.Partial || s == terms.Late {
		i.Times = times(terms.ItemActivities, 1, "次", "item", key)
	}
	return i
}

func campaign(label, class string, n int, amount, goods, each terms.Money) terms.Campaign {
	c := terms.Campaign{
		Label: label, Class: class, Times: times(terms.VisitTimes, n, "人次", "label", label), People: times(terms.VisitPeople, n, "人", "label", label),
		Amount: yuan(terms.VisitAmount, amount, "label", label), Goods: yuan(terms.VisitGoods, goods, "label", label), Total: yuan(terms.VisitTotal, amount+goods, "label", label),
	}
	c.First = day(terms.VisitDate, date(1, 20), "label", label)
	if each > 0 {
		c.PerPerson = yuan("visit_each", each, "label", label)
	}
	return c
}

func date(month, dayOf int) terms.Date { return terms.NewDate(2025, month, dayOf) }

// bare is a unit nothing is known of.
func bare() terms.Facts {
	return terms.Facts{Unit: terms.Unit{Key: unitKey, Name: "江堤管理处工会"}, Scope: terms.Scope{Unit: unitKey, Period: year, AsOf: year.Last()}, Digest: "d0", DataVersion: 3}
}

// rich is a unit with something of everything.
func rich() terms.Facts {
	f := bare()
	f.Members = terms.MemberFacts{
		OnRoll: times(terms.MembersOnRoll, 46, "人"), Women: times(terms.MembersOnRoll, 14, "人", "gender", "女"),
		Workers: times(terms.WorkerCount, 46, "人"), Joined: times(terms.MembersJoined, 1, "人"), Rate: num(terms.MembershipRate, 100, "100%"),
	}
	f.Totals = terms.TotalFacts{
		Activities: times(terms.ActivityCount, 16, "次"), PersonTimes: times(terms.PersonTimes, 312, "人次"),
		ParticipationRate: num(terms.ParticipationRate, 41.3, "41.3%"), Visits: times(terms.VisitTimes, 21, "人次"), VisitTotal: yuan(terms.VisitTotal, 1150000),
		Spending: yuan(terms.SpendingTotal, 2996000), PerMember: yuan(terms.PerMemberSpend, 65130),
	}
	last := terms.Ask{Measure: terms.ActivityCount, Unit: unitKey, Period: year.LastYear()}.Key()
	before := 11.0
	f.Comparable = []terms.Measure{terms.ActivityCount}
	f.LastYear.Activities = terms.Figure{ID: terms.FigureID(last), Key: last, Value: &before, Shown: "11次", State: terms.Known}
	f.Themes = richThemes()
	f.Campaigns = []terms.Campaign{
		campaign("春节慰问离退休职工", "", 9, 180000, 0, 20000), campaign("丧事", "丧事", 2, 60000, 0, 30000),
		campaign("困难走访", "困难", 10, 200000, 200000, 0),
	}
	f.Events = []terms.EventFacts{{
		Kind: "生病住院", Events: times(terms.EventCount, 3, "件", "class", "生病住院"), Visited: times(terms.EventVisited, 3, "件", "class", "生病住院"),
		Rate: num(terms.EventVisitRate, 100, "100%", "class", "生病住院"),
	}, {
		Kind: "结婚", Events: times(terms.EventCount, 4, "件", "class", "结婚"),
		Visited: times(terms.EventVisited, 1, "件", "class", "结婚"), Rate: num(terms.EventVisitRate, 25, "25%", "class", "结婚"),
	}}
	f.Subjects = []terms.Subject{{
		Name: "会员活动支出", Spending: yuan(terms.SpendingTotal, 2670000, "subject", "a"), Budget: yuan(terms.BudgetTotal, 3000000, "subject", "a"),
		Rate: num(terms.BudgetExecution, 89, "89%", "subject", "a"),
	}, {
		Name: "劳动保护支出", Spending: yuan(terms.SpendingTotal, 326000, "subject", "b"),
		Budget: yuan(terms.BudgetTotal, 100000, "subject", "b"), Rate: num(terms.BudgetExecution, 326, "326%", "subject", "b"),
	}}
	f.Entries = []terms.Entry{
		{Summary: "春节慰问金(46人)", Festival: "春节", Amount: yuan(terms.SpendingAmount, 1380000, "row", "1"), Source: terms.Source{File: "支出.xlsx", Row: 2}},
		{Summary: "汛前购置风油精、人丹等劳保用品", Amount: yuan(terms.SpendingAmount, 326000, "row", "5"), Source: terms.Source{File: "支出.xlsx", Row: 6}},
	}
	f.Proposals = terms.ProposalFact{
		Count: times(terms.ProposalCount, 3, "件"), Done: times(terms.ProposalDone, 1, "件"), Rate: num(terms.ProposalRate, 33.3, "33.3%"),
		List: []terms.Proposal{{Title: "巡查段值班室加装空调的议案", Status: "办结"}, {Title: "统一更换巡查车辆的议案", Status: "办理中"}},
	}
	f.Honors = []terms.Honor{
		{Title: "五星级基层工会", Level: "区级", Recipient: "江堤管理处工会", Date: day(terms.HonorDate, date(4, 22), "row", "h1")},
		{Title: "优秀工会工作者", Level: "市级", Recipient: "卢霞(工会主席)", Person: true, Date: day(terms.HonorDate, date(4, 25), "row", "h2")},
	}
	f.Indicators = []terms.Indicator{{Name: "集体合同覆盖企业", Basis: "reported", Value: times(terms.IndicatorValue, 46, "家", "name", "x"), Computed: times(terms.UnitCount, 44, "家")}}
	f.Plan = richPlan()
	f.Missing = []terms.Missing{{Kind: terms.Participation, Period: year}}
	f.People = []string{"卢霞", "段家毅", "欧阳 建国"}
	return f
}

func richThemes() []terms.ThemeFacts {
	var meetings []happening
	for m := 1; m <= 6; m++ {
		meetings = append(meetings, happening{title: "工会委员会会议", category: "会议", day: date(m, 10), people: 5, items: []string{"item-2"}})
	}
	return []terms.ThemeFacts{
		theme(terms.Organization, 1, meetings...),
		theme(terms.Democratic, 10, happening{title: "职工大会", day: date(2, 21), people: 45, items: []string{"item-1"}}),
		theme(terms.Care, 20, happening{title: "看望段家毅", day: date(3, 2), people: 2}, happening{title: "困难职工摸底", day: date(3, 4), note: "欧阳建国负责"}),
		theme(terms.Culture, 30, happening{title: "职工掼蛋、乒乓球、跳绳比赛", day: date(5, 8), people: 45, cost: 320000, items: []string{"item-4"}, place: "职工之家"},
			happening{title: "党员干部赴扬州泰州机场参观", day: date(6, 20), people: 18, place: "扬州泰州机场", note: "有18人参加"}),
		theme(terms.Other, 40, happening{title: "东岗村工会换届选举", category: "换届选举", day: date(3, 1)}, happening{title: "西桥村工会换届选举", category: "换届选举", day: date(3, 2)},
			happening{title: "梅塘村工会换届选举", category: "换届选举", day: date(3, 8)}),
	}
}

func richPlan() terms.PlanFacts {
	return terms.PlanFacts{
		Titles: []string{"2025年工会工作计划"}, Count: times(terms.PlanItemCount, 6, "项"), Due: times(terms.PlanDue, 5, "项"), Kept: times(terms.PlanKept, 3, "项"),
		Completion: num(terms.PlanCompletion, 60, "60%"), Outside: times(terms.OutsidePlan, 4, "次"),
		Items: []terms.ItemFact{
			item(1, "一、推进民主管理", "1.召开职工大会1次。", terms.Democratic, terms.Done),
			item(2, "二、加强自身建设", "2、每月召开工会委员会会议。", terms.Organization, terms.Over),
			item(3, "二、加强自身建设", "3、组织工会干部培训班2期。", terms.Organization, terms.None),
			item(4, "三、活跃文体生活", "（1）“五一”节后举办职工比赛。", terms.Culture, terms.Done),
			item(5, "三、活跃文体生活", "重阳节组织登山活动。", terms.Culture, terms.NotDue),
			func() terms.ItemFact {
				i := item(6, "三、活跃文体生活", "举办职工书画展。", terms.Culture, terms.None)
				i.Confirmed = true
				return i
			}(),
		},
	}
}

// unitIn is the unit behind a number.
func unitIn(shown string) string {
	for _, unit := range []string{"人次", "元", "人", "%"} {
		if strings.HasSuffix(shown, unit) {
			return unit
		}
	}
	return "次"
}
