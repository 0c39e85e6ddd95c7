package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"nianlun/queries/terms"
)

// BatchTable is one table or plan of a batch as it was understood when it came in.
type BatchTable struct {
	Sheet   string
	Table   int        // 1 for the first table of a sheet
	Kind    terms.Kind // terms.NoKind: no data
	Unit    string     // name of the unit whose rows name none
	Columns map[string]string
	Records int // new or changed records it brought
	Covered []terms.Covered
	Skipped []terms.Skip
}

// BatchTables lists what a batch was understood to hold, in the order of its file.
// Covered names units by name. ErrNotFound when no such batch touches a unit the viewer may see.
func (db *DB) BatchTables(ctx context.Context, v terms.Viewer, batch int64) ([]BatchTable, error) {
	of := func() []any { return seenArgs(v, sql.Named("batch", batch)) }
	at := map[int64]int{}
	tables, err := collect(ctx, db.pool, sqlBatchTables, func(rows *sql.Rows) (t BatchTable, err error) {
		var id int64
		var columns string
		err = rows.Scan(&id, &t.Sheet, &t.Table, &t.Kind, &t.Unit, &columns, &t.Records)
		at[id] = len(at)
		if err == nil && columns != "" {
			err = json.Unmarshal([]byte(columns), &t.Columns)
		}
		return t, err
	}, of()...)
	if err == nil && len(tables) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("tables of batch %d: %w", batch, err)
	}
	_, err = collect(ctx, db.pool, sqlBatchSkips, func(rows *sql.Rows) (none struct{}, err error) {
		var id int64
		var s terms.Skip
		err = rows.Scan(&id, &s.Row, &s.Why)
		tables[at[id]].Skipped = append(tables[at[id]].Skipped, s)
		return none, err
	}, of()...)
	if err != nil {
		return nil, fmt.Errorf("skips of batch %d: %w", batch, err)
	}
	_, err = collect(ctx, db.pool, sqlBatchCovered, func(rows *sql.Rows) (none struct{}, err error) {
		var id int64
		var c terms.Covered
		var from, to sql.NullTime
		err = rows.Scan(&id, &c.UnitKey, &c.Kind, &from, &to, &c.Zero)
		c.Period = terms.Period{From: dateOf(from), To: dateOf(to)}
		if i, ok := at[id]; ok {
			tables[i].Covered = append(tables[i].Covered, c)
		}
		return none, err
	}, of()...)
	if err != nil {
		return nil, fmt.Errorf("spans of batch %d: %w", batch, err)
	}
	return tables, nil
}
