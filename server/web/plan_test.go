package web_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// submit posts a plain form.
func submit(tb testing.TB, site http.Handler, target, origin string, fields url.Values) *httptest.ResponseRecorder {
	tb.Helper()
	r := httptest.NewRequestWithContext(tb.Context(), http.MethodPost, target, strings.NewReader(fields.Encode()))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if origin != "" {
		r.Header.Set("Origin", origin)
	}
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

var deedForm = regexp.MustCompile(`(\S+) <span class="soft">([^<，]*)[^<]*</span>\s*<form class="decide" method="post" action="([^"]+)"><input type="hidden" name="item" value="([^"]+)"><input type="hidden" name="act" value="([^"]+)">`)

// deed is one decidable link of the plan page.
type deed struct {
	title, state, action string
	fields               url.Values
}

func deeds(tb testing.TB, site http.Handler, target string) map[string]deed {
	tb.Helper()
	all := map[string]deed{}
	for _, m := range deedForm.FindAllStringSubmatch(get(tb, site, target).Body.String(), -1) {
		all[m[1]] = deed{
			title: m[1], state: m[2], action: html.UnescapeString(m[3]),
			fields: url.Values{"item": {html.UnescapeString(m[4])}, "act": {html.UnescapeString(m[5])}},
		}
	}
	return all
}

func (d deed) say(do string) url.Values {
	return url.Values{"item": d.fields["item"], "act": d.fields["act"], "do": {do}}
}

func TestDecisionsAboutLinks(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, fixture)
	site := bareSite(t)
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	const page, match = "/plan?year=2025&status=", "职工篮球赛"

	game, ok := deeds(t, site, page)[match]
	if !ok || game.state != "自动对上" {
		t.Fatalf("the match is not linked by itself: %+v", deeds(t, site, page))
	}
	if w := submit(t, site, game.action, "https://evil.example", game.say("confirm")); w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d, want 403", w.Code)
	}
	for do, want := range map[string]int{"": 400, "delete": 400} {
		if w := submit(t, site, game.action, "", game.say(do)); w.Code != want {
			t.Errorf("do=%q: status %d, want %d", do, w.Code, want)
		}
	}
	stranger := game.say("confirm")
	stranger.Set("act", "甲局/没有")
	if w := submit(t, site, game.action, "", stranger); w.Code != http.StatusNotFound {
		t.Errorf("a link nobody made: status %d, want 404", w.Code)
	}

	w := submit(t, site, game.action, "http://127.0.0.1:8080", game.say("confirm"))
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/plan?") || !strings.Contains(to, "#item-2") {
		t.Fatalf("confirming: status %d to %q", w.Code, to)
	}
	if got := deeds(t, site, page)[match].state; got != "已确认" {
		t.Errorf("after confirming: %q", got)
	}
	again := []ingest.File{{Name: "活动台账.csv", Data: []byte(strings.Replace(string(fixture[0].Data), "48,3200", "52,3200", 1))}}
	if _, err := ingest.Load(t.Context(), db, again, ingest.Options{Viewer: terms.OwnerViewer(), Unit: "甲局工会", Year: 2025, Now: time.Date(2026, 1, 11, 0, 0, 0, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
	if got := deeds(t, site, page)[match].state; got != "已确认" {
		t.Errorf("after another import of the ledger: %q", got)
	}
	for _, step := range []struct{ do, state, status string }{{"withdraw", "自动对上", "完成"}, {"reject", "已否定", "未开展"}} {
		submit(t, site, game.action, "", game.say(step.do))
		if got := deeds(t, site, page)[match].state; got != step.state {
			t.Errorf("after %s: %q, want %q", step.do, got, step.state)
		}
		if text := parse(t, get(t, site, page).Body.String()).text; !regexp.MustCompile(step.status + `\s+2、5月举办职工篮球赛`).MatchString(text) {
			t.Errorf("after %s the item is not %s:\n%s", step.do, step.status, text)
		}
	}
	if found := deeds(t, site, "/plan?year=2025&status=none")[match]; !strings.Contains(found.action, "status=none") {
		t.Errorf("the filter is lost in %q", found.action)
	}
}
