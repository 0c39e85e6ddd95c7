package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Facts gathers all that a 工作总结 of a unit and period may state, in report order.
// Nothing later than the scope's date is told: figures ask about the days up to it, what
// is judged (plan items, reports due) about the period at that date. Every figure in it is what Figure answers to its key.
func (db *DB) Facts(ctx context.Context, v terms.Viewer, sc terms.Scope) (terms.Facts, error) {
	return newAsker(db, v).facts(ctx, sc)
}

// facts gathers what Facts promises; what was asked ahead of many units is not asked again.
func (a *asker) facts(ctx context.Context, sc terms.Scope) (terms.Facts, error) {
	if sc.AsOf == 0 {
		sc.AsOf = sc.Period.Last()
	}
	unit, err := a.unit(ctx, sc.Unit)
	if err != nil {
		return terms.Facts{}, err
	}
	facts := terms.Facts{Unit: unit, Scope: sc}
	g := a.gatherer(ctx, sc, &facts)
	if g.plan(); g.err == nil {
		g.err = a.askAhead(ctx, g.factQuestions())
	}
	if g.err == nil {
		g.err = g.together(
			(*gatherer).children, (*gatherer).members, (*gatherer).totals, (*gatherer).lastYear, (*gatherer).themes, (*gatherer).campaigns,
			(*gatherer).events, (*gatherer).subjects, (*gatherer).income, (*gatherer).months, (*gatherer).entries, (*gatherer).proposals,
			(*gatherer).honors, (*gatherer).indicators, (*gatherer).missing, (*gatherer).people, (*gatherer).versions)
	}
	if g.err != nil {
		return terms.Facts{}, fmt.Errorf("gathering the facts of %s: %w", sc.Unit, g.err)
	}
	return facts, nil
}

func (a *asker) gatherer(ctx context.Context, sc terms.Scope, into *terms.Facts) *gatherer {
	return &gatherer{asker: a, ctx: ctx, sc: sc, facts: into, told: sc.Told(), base: terms.Ask{Unit: sc.Unit, Period: sc.Told()}}
}

// gatherer fills in Facts part by part; the first error of a part stops it. It lives
// for one call, so it may carry the context.
type gatherer struct {
	*asker
	ctx   context.Context //nolint:containedctx // lives for one call
	sc    terms.Scope
	told  terms.Period // the days of the scope up to its date
	base  terms.Ask    // about those days
	facts *terms.Facts
	state *planState
	err   error
}

// together gathers parts at once: most of the time of a small question goes into
// planning it, on one core. Every part fills in fields of its own.
func (g *gatherer) together(parts ...func(*gatherer)) error {
	return atOnce(len(parts), func(i int) error {
		own := *g
		parts[i](&own)
		return own.err
	})
}

// by tallies a measure by dimensions; of gives single figures.
func (g *gatherer) by(m terms.Measure, dims ...terms.Dim) *answers {
	return g.tallied(g.base, m, dims...)
}

func (g *gatherer) tallied(ask terms.Ask, m terms.Measure, dims ...terms.Dim) *answers {
	ask.Measure = m
	if g.err != nil {
		return &answers{ask: ask, dims: dims}
	}
	got, err := g.ask(g.ctx, ask, dims...)
	if err != nil {
		g.err = err
		return &answers{ask: ask, dims: dims}
	}
	return got
}

func (g *gatherer) one(m terms.Measure) terms.Figure { return g.by(m).at() }

// judged is a measure of the whole period at the scope's date.
func (g *gatherer) judged(m terms.Measure, dims ...terms.Dim) *answers {
	return g.tallied(dated(g.sc.Unit, g.sc), m, dims...)
}

func dated(unit string, sc terms.Scope) terms.Ask {
	ask := terms.Ask{Unit: unit, Period: sc.Period}
	if sc.AsOf == 0 {
		return ask
	}
	return ask.With(terms.ByAsOf, sc.AsOf.String())
}

// listOf reads one of the lists.
func listOf[T any](g *gatherer, l list[T]) []T {
	if g.err != nil {
		return nil
	}
	rows, err := l.of(g.ctx, g.asker, g.sc.Unit, g.told)
	g.err = err
	return rows
}

func (g *gatherer) members() {
	women := g.by(terms.MembersOnRoll, terms.ByGender)
	g.facts.Members = terms.MemberFacts{
		OnRoll: g.one(terms.MembersOnRoll), Women: women.at("女"), Workers: g.one(terms.WorkerCount),
		Joined: g.one(terms.MembersJoined), Left: g.one(terms.MembersLeft), Rate: g.one(terms.MembershipRate),
	}
}

func (g *gatherer) totals() { g.facts.Totals = g.totalsOf(g.base) }

// besideLast are the totals told beside those of the year before. Rates of people are not:
// they take most of the time, and nobody asks how they were.
var besideLast = []terms.Measure{terms.ActivityCount, terms.PersonTimes, terms.VisitTimes, terms.SpendingTotal}

func (g *gatherer) lastYear() {
	last := g.base
	last.Period = last.Period.LastYear()
	one := func(m terms.Measure) terms.Figure { return g.tallied(last, m).at() }
	g.facts.LastYear = terms.TotalFacts{
		Activities: one(terms.ActivityCount), PersonTimes: one(terms.PersonTimes), Visits: one(terms.VisitTimes), Spending: one(terms.SpendingTotal),
	}
	for _, m := range besideLast {
		if g.proved(m, last.Period) && g.proved(m, g.base.Period) && g.tallied(last, m).at().Why == "" && g.one(m).Why == "" {
			g.facts.Comparable = append(g.facts.Comparable, m)
		}
	}
}

// proved reports whether the files a measure rests on cover every month of a period:
// half a year beside a whole one would tell growth where only files are missing.
func (g *gatherer) proved(m terms.Measure, p terms.Period) bool {
	if g.err != nil {
		return false
	}
	cover, err := g.coverage(g.ctx, g.sc.Unit, p)
	if err != nil {
		g.err = err
		return false
	}
	ok, _ := cover.proves(measures[m].proof, p)
	return ok
}

func (g *gatherer) totalsOf(ask terms.Ask) terms.TotalFacts {
	one := func(m terms.Measure) terms.Figure { return g.tallied(ask, m).at() }
	return terms.TotalFacts{
		Activities: one(terms.ActivityCount), PersonTimes: one(terms.PersonTimes), DistinctPeople: one(terms.DistinctPeople),
		ParticipationRate: one(terms.ParticipationRate), Reach: one(terms.Reach), Visits: one(terms.VisitTimes),
		VisitTotal: one(terms.VisitTotal), Spending: one(terms.SpendingTotal), PerMember: one(terms.PerMemberSpend),
	}
}

// children tells of the units right below.
func (g *gatherer) children() {
	units, err := g.unitsOn(g.ctx, g.told.Last())
	if err != nil {
		g.err = err
		return
	}
	units = slices.DeleteFunc(slices.Clone(units), func(u terms.Unit) bool { return u.Parent != g.sc.Unit })
	if len(units) == 0 {
		return
	}
	g.facts.Silent = listOf(g, silentList)
	if g.err == nil {
		g.err = g.compareAhead(g.ctx, g.sc, units, compared)
	}
	under, err := g.under(g.told)
	if g.err == nil {
		g.err = err
	}
	for _, u := range units {
		if g.err != nil {
			return
		}
		row, err := g.compare(g.ctx, u, g.sc)
		if err != nil {
			g.err = err
			return
		}
		cover, err := g.coverage(g.ctx, u.Key, g.told)
		if err != nil {
			g.err = err
			return
		}
		g.facts.Children = append(g.facts.Children, terms.ChildFacts{
			Unit: u, Members: row.Members, Activities: row.Activities, PersonTimes: row.PersonTimes, Participation: row.Participation,
			PerMember: row.PerMember, Spending: row.Spending, Completion: row.Completion, Completeness: row.Completeness,
			Rankable: row.Rankable, Silent: cover.silent(), Below: under[u.Key],
		})
	}
}

// under are the keys of the units below each unit right below the asked one, itself first.
func (g *gatherer) under(p terms.Period) (map[string][]string, error) {
	tree, err := g.asked(g.ctx, g.sc.Unit, p)
	if err != nil {
		return nil, err
	}
	keys, children := strings.Split(tree.keys, "\x1f"), strings.Split(tree.children, "\x1f")
	under := map[string][]string{}
	for i, key := range keys {
		if top := children[i]; key == top {
			under[top] = append([]string{key}, under[top]...)
		} else if top != "" {
			under[top] = append(under[top], key)
		}
	}
	return under, nil
}

// unitsOn are the units the viewer may see on a day.
func (a *asker) unitsOn(ctx context.Context, at terms.Date) ([]terms.Unit, error) {
	if units, ok := a.lists.get(at.String()); ok {
		return units, nil
	}
	units, err := a.db.Units(ctx, a.v, at)
	if err == nil {
		a.lists.put(at.String(), units)
	}
	return units, err
}

// silent reports whether no file of any kind but the roll speaks for the period.
func (c coverage) silent() bool {
	for kind, months := range c {
		for _, got := range months {
			if got.some && kind != terms.Members && kind != terms.Units && kind != terms.Budget {
				return false
			}
		}
	}
	return true
}

func (g *gatherer) people() { g.facts.People = listOf(g, nameList) }

func (g *gatherer) versions() {
	if g.facts.DataVersion, g.err = g.db.DataVersion(g.ctx); g.err == nil {
		g.facts.Digest, g.err = g.db.Digest(g.ctx)
	}
}
