package dashboards

import (
	"slices"

	"nianlun/queries/terms"
)

// Compare sets units side by side. Only units with data and enough members are drawn
// and ranked; the others stand in the table with the reason.
func Compare(rows []terms.CompareRow) Panel {
	p := Panel{ID: "compare", Title: msgCompareTitle, Table: Table{Head: []string{
		msgUnit, msgMembers, msgActivities, msgPersonTimes, msgParticipation,
		msgPerMember, msgCompletion, msgCompleteness, msgWhyApart,
	}}}
	var rankable []terms.CompareRow
	var apart []string
	for _, r := range rows {
		p.Table.Rows = append(p.Table.Rows, []Cell{
			words(r.Unit.Name), number(r.Members), number(r.Activities), number(r.PersonTimes),
			number(r.Participation), number(r.PerMember), number(r.Completion), number(r.Completeness), words(r.Why),
		})
		if r.Rankable {
			rankable = append(rankable, r)
		} else {
			apart = append(apart, r.Unit.Name)
		}
	}
	name, pick := yardstick(rankable)
	if pick == nil {
		p.Sentence = say(msgCompareNone)
		return p
	}
	for _, r := range rankable {
		if !pick(r).IsKnown() {
			apart = append(apart, r.Unit.Name)
		}
	}
	rankable = slices.DeleteFunc(rankable, func(r terms.CompareRow) bool { return !pick(r).IsKnown() })
	slices.SortStableFunc(rankable, func(a, b terms.CompareRow) int { return byValue(pick(b), pick(a)) })
	var names []string
	bars := column{name: name, color: colorSecond}
	for _, r := range rankable {
		names = append(names, r.Unit.Name)
		bars.points = append(bars.points, pick(r))
	}
	p.Option = rowsChart(names, bars)
	p.Tall = height(len(names), 1)
	p.Sentence = compareSentence(name, names, bars.points, apart)
	return p
}

// yardstick chooses the fairest measure that at least two units can be told by: a rate
// before an amount, never a plain count, which only says who is larger.
func yardstick(rows []terms.CompareRow) (string, func(terms.CompareRow) terms.Figure) {
	for _, c := range []struct {
		name string
		pick func(terms.CompareRow) terms.Figure
	}{
		{msgParticipation, func(r terms.CompareRow) terms.Figure { return r.Participation }},
		{msgCompletion, func(r terms.CompareRow) terms.Figure { return r.Completion }},
		{msgPerMember, func(r terms.CompareRow) terms.Figure { return r.PerMember }},
	} {
		known := 0
		for _, r := range rows {
			if c.pick(r).IsKnown() {
				known++
			}
		}
		if known > 1 {
			return c.name, c.pick
		}
	}
	return "", nil
}

func compareSentence(measure string, names []string, points []terms.Figure, apart []string) Sentence {
	s := say(msgCompareMost, span(measure, names, points, msgUnit, beside))
	if len(apart) > 0 {
		s = say(s, msgApart, listOf(apart))
	}
	return say(s, msgStop)
}

// byValue orders figures by value; unknown ones come below every known one.
func byValue(a, b terms.Figure) int {
	switch {
	case !a.IsKnown() && !b.IsKnown():
		return 0
	case !a.IsKnown():
		return -1
	case !b.IsKnown():
		return 1
	case *a.Value < *b.Value:
		return -1
	case *a.Value > *b.Value:
		return 1
	}
	return 0
}
