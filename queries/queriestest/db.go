// Package queriestest gives tests a real database: a fresh file each, closed by the test.
package queriestest

import (
	"bytes"
	"path/filepath"
	"testing"

	"nianlun/queries"
)

// Key is the key of every test database, so that keyed values agree between them.
func Key() []byte { return bytes.Repeat([]byte{7}, 32) }

// NewDB opens a fresh database in a temporary folder and closes it with the test.
func NewDB(tb testing.TB) *queries.DB {
	tb.Helper()
	db := open(tb, filepath.Join(tb.TempDir(), "test.duckdb"))
	closeWith(tb, db)
	return db
}

func open(tb testing.TB, path string) *queries.DB {
	tb.Helper()
	db, err := queries.Open(tb.Context(), path, queries.Options{Create: true, Key: Key()})
	if err != nil {
		tb.Fatalf("open a test database: %v", err)
	}
	return db
}

func closeWith(tb testing.TB, db *queries.DB) {
	tb.Helper()
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Errorf("close the test database: %v", err)
		}
	})
}
