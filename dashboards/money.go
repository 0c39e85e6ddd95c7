package dashboards

import (
	"slices"

	"nianlun/queries/terms"
)

// MoneyPage is 经费: spending against budget by subject, by month and by activity.
type MoneyPage struct {
	Totals []Tile
	Panels []Panel
	Basis  []string // how the figures were come by, subject by subject where it differs
}

// ActivityMoney is what one activity cost by its ledger.
type ActivityMoney struct {
	Title, Unit string
	Date        terms.Date
	Spend       terms.Figure
}

// mostCostly is how many activities 经费 lists.
const mostCostly = 20

// NewMoney lays out 经费.
func NewMoney(totals []terms.Figure, months []terms.MonthPoint, spending []terms.SpendingRow, costs []ActivityMoney) MoneyPage {
	p := MoneyPage{Totals: tiles(totals, ""), Panels: []Panel{Spending(spending), MonthsOfMoney(months), Costs(costs)}}
	for _, r := range spending {
		if r.Basis != "" && r.Spending.IsKnown() && !slices.Contains(p.Basis, r.Basis) {
			p.Basis = append(p.Basis, r.Basis)
		}
	}
	return p
}

// MonthsOfMoney draws spending month by month; months no file speaks for are gaps.
func MonthsOfMoney(points []terms.MonthPoint) Panel {
	p := Panel{ID: "money-months", Title: msgMoneyMonths, Table: Table{Head: []string{msgMonth, msgSpending}}}
	bars := column{name: msgSpending, color: colorMain}
	var names, labels, unknown []string
	for _, m := range points {
		name := MonthName(m.Month)
		names = append(names, name)
		labels = append(labels, monthLabel(name, m.Spending.IsKnown(), " "))
		bars.points = append(bars.points, m.Spending)
		p.Table.Rows = append(p.Table.Rows, []Cell{words(name), number(m.Spending)})
		if !m.Spending.IsKnown() {
			unknown = append(unknown, name)
		}
	}
	p.Option = rowsChart(labels, bars)
	p.Tall = height(len(names), 1)
	best := highest(bars.points)
	if best < 0 {
		p.Sentence = say(msgNoSpending)
		return p
	}
	p.Sentence = say(msgNothingSpent)
	if bars.points[best].Positive() {
		p.Sentence = say(msgSpendMonth, whoStands(names, bars.points, best, msgMonthsOf, ""))
	}
	if len(unknown) > 0 {
		p.Sentence = say(p.Sentence, msgSemicolon, msgUnknownMonths, listOf(unknown))
	}
	p.Sentence = say(p.Sentence, msgStop)
	return p
}

// Costs lists the activities the ledger says cost most.
func Costs(costs []ActivityMoney) Panel {
	p := Panel{ID: "costs", Title: msgCosts, Table: Table{Head: []string{msgDate, msgActivity, msgUnit, msgCost}}}
	costs = slices.DeleteFunc(slices.Clone(costs), func(c ActivityMoney) bool { return !c.Spend.Positive() })
	slices.SortStableFunc(costs, func(a, b ActivityMoney) int { return byValue(b.Spend, a.Spend) })
	bars := column{name: msgCost, color: colorMain}
	var names []string
	for _, c := range costs[:min(len(costs), mostCostly)] {
		p.Table.Rows = append(p.Table.Rows, []Cell{words(c.Date.String()), words(c.Title), words(c.Unit), number(c.Spend)})
		names = append(names, c.Title)
		bars.points = append(bars.points, c.Spend)
	}
	if len(names) == 0 {
		p.Sentence = say(msgNoCosts)
		return p
	}
	top := min(len(names), 10)
	bars.points = bars.points[:top]
	p.Option = rowsChart(names[:top], bars)
	p.Tall = height(top, 1)
	p.Sentence = say(msgCostMost, whoStands(names, bars.points, 0, msgOfActivities, ""), msgStop)
	return p
}
