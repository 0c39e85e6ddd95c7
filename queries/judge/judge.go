// Package judge says how far a plan item was kept at a date: a plan item, the
// activities linked to it and the day give a state. Pure. The rules are those of
// design.md ("Words that must mean one thing", 计划完成率): a promise counts as kept
// when its number is reached inside its window or before it, late when reached after.
package judge

import (
	"nianlun/queries/terms"
)

// Case is one item to be judged.
type Case struct {
	Item     terms.PlanItem
	Evidence []terms.Activity // linked by the machine or by a person
	AsOf     terms.Date       // days after it are not looked at
	Covered  bool             // an activity log covers the window up to AsOf
	Adjusted bool             // a person changed the item during the year
	Groups   int              // how many 班组, 小组, 单位 a target "per" counts; 0 unknown
}

// Verdict is the state with the numbers and one Chinese sentence without names.
type Verdict struct {
	Status  terms.Status
	Targets []terms.Target // the item's, with Actual where records can tell
	Why     string
}

// Judge returns the state of an item. An item whose window is still open and whose
// number is not reached yet is not_due, however much was done; one nobody did is none
// only where an activity log covers the window, else unknown.
func Judge(c Case) Verdict {
	if c.Adjusted {
		return Verdict{terms.Adjusted, c.Item.Targets, msgAdjusted}
	}
	w := windowOf(c.Item, c.AsOf)
	inTime, late := split(c.Evidence, w, c.AsOf)
	due := w.To <= c.AsOf.AddDays(1)
	if len(inTime)+len(late) == 0 {
		return idle(c, due)
	}
	inside := measure(c, inTime, w)
	whole := measure(c, append(append([]terms.Activity{}, inTime...), late...), w)
	switch {
	case inside.reached && inside.over:
		return Verdict{terms.Over, inside.targets, msgReached(inside, len(inTime))}
	case inside.reached && len(inTime) > 0:
		return Verdict{terms.Done, inside.targets, msgReached(inside, len(inTime))}
	case whole.reached:
		return Verdict{terms.Late, whole.targets, msgLate(first(late))}
	case !due:
		return Verdict{terms.NotDue, whole.targets, msgOnTheWay(whole)}
	}
	return Verdict{terms.Partial, whole.targets, msgShort(whole)}
}

func idle(c Case, due bool) Verdict {
	switch {
	case !due:
		return Verdict{terms.NotDue, c.Item.Targets, msgNotDue}
	case c.Covered:
		return Verdict{terms.None, c.Item.Targets, msgNone}
	}
	return Verdict{terms.Unknown, c.Item.Targets, msgUnknown}
}

// split keeps what had begun by the day, apart by whether the window was still open.
// Earlier than the window is in time: 春节慰问 is often paid in December.
func split(evidence []terms.Activity, w terms.Period, asOf terms.Date) (inTime, late []terms.Activity) {
	for _, a := range evidence {
		switch {
		case a.Start > asOf:
		case a.Start < w.To:
			inTime = append(inTime, a)
		default:
			late = append(late, a)
		}
	}
	return inTime, late
}

func first(late []terms.Activity) terms.Date {
	var day terms.Date
	for _, a := range late {
		if day == 0 || a.Start < day {
			day = a.Start
		}
	}
	return day
}
