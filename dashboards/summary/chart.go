package summary

import (
	"strings"

	"nianlun/queries/terms"
)

// The number of bars that make a chart worth drawing and easy to read.
const (
	fewestBars = 3
	mostBars   = 15
)

// charts are the tables a reader sees at a glance: every bar is a figure of the ledger.
func (w *writer) charts() []Block {
	var list []Block
	for _, c := range []struct {
		title string
		head  []string
		bars  [][]Cell
	}{
		{msgChartMonths, headChartMonths, w.monthBars()},
		{msgChartThemes, headChartThemes, w.themeBars()},
		{msgChartStates, headChartStates, w.stateBars()},
		{msgChartSubjects, headChartSubjects, w.subjectBars()},
		{msgChartUnits, headChartUnits, w.unitBars()},
	} {
		if len(c.bars) < fewestBars && c.title != msgChartStates || len(c.bars) < 2 {
			continue
		}
		list = append(list, w.oneUnit(tableOf(Chart, c.title, c.head, c.bars)))
	}
	return list
}

// bar is one row of a chart, or nothing where label or figure cannot be shown.
func (w *writer) bar(label []Span, f terms.Figure) [][]Cell {
	value := w.fig(f)
	if label == nil || value == nil {
		return nil
	}
	return [][]Cell{{label, value}}
}

// monthBars are the activities month by month; a month nobody reported has no bar, and one
// without activities a bar of nought.
func (w *writer) monthBars() [][]Cell {
	var bars [][]Cell
	for _, m := range w.f.Months {
		_, month, _ := strings.Cut(m.Month, "-")
		if value := w.anyFig(m.Activities); value != nil {
			bars = append(bars, []Cell{mark(strings.TrimPrefix(month, "0") + msgMonth), value})
		}
	}
	return bars
}

// stateBars are the plan's items by their state, where every state may leave the house.
func (w *writer) stateBars() [][]Cell {
	for _, i := range w.f.Plan.Items {
		if stateOf(i) != stateNames[i.Status] {
			return nil
		}
	}
	var bars [][]Cell
	for _, s := range terms.Statuses() {
		bars = append(bars, w.bar(words(stateNames[s]), w.f.Plan.ByStatus[s])...)
	}
	return bars
}

func (w *writer) themeBars() [][]Cell {
	var bars [][]Cell
	for _, t := range topBy(w.f.Themes, mostBars, func(t terms.ThemeFacts) terms.Figure { return t.Count }) {
		bars = append(bars, w.bar(words(themeNames[t.Category]), t.Count)...)
	}
	return bars
}

func (w *writer) subjectBars() [][]Cell {
	var bars [][]Cell
	for _, s := range topBy(w.f.Subjects, mostBars, func(s terms.Subject) terms.Figure { return s.Spending }) {
		bars = append(bars, w.bar(w.quote(s.Name, terms.Source{}), s.Spending)...)
	}
	return bars
}

func (w *writer) unitBars() [][]Cell {
	var bars [][]Cell
	for _, c := range topBy(w.f.Children, mostBars, func(c terms.ChildFacts) terms.Figure { return c.Activities }) {
		bars = append(bars, w.bar(w.name(c.Unit.Name), c.Activities)...)
	}
	return bars
}
