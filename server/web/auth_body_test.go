package web_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
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

// TestBytesThatAreNoText: a name in another encoding is no reason to fail, in the address,
// in a form or as the name of a file.
func TestBytesThatAreNoText(t *testing.T) {
	t.Parallel()
	o := federation(t)
	b := o.as(t, "admin")
	bad := url.Values{"name": {"\xff\xfe"}, "password": {"x"}, "role": {"officer"}, "units": {"\xff"}}
	for _, target := range []string{"/login", "/accounts", "/accounts/change", "/accounts/password", "/plan/decide?unit=%ff"} {
		if w := b.post(t, target, bad); w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
	for _, target := range []string{"/?unit=%ff", "/plan?status=%ff&section=%ff", "/files?undone=%ff", "/figure?key=%ff"} {
		if w := b.get(t, target); w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
	if w := b.upload(t, "城北小学", "\xb9\xa4\xbb\xe1"+strings.Repeat("长", 300)+".csv", "活动名称,开始日期\n登山,2025-03-08\n"); w.Code >= http.StatusBadRequest {
		t.Errorf("a file with a name in GBK: status %d", w.Code)
	}
	if err := o.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
