package queriestest

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"nianlun/queries"
)

// Fixture is a database loaded once in a process; every test gets a copy of its own.
type Fixture struct {
	once  sync.Once
	files map[string][]byte // by path beside the database
}

// Open opens a fresh copy and closes it with the test. The first call makes the
// database: load fills it.
func (f *Fixture) Open(tb testing.TB, load func(db *queries.DB)) *queries.DB {
	tb.Helper()
	f.once.Do(func() {
		db := open(tb, filepath.Join(tb.TempDir(), "test.duckdb"))
		load(db)
		if err := db.Close(); err != nil {
			tb.Fatalf("close the fixture: %v", err)
		}
		f.files = read(tb, filepath.Dir(db.Path()))
	})
	if len(f.files) == 0 {
		tb.Fatal("the fixture was not loaded, see the test that tried")
	}
	dir := tb.TempDir()
	for name, data := range f.files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	db := open(tb, filepath.Join(dir, "test.duckdb"))
	closeWith(tb, db)
	return db
}

func read(tb testing.TB, dir string) map[string][]byte {
	tb.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path) //nolint:gosec // a file this test has made
		return err
	})
	if err != nil {
		tb.Fatalf("reading the fixture: %v", err)
	}
	return files
}
