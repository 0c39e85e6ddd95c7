package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// stopAfter ends a context when a bar's line names a file: the bar is the only thing an
// import writes while it runs.
type stopAfter struct {
	words string
	stop  context.CancelFunc
	bytes.Buffer
}

// Stat is that of a device of characters, as a terminal is one.
func (s *stopAfter) Stat() (os.FileInfo, error) { return os.Stat(os.DevNull) }

func (s *stopAfter) Write(p []byte) (int, error) {
	if strings.Contains(string(p), s.words) {
		s.stop()
	}
	return s.Buffer.Write(p)
}

// TestImportBrokenOffSaysWhatIsIn presses Ctrl-C while the second file is taken: the
// first is in, the rest is not, and the same command goes on from there.
func TestImportBrokenOffSaysWhatIsIn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files := []string{write(t, dir, "活动台账.csv", ledger), write(t, dir, "计划.txt", plan), write(t, dir, "另一本活动台账.csv", faulty)}
	args := append([]string{"import", "--db", filepath.Join(dir, "x.duckdb"), "--unit", "甲局工会", "--year", "2025"}, files...)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	err := &stopAfter{words: msgBarTaking + "计划.txt", stop: stop}
	var out bytes.Buffer
	w := world{getenv: func(string) string { return "" }, out: &out, err: err, now: time.Now}
	if code := run(ctx, args, w); code != exitPartly {
		t.Errorf("exit %d, want %d", code, exitPartly)
	}
	for _, want := range []string{"装入了 1 个文件：活动台账.csv", "没有装入 2 个：计划.txt、另一本活动台账.csv"} {
		if !strings.Contains(err.String(), want) {
			t.Errorf("standard error lacks %q:\n%s", want, err)
		}
	}
	if !strings.Contains(out.String(), msgBrokenOff) {
		t.Errorf("the report does not tell of what is not in:\n%s", out.String())
	}
	if got := nianlun(t, args...); got.code != exitPartly || !strings.Contains(got.out, "完全相同") || strings.Contains(got.out, msgBrokenOff) {
		t.Errorf("again: %+v", got)
	}
	db, openErr := queries.Open(t.Context(), filepath.Join(dir, "x.duckdb"), queries.Options{})
	if openErr != nil {
		t.Fatal(openErr)
	}
	defer db.Close() //nolint:errcheck // only read from
	if batches, err := db.Batches(t.Context(), terms.OwnerViewer()); err != nil || len(batches) != 4 {
		t.Errorf("batches %+v, %v: want the first twice, the others once", batches, err)
	}
}
