package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianlun/queries/terms"
)

// Undo takes a batch back: what it brought is no longer current, what stood before
// it stands again, and what a later batch repeated goes over to that one. The digest
// afterwards is that of a database that never saw the batch. ErrNotFound, ErrUndone,
// ErrForbidden when the batch touches a unit the viewer does not govern.
func (db *DB) Undo(ctx context.Context, v terms.Viewer, batch int64) error {
	release, err := take(ctx, db.importing)
	if err != nil {
		return fmt.Errorf("undoing batch %d: %w", batch, err)
	}
	defer release()
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) { return true, undo(ctx, conn, v, batch) })
	if err != nil {
		return fmt.Errorf("undoing batch %d: %w", batch, err)
	}
	return nil
}

func undo(ctx context.Context, conn *sql.Conn, v terms.Viewer, batch int64) error {
	of := sql.Named("batch", batch)
	var undone bool
	err := conn.QueryRowContext(ctx, sqlBatchUndone, of).Scan(&undone)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrNotFound
	case err != nil:
		return err
	case undone:
		return ErrUndone
	}
	touched, planned, err := touchedBy(ctx, conn, of)
	if err != nil {
		return err
	}
	if err := governs(ctx, conn, v, touched); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, sqlBatchUndo, of); err != nil {
		return err
	}
	if err := execAll(ctx, conn, sqlPromoted); err != nil {
		return err
	}
	for _, kind := range factKinds() {
		for _, section := range []string{"promote", "revive"} {
			if err := execKind(ctx, conn, kind, section, of); err != nil {
				return err
			}
		}
	}
	if _, err := conn.ExecContext(ctx, sqlPlanRevive, of); err != nil {
		return err
	}
	if err := execAll(ctx, conn, sqlPlanItemsFollow); err != nil {
		return err
	}
	return refresh(ctx, conn, touched, planned)
}

// touchedBy lists the units a batch brought something for.
func touchedBy(ctx context.Context, conn *sql.Conn, of sql.NamedArg) (touched, planned map[int64]bool, err error) {
	touched, planned = map[int64]bool{}, map[int64]bool{}
	note := func(statement string, sets ...map[int64]bool) error {
		ids, err := collect(ctx, conn, statement, scanOne[int64], of)
		for _, id := range ids {
			for _, set := range sets {
				set[id] = true
			}
		}
		return err
	}
	for _, kind := range factKinds() {
		statement, err := kindSQL(kind, "units")
		if err != nil {
			return nil, nil, err
		}
		sets := []map[int64]bool{touched}
		if kind == terms.Activities || kind == terms.Participation {
			sets = append(sets, planned)
		}
		if err := note(statement, sets...); err != nil {
			return nil, nil, err
		}
	}
	return touched, planned, errors.Join(note(sqlPlanUnits, touched, planned), note(sqlCoverageUnits, touched))
}

// governs refuses a viewer who does not govern all of the units.
func governs(ctx context.Context, conn *sql.Conn, v terms.Viewer, units map[int64]bool) error {
	if v.All() {
		return nil
	}
	ids, err := collect(ctx, conn, sqlUnitSeen, scanOne[int64], seenArgs(v)...)
	if err != nil {
		return err
	}
	mine := make(map[int64]bool, len(ids))
	for _, id := range ids {
		mine[id] = true
	}
	for unit := range units {
		if !mine[unit] {
			return ErrForbidden
		}
	}
	return nil
}
