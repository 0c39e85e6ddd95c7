package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// planState is a unit's plan judged at a date.
type planState struct {
	progress  []terms.Progress
	links     []terms.Link
	evidence  map[string][]listed // item key -> activities that serve it
	acts      map[string]listed   // by full key: the plan's span
	places    map[string]terms.Source
	outside   []listed // activities of the period that serve no item
	confirmed map[string]bool
}

// plan judges the items of the unit's plans that overlap the period.
func (a *asker) plan(ctx context.Context, unit string, p terms.Period, asof terms.Date) (*planState, error) {
	if asof == 0 {
		asof = p.Last()
	}
	seek := fmt.Sprint(unit, p, asof)
	if s, ok := a.plans.get(seek); ok {
		return s, nil
	}
	s := &planState{evidence: map[string][]listed{}, acts: map[string]listed{}, places: map[string]terms.Source{}, confirmed: map[string]bool{}}
	l, err := a.db.layPlans(ctx, a.v, terms.Scope{Unit: unit, Period: p})
	if err != nil {
		return nil, err
	}
	items := l.items
	if err := a.readPlan(ctx, s, unit, l); err != nil {
		return nil, err
	}
	span := p
	for _, it := range items {
		span = terms.Period{From: min(span.From, it.Span.From), To: max(span.To, it.Span.To)}
	}
	acts, err := activityList.of(ctx, a, unit, span)
	if err != nil {
		return nil, err
	}
	served := s.link(acts)
	cover, err := a.coverage(ctx, unit, span)
	if err != nil {
		return nil, err
	}
	groups, err := a.groups(ctx, unit, p)
	if err != nil {
		return nil, err
	}
	visits, err := a.visits(ctx, unit, items, terms.Period{From: span.From.AddDays(-beforeSpan), To: span.To})
	if err != nil {
		return nil, err
	}
	rows, err := a.serving(ctx, unit, items, span)
	if err != nil {
		return nil, err
	}
	roll, err := a.roll(ctx, unit, items, p)
	if err != nil {
		return nil, err
	}
	few := 0
	if aboveUnit(a.v) {
		few = fewest
	}
	waiting, likely := s.waiting(served, asof), s.likely(served, asof)
	for _, it := range items {
		records, err := a.records(ctx, unit, it, asof)
		if err != nil {
			return nil, err
		}
		s.progress = append(s.progress, judgeItem(judge.Case{
			Records: records, Roll: roll, Served: a.servedBy(it, s.evidence[it.Key], rows, visits, asof),
			Item: it, AsOf: asof, Covered: covers(it, asof, cover[terms.Activities]), Groups: groups,
			Visits: visits, Visited: covers(it, asof, cover[terms.Visits]), Waiting: waiting[it.Key], Likely: likely[it.Key], Few: few,
		}, s.evidence[it.Key]))
	}
	for _, l := range acts {
		if (l.Start == 0 || p.Contains(l.Start)) && l.Start <= asof && !served[l.full] && (l.UnitKey == unit || ownPlan(s, l)) {
			s.outside = append(s.outside, l)
		}
	}
	a.plans.put(seek, s)
	return s, nil
}

// waiting counts by item the suggested rows that serve no item yet: a person may say they do.
func (s *planState) waiting(served map[string]bool, asof terms.Date) map[string]int {
	n := map[string]int{}
	for _, l := range s.links {
		if act, ok := s.acts[l.Activity]; ok && l.State == terms.Suggested && !served[l.Activity] && act.Start <= asof {
			n[l.Item]++
		}
	}
	return n
}

// The least scores of suggested rows that count for the state of an item before a person
// has seen them: of a row no item is sure of, and of one another item is sure of, where
// nothing else speaks for this one and it is answered nearly as well.
const (
	likelyScore  = 0.2
	besideScore  = 0.42
	besideFactor = 0.6
)

// likely gathers by item the rows no item is sure of and whose best suggestion it is, and
// for an item nothing serves those it is the second of.
func (s *planState) likely(served map[string]bool, asof terms.Date) map[string][]terms.Activity {
	best, sure, many := map[string]terms.Link{}, map[string]float64{}, map[string]int{}
	for _, l := range s.links {
		switch l.State {
		case terms.Suggested:
			if l.Score > best[l.Activity].Score {
				best[l.Activity] = l
			}
		case terms.Auto, terms.Confirmed:
			sure[l.Activity] = max(sure[l.Activity], l.Score)
			many[l.Activity]++
		}
	}
	rows := map[string][]terms.Activity{}
	for _, l := range s.links {
		act, ok := s.acts[l.Activity]
		if !ok || l.State != terms.Suggested || act.Start > asof {
			continue
		}
		first, alone := l == best[l.Activity], len(s.evidence[l.Item]) == 0
		fits := first && l.Score >= likelyScore
		if served[l.Activity] {
			fits = first && alone && many[l.Activity] == 1 && l.Score >= besideScore && l.Score >= besideFactor*sure[l.Activity]
		}
		if fits {
			rows[l.Item] = append(rows[l.Item], act.Activity)
		}
	}
	return rows
}

// beforeSpan is how many days before a plan's span its first visits may be paid.
const beforeSpan = 45

// visits are those the items may promise; none where no item does.
func (a *asker) visits(ctx context.Context, unit string, items []terms.PlanItem, p terms.Period) ([]judge.Visit, error) {
	if !slices.ContainsFunc(items, judge.Visiting) {
		return nil, nil
	}
	list, err := collect(ctx, a.db.pool, sqlQuestionVisits, func(rows *sql.Rows) (v judge.Visit, err error) {
		var (
			day   sql.NullTime
			given sql.NullInt64
		)
		err = rows.Scan(&day, &v.Person, &v.Label, &v.Class, &v.Festival, &v.Mass, &given,
			&v.Source.File, &v.Source.Sheet, &v.Source.Table, &v.Source.Row, &v.Source.Part)
		v.Day = dateOf(day)
		if fen := terms.Money(given.Int64); given.Valid {
			v.Given = &fen
		}
		return v, err
	}, seenArgs(a.v, sql.Named("unit", unit), sql.Named("from", p.From.Time()), sql.Named("last", p.Last().Time()))...)
	if err != nil {
		return nil, fmt.Errorf("reading visits of %s: %w", unit, err)
	}
	return list, nil
}

// groups counts the groups of the roll, for targets such as 每个小组.
func (a *asker) groups(ctx context.Context, unit string, p terms.Period) (int, error) {
	n, err := groupList.of(ctx, a, unit, p)
	if err != nil || len(n) == 0 { // none is known
		return 0, err
	}
	return n[0], nil
}

// roll counts the members on the roll, for rates of everybody; 0 where no item asks for
// one or nobody knows.
func (a *asker) roll(ctx context.Context, unit string, items []terms.PlanItem, p terms.Period) (int64, error) {
	if !slices.ContainsFunc(items, func(it terms.PlanItem) bool {
		return slices.ContainsFunc(it.Targets, func(t terms.Target) bool { return t.Kind == "percent" })
	}) {
		return 0, nil
	}
	got, err := a.ledgers(ctx, terms.Ask{Measure: terms.MembersOnRoll, Unit: unit, Period: p})
	if err != nil {
		return 0, err
	}
	if f := got.at(); f.IsKnown() {
		return int64(*f.Value), nil
	}
	return 0, nil
}

// ownPlan reports whether an activity of a unit below was held against this plan.
func ownPlan(s *planState, l listed) bool {
	return slices.ContainsFunc(s.links, func(k terms.Link) bool { return k.Activity == l.full })
}

func (a *asker) readPlan(ctx context.Context, s *planState, unit string, plans *laid) error {
	links, err := collect(ctx, a.db.pool, sqlQuestionLinks, func(rows *sql.Rows) (l terms.Link, err error) {
		return l, rows.Scan(&l.Item, &l.Activity, &l.Score, &l.State, &l.Why)
	}, seenArgs(a.v, sql.Named("unit", unit))...)
	if err != nil {
		return fmt.Errorf("reading links of %s: %w", unit, err)
	}
	s.links = plans.linked(links)
	for _, it := range plans.items {
		s.places[it.Key] = it.Source
	}
	return nil
}

// linked leaves the links of items that stand. Where the links of two items have come
// together on one, a person's word goes before the machine's.
func (l *laid) linked(links []terms.Link) []terms.Link {
	stands := make(map[string]bool, len(l.items))
	for _, it := range l.items {
		stands[it.Key] = true
	}
	at := map[[2]string]int{}
	var all []terms.Link
	for _, k := range links {
		if k.Item = l.stands(k.Item); !stands[k.Item] {
			continue
		}
		seek := [2]string{k.Item, k.Activity}
		i, twice := at[seek]
		switch {
		case !twice:
			at[seek] = len(all)
			all = append(all, k)
		case byPerson(k) && !byPerson(all[i]):
			all[i] = k
		}
	}
	return all
}

func byPerson(l terms.Link) bool { return l.State == terms.Confirmed || l.State == terms.Rejected }

// link gathers the activities that serve each item: links the machine is sure of and
// links a person has confirmed. It reports which activities serve any.
func (s *planState) link(acts []listed) (served map[string]bool) {
	served = map[string]bool{}
	for _, l := range acts {
		s.acts[l.full] = l
	}
	for _, l := range s.links {
		act, ok := s.acts[l.Activity]
		if !ok || l.State != terms.Auto && l.State != terms.Confirmed {
			continue
		}
		s.evidence[l.Item] = append(s.evidence[l.Item], act)
		served[l.Activity] = true
		s.confirmed[l.Item] = s.confirmed[l.Item] || l.State == terms.Confirmed
	}
	for _, list := range s.evidence {
		slices.SortFunc(list, func(x, y listed) int {
			if x.Start != y.Start {
				return int(x.Start - y.Start)
			}
			return compareText(x.full, y.full)
		})
	}
	return served
}

// covers reports whether a kind of log, by month, speaks for the window of an item, as
// far as it lies before the date: for at least half of its months, since a log ends with
// its last row and not with the year.
func covers(it terms.PlanItem, asof terms.Date, log map[string]covered) bool {
	p := it.Span
	months := monthsOf(terms.Period{From: p.From, To: min(p.To, asof.AddDays(1))})
	elapsed, told := 0, 0
	for _, m := range months {
		if !inWindow(it, m) {
			continue
		}
		elapsed++
		if log[m].some {
			told++
		}
	}
	return elapsed > 0 && 2*told >= elapsed
}

func inWindow(it terms.PlanItem, month string) bool {
	if it.Window == nil || it.Window.FromMonth == 0 {
		return true
	}
	first, err := terms.ParseDate(month + "-01")
	if err != nil {
		return false
	}
	for _, w := range append([]terms.Window{*it.Window}, it.More...) {
		m := first.Month()
		if w.FromMonth <= w.ToMonth && m >= w.FromMonth && m <= w.ToMonth ||
			w.FromMonth > w.ToMonth && (m >= w.FromMonth || m <= w.ToMonth) {
			return true
		}
	}
	return false
}
