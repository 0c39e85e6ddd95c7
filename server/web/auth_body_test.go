package web_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// heavy is a form with a file of so many bytes.
func heavy(t *testing.T, target string, size int) *http.Request {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	part, err := w.CreateFormFile("files", "大.csv")
	if err == nil {
		_, err = part.Write(bytes.Repeat([]byte("a"), size))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, target, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

// TestBodiesAreBounded: only the form for files may be large, whoever sends it and
// whether or not it says beforehand how large it is.
func TestBodiesAreBounded(t *testing.T) {
	t.Parallel()
	o := federation(t)
	b := o.as(t, "officer")
	for _, route := range o.Routes() {
		method, target := example(route)
		if method != http.MethodPost || target == "/files" {
			continue
		}
		if w := b.send(t, heavy(t, target, 2<<20)); w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("%s takes two megabytes: status %d", route, w.Code)
		}
		r := heavy(t, target, 2<<20)
		r.ContentLength, r.Body = -1, io.NopCloser(r.Body)
		if w := b.send(t, r); w.Code < 400 {
			t.Errorf("%s takes two megabytes of unknown length: status %d", route, w.Code)
		}
	}
	if w := b.send(t, heavy(t, "/files", 2<<20)); w.Code != http.StatusForbidden {
		t.Errorf("files without the token of a form: status %d", w.Code)
	}
}

// TestNothingOfAFormStays: parts too large for memory lie open in a folder for passing
// things while they are read, and no longer.
func TestNothingOfAFormStays(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	o := staffed(t)
	officer := o.as(t, "officer")
	for name, answer := range map[string]func(*http.Request){
		"taken":   func(r *http.Request) { newSite(t, nil).ServeHTTP(httptest.NewRecorder(), r) },
		"refused": func(r *http.Request) { officer.send(t, r) },
	} {
		r := heavy(t, "/files", 40<<20)
		r.Host = "127.0.0.1"
		answer(r)
		if left, err := filepath.Glob(filepath.Join(dir, "multipart-*")); err != nil || len(left) > 0 {
			t.Errorf("of a form that is %s %v stay, %v", name, left, err)
		}
	}
}

func TestRequestIDIsOurs(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/nowhere", nil)
	r.Header.Set("X-Request-ID", "mine")
	w := newOffice(t).stranger().send(t, r)
	if id := w.Header().Get("X-Request-ID"); len(id) < 20 || strings.Contains(w.Body.String(), "mine") {
		t.Errorf("the visitor's id %q comes back", id)
	}
}
