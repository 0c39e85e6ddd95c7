package queries

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

type addRow = func(values ...driver.Value) error

// loadFacts loads one table of facts: staged in Go, keyed and compared in SQL.
func (l *loader) loadFacts(ctx context.Context, got *terms.TableReceipt, source int64, unit unitRef) error {
	all := newCast()
	rows, err := l.stageRows(ctx, got, unit, all)
	if err != nil {
		return err
	}
	reached := extentOf(rows)
	if err := l.cover(ctx, got, source, reached, unit); err != nil {
		return err
	}
	l.noteYears(got, reached)
	if len(rows) == 0 {
		return nil
	}
	if err := all.settle(ctx, l.conn); err != nil {
		return err
	}
	if err := l.stage(ctx, got.Table.Kind, rows); err != nil {
		return err
	}
	if err := l.insert(ctx, got.Table, source); err != nil {
		return err
	}
	return l.countRows(ctx, got)
}

// staged is one record on its way into the staging table.
type staged struct {
	unit   unitRef
	row    int
	part   int
	key    string // base key within the unit; equal ones get ordinals in SQL
	who    *who
	values []driver.Value
	day    terms.Date // what the record says about the time it covers
	until  terms.Date
}

// stageRows resolves units and builds the typed rows. A record without what its kind
// requires is rejected here, should it have come this far.
func (l *loader) stageRows(ctx context.Context, got *terms.TableReceipt, unit unitRef, all *cast) ([]staged, error) {
	t := &got.Table
	rows := make([]staged, 0, len(t.Records))
	rejected := append([]terms.Reject{}, t.Rejected...)
	homes := map[string]unitRef{}
	for i, r := range t.Records {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if column := lacking(r); column != "" {
			rejected = append(rejected, terms.Reject{Row: r.Row, Column: column, Header: t.Columns[column], Why: whyLacking, Hint: hintLacking})
			continue
		}
		own := unit
		if name := r.Get("unit").Text; name != "" {
			known, ok := homes[name]
			if !ok {
				var err error
				if known, err = l.units.home(ctx, name); err != nil {
					return nil, fmt.Errorf("row %d: %w", r.Row, err)
				}
				homes[name] = known
				l.touch(known.id, r.Kind)
			}
			own = known
		}
		s, err := l.stageRow(ctx, r, own, all)
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", r.Row, err)
		}
		if own == unit {
			l.touch(own.id, r.Kind)
		}
		rows = append(rows, s)
	}
	t.Rejected = rejected
	return rows, nil
}

func (l *loader) touch(unit int64, kind terms.Kind) {
	l.reach.add(kind, map[int64]bool{unit: true})
}

// lacking names a required column the record does not fill.
func lacking(r terms.Record) string {
	for i, c := range terms.Columns(r.Kind) {
		if c.Required && (i >= len(r.Values) || r.Values[i].Missing() || c.Type == terms.Day && r.Values[i].N == 0) {
			return c.Name
		}
	}
	return ""
}

// stage fills the staging table.
func (l *loader) stage(ctx context.Context, kind terms.Kind, rows []staged) error {
	if err := l.execKind(ctx, kind, "stage"); err != nil {
		return err
	}
	err := appendRows(ctx, l.conn, "temp", "stage", func(add addRow) error {
		line := []driver.Value{}
		for i, s := range rows {
			line = append(line[:0], int32(i), int32(s.row), int32(s.part), s.unit.id, s.key)
			line = s.mentions(line, kind)
			if err := add(append(line, s.values...)...); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// mentions adds whom and what a row mentions, as the kind's staging table wants it.
func (s staged) mentions(line []driver.Value, kind terms.Kind) []driver.Value {
	switch {
	case !hasPeople(kind):
		return line
	case s.who == nil:
		return append(line, nil, nil)
	}
	return append(line, s.who.mentionKey(), s.who.id)
}

// insert gives the staged rows their keys and writes what is new or changed.
func (l *loader) insert(ctx context.Context, t terms.Table, source int64) error {
	kind := t.Kind
	if err := l.key(ctx, t); err != nil {
		return err
	}
	if kind == terms.Activities {
		if err := execAll(ctx, l.conn, sqlActivitiesAdd); err != nil {
			return err
		}
	}
	origin := []any{sql.Named("batch", l.batch), sql.Named("source", source)}
	if err := l.execKind(ctx, kind, "insert", origin...); err != nil {
		return err
	}
	if err := l.execKind(ctx, kind, "retire"); err != nil {
		return err
	}
	if _, err := l.conn.ExecContext(ctx, sqlRestatedAdd, origin...); err != nil {
		return fmt.Errorf("noting unchanged rows: %w", err)
	}
	return nil
}

// linedKinds have rows that may share all their key is made of: lines of a voucher, two
// benefits of a day. They are told apart by what stands already.
var linedKinds = []terms.Kind{terms.Spending, terms.Income, terms.Visits}

// key gives the staged rows their keys. Equal keys are told apart by their order in the
// file, those of linedKinds by what stands, so that a file that leaves some out takes none
// for another.
func (l *loader) key(ctx context.Context, t terms.Table) error {
	if !slices.Contains(linedKinds, t.Kind) {
		return l.execKind(ctx, t.Kind, "keyed")
	}
	if _, err := l.conn.ExecContext(ctx, sqlMended); err != nil {
		return fmt.Errorf("listing mended rows: %w", err)
	}
	err := appendRows(ctx, l.conn, "temp", "mended", func(add addRow) error {
		for _, row := range t.Mended {
			if err := add(int32(row)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	beside := cmp.Or(l.in.Asked.Corrects, l.in.Apart)
	return l.execKind(ctx, t.Kind, "keyed", sql.Named("batch", l.batch), sql.Named("beside", beside))
}

// countRows fills in how many rows loaded and how many stood already.
func (l *loader) countRows(ctx context.Context, got *terms.TableReceipt) error {
	if _, err := l.conn.ExecContext(ctx, sqlStageRejected); err != nil {
		return fmt.Errorf("counting rows: %w", err)
	}
	err := appendRows(ctx, l.conn, "temp", "stage_rejected", func(add addRow) error {
		for row := range rejectedRows(got.Table.Rejected) {
			if err := add(int32(row)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := l.conn.QueryRowContext(ctx, sqlKeyedRows).Scan(&got.Loaded, &got.Unchanged); err != nil {
		return fmt.Errorf("counting rows: %w", err)
	}
	return nil
}

func (l *loader) execKind(ctx context.Context, kind terms.Kind, section string, args ...any) error {
	return execKind(ctx, l.conn, kind, section, args...)
}

func execKind(ctx context.Context, q querier, kind terms.Kind, section string, args ...any) error {
	statement, err := kindSQL(kind, section)
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, statement, args...); err != nil {
		return fmt.Errorf("%s of %s: %w", section, kind, err)
	}
	return nil
}

func execAll(ctx context.Context, q querier, statements ...string) error {
	for _, s := range statements {
		if _, err := q.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("working out the import: %w", err)
		}
	}
	return nil
}

func orNull(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

func idOrNull(id int64) driver.Value {
	if id == 0 {
		return nil
	}
	return id
}

func blob(b []byte) driver.Value {
	if len(b) == 0 {
		return nil
	}
	return b
}

// jsonText writes a value of our own types, which always can be written.
func jsonText(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return "null"
	}
	return string(text)
}
