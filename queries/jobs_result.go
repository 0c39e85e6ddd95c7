package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"nianlun/queries/terms"
)

// KeepJobResult keeps the file a job made, sealed, until a moment.
func (db *DB) KeepJobResult(ctx context.Context, id int64, name string, data []byte, until time.Time) error {
	err := os.MkdirAll(db.resultFolder(), 0o700)
	if err == nil {
		err = writeFile(db.resultPath(id), db.vault.seal(data))
	}
	if err == nil {
		err = db.settle(ctx, func(conn *sql.Conn) error {
			_, err := conn.ExecContext(ctx, sqlJobResult, sql.Named("job", id), sql.Named("result", name), sql.Named("until", until.UTC()))
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("keeping what job %d made: %w", id, err)
	}
	return nil
}

// JobResult returns the file a job made. ErrNotFound when the job is another account's,
// made none, or it is not kept any longer.
func (db *DB) JobResult(ctx context.Context, v terms.Viewer, id int64, now time.Time) (name string, data []byte, err error) {
	j, _, err := db.Job(ctx, v, id)
	if err != nil {
		return "", nil, err
	}
	if j.Result == "" || !now.Before(j.Until) {
		return "", nil, fmt.Errorf("what job %d made: %w", id, ErrNotFound)
	}
	sealed, err := os.ReadFile(db.resultPath(id))
	if errors.Is(err, os.ErrNotExist) {
		err = ErrNotFound
	}
	if err == nil {
		data, err = db.vault.open(sealed)
	}
	if err != nil {
		return "", nil, fmt.Errorf("what job %d made: %w", id, err)
	}
	return j.Result, data, nil
}

// SweepJobResults removes files of jobs whose time is over, and those no job knows.
func (db *DB) SweepJobResults(ctx context.Context, now time.Time) error {
	var kept []int64
	err := db.settle(ctx, func(conn *sql.Conn) (err error) {
		if _, err = conn.ExecContext(ctx, sqlJobResultsOver, sql.Named("now", now.UTC())); err == nil {
			kept, err = collect(ctx, conn, sqlJobResults, scanOne[int64], sql.Named("now", now.UTC()))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("sweeping what jobs made: %w", err)
	}
	found, err := os.ReadDir(db.resultFolder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("sweeping what jobs made: %w", err)
	}
	for _, f := range found {
		id, err := strconv.ParseInt(f.Name(), 10, 64)
		if err == nil && slices.Contains(kept, id) {
			continue
		}
		if err := gone(filepath.Join(db.resultFolder(), f.Name())); err != nil {
			return fmt.Errorf("sweeping what jobs made: %w", err)
		}
	}
	return nil
}

func (db *DB) resultFolder() string { return filepath.Join(db.vault.folder, "results") }

func (db *DB) resultPath(id int64) string {
	return filepath.Join(db.resultFolder(), strconv.FormatInt(id, 10))
}
