package dashboards

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// Turns are the periods of a frequency as a page shows them: 4 of 6, and which are missing.
type Turns struct {
	Said string
	Each []Turn
}

// Turn is one period.
type Turn struct {
	Name, State, Class string
}

// TurnsOf lays out the periods of a frequency; nil for other targets.
func TurnsOf(t terms.Target) *Turns {
	if len(t.Turns) < 2 {
		return nil
	}
	out, kept := &Turns{}, 0
	var missing []string
	for _, turn := range t.Turns {
		one := Turn{turnName(turn.Period, t.Period), msgTurnOpen, "open"}
		switch {
		case turn.Enough:
			kept++
			one.State, one.Class = msgTurnMet, "met"
		case turn.Over:
			missing = append(missing, one.Name)
			one.State, one.Class = msgTurnShort, "short"
		}
		out.Each = append(out.Each, one)
	}
	out.Said = msgKeptOf(kept, len(t.Turns))
	if len(missing) > 0 {
		out.Said += msgComma + msgMissingTurns(listOf(missing))
	}
	return out
}

func turnName(p terms.Period, period string) string {
	from, to := p.From.Month(), p.Last().Month()
	switch {
	case period == "quarter" && from%3 == 1:
		return quarterNames[from/3]
	case period == "week":
		return fmt.Sprintf("%d月%d日", from, p.From.Day())
	case from == to:
		return strconv.Itoa(from) + msgMonthWord
	}
	return fmt.Sprintf("%d—%d月", from, to)
}

// LeftOf says what is left of a cap on money; "" for other targets.
func LeftOf(t terms.Target) string {
	if t.Kind != "amount" || t.Cmp != "le" || t.Actual == nil || t.Per != "" {
		return ""
	}
	if left := t.Value - *t.Actual; left >= 0 {
		return msgLeft + plain(left) + targetUnit(t)
	}
	return msgOverspent + plain(*t.Actual-t.Value) + targetUnit(t)
}

// Pace is the line of what was done of a counted target against an even pace, in the
// coordinates of a box PaceWidth by PaceHeight.
type Pace struct {
	Line, Even string // points of polylines
	Today      string // x of the day
	Said       string
}

// The box of a pace line.
const (
	PaceWidth  = 240
	PaceHeight = 56
	paceEdge   = 4
)

// PaceOf draws a counted target of an item over its window; nil where nothing can be
// drawn honestly: the steps must add up to what the target says was reached.
func PaceOf(t terms.Target, it terms.Progress, asof terms.Date) *Pace {
	if t.Value < 2 || t.Actual == nil || t.Per != "" || it.Days.IsZero() || asof < it.Days.From || it.Cancelled {
		return nil
	}
	days, steps, sum := daysIn(it.Days.From, it.Days.To), []step{}, 0.0
	for _, a := range it.Evidence {
		n, ok := weightFor(t, a)
		if !ok || a.Start == 0 {
			return nil
		}
		sum += n
		steps = append(steps, step{daysIn(it.Days.From, a.Start) / days, sum})
	}
	if len(steps) == 0 || sum != *t.Actual || days < 28 {
		return nil
	}
	goal := t.Value
	if t.Kind == "frequency" {
		goal *= float64(max(len(t.Turns), 1))
	}
	now := min(daysIn(it.Days.From, asof.AddDays(1))/days, 1)
	return draw(steps, goal, now, targetUnit(t))
}

func daysIn(from, to terms.Date) float64 { return max(to.Time().Sub(from.Time()).Hours()/24, 0) }

type step struct{ at, sum float64 }

func weightFor(t terms.Target, a terms.Activity) (float64, bool) {
	switch t.Kind {
	case "count", "frequency":
		return 1, true
	case "people":
		if a.Headcount == nil {
			return 0, false
		}
		return float64(*a.Headcount), true
	case "amount":
		if a.Spend == nil {
			return 0, false
		}
		return float64(*a.Spend) / 100, true
	}
	return 0, false
}

func draw(steps []step, goal, now float64, unit string) *Pace {
	top := max(goal, steps[len(steps)-1].sum)
	x := func(at float64) string {
		return strconv.FormatFloat(paceEdge+min(max(at, 0), 1)*(PaceWidth-2*paceEdge), 'f', 1, 64)
	}
	y := func(n float64) string {
		return strconv.FormatFloat(PaceHeight-paceEdge-n/top*(PaceHeight-2*paceEdge), 'f', 1, 64)
	}
	last := 0.0
	line := []string{x(0) + "," + y(0)}
	for _, s := range steps {
		line = append(line, x(s.at)+","+y(last), x(s.at)+","+y(s.sum))
		last = s.sum
	}
	line = append(line, x(max(now, steps[len(steps)-1].at))+","+y(last))
	return &Pace{
		Line: strings.Join(line, " "), Even: x(0) + "," + y(0) + " " + x(1) + "," + y(goal), Today: x(now),
		Said: msgPace(plain(last)+unit, plain(math.Round(goal*now*10)/10)+unit, plain(goal)+unit),
	}
}
