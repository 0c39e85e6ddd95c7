package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// wantComputed runs what and holds it to the number of pages it may compute.
func wantComputed(t *testing.T, site *web.Server, want int64, why string, what func()) {
	t.Helper()
	before := site.Computed()
	what()
	if got := site.Computed() - before; got != want {
		t.Errorf("%s: %d pages computed, want %d", why, got, want)
	}
}

func TestCachedPageIsComputedOnce(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	wantComputed(t, site, 1, "32 at once", func() {
		var all sync.WaitGroup
		for range 32 {
			all.Go(func() {
				if w := get(t, site, "/money?year=2025"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "业务支出") {
					t.Errorf("status %d", w.Code)
				}
			})
		}
		all.Wait()
	})
	wantComputed(t, site, 0, "unknown, repeated, empty and reordered parameters", func() {
		for _, q := range []string{"year=2025&x=1", "x=2&year=2025", "year=2025&year=2024", "unit=&year=2025&period="} {
			get(t, site, "/money?"+q)
		}
	})
	wantComputed(t, site, 4, "other pages, and errors each time", func() {
		for target, status := range map[string]int{"/money?year=2024": 200, "/money?year=2025&period=h1": 200} {
			if w := get(t, site, target); w.Code != status {
				t.Errorf("%s: status %d", target, w.Code)
			}
		}
		for range 2 {
			if w := get(t, site, "/money?unit=nobody"); w.Code != http.StatusNotFound {
				t.Errorf("an unknown unit: status %d", w.Code)
			}
		}
	})
}

func TestMemoAsksOnceForAllWhoWait(t *testing.T) {
	t.Parallel()
	site, db := bareSite(t), queriestest.NewDB(t)
	var asked atomic.Int32
	ask := func(context.Context, terms.Viewer, terms.Scope) (int, error) { return int(asked.Add(1)), nil }
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			if n, err := web.Remember(t.Context(), site, db, "x", ask); n != 1 || err != nil {
				t.Errorf("answer %d, %v", n, err)
			}
		})
	}
	all.Wait()
}

func TestCachedPageFollowsWhatItShows(t *testing.T) {
	t.Parallel()
	o := federation(t)
	b := o.as(t, "officer")
	const activities, plan = "/activities?year=2025", "/plan?year=2025"
	b.get(t, activities)
	b.get(t, "/files")
	o.take(t, "甲局工会", "补.csv", "活动编号,活动名称,活动时间,参加人数,经费(元)\nX1,甲局读书会,2025-06-07,10,100\n")
	if text := b.text(t, activities); !strings.Contains(text, "甲局读书会") {
		t.Error("the page does not follow an import")
	}
	if text := b.text(t, "/files"); !strings.Contains(text, "补.csv") {
		t.Error("the list of files does not follow an import")
	}
	if w := b.post(t, "/files/5/undo", nil); w.Code != http.StatusSeeOther {
		t.Fatalf("undoing: status %d", w.Code)
	}
	if text := b.text(t, activities); strings.Contains(text, "甲局读书会") {
		t.Error("the page does not follow an undo")
	}
	o.take(t, "甲局工会", "工作计划.txt", "2025年工会工作计划\n一、文体\n1、3月份开展“三八”妇女节插花活动。\n")
	page := b.get(t, plan).Body.String()
	form := regexp.MustCompile(`name="item" value="([^"]+)"><input type="hidden" name="act" value="([^"]+)"`).FindStringSubmatch(page)
	if form == nil || strings.Contains(page, "撤回判断") {
		t.Fatalf("no link to decide about:\n%s", page)
	}
	b.post(t, "/plan/decide?year=2025", url.Values{"item": {form[1]}, "act": {form[2]}, "do": {"confirm"}})
	if !strings.Contains(b.get(t, plan).Body.String(), "撤回判断") {
		t.Error("the page does not follow a decision")
	}
	wantComputed(t, o.Server, 2, "the same page, two days", func() {
		for range 2 {
			b.get(t, "/compare?year=2025")
			b.get(t, "/compare?year=2025")
			o.clock.Add(2 * 60 * 60)
			b = o.as(t, "officer")
			o.clock.Add(22 * 60 * 60)
			b = o.as(t, "officer")
		}
	})
}

func TestCachedPageIsSentAsTheClientTakesIt(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	for _, target := range []string{"/?year=2025", "/draft/download?format=docx&year=2025", "/draft/download?format=md&year=2025"} {
		plain := get(t, site, target)
		for accept, zipped := range map[string]bool{"gzip, deflate, br": true, "br;q=1, GZIP; q=0.5": true, "gzip;q=0": false, "": false, "br": false} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil)
			r.Host = "localhost"
			r.Header.Set("Accept-Encoding", accept)
			w := httptest.NewRecorder()
			site.ServeHTTP(w, r)
			h := w.Header()
			if n := strconv.Itoa(w.Body.Len()); h.Get("Content-Length") != n || h.Get("Vary") != "Accept-Encoding" || h.Get("Cache-Control") != "no-store" || h.Get("Etag") != "" {
				t.Errorf("%s to %q: %d bytes with %v", target, accept, w.Body.Len(), h)
			}
			body := io.Reader(w.Body)
			if h.Get("Content-Encoding") == "gzip" {
				var err error
				if body, err = gzip.NewReader(w.Body); err != nil {
					t.Fatal(err)
				}
			}
			data, err := io.ReadAll(body)
			if err != nil || !bytes.Equal(data, plain.Body.Bytes()) || h.Get("Content-Type") != plain.Header().Get("Content-Type") || h.Get("Content-Disposition") != plain.Header().Get("Content-Disposition") {
				t.Errorf("%s to %q is another page (%v)", target, accept, err)
			}
			if packs := !strings.Contains(target, "docx"); (h.Get("Content-Encoding") == "gzip") != (zipped && packs) {
				t.Errorf("%s to %q: encoding %q", target, accept, h.Get("Content-Encoding"))
			}
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/progress.json", nil)
	r.Host = "localhost"
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	if site.ServeHTTP(w, r); w.Header().Get("Content-Encoding") != "" || w.Header().Get("Content-Length") != "" {
		t.Errorf("what is polled comes from the cache: %v", w.Header())
	}
}

// TestCachedDownloadIsStillNoted: the audit log stands before the cache.
func TestCachedDownloadIsStillNoted(t *testing.T) {
	t.Parallel()
	o := federation(t)
	b := o.as(t, "officer")
	const target = "/draft/download?format=md&year=2025"
	first := b.get(t, target).Body.String()
	wantComputed(t, o.Server, 0, "downloaded again", func() {
		if b.get(t, target).Body.String() != first {
			t.Error("another draft")
		}
	})
	deeds, err := o.db.Notes(t.Context(), terms.OwnerViewer(), 2)
	if err != nil || len(deeds) != 2 || deeds[0].Action != queries.Downloaded || deeds[1].Action != queries.Downloaded {
		t.Errorf("noted %+v, %v", deeds, err)
	}
}

// TestCachedPagesKnowTheirParameters: a parameter a handler reads and no cached page
// declares would be read as absent.
func TestCachedPagesKnowTheirParameters(t *testing.T) {
	t.Parallel()
	known := bareSite(t).CachedParams()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	read := regexp.MustCompile(`QueryParam\("([^"]+)"\)`)
	seen := 0
	for _, file := range files {
		if strings.HasPrefix(file, "auth") || strings.HasPrefix(file, "jobs") || file == "static.go" || strings.HasSuffix(file, "_test.go") { // not cached
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range read.FindAllStringSubmatch(string(text), -1) {
			seen++
			if !known[found[1]] {
				t.Errorf("%s reads %q: name it where the page is added with cachedGET", file, found[1])
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d parameters seen", seen)
	}
}

func TestWarmedPagesWaitForTheirVisitors(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	if !site.Waiting() {
		t.Error("attached and ready, yet nothing is to be warmed")
	}
	warmed, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); site.KeepWarm(warmed) }()
	for site.Computed() < int64(len(web.Navigation)) {
		runtime.Gosched()
	}
	stop()
	<-done
	before := site.Computed()
	site.Report(web.Progress{Ready: true})
	if err := site.WarmNow(warmed); !errors.Is(err, context.Canceled) || site.Computed() != before {
		t.Errorf("stopped, yet %d pages computed, %v", site.Computed()-before, err)
	}
	if get(t, site, "/"); site.Computed() != before {
		t.Error("a warmed page is computed again")
	}
}

func TestWarmingFollowsTheVisitors(t *testing.T) {
	t.Parallel()
	o := federation(t)
	site := o.fresh(t)
	warms := func(why string, want ...string) {
		t.Helper()
		if got, err := site.Warms(t.Context()); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s the pages of %q are warmed, %v; want %q", why, got, err, want)
		}
	}
	warms("before anybody came", "admin", "federation")
	b := &browser{o: &office{Server: site, db: o.db}}
	b.signIn(t, "officer", secret)
	b.get(t, "/")
	warms("after the officer came", "officer")
	wantComputed(t, site, int64(2*len(web.Navigation)-1), "warming for the officer, who has seen one page", func() {
		if err := site.WarmNow(t.Context()); err != nil {
			t.Error(err)
		}
	})
	wantComputed(t, site, 0, "the officer's pages are warm", func() {
		for _, page := range web.Navigation {
			b.get(t, page)
		}
		for _, l := range parse(t, b.get(t, "/").Body.String()).links[1 : len(web.Navigation)+1] { // the first skips the navigation
			b.get(t, l.href)
		}
	})
	b.post(t, "/logout", nil)
	warms("after the officer left", "admin", "federation")
}
