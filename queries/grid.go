package queries

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"nianlun/queries/terms"
)

// The published grid: above the unit, people of a sensitive kind are counted by unit and
// whole quarter or year only. What is published is one division of the people into
// cells, each of nobody or of at least fewest people: a unit is shown only together with
// all its sisters, those with small counts lumped together unsaid. So no total less the
// cells beside it gives a small count away. That there is nobody is said where a unit
// has nobody of any sensitive kind: which kinds it lacks would tell of the others.

// troubled is one visit or event of a sensitive kind.
type troubled struct {
	unit   string
	season int // 0..3, the quarter
	kind   trouble
	person int64
	other  bool // stands for the visits or events that are of no sensitive kind
}

// trouble is what such a row is about; side: whether an event was visited.
type trouble struct{ class, label, festival, side string }

// fineness of what is published of a unit and year.
type fineness int

const (
	nothing fineness = iota
	wholeYear
	byQuarter
)

// grid is what may be told of one year.
type grid struct {
	rows     map[string][]troubled // of a unit's subtree
	own      map[string][]troubled // of the unit itself
	children map[string][]string
	groups   map[string]map[trouble]int // of each top unit: kinds told together only
	top      map[string]string          // the top unit a unit stands under
	apart    map[string]fineness        // each kind by itself
	rest     map[string]fineness        // all sensitive kinds as one: what is not of them is told
	noughts  map[string]bool            // where telling that there is nobody tells no more
}

// grid reads the sensitive rows of a year and works out what may be told of them.
func (a *asker) grid(ctx context.Context, events bool, year int) (*grid, error) {
	seek := fmt.Sprint(events, year)
	if g, ok := a.grids.get(seek); ok {
		return g, nil
	}
	from, last := terms.NewDate(year, 1, 1), terms.NewDate(year, 12, 31)
	rows, err := collect(ctx, a.db.pool, sqlQuestionTender, func(rows *sql.Rows) (t troubled, err error) {
		var day sql.NullTime
		err = rows.Scan(&t.unit, &day, &t.kind.class, &t.kind.label, &t.kind.festival, &t.kind.side, &t.person, &t.other)
		t.season = (dateOf(day).Month() - 1) / 3
		return t, err
	}, sql.Named("events", events), sql.Named("from", from.Time()), sql.Named("last", last.Time()))
	if err != nil {
		return nil, fmt.Errorf("reading the sensitive rows of %d: %w", year, err)
	}
	type edge struct{ unit, parent string }
	tree, err := collect(ctx, a.db.pool, sqlQuestionTree, func(rows *sql.Rows) (e edge, err error) {
		return e, rows.Scan(&e.unit, &e.parent)
	})
	if err != nil {
		return nil, fmt.Errorf("reading the tree: %w", err)
	}
	parents := map[string]string{}
	for _, e := range tree {
		parents[e.unit] = e.parent
	}
	g := newGrid(parents, rows)
	a.grids.put(seek, g)
	return g, nil
}

func newGrid(parents map[string]string, rows []troubled) *grid {
	g := &grid{
		rows: map[string][]troubled{}, own: map[string][]troubled{}, children: map[string][]string{}, groups: map[string]map[trouble]int{},
		top: map[string]string{}, apart: map[string]fineness{}, rest: map[string]fineness{}, noughts: map[string]bool{},
	}
	for _, unit := range slices.Sorted(maps.Keys(parents)) {
		g.children[parents[unit]] = append(g.children[parents[unit]], unit)
		g.top[unit] = unit
		for depth := 0; parents[g.top[unit]] != "" && depth < len(parents); depth++ {
			g.top[unit] = parents[g.top[unit]]
		}
	}
	for _, t := range rows {
		g.own[t.unit] = append(g.own[t.unit], t)
		unit := t.unit
		for depth := 0; unit != "" && depth <= len(parents); depth++ {
			g.rows[unit] = append(g.rows[unit], t)
			unit = parents[unit]
		}
	}
	for _, top := range g.children[""] {
		g.groups[top] = grouped(g.rows[top])
		sides := func(t troubled) any { return t.kind.side }
		kinds := func(t troubled) any { return g.groups[top][t.kind] }
		g.noughts[top] = true
		rest := division{told: g.rest, split: sides}
		rest.fine = rest.finest(g.rows[top])
		g.publish(top, rest)
		apart := division{told: g.apart, split: kinds, within: g.rest}
		apart.fine = min(rest.fine, apart.finest(g.rows[top]))
		g.publish(top, apart)
	}
	return g
}

// division is how the people of a tree are divided: as finely for every unit, for a year
// beside its quarters elsewhere would tell what is in neither.
type division struct {
	told   map[string]fineness
	fine   fineness
	split  func(troubled) any
	within map[string]fineness // only units told of here are; nil: the first division
}

// publish tells of a unit, and of those below it that need not be lumped together.
func (g *grid) publish(unit string, d division) {
	d.told[unit] = d.fine
	if d.fine == wholeYear && !spread(g.rows[unit], d.split) {
		g.noughts[unit] = false
	}
	members := map[string][]troubled{"": g.own[unit]}
	for _, child := range g.children[unit] {
		members[child] = g.rows[child]
	}
	lump := []string{}
	if d.fine > nothing {
		lump = lumped(members, d)
	}
	blind := !spread(together(members, lump), d.split)
	for _, child := range g.children[unit] {
		was, seen := g.noughts[child]
		g.noughts[child] = g.noughts[unit] && (was || !seen)
		switch {
		case d.fine == nothing:
			g.hush(child)
		case slices.Contains(lump, child):
			g.noughts[child] = g.noughts[child] && !blind
			g.hush(child)
		default:
			g.publish(child, d)
		}
	}
}

// hush leaves what is below a unit untold, and its noughts as the unit's own.
func (g *grid) hush(unit string) {
	for _, child := range g.children[unit] {
		was, seen := g.noughts[child]
		g.noughts[child] = g.noughts[unit] && (was || !seen)
		g.hush(child)
	}
}

// lumped are the members of a family not told one by one: those with a small count, and
// as many of the next smallest as it takes that all of them together have none.
func lumped(members map[string][]troubled, d division) []string {
	lump, others := []string{}, []string{}
	for _, key := range slices.Sorted(maps.Keys(members)) {
		switch {
		case !d.plenty(members[key], d.fine), key != "" && d.within != nil && d.within[key] < d.fine:
			lump = append(lump, key)
		case len(members[key]) > 0: // other rows make up the lump too
			others = append(others, key)
		}
	}
	if len(lump) == 0 {
		return nil
	}
	slices.SortStableFunc(others, func(x, y string) int { return cmp.Compare(len(members[x]), len(members[y])) })
	for len(others) > 0 && (len(lump) < 2 || !d.plenty(together(members, lump), d.fine)) {
		lump, others = append(lump, others[0]), others[1:]
	}
	return lump
}

func together(members map[string][]troubled, keys []string) []troubled {
	all := []troubled{}
	for _, key := range keys {
		all = append(all, members[key]...)
	}
	return all
}

// finest is how finely rows may be told by themselves.
func (d division) finest(rows []troubled) fineness {
	for _, f := range []fineness{byQuarter, wholeYear} {
		if d.plenty(rows, f) {
			return f
		}
	}
	return nothing
}

// cellOf is a cell of the grid within a unit's subtree.
type cellOf struct {
	season int
	part   any
	unit   string
}

// plenty reports whether every cell has nobody or enough people. Where all are of a
// sensitive kind, the totals of the units and quarters within, which are no secret, tell
// how many each has: then each of those must have enough.
func (d division) plenty(rows []troubled, f fineness) bool {
	cells, within, mixed := people{}, people{}, map[cellOf]bool{}
	place := func(t troubled) cellOf {
		c := cellOf{part: d.split(t)}
		if f == byQuarter {
			c.season = t.season
		}
		return c
	}
	for _, t := range rows {
		if t.other {
			mixed[place(t)] = true
			continue
		}
		cells.add(place(t), t.person)
		within.add(cellOf{t.season, d.split(t), t.unit}, t.person)
	}
	for _, p := range cells {
		if len(p) < fewest {
			return false
		}
	}
	for c, p := range within {
		c.unit = ""
		if f != byQuarter {
			c.season = 0
		}
		if d.within == nil && len(p) < fewest && !mixed[c] {
			return false
		}
	}
	return true
}

// people are those counted in each cell.
type people map[cellOf]map[int64]bool

func (p people) add(cell cellOf, person int64) {
	if p[cell] == nil {
		p[cell] = map[int64]bool{}
	}
	p[cell][person] = true
}

// spread reports whether there are more people than cells with somebody: else to know
// which cells are empty is to know that every other holds one.
func spread(rows []troubled, split func(troubled) any) bool {
	all, filled := people{}, map[any]map[cellOf]bool{}
	for _, t := range rows {
		if t.other {
			continue
		}
		part := split(t)
		all.add(cellOf{part: part}, t.person)
		if filled[part] == nil {
			filled[part] = map[cellOf]bool{}
		}
		filled[part][cellOf{season: t.season, unit: t.unit}] = true
	}
	for whole, p := range all {
		if len(p) <= len(filled[whole.part]) {
			return false
		}
	}
	return true
}

// grouped numbers the kinds that are told apart: one with few people is told together
// with the smallest others of its class, else of any.
func grouped(rows []troubled) map[trouble]int {
	people := map[trouble]map[int64]bool{}
	for _, t := range rows {
		if t.other {
			continue
		}
		if people[t.kind] == nil {
			people[t.kind] = map[int64]bool{}
		}
		people[t.kind][t.person] = true
	}
	kinds := slices.SortedFunc(maps.Keys(people), func(x, y trouble) int {
		return cmp.Or(cmp.Compare(x.class, y.class), cmp.Compare(len(people[x]), len(people[y])), cmp.Compare(x.label, y.label),
			cmp.Compare(x.festival, y.festival), cmp.Compare(x.side, y.side))
	})
	parts := [][]trouble{}
	for _, k := range kinds {
		last := len(parts) - 1
		if last >= 0 && parts[last][0].class == k.class && (few(people, parts[last]) || len(people[k]) < fewest) {
			parts[last] = append(parts[last], k)
			continue
		}
		parts = append(parts, []trouble{k})
	}
	for len(parts) > 1 { // a class of few people goes with another
		slices.SortStableFunc(parts, func(x, y []trouble) int { return cmp.Compare(headcount(people, x), headcount(people, y)) })
		if !few(people, parts[0]) {
			break
		}
		parts[1] = append(parts[1], parts[0]...)
		parts = parts[1:]
	}
	groups := map[trouble]int{}
	for i, part := range parts {
		for _, k := range part {
			groups[k] = i
		}
	}
	return groups
}

func headcount(people map[trouble]map[int64]bool, kinds []trouble) int {
	all := map[int64]bool{}
	for _, k := range kinds {
		maps.Copy(all, people[k])
	}
	return len(all)
}

func few(people map[trouble]map[int64]bool, kinds []trouble) bool {
	return headcount(people, kinds) < fewest
}
