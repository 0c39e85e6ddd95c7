package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Options say how to open a database.
type Options struct {
	Create  bool   // make the file, and its key, when there is none
	Key     []byte // 32 bytes; nil: read FILE.key, or make it beside a new file
	TempDir string // where large sorts may spill; "": FILE.tmp
}

// DB is one open database file. It is safe for use by many goroutines: readers
// never wait, writers take turns.
type DB struct {
	file  *sql.DB // connections and transactions come from here
	pool  querier // what questions are put to: the file, or in a preview its transaction
	vault *vault
	path  string
	// Locks are taken in this order: importing, then deciding.
	importing chan struct{}
	deciding  chan struct{}
	digests   digestCache
	standing  remembered
}

// Open opens the database at path and brings its schema up to date. Errors to
// tell apart with errors.Is: ErrLocked, ErrNewer, ErrNoDatabase, ErrNotDatabase,
// ErrKey, ErrNoKey.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	path, fresh, err := locate(path, o.Create)
	if err != nil {
		return nil, err
	}
	pool, err := openPool(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, why(path, err))
	}
	pool.SetMaxOpenConns(4 * runtime.NumCPU())
	pool.SetMaxIdleConns(4 * runtime.NumCPU())
	if err := os.Chmod(path, 0o600); err != nil && fresh { // names stand in it
		return nil, fmt.Errorf("open %s: %w", path, errors.Join(err, pool.Close()))
	}
	db := &DB{file: pool, pool: pool, path: path, importing: make(chan struct{}, 1), deciding: make(chan struct{}, 1)}
	if err := db.prepare(ctx, o, fresh); err != nil {
		closed := pool.Close()
		return nil, fmt.Errorf("open %s: %w", path, errors.Join(why(path, err), closed))
	}
	return db, nil
}

func locate(path string, create bool) (abs string, fresh bool, err error) {
	abs, err = filepath.Abs(path)
	if err != nil {
		return "", false, fmt.Errorf("open %s: %w", path, err)
	}
	if strings.ContainsRune(abs, '?') {
		return "", false, fmt.Errorf("open %s: a question mark cannot stand in the name: %w", path, ErrNoDatabase)
	}
	info, err := os.Stat(abs)
	switch {
	case errors.Is(err, os.ErrNotExist) && create:
		if _, err := os.Stat(filepath.Dir(abs)); err != nil {
			return "", false, fmt.Errorf("open %s: no such folder: %w", path, ErrNoDatabase)
		}
		return abs, true, nil
	case errors.Is(err, os.ErrNotExist):
		return "", false, fmt.Errorf("open %s: %w", path, ErrNoDatabase)
	case err != nil:
		return "", false, fmt.Errorf("open %s: %w", path, err)
	case info.IsDir():
		return "", false, fmt.Errorf("open %s: %w", path, ErrNotDatabase)
	}
	return abs, false, nil
}

// prepare takes a just opened file into use: settings first, so that nothing below
// runs with access to other files; then the schema, the key, the views, and what a migration left to be worked out.
func (db *DB) prepare(ctx context.Context, o Options, fresh bool) error {
	if err := db.confine(ctx, o.TempDir); err != nil {
		return err
	}
	if err := db.migrate(ctx); err != nil {
		return err
	}
	v, err := openVault(ctx, db, o, fresh)
	if err != nil {
		return err
	}
	db.vault = v
	if err := db.createViews(ctx); err != nil {
		return err
	}
	return db.workOut(ctx)
}

// confine shuts the engine in: it may touch its own file, its temporary folder and
// the backup folder only, loads nothing by itself, and cannot be told otherwise
// later. Settings hold for the process's instance of the file, so a second Open in
// the same process finds them locked and leaves them.
func (db *DB) confine(ctx context.Context, temp string) error {
	var locked bool
	if err := db.pool.QueryRowContext(ctx, "select current_setting('lock_configuration')").Scan(&locked); err != nil {
		return fmt.Errorf("reading settings: %w", err)
	}
	if locked {
		return nil
	}
	if err := teachHanding(ctx, db.file); err != nil {
		return fmt.Errorf("setting up the engine: %w", err)
	}
	if temp == "" {
		temp = db.path + ".tmp"
	}
	for _, set := range []string{
		"set temp_directory = " + quote(temp),
		"set allowed_directories = [" + quote(temp+"/") + ", " + quote(db.path+".backup/") + "]",
		"set autoinstall_known_extensions = false",
		"set autoload_known_extensions = false",
		"set preserve_insertion_order = false",
		"set checkpoint_threshold = '256MB'", // the engine's own 16 MB make every larger import wait for a checkpoint
		"set enable_external_access = false",
		"set lock_configuration = true",
	} {
		if _, err := db.pool.ExecContext(ctx, set); err != nil {
			return fmt.Errorf("setting up the engine: %w", err)
		}
	}
	return nil
}

// quote writes an SQL string; settings take no parameters.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// Close lets go of the file.
func (db *DB) Close() error {
	if err := db.file.Close(); err != nil {
		return fmt.Errorf("closing the database: %w", err)
	}
	return nil
}

// Path returns the absolute path of the database file.
func (db *DB) Path() string { return db.path }

// why is the meaning of an error of opening a file this process does not hold.
func why(path string, err error) error {
	if inUse(path) {
		return errors.Join(ErrLocked, err)
	}
	return meaning(err)
}

// meaning gives an engine error the name callers can ask for.
func meaning(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	switch {
	case strings.Contains(text, "Could not set lock"):
		return errors.Join(ErrLocked, err)
	case strings.Contains(text, "with version number"):
		return errors.Join(ErrNewer, err)
	case strings.Contains(text, "not a valid DuckDB database"):
		return errors.Join(ErrNotDatabase, err)
	}
	return err
}

// take waits for a lock or for the context to end; the returned function gives it back.
func take(ctx context.Context, lock chan struct{}) (release func(), err error) {
	select {
	case lock <- struct{}{}:
		return func() { <-lock }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// querier is a pool, a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// collect runs a query and scans every row; no rows give an empty, non-nil slice.
func collect[T any](ctx context.Context, q querier, query string, scan func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // a failed close after Err has been read tells nothing new
	all := []T{}
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
