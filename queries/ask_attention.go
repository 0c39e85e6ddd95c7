package queries

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// attention gathers what a person should look at first. Words hold no name.
func (g *gatherer) attention() []terms.Attention {
	list := []terms.Attention{}
	if g.err != nil {
		return list
	}
	list = append(list, g.noData()...)
	list = append(list, g.itemStories()...)
	list = append(list, g.moneyStories()...)
	list = append(list, g.silentUnits()...)
	return append(list, g.eventStories()...)
}

// noData: no file of the unit speaks for the period, nor is any report due.
func (g *gatherer) noData() []terms.Attention {
	cover, err := g.coverage(g.ctx, g.sc.Unit, g.told)
	if err != nil {
		g.err = err
		return nil
	}
	due := g.judged(terms.ReportsDue).at()
	if g.err != nil || !cover.silent() || due.IsKnown() {
		return nil
	}
	return []terms.Attention{{Code: "no_data", Unit: g.sc.Unit, Words: msgNoData, Figures: []terms.Figure{}}}
}

// itemStories: items never started, late, or kept beyond their promise.
func (g *gatherer) itemStories() []terms.Attention {
	codes := map[terms.Status]string{terms.None: "item_none", terms.Late: "item_late", terms.Over: "item_over"}
	g.people()
	times := g.judged(terms.ItemActivities, terms.ByItem)
	list := []terms.Attention{}
	for _, status := range []terms.Status{terms.None, terms.Late, terms.Over} {
		for _, it := range g.state.progress {
			if it.Status != status || g.err != nil {
				continue
			}
			list = append(list, terms.Attention{
				Code: codes[status], Unit: g.sc.Unit, Words: msgItemStory(status, g.nameless(it.PlanItem)),
				Figures: []terms.Figure{times.at(it.Key)},
			})
		}
	}
	return list
}

// longestQuote is how much of an item's text a story repeats.
const longestQuote = 30

// nameless is the text of an item, or only its number when the text names a person.
func (g *gatherer) nameless(it terms.PlanItem) string {
	if slices.ContainsFunc(g.facts.People, func(name string) bool { return strings.Contains(it.Text, name) }) {
		return msgItemNumber(it.Number)
	}
	text := []rune(it.Text)
	if len(text) > longestQuote {
		return "“" + string(text[:longestQuote]) + "……”"
	}
	return "“" + it.Text + "”"
}

func (g *gatherer) moneyStories() []terms.Attention {
	list := []terms.Attention{}
	if g.err != nil {
		return list
	}
	overs, err := g.overBudget(g.ctx, terms.Scope{Unit: g.sc.Unit, Period: g.told, AsOf: g.sc.AsOf})
	if err != nil {
		g.err = err
		return list
	}
	for _, o := range overs {
		ask := terms.Ask{Unit: o.unit, Period: g.told}.With(terms.BySubject, o.subject)
		list = append(list, terms.Attention{
			Code: "over_budget", Unit: o.unit, Words: msgOverStory(o.name, o.subject),
			Figures: []terms.Figure{g.tallied(ask, terms.BudgetExecution).at(), o.spent, g.tallied(ask, terms.BudgetTotal).at()},
		})
	}
	return list
}

// quietMonths is how many months in a row without any report make a unit silent.
const quietMonths = 2

func (g *gatherer) silentUnits() []terms.Attention {
	list := []terms.Attention{}
	if g.err != nil {
		return list
	}
	due, err := g.db.Completeness(g.ctx, g.v, g.sc)
	if err != nil {
		g.err = err
		return list
	}
	for len(due) > 0 {
		n := slices.IndexFunc(due, func(r terms.CompletenessRow) bool { return r.Unit != due[0].Unit })
		if n < 0 {
			n = len(due)
		}
		if longestSilence(due[:n]) >= quietMonths {
			ask := dated(due[0].Unit, g.sc)
			list = append(list, terms.Attention{
				Code: "silent_unit", Unit: due[0].Unit, Words: msgSilentStory(due[0].Name, longestSilence(due[:n])),
				Figures: []terms.Figure{g.tallied(ask, terms.ReportsReceived).at(), g.tallied(ask, terms.ReportsDue).at()},
			})
		}
		due = due[n:]
	}
	return list
}

// longestSilence counts the most months in a row for which a unit sent nothing at all.
func longestSilence(due []terms.CompletenessRow) int {
	heard := map[string]bool{}
	for _, r := range due {
		heard[r.Month] = heard[r.Month] || r.State != "missing"
	}
	months := make([]string, 0, len(heard))
	for m := range heard {
		months = append(months, m)
	}
	slices.Sort(months)
	longest, run := 0, 0
	for _, m := range months {
		run++
		if heard[m] {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

func (g *gatherer) eventStories() []terms.Attention {
	events, visited := g.one(terms.EventCount), g.one(terms.EventVisited)
	unclear := g.by(terms.EventVisited).cells[group{}][doubt].n // visited, it may be
	if g.err != nil || !events.IsKnown() || !visited.IsKnown() || *visited.Value+float64(unclear) >= *events.Value {
		return nil
	}
	return []terms.Attention{{
		Code: "event_not_visited", Unit: g.sc.Unit, Words: msgEventStory, Figures: []terms.Figure{events, visited},
	}}
}
