package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"

	"nianlun/queries/terms"
)

// Sign-ins are the rows that come by the million. They are not staged one by one: each
// row is a few numbers in Go columns that point to the people and activities of the
// cast, keyed by several goroutines, handed to the engine in chunks, and joined there.

// loadSignIns loads one table of sign-ins.
func (l *loader) loadSignIns(ctx context.Context, got *terms.TableReceipt, source int64, unit unitRef) error {
	all := newCast()
	s, err := l.signIns(ctx, got, unit, all)
	if err != nil {
		return err
	}
	if err := l.cover(ctx, got, source, s.reached, unit); err != nil {
		return err
	}
	l.noteYears(got, s.reached)
	if s.rows() == 0 {
		return nil
	}
	keyed := make(chan error, 1)
	go func() { keyed <- s.key(ctx) }()
	err = all.stage(ctx, l.conn)
	if err == nil {
		err = l.nameSignIns(ctx, s)
	}
	if err := errors.Join(err, <-keyed); err != nil {
		return err
	}
	if err := s.handedRoles().lend(staging(ctx, l.conn, sqlSignInRoles)); err != nil {
		return err
	}
	return s.handed().lend(func(ticket int64) error { return l.insertSignIns(ctx, got, source, s, ticket) })
}

// signIns turns a table into columns: its plain rows as they come, its records after
// them. A record without what its kind requires is rejected here, should it have come
// this far.
func (l *loader) signIns(ctx context.Context, got *terms.TableReceipt, unit unitRef, all *cast) (*signIns, error) {
	s := &signIns{workers: l.workers(), homes: map[string]unitRef{}, roleNo: map[string]int32{}, asWho: map[*who]int32{}, asName: map[*naming]int32{}}
	if plain := got.Table.SignIns; plain.Len() > 0 {
		if err := l.plainSignIns(ctx, s, plain, unit, all); err != nil {
			return nil, err
		}
	}
	rejected := append([]terms.Reject{}, got.Table.Rejected...)
	for i, r := range got.Table.Records {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if column := lacking(r); column != "" {
			rejected = append(rejected, terms.Reject{Row: r.Row, Column: column, Header: got.Table.Columns[column], Why: whyLacking, Hint: hintLacking})
			continue
		}
		own, err := l.signInHome(ctx, s, r.Get("unit").Text, unit)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", r.Row, err)
		}
		s.addRecord(l.db.vault, r, own, all)
	}
	got.Table.Rejected = rejected
	return s, nil
}

// workers is how many work at once.
func (l *loader) workers() int {
	if l.in.Beside {
		return max(1, runtime.NumCPU()/2)
	}
	return runtime.NumCPU()
}

// signInHome finds the unit of a row, once for each name.
func (l *loader) signInHome(ctx context.Context, s *signIns, name string, unit unitRef) (unitRef, error) {
	own, known := s.homes[name]
	if known {
		return own, nil
	}
	own = unit
	if name != "" {
		var err error
		if own, err = l.units.home(ctx, name); err != nil {
			return own, err
		}
	}
	s.homes[name] = own
	l.touch(own.id, terms.Participation)
	return own, nil
}

// plainSignIns takes over the rows a reader has put in columns already: only whom and
// what they point to has to be found.
func (l *loader) plainSignIns(ctx context.Context, s *signIns, plain *terms.SignIns, unit unitRef, all *cast) error {
	units := make([]int64, len(plain.People))
	for i, p := range plain.People {
		if i > 0 && p.Unit == plain.People[i-1].Unit {
			units[i] = units[i-1]
			continue
		}
		own, err := l.signInHome(ctx, s, p.Unit, unit)
		if err != nil {
			return fmt.Errorf("unit %s: %w", p.Unit, err)
		}
		units[i] = own.id
	}
	var err error
	if s.whos, err = all.signers(l.db.vault, plain.People, units, s.workers); err != nil {
		return err
	}
	s.namings = make([]*naming, 0, len(plain.Namings))
	for _, n := range plain.Namings {
		own, err := l.signInHome(ctx, s, n.Unit, unit)
		if err != nil {
			return fmt.Errorf("unit %s: %w", n.Unit, err)
		}
		s.reached.add(own, n.Day, 0)
		s.namings = append(s.namings, all.naming(own.id, n.Activity, n.Day))
	}
	s.roles = append(s.roles, plain.Roles...)
	for i, role := range plain.Roles {
		s.roleNo[role] = int32(i)
	}
	s.row, s.who, s.naming, s.role, s.minutes = plain.Rows, plain.Person, plain.Naming, plain.Role, plain.Minutes
	return nil
}

// nameSignIns makes what the rows name for the first time, and settles which activity
// each naming is before the rows are written, so that they need not be written twice.
func (l *loader) nameSignIns(ctx context.Context, s *signIns) error {
	if err := execAll(ctx, l.conn, sqlTouched); err != nil {
		return err
	}
	units := map[int64]bool{}
	for unit := range s.reached.years {
		units[unit.id] = true
	}
	if err := appendIDs(ctx, l.conn, "touched", units); err != nil {
		return err
	}
	return execAll(ctx, l.conn, sqlResolveMentionMatch, sqlResolveActivitiesAdd, sqlResolveMentions, sqlSignInNamings)
}

// insertSignIns writes what is new or changed. Where the units have no sign-ins yet
// there is nothing to compare with, and rows go straight into the table.
func (l *loader) insertSignIns(ctx context.Context, got *terms.TableReceipt, source int64, s *signIns, ticket int64) error {
	origin := []any{sql.Named("batch", l.batch), sql.Named("source", source)}
	rows := sql.Named("ticket", ticket)
	var known bool
	if err := l.conn.QueryRowContext(ctx, sqlSignInKnown).Scan(&known); err != nil {
		return fmt.Errorf("looking for sign-ins of the units: %w", err)
	}
	if !known {
		got.Loaded = s.rowsLoaded(rejectedRows(got.Table.Rejected))
		if err := l.execKind(ctx, terms.Participation, "fresh", append(origin, rows)...); err != nil {
			return err
		}
		return l.gather(ctx, s, source)
	}
	if err := l.execKind(ctx, terms.Participation, "keyed", rows); err != nil {
		return err
	}
	if err := l.execKind(ctx, terms.Participation, "insert", origin...); err != nil {
		return err
	}
	if err := l.execKind(ctx, terms.Participation, "retire"); err != nil {
		return err
	}
	if err := l.execKind(ctx, terms.Participation, "restated", origin...); err != nil {
		return err
	}
	return l.countRows(ctx, got)
}
