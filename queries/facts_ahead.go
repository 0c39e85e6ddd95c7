package queries

import (
	"context"
	"slices"

	"nianlun/queries/terms"
)

// Facts and overviews ask many small questions about the same units and days. What is known
// beforehand to be asked is tallied first, in a statement for each field; a question missing
// from these lists is answered all the same, by a statement of its own.

// by is a measure grouped in one or more ways.
func by(ask terms.Ask, list []terms.Measure, ways ...[]terms.Dim) []question {
	all := []question{}
	for _, m := range list {
		for _, dims := range ways {
			all = append(all, question{of(ask, m), dims})
		}
	}
	return all
}

// Ways of grouping.
var (
	whole      = []terms.Dim{}
	byTheme    = []terms.Dim{terms.ByTheme}
	byTitle    = []terms.Dim{terms.ByTheme, terms.ByTitle}
	byCategory = []terms.Dim{terms.ByTheme, terms.ByCategory}
	byActivity = []terms.Dim{terms.ByActivity}
	byCampaign = []terms.Dim{terms.ByLabel, terms.ByFestival}
	byClass    = []terms.Dim{terms.ByClass}
	bySubject  = []terms.Dim{terms.BySubject}
	byRow      = []terms.Dim{terms.ByRow}
	byMonth    = []terms.Dim{terms.ByMonth}
	byGender   = []terms.Dim{terms.ByGender}
)

// factQuestions are what Facts asks, by field.
func (g *gatherer) factQuestions() [][]question {
	last := g.base
	last.Period = last.Period.LastYear()
	return [][]question{
		slices.Concat(
			by(g.base, []terms.Measure{terms.ActivityCount}, whole, byTheme, byTitle, byCategory, byMonth),
			by(g.base, []terms.Measure{terms.PersonTimes}, whole, byTheme, byTitle, byCategory, byActivity, byMonth),
			by(g.base, []terms.Measure{terms.ActivitySpend}, byTheme, byTitle, byActivity),
			by(g.base, []terms.Measure{terms.ActivityDate, terms.ActivityEnd}, byActivity),
			by(g.base, []terms.Measure{terms.DistinctPeople, terms.ParticipationRate}, whole),
		),
		slices.Concat(
			by(g.base, []terms.Measure{terms.VisitTimes, terms.VisitTotal}, whole),
			by(g.base, []terms.Measure{terms.VisitTimes, terms.VisitPeople, terms.VisitAmount, terms.VisitGoods, terms.VisitTotal}, byCampaign),
			by(g.base, []terms.Measure{terms.EventCount, terms.EventVisited, terms.EventVisitRate}, byClass),
			by(g.base, []terms.Measure{terms.Reach}, whole),
		),
		slices.Concat(
			by(g.base, []terms.Measure{terms.SpendingTotal}, whole, bySubject, byMonth),
			by(g.base, []terms.Measure{terms.IncomeTotal}, whole, bySubject),
			by(g.base, []terms.Measure{terms.BudgetTotal, terms.BudgetExecution}, bySubject),
			by(g.base, []terms.Measure{terms.PerMemberSpend}, whole),
			by(g.base, []terms.Measure{terms.SpendingAmount}, whole, byRow),
			by(g.base, []terms.Measure{terms.MembersOnRoll}, whole, byGender),
			by(g.base, []terms.Measure{terms.WorkerCount, terms.MembersJoined, terms.MembersLeft, terms.MembershipRate}, whole),
			by(g.base, []terms.Measure{terms.ProposalCount, terms.ProposalDone, terms.ProposalRate}, whole),
			by(g.base, []terms.Measure{terms.ProposalDate, terms.HonorDate}, byRow),
			by(g.base, g.reported(), byRow),
		),
		by(last, besideLast, whole),
	}
}

// reported is the measure of indicators, unless it is known already that there are none.
func (g *gatherer) reported() []terms.Measure {
	if rows, known := indicatorList.kept(g.asker, g.sc.Unit, g.told); known && len(rows) == 0 {
		return nil
	}
	return []terms.Measure{terms.IndicatorValue}
}

// overviewQuestions are what Overview asks, by field.
func (g *gatherer) overviewQuestions() [][]question {
	judged := dated(g.sc.Unit, g.sc)
	return [][]question{
		slices.Concat(
			by(g.base, []terms.Measure{terms.ActivityCount, terms.PersonTimes}, whole, byMonth, byTheme),
			by(g.base, []terms.Measure{terms.DistinctPeople, terms.ParticipationRate}, whole),
		),
		slices.Concat(
			by(g.base, []terms.Measure{terms.SpendingTotal}, whole, byMonth),
			by(g.base, []terms.Measure{terms.BudgetExecution, terms.MembersOnRoll}, whole),
			by(g.base, []terms.Measure{terms.VisitTimes, terms.VisitTotal, terms.EventCount, terms.EventVisited, terms.Reach}, whole),
		),
		by(judged, []terms.Measure{terms.Completeness, terms.ReportsDue, terms.ReportsReceived}, whole),
	}
}

// askAhead tallies lists of questions, a few lists at once.
func (a *asker) askAhead(ctx context.Context, lists [][]question) error {
	return atOnce(len(lists), func(i int) error { return a.askTogether(ctx, lists[i]) })
}

// askTogether tallies what will be asked about one unit. Measures about which nothing can be
// said, since the files they need are missing, are left out.
func (a *asker) askTogether(ctx context.Context, list []question) error {
	kept := []question{}
	for _, q := range list {
		m, err := lookup(q.ask, q.dims...)
		if err != nil {
			return err
		}
		if len(m.needs) > 0 {
			cover, err := a.coverage(ctx, q.ask.Unit, q.ask.Period)
			if err != nil {
				return err
			}
			if (&answers{ask: q.ask, m: m, cover: cover}).lacks() != "" {
				continue
			}
		}
		kept = append(kept, q)
	}
	if len(kept) == 0 {
		return nil
	}
	tree, err := a.asked(ctx, kept[0].ask.Unit, kept[0].ask.Period)
	if err != nil {
		return err
	}
	return a.tallyMany(ctx, tree, kept)
}
