package web_test

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// desk is an office start over an empty database.
type desk struct {
	*web.Server
	secret  []byte
	stopped atomic.Int32
	clock   atomic.Int64 // seconds
}

func newDesk(t *testing.T, db *queries.DB, accounts bool) *desk {
	t.Helper()
	d := &desk{secret: []byte("0123456789abcdef0123456789abcdef")}
	d.clock.Store(time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC).Unix())
	site, err := web.New(web.Config{
		Viewer: terms.OwnerViewer(), Accounts: accounts, Log: slog.New(slog.DiscardHandler),
		Now: func() time.Time { return time.Unix(d.clock.Load(), 0).UTC() },
		Office: &web.Office{
			Folder: "/桌面/年轮数据", Other: "/文档/年轮数据", Secret: d.secret,
			Stop: func() { d.stopped.Add(1) },
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Server = site
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	return d
}

func (d *desk) send(t *testing.T, method, target string, form url.Values, cookies ...*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8080"
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// enter takes a fresh ticket in and returns the cookie of the session.
func (d *desk) enter(t *testing.T) *http.Cookie {
	t.Helper()
	w := d.send(t, http.MethodGet, d.Ticket(), nil)
	cookies := w.Result().Cookies()
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" || len(cookies) != 1 {
		t.Fatalf("the ticket: status %d to %q with %v", w.Code, w.Header().Get("Location"), cookies)
	}
	return cookies[0]
}

func TestTicketIsGoodOnceAndSoon(t *testing.T) {
	t.Parallel()
	d := newDesk(t, queriestest.NewDB(t), false)
	first, late := d.Ticket(), d.Ticket()
	w := d.send(t, http.MethodGet, first, nil)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	cookie := w.Result().Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Name != "nianlun_home_8080" || strings.Contains(first, cookie.Value) {
		t.Errorf("cookie %+v", cookie)
	}
	for name, target := range map[string]string{"used": first, "none": "/open", "forged": "/open?token=x"} {
		if w := d.send(t, http.MethodGet, target, nil); w.Code != http.StatusForbidden || len(w.Header()["Set-Cookie"]) > 0 || !strings.Contains(w.Body.String(), "再双击一次年轮") {
			t.Errorf("%s: status %d\n%s", name, w.Code, w.Body)
		}
	}
	if w := d.send(t, http.MethodGet, first, nil, cookie); w.Code != http.StatusSeeOther {
		t.Errorf("a browser that is in opens the old link again: status %d", w.Code)
	}
	d.clock.Add(int64((5 * time.Minute).Seconds()))
	if w := d.send(t, http.MethodGet, late, nil); w.Code != http.StatusForbidden {
		t.Errorf("five minutes later: status %d", w.Code)
	}
	if w := d.send(t, http.MethodGet, "/files", nil, cookie); w.Code != http.StatusOK {
		t.Errorf("the session goes on: status %d", w.Code)
	}
}

// TestOthersAtTheMachineGetNothing walks every route without the cookie and with one of
// another start.
func TestOthersAtTheMachineGetNothing(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, fixture)
	d := newDesk(t, db, false)
	_, anyone, _ := web.Ruled()
	forged := &http.Cookie{Name: "nianlun_home_8080", Value: newDesk(t, db, false).enter(t).Value}
	for _, route := range d.Routes() {
		if anyone(route) {
			continue
		}
		method, target := example(route)
		for _, w := range []*httptest.ResponseRecorder{d.send(t, method, target, nil), d.send(t, method, target, nil, forged)} {
			if body := w.Body.String(); w.Code != http.StatusUnauthorized || !strings.Contains(body, "再双击一次年轮") || strings.Contains(body, "甲局") || strings.Contains(body, "年轮数据") {
				t.Errorf("%s: status %d\n%s", route, w.Code, body)
			}
		}
	}
	if d.stopped.Load() != 0 {
		t.Error("a stranger ended the program")
	}
	if body := d.send(t, http.MethodGet, "/", nil, d.enter(t)).Body.String(); !strings.Contains(body, "甲局工会") {
		t.Errorf("the owner reads:\n%s", body)
	}
}

func TestTheWayOut(t *testing.T) {
	t.Parallel()
	d := newDesk(t, queriestest.NewDB(t), false)
	cookie := d.enter(t)
	body := d.send(t, http.MethodGet, "/where", nil, cookie).Body.String()
	for _, word := range []string{"/桌面/年轮数据", "/文档/年轮数据", "年轮.duckdb.key", `action="/stop"`, "退出</button>", `href="/where"`} {
		if !strings.Contains(body, word) {
			t.Errorf("数据在哪里 does not say %q", word)
		}
	}
	for _, foreign := range []string{"/logout", "/password", "修改密码"} {
		if strings.Contains(body, foreign) {
			t.Errorf("the page speaks of %s where there are no accounts", foreign)
		}
	}
	token := tokenField.FindStringSubmatch(body)
	if token == nil {
		t.Fatalf("no token in\n%s", body)
	}
	for name, form := range map[string]url.Values{"no token": {}, "wrong token": {"token": {"x"}}} {
		if w := d.send(t, http.MethodPost, "/stop", form, cookie); w.Code != http.StatusForbidden || d.stopped.Load() != 0 {
			t.Errorf("%s: status %d, ended %d times", name, w.Code, d.stopped.Load())
		}
	}
	for _, target := range []string{"/logout", "/password"} {
		if w := d.send(t, http.MethodPost, target, url.Values{"token": {token[1]}}, cookie); w.Code != http.StatusSeeOther {
			t.Errorf("%s without an account: status %d", target, w.Code)
		}
	}
	w := d.send(t, http.MethodPost, "/stop", url.Values{"token": {token[1]}}, cookie)
	if w.Code != http.StatusOK || d.stopped.Load() != 1 || !strings.Contains(w.Body.String(), "已退出，可以关掉这个窗口了") {
		t.Errorf("退出: status %d, ended %d times\n%s", w.Code, d.stopped.Load(), w.Body)
	}
}

func TestWithAccountsTheSignInStands(t *testing.T) {
	t.Parallel()
	o := staffed(t)
	d := newDesk(t, o.db, true)
	if w := d.send(t, http.MethodGet, d.Ticket(), nil); w.Code != http.StatusSeeOther || len(w.Header()["Set-Cookie"]) > 0 {
		t.Errorf("a ticket signs in past the accounts: status %d", w.Code)
	}
	for name, want := range map[string]int{"officer": http.StatusForbidden, "admin": http.StatusOK} {
		b := (&office{Server: d.Server, db: o.db}).stranger()
		b.signIn(t, name, secret)
		w := b.get(t, "/where")
		if w.Code != want || strings.Contains(b.get(t, "/files").Body.String(), "退出年轮") != (want == http.StatusOK) {
			t.Errorf("%s at /where: status %d, want %d", name, w.Code, want)
		}
	}
}

func TestOfficePagesStandOnlyInTheOffice(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	for _, target := range []string{"/where"} {
		if w := get(t, site, target); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", target, w.Code)
		}
	}
	if body := get(t, site, "/files").Body.String(); strings.Contains(body, "/stop") || strings.Contains(body, "/where") {
		t.Error("a page served by a command offers to end it")
	}
}

func TestSecondStartAsks(t *testing.T) {
	t.Parallel()
	d := newDesk(t, queriestest.NewDB(t), false)
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	addr := server.Listener.Addr().String()
	link, err := web.AskTicket(t.Context(), addr, d.secret)
	if err != nil || !strings.HasPrefix(link, "http://"+addr+"/open?token=") {
		t.Fatalf("link %q, %v", link, err)
	}
	if w := d.send(t, http.MethodGet, strings.TrimPrefix(link, "http://"+addr), nil); w.Code != http.StatusSeeOther {
		t.Errorf("the link: status %d", w.Code)
	}
	impostor := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("/open?token=x\n0000"))
	}))
	t.Cleanup(impostor.Close)
	gone := httptest.NewServer(d)
	gone.Close()
	for name, tt := range map[string]struct {
		addr   string
		secret []byte
	}{
		"other secret": {addr, []byte("another")}, "no secret": {addr, nil}, "elsewhere": {"198.51.100.7:80", d.secret},
		"impostor": {impostor.Listener.Addr().String(), d.secret}, "nobody": {gone.Listener.Addr().String(), d.secret}, "no address": {"", d.secret},
	} {
		if link, err := web.AskTicket(t.Context(), tt.addr, tt.secret); !errors.Is(err, web.ErrNotOurs) || link != "" {
			t.Errorf("%s: %q, %v", name, link, err)
		}
	}
}
