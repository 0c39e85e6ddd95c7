package queries

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// campaigns tells of visits by their public label, in order of the first day.
func (g *gatherer) campaigns() {
	list := slices.Clone(listOf(g, campaignList))
	of := func(m terms.Measure, c terms.Campaign) terms.Figure {
		return g.by(m, terms.ByLabel, terms.ByFestival).at(c.Label, c.Festival)
	}
	for i, c := range list {
		list[i].Times, list[i].People = of(terms.VisitTimes, c), of(terms.VisitPeople, c)
		list[i].Amount, list[i].Goods, list[i].Total = of(terms.VisitAmount, c), of(terms.VisitGoods, c), of(terms.VisitTotal, c)
		list[i].First, list[i].PerPerson = of(terms.VisitDate, c), of(terms.VisitEach, c)
	}
	g.facts.Campaigns = list
}

func (g *gatherer) events() {
	count, visited, rate := g.by(terms.EventCount, terms.ByClass), g.by(terms.EventVisited, terms.ByClass), g.by(terms.EventVisitRate, terms.ByClass)
	for _, v := range count.groups() {
		kind := v[0]
		if kind == "" {
			kind = msgOtherEvents
		}
		g.facts.Events = append(g.facts.Events, terms.EventFacts{
			Kind: kind, Events: count.at(v[0]), Visited: visited.at(v[0]), Rate: rate.at(v[0]),
		})
	}
}

// subjects tells of spending and budget by account subject, budgeted ones first.
func (g *gatherer) subjects() {
	g.unsorted()
	g.facts.Vouchers = g.by(terms.SpendingAmount).at()
	spent, budget, rate := g.by(terms.SpendingTotal, terms.BySubject), g.by(terms.BudgetTotal, terms.BySubject), g.by(terms.BudgetExecution, terms.BySubject)
	for _, name := range subjectsOf(spent, budget) {
		g.facts.Subjects = append(g.facts.Subjects, terms.Subject{
			Name: name, Spending: spent.at(name), Budget: budget.at(name), Rate: rate.at(name),
		})
	}
}

// unsorted is what was spent under no subject.
func (g *gatherer) unsorted() {
	if spent := g.by(terms.SpendingTotal, terms.BySubject); spent.cells[group{}] != nil {
		g.facts.Unsorted = spent.at("")
	}
}

// income tells of what came in, as far as files tell.
func (g *gatherer) income() {
	came := g.by(terms.IncomeTotal, terms.BySubject)
	g.facts.Income = terms.IncomeFacts{Total: g.one(terms.IncomeTotal), Subjects: []terms.SubjectIncome{}}
	for _, v := range came.groups() {
		g.facts.Income.Subjects = append(g.facts.Income.Subjects, terms.SubjectIncome{Name: v[0], Income: came.at(v[0])})
	}
}

// months tells of the year month by month.
func (g *gatherer) months() {
	acts, people, spent := g.by(terms.ActivityCount, terms.ByMonth), g.by(terms.PersonTimes, terms.ByMonth), g.by(terms.SpendingTotal, terms.ByMonth)
	g.facts.Months = []terms.MonthPoint{}
	for _, m := range monthsOf(g.told) {
		g.facts.Months = append(g.facts.Months, terms.MonthPoint{Month: m, Activities: acts.at(m), PersonTimes: people.at(m), Spending: spent.at(m)})
	}
}

// subjectsOf lists the subjects of a budget, then those of spending without one.
func subjectsOf(spent, budget *answers) []string {
	names := []string{}
	for _, from := range []*answers{budget, spent} {
		for _, v := range from.groups() {
			if v[0] != "" && !slices.Contains(names, v[0]) {
				names = append(names, v[0])
			}
		}
	}
	return names
}

// mostEntries is how many spending entries are told one by one.
const mostEntries = 40

// entries tells of single payments: all of a small ledger, else the largest and those
// for a festival.
func (g *gatherer) entries() {
	amounts := g.by(terms.SpendingAmount, terms.ByRow)
	for i, e := range listOf(g, entryList) {
		if i >= mostEntries && e.it.Festival == "" {
			continue
		}
		e.it.Amount = amounts.at(e.key)
		g.facts.Entries = append(g.facts.Entries, e.it)
		if len(g.facts.Entries) >= 2*mostEntries {
			break
		}
	}
}

func (g *gatherer) proposals() {
	g.facts.Proposals = terms.ProposalFact{
		Count: g.one(terms.ProposalCount), Done: g.one(terms.ProposalDone), Rate: g.one(terms.ProposalRate), List: []terms.Proposal{},
	}
	for _, p := range listOf(g, proposalList) {
		p.it.Date = g.by(terms.ProposalDate, terms.ByRow).at(p.key)
		g.facts.Proposals.List = append(g.facts.Proposals.List, p.it)
	}
}

func (g *gatherer) honors() {
	for _, h := range listOf(g, honorList) {
		h.it.Date = g.by(terms.HonorDate, terms.ByRow).at(h.key)
		g.facts.Honors = append(g.facts.Honors, h.it)
	}
}

// twins are the measures that count what an indicator of some name reports.
var twins = []struct {
	words   []string // the name is one of these
	measure terms.Measure
	dim     terms.Dim
	value   string
}{
	{[]string{"会员数", "会员人数", "工会会员数", "工会会员人数", "会员总数"}, terms.MembersOnRoll, "", ""},
	{[]string{"女会员", "女会员数", "女会员人数", "女工会会员数"}, terms.MembersOnRoll, terms.ByGender, "女"},
	{[]string{"职工数", "职工人数", "职工总数"}, terms.WorkerCount, "", ""},
	{[]string{"入会率"}, terms.MembershipRate, "", ""},
	{[]string{"新入会", "新入会人数", "新发展会员", "新发展会员数"}, terms.MembersJoined, "", ""},
	{[]string{"活动次数", "开展活动次数", "活动场次", "开展活动"}, terms.ActivityCount, "", ""},
	{[]string{"参加人次", "活动参加人次", "参与人次", "活动人次"}, terms.PersonTimes, "", ""},
	{[]string{"慰问人次", "慰问职工人次"}, terms.VisitTimes, "", ""},
	{[]string{"提案数", "提案件数", "职工提案数"}, terms.ProposalCount, "", ""},
	{[]string{"经费支出", "工会经费支出"}, terms.SpendingTotal, "", ""},
}

func (g *gatherer) indicators() {
	for _, i := range listOf(g, indicatorList) {
		i.it.Value = g.by(terms.IndicatorValue, terms.ByRow).at(i.key)
		i.it.Computed = g.twin(i.it.Name)
		g.facts.Indicators = append(g.facts.Indicators, i.it)
	}
}

// twin is what the ledgers give for an indicator; the zero Figure when no measure
// counts the same thing.
func (g *gatherer) twin(name string) terms.Figure {
	name = strings.TrimSpace(name)
	for _, t := range twins {
		if !slices.Contains(t.words, name) {
			continue
		}
		if t.dim == "" {
			return g.one(t.measure)
		}
		return g.by(t.measure, t.dim).at(t.value)
	}
	return terms.Figure{State: terms.UnknownFigure, Why: msgNoTwin}
}

// missing names what no file covers up to the scope's date. Sign-ins and events are
// told only where there are none at all: not every happening calls for one.
func (g *gatherer) missing() {
	p := g.told
	g.facts.Missing = []terms.Missing{}
	if g.sc.AsOf < p.From {
		return
	}
	cover, err := g.coverage(g.ctx, g.sc.Unit, p)
	if err != nil {
		g.err = err
		return
	}
	g.facts.Missing = cover.gaps(p)
	if g.state != nil && len(g.state.progress) == 0 {
		g.facts.Missing = append(g.facts.Missing, terms.Missing{Kind: terms.PlanItems, Period: p})
	}
}

func (c coverage) gaps(p terms.Period) []terms.Missing {
	list := []terms.Missing{}
	for _, k := range []terms.Kind{terms.Members, terms.Activities, terms.Participation, terms.Visits, terms.Events, terms.Spending, terms.Budget} {
		_, some := c.over(k, p)
		if !some {
			list = append(list, terms.Missing{Kind: k, Period: p})
			continue
		}
		if k == terms.Participation || k == terms.Events || k == terms.Budget {
			continue
		}
		for _, m := range monthsOf(p) {
			if c[k][m].some {
				continue
			}
			month := monthPeriod(p, m)
			if n := len(list); n > 0 && list[n-1].Kind == k && list[n-1].Period.To == month.From {
				list[n-1].Period.To = month.To
				continue
			}
			list = append(list, terms.Missing{Kind: k, Period: month})
		}
	}
	return list
}
