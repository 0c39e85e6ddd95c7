package dashboards_test

import (
	"strconv"

	"nianlun/queries/terms"
)

// known and unknown build figures as queries would, each with a key of its own.
func known(m terms.Measure, v float64, unit string) terms.Figure {
	f := unknown(m)
	f.Value, f.State, f.Unit, f.Why = &v, terms.Known, unit, ""
	f.Shown = strconv.FormatFloat(v, 'f', -1, 64) + unit
	return f
}

func unknown(m terms.Measure) terms.Figure {
	key := terms.Ask{Measure: m, Unit: "u1", Period: terms.Year(2025)}.Key()
	return terms.Figure{ID: terms.FigureID(key), Key: key, Measure: m, State: terms.UnknownFigure, Why: "没有台账"}
}

func count(v float64) terms.Figure { return known(terms.ActivityCount, v, "次") }
func yuan(v float64) terms.Figure  { return known(terms.SpendingTotal, v, "元") }
func rate(v float64) terms.Figure  { return known(terms.BudgetExecution, v, "%") }

var noCount, noRate, noYuan = unknown(terms.ActivityCount), unknown(terms.BudgetExecution), unknown(terms.BudgetTotal)
