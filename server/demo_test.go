package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sampledata "nianlun/sample-data"
)

func newDemo(t *testing.T, path string) *demo {
	t.Helper()
	files, err := sampledata.List()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := world{getenv: func(string) string { return "" }, out: &out, err: &out, now: func() time.Time { return time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC) }}
	return &demo{w: w, path: path, all: files}
}

func fetch(t *testing.T, site http.Handler, target string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
	r.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

// TestDemoLoadsTakesUpAndStartsAfresh follows one sample database through a broken off
// run, the run that takes it up, the next start and a fresh one.
func TestDemoLoadsTakesUpAndStartsAfresh(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "演示.duckdb")
	d := newDemo(t, path)
	if err := d.open(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	site, err := newSite(d.w, true)
	if err != nil {
		t.Fatal(err)
	}
	d.site = site
	if w := fetch(t, site, "/"); w.Code != http.StatusSeeOther {
		t.Errorf("before loading / answers %d, want the progress page", w.Code)
	}
	whole := d.left
	d.left = whole[:3]
	d.load(t.Context())
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}

	d = newDemo(t, path)
	if err := d.open(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if len(d.left) != len(whole)-3 || d.left[0].Path != whole[3].Path {
		t.Fatalf("%d files left, want %d", len(d.left), len(whole)-3)
	}
	d.site = site
	d.left = d.left[:1]
	d.load(t.Context())
	if w := fetch(t, site, "/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "演示数据") {
		t.Errorf("after loading / answers %d:\n%s", w.Code, w.Body)
	}
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}

	d = newDemo(t, path)
	if err := d.open(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if len(d.left) != len(whole) {
		t.Errorf("afresh %d files are left, want all %d", len(d.left), len(whole))
	}
	if err := d.db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestDemoLeavesOtherDataAlone(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	for _, args := range [][]string{{"demo", "--db", db, "--addr", "127.0.0.1:0"}, {"demo", "--fresh", "--db", db, "--addr", "127.0.0.1:0"}} {
		if got := nianlun(t, args...); got.code != exitFailed || !strings.Contains(got.err, "已经有别的数据") {
			t.Errorf("%v = %+v", args, got)
		}
	}
	if _, err := os.Stat(db); err != nil {
		t.Error("the database is gone")
	}
}
