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
	touched, err := touchedBy(ctx, conn, of)
	if err != nil {
		return err
	}
	if err := governs(ctx, conn, v, touched.units); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, sqlBatchUndo, of); err != nil {
		return err
	}
	if err := execAll(ctx, conn, sqlPromoted); err != nil {
		return err
	}
	for _, kind := range touched.kinds {
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
	return refresh(ctx, conn, touched.units, touched.planned)
}

// reach is what a batch brought something for.
type reach struct {
	kinds          []terms.Kind   // with facts
	units, planned map[int64]bool // planned: with plans or activities
}

func touchedBy(ctx context.Context, conn *sql.Conn, of sql.NamedArg) (reach, error) {
	r := reach{units: map[int64]bool{}, planned: map[int64]bool{}}
	for _, kind := range factKinds() {
		statement, err := kindSQL(kind, "units")
		if err != nil {
			return r, err
		}
		n, err := noteUnits(ctx, conn, statement, of, r.units)
		if err == nil && (kind == terms.Activities || kind == terms.Participation) {
			_, err = noteUnits(ctx, conn, statement, of, r.planned)
		}
		if err != nil {
			return r, fmt.Errorf("looking for %s of the batch: %w", kind, err)
		}
		if n > 0 {
			r.kinds = append(r.kinds, kind)
		}
	}
	_, errCovered := noteUnits(ctx, conn, sqlCoverageUnits, of, r.units)
	_, errPlans := noteUnits(ctx, conn, sqlPlanUnits, of, r.units)
	_, errPlanned := noteUnits(ctx, conn, sqlPlanUnits, of, r.planned)
	return r, errors.Join(errCovered, errPlans, errPlanned)
}

func noteUnits(ctx context.Context, conn *sql.Conn, statement string, of sql.NamedArg, into map[int64]bool) (int, error) {
	ids, err := collect(ctx, conn, statement, scanOne[int64], of)
	for _, id := range ids {
		into[id] = true
	}
	return len(ids), err
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
