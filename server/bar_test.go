package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestBarDrawsOneLineOverAndOver(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	b := bar{out: &out, live: true}
	b.show(1, 4, "台账.xlsx")
	b.show(4, 4, "b")
	b.clear()
	want := "\r[#####---------------] 1/4 台账.xlsx" + "\r[####################] 4/4 b" + strings.Repeat(" ", 8) + "\r" + strings.Repeat(" ", 28) + "\r"
	if got := out.String(); got != want {
		t.Errorf("drawn %q\nwant  %q", got, want)
	}
	out.Reset()
	b.show(1, 2, strings.Repeat("长", 60)+"\n")
	if got := columnsOf(strings.TrimPrefix(out.String(), "\r")); got > barColumn {
		t.Errorf("the line has %d columns", got)
	}
}

// TestBarKeepsOutOfFiles gives a command a file for standard error: an import leaves
// nothing in it.
func TestBarKeepsOutOfFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, err := os.Create(filepath.Join(dir, "err.log"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // read below by its name
	w := world{getenv: func(string) string { return "" }, out: &bytes.Buffer{}, err: file, now: time.Now}
	if code := run(t.Context(), []string{"import", "--db", filepath.Join(dir, "x.duckdb"), "--unit", "甲局工会", write(t, dir, "台账.csv", ledger)}, w); code != exitOK {
		t.Fatalf("exit %d", code)
	}
	if text, err := os.ReadFile(file.Name()); err != nil || len(text) > 0 {
		t.Errorf("standard error says %q, %v", text, err)
	}
}
