package dashboards

import (
	"slices"

	"nianlun/queries/terms"
)

// ComparePage is 单位比较: one panel a measure over the units that can be compared, the
// sizes that only say who is larger, and the units that stand apart with the reason.
type ComparePage struct {
	Panels []Panel
	Sizes  Table
	Apart  []Apart
	Units  int
}

// Apart is a unit that is not compared.
type Apart struct {
	Unit, Name, Why string
	Completeness    terms.Figure
}

// measured is one measure units are compared by: always a rate or an amount a head.
type measured struct {
	id, name string
	pick     func(terms.CompareRow) terms.Figure
}

func yardsticks() []measured {
	return []measured{
		{"by-participation", msgParticipation, func(r terms.CompareRow) terms.Figure { return r.Participation }},
		{"by-completion", msgCompletion, func(r terms.CompareRow) terms.Figure { return r.Completion }},
		{"by-member", msgPerMember, func(r terms.CompareRow) terms.Figure { return r.PerMember }},
		{"by-reports", msgCompleteness, func(r terms.CompareRow) terms.Figure { return r.Completeness }},
	}
}

// NewCompare lays out 单位比较 beside the same days of the year before.
func NewCompare(now, last []terms.CompareRow) ComparePage {
	p := ComparePage{Units: len(now), Sizes: Table{Head: []string{msgUnit, msgMembers, msgActivities, msgPersonTimes, msgSpending}}}
	before := map[string]terms.CompareRow{}
	for _, r := range last {
		before[r.Unit.Key] = r
	}
	var rankable []terms.CompareRow
	for _, r := range now {
		p.Sizes.Rows = append(p.Sizes.Rows, []Cell{words(r.Unit.Name), number(r.Members), number(r.Activities), number(r.PersonTimes), number(r.Spending)})
		if r.Rankable {
			rankable = append(rankable, r)
		} else {
			p.Apart = append(p.Apart, Apart{Unit: r.Unit.Key, Name: r.Unit.Name, Why: r.Why, Completeness: r.Completeness})
		}
	}
	for _, m := range yardsticks() {
		p.Panels = append(p.Panels, m.panel(rankable, before))
	}
	return p
}

// panel ranks the units the measure is known for; the others stand below, unranked.
func (m measured) panel(rows []terms.CompareRow, before map[string]terms.CompareRow) Panel {
	p := Panel{ID: m.id, Title: m.name, Table: Table{Head: []string{msgUnit, m.name, msgParts, msgLastYear, msgLastParts}}}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b terms.CompareRow) int { return byValue(m.pick(b), m.pick(a)) })
	this, past := column{name: msgThisYear, color: colorSecond}, column{name: msgLastYear, color: colorQuiet}
	var names, unknown []string
	for _, r := range rows {
		f, old := m.pick(r), terms.Figure{State: terms.UnknownFigure}
		if b, ok := before[r.Unit.Key]; ok {
			old = m.pick(b)
		}
		p.Table.Rows = append(p.Table.Rows, []Cell{words(r.Unit.Name), number(f), parts(f), number(old), parts(old)})
		if !f.IsKnown() {
			unknown = append(unknown, r.Unit.Name)
			continue
		}
		names = append(names, r.Unit.Name)
		this.points, past.points = append(this.points, f), append(past.points, old)
	}
	columns := []column{this}
	if drawable(past) {
		columns = append(columns, past)
	}
	if len(names) > 1 {
		p.Option = rowsChart(names, columns...)
	}
	p.Tall = height(len(names), len(columns))
	p.Sentence = m.sentence(names, this.points, unknown)
	return p
}

func (m measured) sentence(names []string, points []terms.Figure, unknown []string) Sentence {
	if len(points) < 2 {
		return say(msgFewToCompare)
	}
	s := span(m.name, names, points, msgUnit, beside)
	if len(unknown) > 0 {
		s = say(s, msgSemicolon, msgSharesUnknown, briefly(unknown, msgUnit))
	}
	return say(s, msgStop)
}

// beside writes the parts of a rate after it.
func beside(f terms.Figure) string {
	if said := besides(f); said != "" {
		return msgComma + said
	}
	return ""
}

// besides writes the parts of a rate, and why a figure is unknown or speaks for a part only.
func besides(f terms.Figure) string {
	if !f.IsKnown() || f.Under == "" {
		return f.Why
	}
	said := f.Over + msgDivided + f.Under
	if f.Why != "" {
		said += msgComma + f.Why
	}
	return said
}
