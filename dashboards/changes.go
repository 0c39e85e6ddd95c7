package dashboards

import (
	"math"
	"strconv"

	"nianlun/queries/terms"
)

// ChangeGroup is what files change of one unit.
type ChangeGroup struct {
	Unit string
	Rows []ChangeRow
}

// ChangeRow is one headline figure before files are taken in, after, and the difference.
type ChangeRow struct{ Label, Before, After, Difference string }

// Changes groups changed figures by unit, in the order given.
func Changes(changes []terms.Change) []ChangeGroup {
	var all []ChangeGroup
	for _, c := range changes {
		if n := len(all); n == 0 || all[n-1].Unit != c.Unit.Name {
			all = append(all, ChangeGroup{Unit: c.Unit.Name})
		}
		g := &all[len(all)-1]
		g.Rows = append(g.Rows, changeRow(c))
	}
	return all
}

func changeRow(c terms.Change) ChangeRow {
	row := ChangeRow{Label: c.After.Label, Before: msgNotThere, After: Shown(c.After), Difference: msgNewFigure}
	if c.Before != nil {
		row.Before = Shown(*c.Before)
	}
	d, known := c.Difference()
	switch {
	case known && d == 0: // at least so many, then exactly so many
		row.Difference = msgNoDifference
	case known:
		row.Difference = difference(d, c.After.Unit)
	case !c.After.IsKnown():
		row.Difference = msgNoDifference
	}
	return row
}

// difference writes a number with its sign.
func difference(d float64, unit string) string {
	sign := "+"
	if d < 0 {
		sign = "−"
	}
	d = math.Abs(d)
	if unit == "元" {
		return sign + terms.Money(math.Round(100*d)).Shown()
	}
	return sign + strconv.FormatFloat(math.Round(100*d)/100, 'f', -1, 64) + unit
}
