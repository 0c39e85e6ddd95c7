package queries

import (
	"context"
	"fmt"

	"nianlun/queries/terms"
)

// veil is what grids say of the years a question touches; nil: nothing need be hidden.
type veil map[int]*grid

// What the rows of a measure tell of people's troubles.
const (
	ofVisits = "visits"
	ofEvents = "events"
)

// veil reads the grids a question above the unit needs.
func (a *asker) veil(ctx context.Context, m measure, ask terms.Ask, dims []terms.Dim) (veil, error) {
	if m.troubles == "" || !aboveUnit(a.v) {
		return nil, nil //nolint:nilnil // nothing need be hidden
	}
	for _, dim := range dims {
		ask = ask.With(dim, "")
	}
	if !tellsKind(ask) && !offGrid(ask) {
		return nil, nil //nolint:nilnil // a plain total
	}
	return a.veilOf(ctx, m, ask.Period)
}

// veilOf reads the grids of the years of a period.
func (a *asker) veilOf(ctx context.Context, m measure, p terms.Period) (veil, error) {
	v := veil{}
	for year := p.From.Year(); year <= p.Last().Year(); year++ {
		g, err := a.grid(ctx, m.troubles == ofEvents, year)
		if err != nil {
			return nil, fmt.Errorf("reading what may be told above the unit: %w", err)
		}
		v[year] = g
	}
	return v, nil
}

// tellsKind reports whether a question asks for visits or events of some kind.
func tellsKind(ask terms.Ask) bool {
	return asksFor(ask, terms.ByClass) || asksFor(ask, terms.ByLabel) || asksFor(ask, terms.ByFestival)
}

// offGrid reports whether a question asks for people by what the grid does not divide.
func offGrid(ask terms.Ask) bool { return asksFor(ask, terms.ByGroup) || asksFor(ask, terms.ByRow) }

func asksFor(ask terms.Ask, dim terms.Dim) bool {
	_, ok := ask.By[dim]
	return ok
}

// hidden says why a count of people by a sensitive kind or a personal attribute is not
// shown above the unit, or "".
func (s *answers) hidden(ask terms.Ask) string {
	if !s.above {
		return ""
	}
	if asksFor(ask, terms.ByGender) && ask.Measure != terms.MembersOnRoll {
		return msgSmall
	}
	if s.veil == nil || !tellsKind(ask) && !offGrid(ask) {
		return ""
	}
	p, unit := ask.Period, ask.Unit
	if month, ok := ask.By[terms.ByMonth]; ok {
		p = monthPeriod(p, month)
	}
	if child, ok := ask.By[terms.ByChild]; ok {
		unit = child
	}
	if s.veil.untroubled(unit, p) {
		return ""
	}
	sides := ask.Measure == terms.EventVisited || ask.Measure == terms.EventVisitRate // judged at the end of a year
	if !quarters(p) || offGrid(ask) || asksFor(ask, terms.ByMonth) || sides && p != terms.Year(p.From.Year()) {
		return msgNoQuarter
	}
	for year, g := range s.veil {
		part := terms.Period{From: max(p.From, terms.Year(year).From), To: min(p.To, terms.Year(year).To)}
		if part.From >= part.To {
			continue
		}
		need := byQuarter
		if part == terms.Year(year) {
			need = wholeYear
		}
		if !g.tells(unit, need, func(t trouble) bool { return t.within(ask) }) ||
			sides && !g.tells(unit, need, func(t trouble) bool { return t.side == "visited" && t.within(ask) }) {
			return msgSmall
		}
	}
	return ""
}

// untroubled reports whether it may be told that a unit has no sensitive row in the whole
// quarters a period lies in: what is asked then counts none.
func (v veil) untroubled(unit string, p terms.Period) bool {
	from := terms.NewDate(p.From.Year(), (p.From.Month()-1)/3*3+1, 1)
	last := terms.NewDate(p.Last().Year(), (p.Last().Month()-1)/3*3+3, 1)
	for year, g := range v {
		if !g.noughts[unit] || len(g.among(unit, year, terms.Period{From: from, To: terms.Months(last.Year(), last.Month(), 1).To})) > 0 {
			return false
		}
	}
	return true
}

// among are the sensitive rows of a unit's subtree in a period of whole quarters.
func (g *grid) among(unit string, year int, p terms.Period) []troubled {
	list := []troubled{}
	for _, t := range g.rows[unit] {
		if day := terms.NewDate(year, 3*t.season+1, 1); !t.other && day >= p.From && day < p.To {
			list = append(list, t)
		}
	}
	return list
}

// tells reports whether the count of the kinds asked for may be shown: those told
// together are asked for together, and the unit is told of as finely; kinds that are none of
// the sensitive ones are told where the sensitive ones are as one.
func (g *grid) tells(unit string, need fineness, asked func(trouble) bool) bool {
	whole, all := map[int]bool{}, true
	some := false
	for kind, group := range g.groups[g.top[unit]] {
		in := asked(kind)
		if was, ok := whole[group]; ok && was != in {
			return false // told together with kinds nobody asked for
		}
		whole[group] = in
		some, all = some || in, all && in
	}
	if !some || all {
		return g.rest[unit] >= need
	}
	return g.apart[unit] >= need
}

// within reports whether a kind is one a question asks for.
func (t trouble) within(ask terms.Ask) bool {
	for dim, has := range map[terms.Dim]string{terms.ByClass: t.class, terms.ByLabel: t.label, terms.ByFestival: t.festival} {
		if want, ok := ask.By[dim]; ok && want != has {
			return false
		}
	}
	return true
}
