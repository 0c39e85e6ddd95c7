package queries

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"nianlun/queries/terms"
)

// What a preview tells of at most: the units nearest to the files, and those above them.
const (
	mostPreviewed = 12
	mostYears     = 3
)

// Preview takes files in one after the other, asks what the headline figures are then,
// and takes everything back: what stands afterwards is what stood before. The intakes
// come in the order an import would take them, so that each sees the ones before it.
// watch hears of every file before it is taken, with a nil receipt, and after.
//
// A file with rows of units the viewer does not govern is refused as Import refuses it,
// and the others are told of without it.
func (db *DB) Preview(ctx context.Context, v terms.Viewer, intakes []terms.Intake, watch func(i int, r *terms.Receipt) error) (terms.Preview, error) {
	release, err := take(ctx, db.importing)
	if err != nil {
		return terms.Preview{}, fmt.Errorf("previewing: %w", err)
	}
	defer release()
	refused, unfit := make([]bool, len(intakes)), make([]bool, len(intakes))
	for {
		p := terms.Preview{Receipts: make([]terms.Receipt, len(intakes)), Refused: refused, Unfit: unfit}
		at := -1
		err := db.write(ctx, func(conn *sql.Conn) (bool, error) {
			at, err = db.rehearse(ctx, conn, v, intakes, &p, watch)
			return false, err
		})
		switch {
		case err == nil:
			return p, nil
		case at >= 0 && intakes[at].Revises != 0 && Unrevisable(err):
			unfit[at], refused[at] = true, true
		case errors.Is(err, ErrForbidden) && at >= 0:
			refused[at] = true // its rows are half in: begin again without it
		default:
			return terms.Preview{}, fmt.Errorf("previewing: %w", err)
		}
	}
}

// rehearse fills in a preview within a transaction; at is the file an error is about,
// or -1.
func (db *DB) rehearse(ctx context.Context, conn *sql.Conn, v terms.Viewer, intakes []terms.Intake, p *terms.Preview, watch func(int, *terms.Receipt) error) (at int, err error) {
	if p.Version, err = version(ctx, conn, "data_version"); err != nil {
		return -1, err
	}
	stood := int64(0)
	touched, seen := map[int64]bool{}, &bearing{years: map[int64]map[int]bool{}, kinds: map[terms.Kind]bool{}}
	for i, in := range intakes {
		if p.Refused[i] {
			continue
		}
		if err := watch(i, nil); err != nil {
			return -1, err
		}
		in.DryRun = true
		l := &loader{db: db, conn: conn, viewer: v, in: in, reach: newReach(), bearing: seen, stood: stood}
		if err := l.run(ctx); err != nil {
			return i, fmt.Errorf("taking %s: %w", in.File, err)
		}
		stood = cmp.Or(stood, l.batch)
		maps.Copy(touched, l.reach.units)
		if len(l.units.fresh) > 0 {
			seen.kinds[terms.Units] = true
		}
		p.Receipts[i] = l.receipt
		if err := watch(i, &l.receipt); err != nil {
			return -1, err
		}
	}
	inside := &DB{pool: conn, vault: db.vault, path: db.path}
	if len(seen.years) == 0 {
		return -1, nil
	}
	units, years, err := inside.previewed(ctx, v, touched, terms.Year(seen.last()).Last(), seen.years)
	if err != nil {
		return -1, err
	}
	p.Changes, err = changes(ctx, db, inside, v, units, seen.measures(), years)
	return -1, err
}

// previewed are the units touched and those above them that the viewer may see, in the
// order of the tree on a day: of many, those furthest up.
func (db *DB) previewed(ctx context.Context, v terms.Viewer, touched map[int64]bool, at terms.Date, touching map[int64]map[int]bool) ([]terms.Unit, map[string]map[int]bool, error) {
	refs, err := collect(ctx, db.pool, sqlUnitIDs, func(rows *sql.Rows) (r unitRef, err error) {
		return r, rows.Scan(&r.id, &r.key)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("reading units: %w", err)
	}
	seen, err := db.Units(ctx, v, at)
	if err != nil {
		return nil, nil, err
	}
	parents := map[string]string{}
	for _, u := range seen {
		parents[u.Key] = u.Parent
	}
	years := map[string]map[int]bool{}
	for _, r := range refs {
		for key, depth := r.key, 0; touched[r.id] && key != "" && depth <= len(parents); key, depth = parents[key], depth+1 {
			if years[key] == nil {
				years[key] = map[int]bool{}
			}
			maps.Copy(years[key], touching[r.id])
		}
	}
	units := slices.DeleteFunc(seen, func(u terms.Unit) bool { return years[u.Key] == nil })
	depth := func(u terms.Unit) (n int) {
		for key := u.Parent; key != "" && n < len(parents); key = parents[key] {
			n++
		}
		return n
	}
	if chain(units) { // one unit's files: it comes before those above it
		slices.Reverse(units)
	}
	if len(units) > mostPreviewed {
		slices.SortStableFunc(units, func(a, b terms.Unit) int { return depth(a) - depth(b) })
		units = units[:mostPreviewed]
	}
	return units, years, nil
}

// chain reports whether each unit stands right under the one before it.
func chain(units []terms.Unit) bool {
	for i := 1; i < len(units); i++ {
		if units[i].Parent != units[i-1].Key {
			return false
		}
	}
	return true
}

// changes puts the headline questions to the data as they stand and as they will.
func changes(ctx context.Context, before, after *DB, v terms.Viewer, units []terms.Unit, measures []terms.Measure, years map[string]map[int]bool) ([]terms.Change, error) {
	was, will := newAsker(before, v), newAsker(after, v)
	all := []terms.Change{}
	asked := make(chan error, 1)
	go func() { asked <- was.headlinesAhead(ctx, units, measures, years) }()
	err := will.headlinesAhead(ctx, units, measures, years)
	if err := errors.Join(err, <-asked); err != nil {
		return nil, fmt.Errorf("answering what changes: %w", err)
	}
	for _, u := range units {
		for _, year := range shownYears(years[u.Key]) {
			for _, m := range measures {
				ask := terms.Ask{Measure: m, Unit: u.Key, Period: terms.Year(year)}
				f, err := will.headline(ctx, ask)
				if err != nil {
					return nil, err
				}
				if f == nil {
					continue
				}
				c := terms.Change{Unit: u, Year: year, After: *f}
				if c.Before, err = was.headline(ctx, ask); err != nil {
					return nil, err
				}
				all = append(all, c)
			}
		}
	}
	return all, nil
}

// headline answers a question about a unit that may not be there.
func (a *asker) headline(ctx context.Context, ask terms.Ask) (*terms.Figure, error) {
	got, err := a.ask(ctx, ask)
	switch {
	case absent(err):
		return nil, nil //nolint:nilnil // no answer: the unit is not there for the viewer
	case err != nil:
		return nil, fmt.Errorf("answering %s: %w", ask.Key(), err)
	}
	f := got.at()
	return &f, nil
}

// absent: the unit is not there for the viewer.
func absent(err error) bool { return errors.Is(err, ErrNotFound) || errors.Is(err, ErrForbidden) }
