package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"nianlun/queries/terms"
)

// Undo takes a batch back: what it brought is no longer current, what stood before
// it stands again, and what a later batch repeated goes over to that one. Batches it
// revised count again, unless another revises them too. The digest afterwards is that of
// a database that never saw the batch. ErrNotFound, ErrUndone, ErrForbidden when the
// batch, or one it revised, touches a unit the viewer does not govern.
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
	back, _, err := standing(ctx, conn, batch)
	if err == nil {
		err = governsBatch(ctx, conn, v, batch) // before its state is told
	}
	switch {
	case err != nil:
		return err
	case back:
		return ErrUndone
	}
	if _, err := conn.ExecContext(ctx, sqlBatchUndo, sql.Named("batch", batch)); err != nil {
		return err
	}
	touched, err := follow(ctx, conn)
	if err != nil {
		return err
	}
	if err := governs(ctx, conn, v, touched.units); err != nil {
		return err
	}
	return refresh(ctx, conn, touched)
}

// standing tells whether a batch was taken back by a person, and whether it does not
// count: for that, or because a batch that stands revises it. ErrNotFound.
func standing(ctx context.Context, q querier, batch int64) (back, undone bool, err error) {
	err = q.QueryRowContext(ctx, sqlBatchState, sql.Named("batch", batch)).Scan(&back, &undone)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return back, undone, err
}

// follow works out anew which batches stand, after somebody's word, and lets facts and
// plans follow. What hangs on them is left to refresh.
//
// A key's version is the one some standing batch said last, in rows of its own or in rows
// that repeat it; the version belongs to the earliest standing row that says it. Rows of
// a batch that may stand again are remembered when their version goes over to another.
func follow(ctx context.Context, conn *sql.Conn) (reach, error) {
	r := newReach()
	if err := execAll(ctx, conn, sqlBatchFlipped, sqlBatchFlip); err != nil {
		return r, err
	}
	for _, kind := range factKinds() {
		if err := execKind(ctx, conn, kind, "moved"); err != nil {
			return r, err
		}
		units := map[int64]bool{}
		n, err := noteUnits(ctx, conn, sqlMovedUnits, units)
		if err != nil {
			return r, fmt.Errorf("looking for %s of batches: %w", kind, err)
		}
		if n == 0 {
			continue
		}
		r.add(kind, units)
		if err := execAll(ctx, conn, sqlStands, sqlNewest, sqlRestatedKeep); err != nil {
			return r, err
		}
		for _, section := range []string{"promote", "revive"} {
			if err := execKind(ctx, conn, kind, section); err != nil {
				return r, err
			}
		}
	}
	if err := execAll(ctx, conn, sqlPlanRevive, sqlPlanItemsFollow); err != nil {
		return r, err
	}
	_, errUnits := noteUnits(ctx, conn, sqlFlippedUnits, r.units)
	_, errPlans := noteUnits(ctx, conn, sqlFlippedPlans, r.units)
	_, errPlanned := noteUnits(ctx, conn, sqlFlippedPlans, r.planned)
	return r, errors.Join(errUnits, errPlans, errPlanned)
}

// governsBatch refuses a viewer who does not govern every unit a batch brought something for.
func governsBatch(ctx context.Context, conn *sql.Conn, v terms.Viewer, batch int64) error {
	if v.All() {
		return nil
	}
	units, of := map[int64]bool{}, sql.Named("batch", batch)
	for _, kind := range factKinds() {
		statement, err := kindSQL(kind, "units")
		if err != nil {
			return err
		}
		if _, err := noteUnits(ctx, conn, statement, units, of); err != nil {
			return fmt.Errorf("looking for %s of the batch: %w", kind, err)
		}
	}
	_, errCovered := noteUnits(ctx, conn, sqlCoverageUnits, units, of)
	_, errPlans := noteUnits(ctx, conn, sqlPlanUnits, units, of)
	if err := errors.Join(errCovered, errPlans); err != nil {
		return err
	}
	return governs(ctx, conn, v, units)
}

func noteUnits(ctx context.Context, conn *sql.Conn, statement string, into map[int64]bool, args ...any) (int, error) {
	ids, err := collect(ctx, conn, statement, scanOne[int64], args...)
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
