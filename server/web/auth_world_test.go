package web_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

const secret = "correct horse battery"

// office is a server over a small federation, with an account of every role.
type office struct {
	*web.Server
	db    *queries.DB
	clock atomic.Int64 // seconds
}

func (o *office) now() time.Time { return time.Unix(o.clock.Load(), 0).UTC() }

func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{db: queriestest.NewDB(t)}
	o.clock.Store(time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC).Unix())
	site, err := web.New(web.Config{Accounts: true, Viewer: terms.OwnerViewer(), Hosts: []string{"nianlun.example"}, Now: o.now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	o.Server = site
	site.Attach(o.db)
	site.Report(web.Progress{Ready: true})
	return o
}

// federation fills the office: a city federation over 甲局 and 乙厂, 甲局 over a school.
func federation(t *testing.T) *office {
	t.Helper()
	o := staffed(t)
	o.take(t, "市总工会", "单位.csv", "单位名称,上级工会,层级,职工人数\n市总工会,,市级,\n甲局工会,市总工会,基层,20\n甲校工会,甲局工会,基层,10\n乙厂工会,市总工会,基层,30\n")
	o.take(t, "甲局工会", "活动台账.csv", "活动编号,活动名称,活动时间,参加人数,经费(元)\nA1,甲局插花,2025-03-07,30,1260\n")
	o.take(t, "甲局工会", "慰问登记.csv", "慰问日期,慰问对象,慰问事由,慰问金(元)\n2025-04-02,欧阳慧敏,生病住院,500\n2025-09-10,赵一鸣,中秋慰问,300\n")
	o.take(t, "乙厂工会", "乙厂台账.csv", "活动编号,活动名称,活动时间,参加人数,经费(元)\nB1,乙厂拔河,2025-05-20,48,3200\n")
	return o
}

// staffed is an office with its accounts and no data.
func staffed(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	kept, err := web.CheapHash(secret)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []queries.Account{
		{Name: "officer", Role: terms.Officer, Units: []string{"甲局"}, Names: true},
		{Name: "federation", Role: terms.Federation, Units: []string{"市总工会"}, Names: true},
		{Name: "admin", Role: terms.Admin, Names: true},
	} {
		if err := o.db.AddAccount(t.Context(), terms.OwnerViewer(), a, kept); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

func (o *office) take(t *testing.T, unit, name, text string) {
	t.Helper()
	reports, err := ingest.Load(t.Context(), o.db, []ingest.File{{Name: name, Data: []byte(text)}},
		ingest.Options{Viewer: terms.OwnerViewer(), Unit: unit, Year: 2025, Now: o.now()})
	if err != nil || !reports[0].Clean() {
		t.Fatalf("loading %s: %v %+v", name, err, reports)
	}
}

// browser keeps a cookie, as a browser does.
type browser struct {
	o      *office
	cookie *http.Cookie
}

func (b *browser) send(t *testing.T, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	if r.Host == "example.com" {
		r.Host = "127.0.0.1:8080"
	}
	if b.cookie != nil {
		r.AddCookie(b.cookie)
	}
	w := httptest.NewRecorder()
	b.o.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookie = c
		if c.MaxAge < 0 {
			b.cookie = nil
		}
	}
	return w
}

func (b *browser) get(t *testing.T, target string) *httptest.ResponseRecorder {
	t.Helper()
	return b.send(t, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil))
}

func (b *browser) text(t *testing.T, target string) string {
	t.Helper()
	return parse(t, b.get(t, target).Body.String()).text
}

// bare posts a form without the token of the session.
func (b *browser) bare(t *testing.T, target string, fields url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, target, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.send(t, r)
}

var tokenField = regexp.MustCompile(`<input type="hidden" name="token" value="([^"]+)">`)

func (b *browser) token(t *testing.T) string {
	t.Helper()
	found := tokenField.FindStringSubmatch(b.get(t, "/password").Body.String())
	if found == nil {
		t.Fatal("no form with a token")
	}
	return html.UnescapeString(found[1])
}

func (b *browser) post(t *testing.T, target string, fields url.Values) *httptest.ResponseRecorder {
	t.Helper()
	all := url.Values{"token": {b.token(t)}}
	for name, values := range fields {
		all[name] = values
	}
	return b.bare(t, target, all)
}

func (o *office) stranger() *browser { return &browser{o: o} }

func (b *browser) signIn(t *testing.T, name, password string) *httptest.ResponseRecorder {
	t.Helper()
	return b.bare(t, "/login", url.Values{"name": {name}, "password": {password}})
}

func (o *office) as(t *testing.T, name string) *browser {
	t.Helper()
	b := o.stranger()
	if w := b.signIn(t, name, secret); w.Code != http.StatusSeeOther || b.cookie == nil {
		t.Fatalf("signing in %s: status %d\n%s", name, w.Code, w.Body)
	}
	return b
}
