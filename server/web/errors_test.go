package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"nianlun/server/web"
)

func TestOnlyThisMachineIsServed(t *testing.T) {
	t.Parallel()
	site := bareSite(t)
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/progress", nil)
	r.Host = "evil.example:8080"
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	if w.Code != http.StatusMisdirectedRequest {
		t.Errorf("foreign host: status %d, want 421", w.Code)
	}
	for addr, want := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:1": true, "[::1]:80": true, "127.9.9.9": true, "::1": true, "[::1]": true,
		"0.0.0.0:8080": false, ":8080": false, "192.168.1.2:80": false, "": false, "localhost.evil.com:80": false, "127.0.0.1.evil.com": false,
	} {
		if got := web.Loopback(addr); got != want {
			t.Errorf("Loopback(%q) = %v, want %v", addr, got, want)
		}
	}
}

func TestStaticFiles(t *testing.T) {
	t.Parallel()
	site := bareSite(t)
	for _, name := range []string{"app.css", "app.js", "echarts.min.js"} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/static/"+name, nil)
		r.Host = "localhost:8080"
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		zipped, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		data, err := io.ReadAll(zipped)
		if plain := get(t, site, "/static/"+name).Body.String(); err != nil || string(data) != plain || plain == "" {
			t.Errorf("%s: zipped and plain differ (%v)", name, err)
		}
		again := r.Clone(t.Context())
		again.Header.Set("If-None-Match", w.Header().Get("ETag"))
		w = httptest.NewRecorder()
		if site.ServeHTTP(w, again); w.Code != http.StatusNotModified {
			t.Errorf("%s: status %d for a known tag", name, w.Code)
		}
	}
}
