package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// workOut works out anew what follows from facts, in a file a migration calls stale: what an
// earlier program worked out by other rules stands beside what this one does.
func (db *DB) workOut(ctx context.Context) error {
	if _, err := setting(ctx, db.file, "stale"); errors.Is(err, ErrNotFound) {
		return nil
	} else if err != nil {
		return fmt.Errorf("asking whether the file is stale: %w", err)
	}
	err := db.write(ctx, func(conn *sql.Conn) (bool, error) {
		all := newReach()
		_, err := collect(ctx, conn, sqlUnitIDs, func(rows *sql.Rows) (u unitRef, err error) {
			err = rows.Scan(&u.id, &u.key)
			all.units[u.id] = true
			return u, err
		})
		if err != nil {
			return false, err
		}
		if err := refresh(ctx, conn, all); err != nil {
			return false, err
		}
		_, err = conn.ExecContext(ctx, sqlSettingDrop, sql.Named("name", "stale"))
		return true, err
	})
	if err != nil {
		return fmt.Errorf("working out a stale file: %w", err)
	}
	return nil
}
