package queries

import (
	"slices"

	"nianlun/queries/terms"
)

// plan tells of the plan's items at the scope's date.
func (g *gatherer) plan() {
	if g.state, g.err = g.asker.plan(g.ctx, g.sc.Unit, g.sc.Period, g.sc.AsOf); g.err != nil {
		return
	}
	states := g.judged(terms.PlanItemCount, terms.ByStatus)
	p := terms.PlanFacts{
		Titles: []string{}, Items: []terms.ItemFact{}, Count: g.judged(terms.PlanItemCount).at(), Due: g.judged(terms.PlanDue).at(),
		Kept: g.judged(terms.PlanKept).at(), Completion: g.judged(terms.PlanCompletion).at(), Outside: g.judged(terms.OutsidePlan).at(),
		ByStatus: map[terms.Status]terms.Figure{},
	}
	for _, s := range terms.Statuses() {
		p.ByStatus[s] = states.at(string(s))
	}
	times, people, spend := g.judged(terms.ItemActivities, terms.ByItem), g.judged(terms.ItemPeople, terms.ByItem), g.judged(terms.ItemSpend, terms.ByItem)
	for _, it := range g.state.progress {
		if !slices.Contains(p.Titles, it.Plan) {
			p.Titles = append(p.Titles, it.Plan)
		}
		p.Items = append(p.Items, terms.ItemFact{
			Progress: it, Times: times.at(it.Key), PersonTimes: people.at(it.Key), Spend: spend.at(it.Key), Confirmed: g.state.confirmed[it.Key],
		})
	}
	g.facts.Plan = p
}

// themes tells of the activities by category, those with one title together.
func (g *gatherer) themes() {
	acts, err := activityList.of(g.ctx, g.asker, g.sc.Unit, g.told)
	if err != nil {
		g.err = err
		return
	}
	serves := map[string][]string{}
	for _, it := range g.state.progress {
		for _, l := range g.state.evidence[it.Key] {
			serves[l.full] = append(serves[l.full], it.Key)
		}
	}
	count, people, spend := g.by(terms.ActivityCount, terms.ByTheme), g.by(terms.PersonTimes, terms.ByTheme), g.by(terms.ActivitySpend, terms.ByTheme)
	for _, category := range terms.Categories() {
		theme := terms.ThemeFacts{
			Category: category, Count: count.at(string(category)), PersonTimes: people.at(string(category)), Spend: spend.at(string(category)),
		}
		theme.Series, theme.Labels = g.series(category, acts, serves), g.labels(category, acts)
		if len(theme.Series) > 0 {
			g.facts.Themes = append(g.facts.Themes, theme)
		}
	}
}

// series gathers the activities of a category by title, in order of their first day.
func (g *gatherer) series(category terms.Category, acts []listed, serves map[string][]string) []terms.Series {
	list := []terms.Series{}
	at := map[string]int{}
	for _, l := range acts {
		if l.Theme != category {
			continue
		}
		n, ok := at[l.title]
		if !ok {
			n = len(list)
			at[l.title] = n
			list = append(list, terms.Series{
				Title: l.Title,
				Count: g.titled(terms.ActivityCount, category, l.title), PersonTimes: g.titled(terms.PersonTimes, category, l.title),
				Spend: g.titled(terms.ActivitySpend, category, l.title),
			})
		}
		list[n].Each = append(list[n].Each, g.activity(l, serves[l.full]))
	}
	return list
}

// labels gathers the activities of a category by what the ledger calls them: names that
// stand over two activities or more, where they part the category.
func (g *gatherer) labels(category terms.Category, acts []listed) []terms.LabelFacts {
	list := []terms.LabelFacts{}
	times := map[string]int{}
	for _, l := range acts {
		if l.Theme != category {
			continue
		}
		if times[l.Category]++; times[l.Category] == 2 && l.Category != "" {
			list = append(list, terms.LabelFacts{Label: l.Category, Source: l.Source})
		}
	}
	if len(times) < 2 {
		return []terms.LabelFacts{}
	}
	for i := range list {
		one := func(m terms.Measure) terms.Figure {
			return g.by(m, byCategory...).at(string(category), list[i].Label)
		}
		list[i].Count, list[i].PersonTimes = one(terms.ActivityCount), one(terms.PersonTimes)
	}
	return list
}

func (g *gatherer) titled(m terms.Measure, category terms.Category, title string) terms.Figure {
	return g.by(m, terms.ByTheme, terms.ByTitle).at(string(category), title)
}

func (g *gatherer) activity(l listed, items []string) terms.ActivityFact {
	one := func(m terms.Measure) terms.Figure { return g.by(m, terms.ByActivity).at(l.full) }
	if items == nil {
		items = []string{}
	}
	return terms.ActivityFact{
		Activity: l.Activity, Date: one(terms.ActivityDate), Until: one(terms.ActivityEnd),
		Headcounts: one(terms.PersonTimes), Cost: one(terms.ActivitySpend), Items: items,
	}
}
