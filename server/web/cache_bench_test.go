package web_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// BenchmarkCachedPage asks for the overview over kept-alive connections of the loopback:
// from the cache, from the cache by somebody who signed in, and computed anew each time
// (as of another day). It reports pages a second, and how often more often the cached
// page can be had:
//
//	go test ./server/web -run '^$' -bench CachedPage
func BenchmarkCachedPage(b *testing.B) {
	var uncached float64
	b.Run("uncached", func(b *testing.B) {
		server := httptest.NewServer(newSite(b, fixture))
		defer server.Close()
		uncached = rate(b, server.URL, nil, func(n int64) string {
			return fmt.Sprintf("/?year=2025&asof=%s", time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -int(n)).Format(time.DateOnly))
		})
	})
	cached := func(n int64) string { return "/?year=2025" }
	b.Run("cached", func(b *testing.B) {
		server := httptest.NewServer(newSite(b, fixture))
		defer server.Close()
		times(b, rate(b, server.URL, nil, cached), uncached)
	})
	b.Run("cached-signed-in", func(b *testing.B) {
		server := httptest.NewServer(signedInSite(b))
		defer server.Close()
		times(b, rate(b, server.URL, signInAt(b, server.URL), cached), uncached)
	})
}

// times reports how often more often than uncached, where that was measured.
func times(b *testing.B, cached, uncached float64) {
	b.Helper()
	if uncached > 0 {
		b.ReportMetric(cached/uncached, "x")
	}
}

// rate asks on two connections a core and returns the pages a second.
func rate(b *testing.B, server string, cookie *http.Cookie, target func(n int64) string) float64 {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
	defer client.CloseIdleConnections()
	var asked atomic.Int64
	ask := func() error { return askPage(b.Context(), client, server+target(asked.Add(1)-1), cookie) }
	if err := ask(); err != nil {
		b.Fatal(err)
	}
	b.SetParallelism(2)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := ask(); err != nil {
				b.Error(err)
				return
			}
		}
	})
	pages := float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(pages, "pages/s")
	return pages
}

// askPage asks for a page as a browser does; anything but a whole page is an error.
func askPage(ctx context.Context, client *http.Client, page string, cookie *http.Cookie) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, page, nil)
	if err != nil {
		return err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	if cookie != nil {
		r.AddCookie(cookie)
	}
	w, err := client.Do(r)
	if err != nil {
		return err
	}
	n, err := io.Copy(io.Discard, w.Body)
	if err == nil && (w.StatusCode != http.StatusOK || n < 1000 || !strings.Contains(w.Header.Get("Content-Encoding"), "gzip")) {
		err = fmt.Errorf("status %d, %d bytes", w.StatusCode, n)
	}
	if closing := w.Body.Close(); err == nil {
		err = closing
	}
	return err
}

// signedInSite is a server with the fixture and one account.
func signedInSite(b *testing.B) *web.Server {
	b.Helper()
	db := queriestest.NewDB(b)
	load(b, db, fixture)
	kept, err := web.CheapHash(secret)
	if err != nil {
		b.Fatal(err)
	}
	if err := db.AddAccount(b.Context(), terms.OwnerViewer(), queries.Account{Name: "admin", Role: terms.Admin}, kept); err != nil {
		b.Fatal(err)
	}
	return (&office{db: db}).fresh(b)
}

// signInAt signs in over the wire and returns the cookie.
func signInAt(b *testing.B, server string) *http.Cookie {
	b.Helper()
	form := strings.NewReader(url.Values{"name": {"admin"}, "password": {secret}}.Encode())
	r, err := http.NewRequestWithContext(b.Context(), http.MethodPost, server+"/login", form)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Body.Close(); err != nil {
		b.Fatal(err)
	}
	at := slices.IndexFunc(w.Cookies(), func(c *http.Cookie) bool { return c.MaxAge > 0 })
	if at < 0 {
		b.Fatalf("signing in: status %d", w.StatusCode)
	}
	return w.Cookies()[at]
}
