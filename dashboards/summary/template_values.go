package summary

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// valueName is a figure, list or text of the whole draft that any line may name.
type valueName struct {
	said    string
	about   string
	args    []string // what may stand behind the name; nil: nothing, or anything where needs
	needs   bool     // something must stand behind it
	example string
	give    func(w *writer, arg string) []Span
}

// themesSaid are the fields of work as templates name them.
func themesSaid() []string {
	var all []string
	for _, c := range terms.Categories() {
		all = append(all, themeNames[c])
	}
	return all
}

func themeSaid(said string) (terms.Category, bool) {
	for c, n := range themeNames {
		if n == said {
			return c, true
		}
	}
	return "", false
}

// valueNames lists them. It is a function, since what gives a list reads templates in turn.
func valueNames() []valueName {
	return slices.Concat(textValues(), totalValues(), otherValues(), listValues())
}

func textValues() []valueName {
	return []valueName{
		{said: "时段", about: "2025年、2025年上半年", give: func(w *writer, _ string) []Span { return mark(periodLong(w.f.Scope.Period)) }},
		{said: "本期", about: "全年、上半年、本学年", give: func(w *writer, _ string) []Span { return w.period }},
		{said: "截至日期", about: "材料算到哪一天", give: func(w *writer, _ string) []Span { return mark(chineseDate(w.asOf())) }},
		{said: "单位名称", about: "工会的全称", give: func(w *writer, _ string) []Span { return w.self() }},
		{said: "自称", about: "“称呼”里写的自称", give: func(w *writer, _ string) []Span { return words(w.voice.self) }},
		{said: "职工", about: "“称呼”里写的职工", give: func(w *writer, _ string) []Span { return words(w.voice.crew) }},
		{said: "计划名称", about: "《……工作计划》", give: func(w *writer, _ string) []Span { return w.planName() }},
		{said: "年度提法", about: "本单位存的年度提法里的一条", needs: true, example: "年度提法 开头", give: func(w *writer, arg string) []Span { return w.phrase(arg) }},
	}
}

// total makes a value of one figure of the facts.
func total(said, about string, of func(*writer) []Span) valueName {
	return valueName{said: said, about: about, give: func(w *writer, _ string) []Span { return of(w) }}
}

func totalValues() []valueName {
	return []valueName{
		{said: "活动次数", about: "全部活动，或一类活动", args: themesSaid(), give: themed(func(w *writer) terms.Figure { return w.f.Totals.Activities }, func(t terms.ThemeFacts) terms.Figure { return t.Count })},
		{said: "参加人次", about: "全部活动，或一类活动", args: themesSaid(), give: themed(func(w *writer) terms.Figure { return w.f.Totals.PersonTimes }, func(t terms.ThemeFacts) terms.Figure { return t.PersonTimes })},
		{said: "活动经费", about: "一类活动的支出", args: themesSaid(), needs: true, example: "活动经费 文体", give: themed(nil, func(t terms.ThemeFacts) terms.Figure { return t.Spend })},
		total("参加人数", "参加过活动的会员人数", func(w *writer) []Span { return w.fig(w.f.Totals.DistinctPeople) }),
		total("参与率", "八成以上才写进正文", func(w *writer) []Span { return w.goodRate(w.f.Totals.ParticipationRate) }),
		total("服务覆盖率", "八成以上才写进正文", func(w *writer) []Span { return w.goodRate(w.f.Totals.Reach) }),
		total("慰问人次", "走访慰问的合计", func(w *writer) []Span { return w.fig(w.f.Totals.Visits) }),
		total("慰问金额", "慰问金和慰问品的合计", func(w *writer) []Span { return w.fig(w.f.Totals.VisitTotal) }),
		total("经费支出", "工会经费支出合计", func(w *writer) []Span { return w.fig(w.f.Totals.Spending) }),
		total("人均支出", "按会员人均的支出", func(w *writer) []Span { return w.fig(w.f.Totals.PerMember) }),
		total("会员数", "截至日期在册会员", func(w *writer) []Span { return w.fig(w.f.Members.OnRoll) }),
		total("女会员数", "", func(w *writer) []Span { return w.fig(w.f.Members.Women) }),
		total("职工数", "", func(w *writer) []Span { return w.fig(w.f.Members.Workers) }),
		total("入会率", "八成以上才写进正文", func(w *writer) []Span { return w.goodRate(w.f.Members.Rate) }),
		total("新入会人数", "", func(w *writer) []Span { return w.fig(w.f.Members.Joined) }),
	}
}

// themed gives the figure of a field of work, or of all of them.
func themed(all func(*writer) terms.Figure, one func(terms.ThemeFacts) terms.Figure) func(*writer, string) []Span {
	return func(w *writer, arg string) []Span {
		category, ok := themeSaid(arg)
		if !ok {
			return w.fig(all(w))
		}
		for _, t := range w.f.Themes {
			if t.Category == category {
				return w.fig(one(t))
			}
		}
		return nil
	}
}

func otherValues() []valueName {
	return []valueName{
		total("计划事项数", "", func(w *writer) []Span { return w.fig(w.f.Plan.Count) }),
		total("完成事项数", "完成率八成以上才写进正文", func(w *writer) []Span { return w.keptSpans() }),
		total("计划完成率", "八成以上才写进正文", func(w *writer) []Span { return w.goodRate(w.f.Plan.Completion) }),
		total("计划外活动次数", "", func(w *writer) []Span { return w.fig(w.f.Plan.Outside) }),
		total("提案件数", "", func(w *writer) []Span { return w.fig(w.f.Proposals.Count) }),
		total("提案办结数", "", func(w *writer) []Span { return w.fig(w.f.Proposals.Done) }),
		total("提案办结率", "八成以上才写进正文", func(w *writer) []Span { return w.goodRate(w.f.Proposals.Rate) }),
		{said: "指标", about: "报表里的一个指标", needs: true, example: "指标 集体合同覆盖企业", give: func(w *writer, arg string) []Span {
			for _, i := range w.f.Indicators {
				if strings.TrimSpace(i.Name) == arg {
					return w.anyFig(i.Value)
				}
			}
			return nil
		}},
		{said: "科目支出", about: "一个科目的支出", needs: true, example: "科目支出 职工活动支出", give: func(w *writer, arg string) []Span {
			for _, s := range w.f.Subjects {
				if strings.TrimSpace(s.Name) == arg {
					return w.fig(s.Spending)
				}
			}
			return nil
		}},
	}
}

// The ways activities may be listed, beside those of one field of work.
const (
	byMonth  = "按月"
	byStars  = "重点"
	mostActs = 30 // in one list
)

func listValues() []valueName {
	ways := append([]string{byMonth, byStars}, themesSaid()...)
	return []valueName{
		{said: "活动列表", about: "日期加名称，顿号隔开；按月的每月之间用分号", needs: true, args: ways, example: "活动列表 按月", give: (*writer).listActs},
		{said: "荣誉列表", about: "荣誉名称、获得者", give: func(w *writer, _ string) []Span {
			var list [][]Span
			for _, h := range w.f.Honors {
				list = append(list, w.honor(h))
			}
			return w.some("honours", worthItem, list, msgSemicolon)
		}},
		{said: "慰问列表", about: "各项慰问", give: func(w *writer, _ string) []Span {
			var list [][]Span
			for _, c := range w.f.Campaigns {
				list = append(list, w.campaign(c))
			}
			return w.some("campaigns", worthItem, list, msgSemicolon)
		}},
		{said: "提案列表", about: "提案的题目", give: func(w *writer, _ string) []Span { return w.proposalTitles() }},
		{said: "科目列表", about: "各科目支出", give: func(w *writer, _ string) []Span { return w.subjects() }},
		{said: "班子名单", about: "存了名单才有：职务加姓名，按名单的顺序", give: func(w *writer, _ string) []Span { return w.officerList() }},
	}
}

// listActs lists activities with their days: those of a field of work, the highlights, or
// all, month by month.
func (w *writer) listActs(way string) []Span {
	category, one := themeSaid(way)
	var acts []terms.ActivityFact
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			for _, a := range s.Each {
				if one && t.Category != category || way == byStars && !w.stars.chosen[activityID(a)] {
					continue
				}
				acts = append(acts, a)
			}
		}
	}
	slices.SortStableFunc(acts, func(a, b terms.ActivityFact) int { return int(a.Start) - int(b.Start) })
	var out []Span
	month, told := terms.Date(0), 0
	for i, a := range acts {
		title := w.quote(a.Title, a.Source)
		if title == nil || told == mostActs {
			continue
		}
		one := w.detail("list/"+way+"/"+itoa(i), w.placeWorth(a), concat(w.days(a), w.otherUnit(a), acting(a.Title, title)))
		if one == nil {
			continue
		}
		if told++; len(out) > 0 {
			separator := msgList
			if way == byMonth && a.Start/100 != month {
				separator = msgSemicolon
			}
			out = word(out, separator)
		}
		out, month = append(out, one...), a.Start/100
	}
	if told == mostActs && len(acts) > mostActs {
		out = word(out, msgEtc)
	}
	return out
}
