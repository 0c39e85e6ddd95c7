package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// Reach tells, for every unit of the subtree with a roll and each of its groups, how
// far anything reached the members of the period.
func (db *DB) Reach(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.ReachRow, error) {
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return nil, err
	}
	type home struct {
		unit, group string
		alone       bool
	}
	homes, err := collect(ctx, db.pool, sqlQuestionRollGroups, func(rows *sql.Rows) (h home, err error) {
		return h, rows.Scan(&h.unit, &h.group, &h.alone)
	}, scopeArgs(v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("listing the groups of %s: %w", sc.Unit, err)
	}
	alone := []string{}
	for _, h := range homes {
		if h.alone {
			alone = append(alone, h.unit)
		}
	}
	if err := a.reachAhead(ctx, sc, alone); err != nil {
		return nil, err
	}
	rows := []terms.ReachRow{}
	for _, h := range homes {
		ask := dated(h.unit, sc)
		by, err := a.ask(ctx, of(ask, terms.ReachedMembers), terms.ByGroup, terms.ByStatus)
		if err != nil {
			return nil, err
		}
		share, err := a.ask(ctx, of(ask, terms.Reach), terms.ByGroup)
		if err != nil {
			return nil, err
		}
		all, err := a.merged(ctx, by, ask)
		if err != nil {
			return nil, err
		}
		rows = append(rows, terms.ReachRow{
			Unit: h.unit, Group: h.group, Members: all.at(h.group), ByName: by.at(h.group, "name"), ByMass: by.at(h.group, "mass"),
			ByNone: by.at(h.group, "none"), Unknown: by.at(h.group, "unknown"), Coverage: share.at(h.group),
		})
	}
	return rows, nil
}

// reachAhead answers for all units with nothing below them at once.
func (a *asker) reachAhead(ctx context.Context, sc terms.Scope, units []string) error {
	units = slices.Compact(units)
	for _, key := range units {
		a.units.put(key, terms.Unit{Key: key})
	}
	each, err := a.alone(ctx, sc.Unit, sc.Period, units)
	if err != nil {
		return err
	}
	if err := a.covered(ctx, each, sc.Period); err != nil {
		return err
	}
	ask := dated(sc.Unit, sc)
	if err := a.tallyMany(ctx, each.tree, []question{
		{of(ask, terms.ReachedMembers), []terms.Dim{terms.ByChild, terms.ByGroup, terms.ByStatus}},
		{of(ask, terms.Reach), []terms.Dim{terms.ByChild, terms.ByGroup}},
	}); err != nil {
		return err
	}
	return a.eachOf([]terms.Measure{terms.ReachedMembers, terms.Reach}, func(m terms.Measure) error {
		if m == terms.Reach {
			return a.ahead(ctx, each, of(ask, m), terms.ByGroup)
		}
		return a.ahead(ctx, each, of(ask, m), terms.ByGroup, terms.ByStatus)
	})
}

// merged makes of the members by group and degree the members by group: a member has
// one degree, so the counts add up.
func (a *asker) merged(ctx context.Context, by *answers, ask terms.Ask) (*answers, error) {
	cover, err := a.coverage(ctx, ask.Unit, ask.Period)
	if err != nil {
		return nil, err
	}
	all := &answers{ask: by.ask, m: by.m, dims: []terms.Dim{terms.ByGroup}, cells: map[group]cell{}, cover: cover, above: by.above}
	for g, c := range by.cells {
		to := group{g[0]}
		if all.cells[to] == nil {
			all.cells[to] = cell{}
		}
		all.cells[to][plain] = all.cells[to][plain].plus(c[plain])
	}
	return all, nil
}

func (t tally) plus(u tally) tally {
	t.n, t.weight, t.weighed, t.people = t.n+u.n, t.weight+u.weight, t.weighed+u.weighed, t.people+u.people
	return t
}
