package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"nianlun/queries/terms"
)

// JobKind is a kind of long work.
type JobKind string

// The kinds of long work.
const (
	ImportJob  JobKind = "import"
	PreviewJob JobKind = "preview" // of an import: it becomes one when its account says so
	DraftsJob  JobKind = "drafts"
)

// Lane is the queue a kind of work stands in: what writes takes turns.
func (k JobKind) Lane() JobKind {
	if k == PreviewJob {
		return ImportJob
	}
	return k
}

// JobState is how a piece of long work stands.
type JobState string

// The states of long work. Work that is running when the program ends is found running
// at the next start.
const (
	JobWaiting   JobState = "waiting"
	JobRunning   JobState = "running"
	JobDone      JobState = "done"
	JobFailed    JobState = "failed"
	JobCancelled JobState = "cancelled"
	JobAsking    JobState = "asking" // a preview that waits for a person's word
)

// Over reports whether nothing more will be done unasked.
func (s JobState) Over() bool { return s != JobWaiting && s != JobRunning }

// Job is one piece of long work.
type Job struct {
	ID      int64
	Kind    JobKind
	Viewer  terms.Viewer // who asked, with the rights of that moment
	Spec    string       // what was asked; its words are the caller's
	Created time.Time
	State   JobState
	Message string    // to the user, at the end
	Result  string    // name of the file it made, "" for none
	Until   time.Time // how long Result is kept
	Begun   int       // times it was begun since it last got anywhere
}

// JobFile is one file of an import. A settled file is in, as Batch, or cannot be taken.
type JobFile struct {
	Name     string
	Settled  bool
	Batch    int64  // 0: not in
	Report   []byte // as the caller settled it; nil when the work was broken off before
	Hint     string // as handed in
	original string
}

// AddJob keeps long work that waits to be done, for the viewer who asks. The files are
// sealed and complete on disk before it returns.
func (db *DB) AddJob(ctx context.Context, v terms.Viewer, j Job, files []JobInput) (int64, error) {
	viewer, err := json.Marshal(v)
	if err != nil {
		return 0, fmt.Errorf("keeping a job: %w", err)
	}
	originals, err := db.keepAll(files)
	if err != nil {
		return 0, fmt.Errorf("keeping a job: %w", err)
	}
	var id int64
	err = db.settle(ctx, func(conn *sql.Conn) error {
		if err := db.keepStill(files, originals); err != nil { // another job's end may have dropped equal bytes
			return err
		}
		err := conn.QueryRowContext(ctx, sqlJobAdd, sql.Named("kind", string(j.Kind)), sql.Named("account", jobAccount(v)),
			sql.Named("viewer", string(viewer)), sql.Named("spec", j.Spec), sql.Named("created", j.Created.UTC())).Scan(&id)
		if err != nil {
			return err
		}
		for i, f := range files {
			_, err := conn.ExecContext(ctx, sqlJobFileAdd, sql.Named("job", id), sql.Named("ord", int64(i)), sql.Named("name", f.Name),
				sql.Named("original", originals[i]), sql.Named("hint", f.Hint))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("keeping a job: %w", err)
	}
	return id, nil
}

// jobAccount is the account whose job it is; the owner of the file is no account.
func jobAccount(v terms.Viewer) string {
	if v.Role == terms.Owner {
		return ""
	}
	return v.Name
}

// Jobs lists long work of the viewer's own account, newest first; all of it for whoever
// manages accounts.
func (db *DB) Jobs(ctx context.Context, v terms.Viewer, most int) ([]Job, error) {
	jobs, err := db.jobs(ctx, v, 0, false, most)
	if err != nil {
		return nil, fmt.Errorf("listing jobs: %w", err)
	}
	return jobs, nil
}

// OpenJobs lists long work that waits or was broken off, oldest first.
func (db *DB) OpenJobs(ctx context.Context, v terms.Viewer) ([]Job, error) {
	jobs, err := db.jobs(ctx, v, 0, true, 1_000_000)
	if err != nil {
		return nil, fmt.Errorf("listing open jobs: %w", err)
	}
	for i, j := 0, len(jobs)-1; i < j; i, j = i+1, j-1 {
		jobs[i], jobs[j] = jobs[j], jobs[i]
	}
	return jobs, nil
}

// Job returns one piece of long work with its files. ErrNotFound, also where it is
// another account's.
func (db *DB) Job(ctx context.Context, v terms.Viewer, id int64) (Job, []JobFile, error) {
	jobs, err := db.jobs(ctx, v, id, false, 1)
	if err == nil && (id < 1 || len(jobs) == 0) {
		err = ErrNotFound
	}
	var files []JobFile
	if err == nil {
		files, err = db.jobFiles(ctx, id)
	}
	if err != nil {
		return Job{}, nil, fmt.Errorf("job %d: %w", id, err)
	}
	return jobs[0], files, nil
}

func (db *DB) jobs(ctx context.Context, v terms.Viewer, id int64, open bool, most int) ([]Job, error) {
	if !v.All() && jobAccount(v) == "" {
		return nil, nil
	}
	return collect(ctx, db.pool, sqlJobs, func(rows *sql.Rows) (j Job, err error) {
		var viewer string
		var until sql.NullTime
		if err := rows.Scan(&j.ID, &j.Kind, &viewer, &j.Spec, &j.Created, &j.State, &j.Message, &j.Result, &until, &j.Begun); err != nil {
			return j, err
		}
		j.Until = until.Time
		return j, json.Unmarshal([]byte(viewer), &j.Viewer)
	}, sql.Named("all", v.All()), sql.Named("account", jobAccount(v)), sql.Named("id", id), sql.Named("open", open), sql.Named("most", int64(most)))
}

func (db *DB) jobFiles(ctx context.Context, id int64) ([]JobFile, error) {
	return collect(ctx, db.pool, sqlJobFiles, func(rows *sql.Rows) (f JobFile, err error) {
		var sealed []byte
		if err := rows.Scan(&f.Name, &f.Settled, &f.Batch, &sealed, &f.original, &f.Hint); err != nil {
			return f, err
		}
		f.Report, err = db.vault.open(sealed)
		return f, err
	}, sql.Named("job", id))
}

// StartJob marks a job as running. Files that came in before the work was broken off,
// without SettleJobFile, are settled with their batch: none is taken twice.
func (db *DB) StartJob(ctx context.Context, id int64) error {
	type pair struct{ ord, batch int64 }
	err := db.settle(ctx, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, sqlJobStart, sql.Named("job", id)); err != nil {
			return err
		}
		pairs, err := collect(ctx, conn, sqlJobRecover, func(rows *sql.Rows) (p pair, err error) {
			return p, rows.Scan(&p.ord, &p.batch)
		}, sql.Named("job", id))
		if err != nil {
			return err
		}
		for _, p := range pairs {
			if err := settleFile(ctx, conn, id, p.ord, p.batch, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("starting job %d: %w", id, err)
	}
	return nil
}

// PauseJob notes that a job was broken off because the program closes in good order, which is
// nothing to hold against its files.
func (db *DB) PauseJob(ctx context.Context, id int64) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, sqlJobPaused, sql.Named("job", id))
		return err
	})
	if err != nil {
		return fmt.Errorf("pausing job %d: %w", id, err)
	}
	return nil
}

// SettleJobFile notes what became of the file at place ord of a job; batch 0: it is not in.
func (db *DB) SettleJobFile(ctx context.Context, id int64, ord int, batch int64, report []byte) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, sqlJobWentOn, sql.Named("job", id)); err != nil {
			return err
		}
		return settleFile(ctx, conn, id, int64(ord), batch, db.vault.seal(report))
	})
	if err != nil {
		return fmt.Errorf("noting a file of job %d: %w", id, err)
	}
	return nil
}

func settleFile(ctx context.Context, conn *sql.Conn, id, ord, batch int64, sealed []byte) error {
	in := sql.NullInt64{Int64: batch, Valid: batch > 0}
	_, err := conn.ExecContext(ctx, sqlJobFileSettle, sql.Named("job", id), sql.Named("ord", ord), sql.Named("batch", in), sql.Named("report", blob(sealed)))
	return err
}

// EndJob ends a job in one of the states that are over. Files of it that are not in are
// not kept any longer, unless it waits for a person's word.
func (db *DB) EndJob(ctx context.Context, id int64, state JobState, message string) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, sqlJobEnd, sql.Named("job", id), sql.Named("state", string(state)), sql.Named("message", message))
		if err != nil || state == JobAsking {
			return err
		}
		left, err := collect(ctx, conn, sqlJobLeavings, scanOne[string], sql.Named("job", id))
		for _, name := range left {
			err = errors.Join(err, gone(filepath.Join(db.vault.folder, name)))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("ending job %d: %w", id, err)
	}
	return nil
}

// gone removes a file; one that is not there is gone already.
func gone(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
