package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	sampledata "nianlun/sample-data"
)

// TestSameBytes holds the embedded files to what the generator writes now.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := generate(dir); err != nil {
		t.Fatal(err)
	}
	list, err := sampledata.List()
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	err = filepath.WalkDir(filepath.Join(dir, "files"), func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			written++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if written != len(list) {
		t.Errorf("%d files written, %d embedded", written, len(list))
	}
	size := 0
	for _, f := range list {
		size += len(f.Data)
		got, err := os.ReadFile(filepath.Join(dir, "files", filepath.FromSlash(f.Path)))
		if err != nil {
			t.Error(err)
		} else if string(got) != string(f.Data) {
			t.Errorf("%s: other bytes than the embedded ones; run go run ./sample-data/generate", f.Path)
		}
	}
	if size > 3<<20 {
		t.Errorf("the sample files hold %d bytes, want less than 3 MB", size)
	}
	got, err := os.ReadFile(filepath.Join(dir, "totals.json"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../totals.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("totals.json differs (-want +got):\n%s", diff)
	}
}
