package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportWritesCorrections has a faulty file come back marked, twice, and a clean one not.
func TestImportWritesCorrections(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, out := filepath.Join(dir, "x.duckdb"), filepath.Join(dir, "待更正")
	args := []string{"import", "--db", db, "--unit", "甲局工会", "--year", "2025", "--correction", out}
	files := []string{write(t, dir, "台账.csv", ledger), write(t, dir, "讲座台账.csv", faulty)}
	for _, want := range []string{"讲座台账（待更正）.xlsx", "讲座台账（待更正） 2.xlsx"} {
		got := nianlun(t, append(args, files...)...)
		if got.code != exitPartly || !strings.Contains(got.err, filepath.Join(out, want)) {
			t.Errorf("code %d, said %q, want %s named", got.code, got.err, want)
		}
		if data, err := os.ReadFile(filepath.Join(out, want)); err != nil || !strings.HasPrefix(string(data), "PK") {
			t.Errorf("%s: %v, want a workbook", want, err)
		}
	}
	if all, err := os.ReadDir(out); err != nil || len(all) != 2 {
		t.Errorf("the folder holds %v %v, want two files", all, err)
	}
	args[len(args)-1] = files[0] // a file is no folder
	if got := nianlun(t, append(args, files[1])...); got.code == exitOK || !strings.Contains(got.err, "换一个文件夹") {
		t.Errorf("code %d, said %q", got.code, got.err)
	}
}
