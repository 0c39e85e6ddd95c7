package queries_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
)

func TestOpenMissing(t *testing.T) {
	t.Parallel()
	_, err := queries.Open(t.Context(), filepath.Join(t.TempDir(), "none.duckdb"), queries.Options{})
	if !errors.Is(err, queries.ErrNoDatabase) {
		t.Errorf("open a missing file: got %v, want ErrNoDatabase", err)
	}
}

func TestCreateInMissingFolder(t *testing.T) {
	t.Parallel()
	_, err := queries.Open(t.Context(), filepath.Join(t.TempDir(), "none", "new.duckdb"), queries.Options{Create: true})
	if !errors.Is(err, queries.ErrNoDatabase) {
		t.Errorf("create in a missing folder: got %v, want ErrNoDatabase", err)
	}
}

func TestOpenForeignFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte("not a database at all, only words that go on for a while"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := queries.Open(t.Context(), path, queries.Options{}); !errors.Is(err, queries.ErrNotDatabase) {
		t.Errorf("open a text file: got %v, want ErrNotDatabase", err)
	}
}

func TestOpenAgain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "again.duckdb")
	for range 2 {
		db, err := queries.Open(t.Context(), path, queries.Options{Create: true})
		if err != nil {
			t.Fatalf("open: %v", err)
		}
		if err := db.Close(); err != nil {
			t.Fatalf("close: %v", err)
		}
	}
	info, err := os.Stat(path + ".key")
	if err != nil {
		t.Fatalf("the key file: %v", err)
	}
	if got := info.Mode().Perm(); got != 0o600 {
		t.Errorf("key file mode: got %o, want 600", got)
	}
	if _, err := queries.Open(t.Context(), path, queries.Options{Key: queriestest.Key()}); !errors.Is(err, queries.ErrKey) {
		t.Errorf("open with another key: got %v, want ErrKey", err)
	}
	if err := os.Remove(path + ".key"); err != nil {
		t.Fatal(err)
	}
	if _, err := queries.Open(t.Context(), path, queries.Options{}); !errors.Is(err, queries.ErrNoKey) {
		t.Errorf("open without a key: got %v, want ErrNoKey", err)
	}
}
