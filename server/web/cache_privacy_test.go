package web_test

import (
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// fresh is a server over the same database that has cached nothing yet.
func (o *office) fresh(tb testing.TB) *web.Server {
	tb.Helper()
	site, err := web.New(web.Config{Accounts: true, Now: o.now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		tb.Fatal(err)
	}
	site.Attach(o.db)
	site.Report(web.Progress{Ready: true})
	return site
}

// shared are addresses every account may type; some hold names, some forms.
func shared() []string {
	key := terms.Ask{Measure: terms.VisitTimes, Unit: "甲局", Period: terms.Year(2025)}.Key()
	return []string{"/figure?key=" + url.QueryEscape(key), "/files", "/files/3", "/plan", "/plan?unit=" + url.QueryEscape("甲局") + "&year=2025"}
}

// hired is a federation with one account more for each way two viewers can differ.
func hired(t *testing.T) (*office, []string) {
	t.Helper()
	o := federation(t)
	kept, err := web.CheapHash(secret)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []queries.Account{
		{Name: "colleague", Role: terms.Officer, Units: []string{"甲局"}, Names: true},
		{Name: "nameless", Role: terms.Officer, Units: []string{"甲局"}},
		{Name: "factory", Role: terms.Officer, Units: []string{"乙厂"}, Names: true},
		{Name: "official", Role: terms.Federation, Units: []string{"甲局"}, Names: true},
	} {
		if err := o.db.AddAccount(t.Context(), terms.OwnerViewer(), a, kept); err != nil {
			t.Fatal(err)
		}
	}
	return o, []string{"officer", "colleague", "nameless", "factory", "official", "admin"}
}

// TestCachedPagesReachNobodyElse: everybody asks for the same addresses at the same
// time; what each gets then is what a server that never saw the others sends.
func TestCachedPagesReachNobodyElse(t *testing.T) {
	t.Parallel()
	o, names := hired(t)
	people := map[string]*browser{}
	for _, name := range names {
		people[name] = o.as(t, name)
	}
	var all sync.WaitGroup
	for _, b := range people {
		all.Go(func() {
			for _, target := range shared() {
				b.get(t, target)
			}
		})
	}
	all.Wait()
	for name, b := range people {
		token := b.token(t)
		alone := &browser{o: &office{Server: o.fresh(t)}, cookie: b.cookie}
		for _, target := range shared() {
			got, want := b.get(t, target), alone.get(t, target)
			if got.Code != want.Code || got.Code == http.StatusOK && got.Body.String() != want.Body.String() {
				t.Errorf("%s asks for %s: status %d, alone %d, or another page", name, target, got.Code, want.Code)
			}
			if page := strings.Contains(got.Body.String(), "<form class=\"who\""); page && (!strings.Contains(got.Body.String(), token) || !strings.Contains(got.Body.String(), "<span>"+name+"（")) {
				t.Errorf("%s asks for %s: the page was made for somebody else", name, target)
			}
		}
	}
}

// TestCachedPagesEndWithTheirRight: what an account may see changes at once, whatever is
// cached under its session.
func TestCachedPagesEndWithTheirRight(t *testing.T) {
	t.Parallel()
	o := federation(t)
	owner, rows := terms.OwnerViewer(), shared()[0]
	reads := func(b *browser, why string, want bool) {
		t.Helper()
		for range 2 {
			if w := b.get(t, rows); strings.Contains(w.Body.String(), "赵一鸣") != want {
				t.Errorf("%s: status %d\n%s", why, w.Code, w.Body)
			}
		}
	}
	change := func(a queries.Account) {
		t.Helper()
		a.Name = "officer"
		if err := o.db.ChangeAccount(t.Context(), owner, a); err != nil {
			t.Fatal(err)
		}
	}
	b := o.as(t, "officer")
	reads(b, "the officer", true)
	change(queries.Account{Role: terms.Officer, Units: []string{"乙厂"}, Names: true})
	reads(b, "officer of another unit now", false)
	change(queries.Account{Role: terms.Officer, Units: []string{"甲局"}})
	reads(b, "without sight of names now", false)
	change(queries.Account{Role: terms.Officer, Units: []string{"甲局"}, Names: true})
	reads(b, "as before", true)
	left := &browser{o: o, cookie: b.cookie} // the cookie, copied before the sign-out
	b.post(t, "/logout", nil)
	reads(left, "signed out", false)
	if w := left.get(t, "/"); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/login") {
		t.Errorf("signed out: status %d to %q", w.Code, w.Header().Get("Location"))
	}
	b = o.as(t, "officer")
	reads(b, "signed in again", true)
	o.clock.Add(int64(13 * time.Hour / time.Second))
	reads(b, "the session is over", false)
	b = o.as(t, "officer")
	reads(b, "signed in the next day", true)
	change(queries.Account{Role: terms.Officer, Units: []string{"甲局"}, Names: true, Disabled: true})
	reads(b, "disabled", false)
}
