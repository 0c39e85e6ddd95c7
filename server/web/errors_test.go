package web_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nianlun/server/web"
)

func TestBadAddresses(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	tests := map[string]struct {
		target string
		status int
		says   string
	}{
		"no such page":    {"/nope", 404, "没有这个页面"},
		"no such file":    {"/static/secret.key", 404, "没有这个页面"},
		"year in words":   {"/?year=今年", 400, "年份应该是四位数"},
		"year too far":    {"/?year=99999", 400, "年份应该是四位数"},
		"period":          {"/?period=h3", 400, "时段只能选"},
		"half a span":     {"/?from=2025-01-01", 400, "起止日期要同时填写"},
		"span backwards":  {"/?from=2025-02-01&to=2025-01-01", 400, "起止日期"},
		"no day":          {"/?asof=2025-02-30", 400, "日期应该写成"},
		"no such unit":    {"/?unit=nobody", 404, "没有找到"},
		"no such status":  {"/plan?status=great", 400, "没有这种计划状态"},
		"broken figure":   {"/figure?key=x", 400, "编号不完整"},
		"no figure":       {"/figure", 400, "编号不完整"},
		"unknown measure": {"/figure?key=" + "bogus%3Ffrom%3D2025-01-01%26to%3D2025-12-31%26unit%3Du", 404, ""},
		"format":          {"/draft/download?format=docm", 400, "只能下载"},
		"quote in unit":   {"/?unit=%27%3B+drop+table+unit", 404, "没有找到"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t, site, tt.target)
			text := parse(t, w.Body.String()).text
			if tt.says == "" {
				if w.Code != http.StatusNotFound && w.Code != http.StatusBadRequest {
					t.Errorf("status %d, want 400 or 404", w.Code)
				}
			} else if w.Code != tt.status || !strings.Contains(text, tt.says) {
				t.Errorf("status %d, want %d; says %q, want %q", w.Code, tt.status, text, tt.says)
			}
			if !strings.Contains(text, "请求编号") {
				t.Errorf("no request id: %q", text)
			}
		})
	}
}

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

func TestDownloads(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	for format, want := range map[string]string{"md": "# ", "html": "<", "json": "{"} {
		w := get(t, site, "/draft/download?year=2025&format="+format)
		if w.Code != http.StatusOK || !strings.HasPrefix(strings.TrimSpace(w.Body.String()), want) {
			t.Errorf("%s: status %d, begins %.40q", format, w.Code, w.Body.String())
		}
		if got := w.Header().Get("Content-Disposition"); !strings.HasPrefix(got, "attachment") || !strings.Contains(got, "."+format) {
			t.Errorf("%s: disposition %q", format, got)
		}
		if format == "json" && !json.Valid(w.Body.Bytes()) {
			t.Error("the JSON of the draft is not valid")
		}
	}
}

// TestFilterStandsInEveryLink follows the navigation: unit, days and as-of stay.
func TestFilterStandsInEveryLink(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	doc := parse(t, get(t, site, "/?year=2025&period=h1&asof=2025-06-01").Body.String())
	for _, want := range []string{"/plan?", "/draft?"} {
		found := false
		for _, l := range doc.links {
			if strings.HasPrefix(l.href, want) {
				found = true
				if !strings.Contains(l.href, "period=h1") || !strings.Contains(l.href, "asof=2025-06-01") || !strings.Contains(l.href, "unit=") {
					t.Errorf("link %s loses the filter", l.href)
				}
			}
		}
		if !found {
			t.Errorf("no link to %s", want)
		}
	}
}
