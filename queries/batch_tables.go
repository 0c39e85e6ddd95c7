package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// BatchTable is one table or plan of a batch as it was understood when it came in.
type BatchTable struct {
	Sheet     string
	Table     int        // 1 for the first table of a sheet
	Kind      terms.Kind // terms.NoKind: no data, Why says why
	Why       string
	Unit      string // name of the unit whose rows name none
	Columns   map[string]string
	Unknown   []string // headings nothing was recognised for
	Records   int      // rows it brought, new or changed; of files taken in before this was kept: records
	Unchanged int      // rows that stood already
	Covered   []terms.Covered
	Skipped   []terms.Skip
	Doubts    []terms.Reject // cells to look at again, in rows that loaded
	Totals    []terms.Total  // what it states of itself
}

// BatchTables lists what a batch was understood to hold, tables that are no data last.
// Covered names units by name. What stands in cells of tables that may name people is shut
// as Rejects shuts it. ErrNotFound when no such batch touches a unit the viewer may see.
func (db *DB) BatchTables(ctx context.Context, v terms.Viewer, batch int64) ([]BatchTable, error) {
	at := map[int64]int{}
	tables, err := collect(ctx, db.pool, sqlBatchTables, func(rows *sql.Rows) (t BatchTable, err error) {
		var id int64
		var columns string
		err = rows.Scan(&id, &t.Sheet, &t.Table, &t.Kind, &t.Unit, &columns, &t.Records, &t.Unchanged)
		at[id] = len(at)
		if err == nil && columns != "" {
			err = json.Unmarshal([]byte(columns), &t.Columns)
		}
		return t, err
	}, seenArgs(v, sql.Named("batch", batch))...)
	if err == nil && len(tables) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("tables of batch %d: %w", batch, err)
	}
	told := tellTables{db, v, batch, func(source int64) *BatchTable {
		if i, ok := at[source]; ok {
			return &tables[i]
		}
		return &BatchTable{} // of a unit that shows in no table of the batch
	}}
	if err := errors.Join(told.skips(ctx), told.spans(ctx), told.doubts(ctx), told.totals(ctx), told.unread(ctx)); err != nil {
		return nil, fmt.Errorf("tables of batch %d: %w", batch, err)
	}
	return tables, nil
}

// tellTables adds to the tables of a batch what is kept beside them.
type tellTables struct {
	db    *DB
	v     terms.Viewer
	batch int64
	of    func(source int64) *BatchTable
}

func (b tellTables) each(ctx context.Context, statement string, scan func(rows *sql.Rows) error) error {
	_, err := collect(ctx, b.db.pool, statement, func(rows *sql.Rows) (none struct{}, err error) {
		return none, scan(rows)
	}, seenArgs(b.v, sql.Named("batch", b.batch))...)
	return err
}

func (b tellTables) skips(ctx context.Context) error {
	return b.each(ctx, sqlBatchSkips, func(rows *sql.Rows) error {
		var id int64
		var s terms.Skip
		if err := rows.Scan(&id, &s.Row, &s.Why); err != nil {
			return err
		}
		t := b.of(id)
		if shut(b.v, t.Kind) {
			s.Why, _, _ = strings.Cut(s.Why, "；") // what a total row states follows
		}
		t.Skipped = append(t.Skipped, s)
		return nil
	})
}

func (b tellTables) spans(ctx context.Context) error {
	return b.each(ctx, sqlBatchCovered, func(rows *sql.Rows) error {
		var id int64
		var c terms.Covered
		var from, to sql.NullTime
		err := rows.Scan(&id, &c.UnitKey, &c.Kind, &from, &to, &c.Zero)
		c.Period = terms.Period{From: dateOf(from), To: dateOf(to)}
		b.of(id).Covered = append(b.of(id).Covered, c)
		return err
	})
}

func (b tellTables) doubts(ctx context.Context) error {
	return b.each(ctx, sqlBatchDoubts, func(rows *sql.Rows) error {
		var id int64
		var r terms.Reject
		var sealed []byte
		var kind terms.Kind
		err := rows.Scan(&id, &r.Row, &r.Column, &r.Header, &r.Cell, &sealed, &r.Why, &r.Hint, &kind)
		if err == nil {
			r, err = b.db.opened(b.v, r, sealed, kind)
		}
		b.of(id).Doubts = append(b.of(id).Doubts, r)
		return err
	})
}

func (b tellTables) totals(ctx context.Context) error {
	return b.each(ctx, sqlBatchStated, func(rows *sql.Rows) error {
		var id int64
		var t terms.Total
		var kind terms.Kind
		err := rows.Scan(&id, &t.Row, &t.Column, &t.Cell, &t.Scope, &t.Stated, &t.Loaded, &t.Why, &kind)
		t.Diff = t.Stated - t.Loaded
		if err == nil && !shut(b.v, kind) { // a total of one row is what stands in it
			b.of(id).Totals = append(b.of(id).Totals, t)
		}
		return err
	})
}

func (b tellTables) unread(ctx context.Context) error {
	return b.each(ctx, sqlBatchUnread, func(rows *sql.Rows) error {
		var id int64
		var sealed []byte
		var why string
		var kind terms.Kind
		if err := rows.Scan(&id, &sealed, &why, &kind); err != nil {
			return err
		}
		t := b.of(id)
		if why != "" {
			t.Why = why
			return nil
		}
		heading, err := b.db.vault.open(sealed)
		if err == nil && !shut(b.v, kind) {
			t.Unknown = append(t.Unknown, string(heading))
		}
		return err
	})
}

// plainKinds are the kinds whose cells tell of no person; those of a table nobody
// recognised may.
var plainKinds = []terms.Kind{terms.Units, terms.Activities, terms.Budget, terms.Income, terms.Indicators}

// shut reports whether the cells of a kind of table are not for the viewer: they may name
// people, and the viewer stands above the unit or may not see names.
func shut(v terms.Viewer, kind terms.Kind) bool {
	return !slices.Contains(plainKinds, kind) && (!v.Names || aboveUnit(v))
}

// opened gives a told cell its value where the viewer may know it.
func (db *DB) opened(v terms.Viewer, r terms.Reject, sealed []byte, kind terms.Kind) (terms.Reject, error) {
	value, err := db.vault.open(sealed)
	if r.Value = string(value); !shut(v, kind) {
		return r, err
	}
	if r.Value != "" && strings.Contains(r.Why+r.Hint, r.Value) {
		r.Why, r.Hint = msgShut, ""
	}
	r.Value, r.Header = "", ""
	return r, err
}
