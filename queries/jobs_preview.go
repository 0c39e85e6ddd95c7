package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// TurnJob makes a job that stands at from one of another kind that waits to be done, from
// its first file on, with what it is asked now; an empty spec leaves that as it is. What it made is not kept. ErrNotFound
// when it does not stand there any longer: somebody was faster.
func (db *DB) TurnJob(ctx context.Context, id int64, from JobState, kind JobKind, spec string) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		var turned int64
		err := conn.QueryRowContext(ctx, sqlJobTurn, sql.Named("job", id), sql.Named("from", string(from)), sql.Named("to", string(JobWaiting)),
			sql.Named("kind", string(kind)), sql.Named("spec", spec)).Scan(&turned)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, sqlJobUnsettle, sql.Named("job", id))
		return err
	})
	if err == nil {
		err = gone(db.resultPath(id))
	}
	if err != nil {
		return fmt.Errorf("turning job %d into %s: %w", id, kind, err)
	}
	return nil
}

// ForgottenJobs lists the previews whose time to be confirmed is over.
func (db *DB) ForgottenJobs(ctx context.Context, now time.Time) ([]int64, error) {
	ids, err := collect(ctx, db.pool, sqlJobForgotten, scanOne[int64], sql.Named("now", now.UTC()))
	if err != nil {
		return nil, fmt.Errorf("listing forgotten previews: %w", err)
	}
	return ids, nil
}
