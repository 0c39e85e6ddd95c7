package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

// seenArgs are the named parameters of the macro seen: which units a viewer may see.
func seenArgs(v terms.Viewer, more ...any) []any {
	return append(more, sql.Named("all", v.All()), sql.Named("mine", strings.Join(v.Units, "\x1f")))
}

// write runs one transaction on a connection of its own. Unless the work says keep,
// or when it fails or the context ends, everything is taken back.
func (db *DB) write(ctx context.Context, work func(conn *sql.Conn) (keep bool, err error)) error {
	conn, err := db.file.Conn(ctx)
	if err != nil {
		return fmt.Errorf("taking a connection: %w", err)
	}
	defer conn.Close() //nolint:errcheck // returns the connection to the pool
	if _, err := conn.ExecContext(ctx, "begin transaction"); err != nil {
		return fmt.Errorf("beginning a transaction: %w", err)
	}
	keep, err := work(conn)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && keep {
		_, err = conn.ExecContext(context.WithoutCancel(ctx), "commit")
		db.standing.forget() // even after a commit that failed: it may have gone through
		if err == nil {
			return nil
		}
	}
	if _, undo := conn.ExecContext(context.WithoutCancel(ctx), "rollback"); undo != nil {
		return errors.Join(err, fmt.Errorf("rolling back: %w", undo))
	}
	return err
}

// newIDs draws n fresh ids.
func newIDs(ctx context.Context, q querier, n int) ([]int64, error) {
	if n == 0 {
		return nil, nil
	}
	ids, err := collect(ctx, q, sqlNextIDs, scanOne[int64], sql.Named("n", int64(n)))
	if err != nil {
		return nil, fmt.Errorf("drawing ids: %w", err)
	}
	return ids, nil
}
