package web_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

func TestSignInAndOut(t *testing.T) {
	t.Parallel()
	o := staffed(t)
	b := o.stranger()
	w := b.bare(t, "/login", url.Values{"name": {" Officer "}, "password": {secret}, "next": {"/plan?year=2025"}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/plan?year=2025" {
		t.Fatalf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
	if c := b.cookie; !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure || c.Path != "/" || len(c.Value) < 40 {
		t.Errorf("cookie %+v", c)
	}
	if text := b.text(t, "/"); !strings.Contains(text, "officer（单位干部）") {
		t.Errorf("the page does not say who signed in:\n%s", text)
	}
	o.clock.Add(int64((12*time.Hour - time.Second).Seconds()))
	if w := b.get(t, "/"); w.Code != http.StatusOK {
		t.Errorf("within twelve hours: status %d", w.Code)
	}
	o.clock.Add(1)
	if w := b.get(t, "/"); w.Code != http.StatusSeeOther {
		t.Errorf("after twelve hours: status %d", w.Code)
	}
	b = o.as(t, "officer")
	copied := *b
	if w := b.post(t, "/logout", nil); w.Code != http.StatusSeeOther || b.cookie != nil {
		t.Errorf("signing out: status %d, cookie %v", w.Code, b.cookie)
	}
	if w := copied.get(t, "/"); w.Code != http.StatusSeeOther {
		t.Errorf("a copied cookie after signing out: status %d", w.Code)
	}
}

func TestCookieOverTLS(t *testing.T) {
	t.Parallel()
	o, b := staffed(t), &browser{}
	b.o = o
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://127.0.0.1/login", strings.NewReader(url.Values{"name": {"admin"}, "password": {secret}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if b.send(t, r); b.cookie == nil || !b.cookie.Secure {
		t.Errorf("cookie over TLS: %+v", b.cookie)
	}
}

var requestID = regexp.MustCompile(`value="[^"]*"`)

// TestRefusedSignInsLookAlike: the answer must not tell which names exist.
func TestRefusedSignInsLookAlike(t *testing.T) {
	t.Parallel()
	o := staffed(t)
	if err := o.db.ChangeAccount(t.Context(), terms.OwnerViewer(), queries.Account{Name: "officer", Role: terms.Officer, Units: []string{"甲局"}, Disabled: true}); err != nil {
		t.Fatal(err)
	}
	want := ""
	for name, password := range map[string]string{"admin": "wrong", "nobody": secret, "officer": secret, "federation": strings.Repeat("长", 1000)} {
		b := o.stranger()
		w := b.signIn(t, name, password)
		body := requestID.ReplaceAllString(w.Body.String(), "")
		if w.Code != http.StatusUnauthorized || b.cookie != nil || !strings.Contains(body, "账号或密码不对") {
			t.Errorf("%s: status %d, cookie %v", name, w.Code, b.cookie)
		}
		if want == "" {
			want = body
		}
		if body != want {
			t.Errorf("%s is answered in another way:\n%s\nnot\n%s", name, body, want)
		}
	}
}

func TestGuessingIsSlowed(t *testing.T) {
	t.Parallel()
	o := staffed(t)
	guess := func(address, name, password string) int {
		t.Helper()
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/login", strings.NewReader(url.Values{"name": {name}, "password": {password}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("X-Forwarded-For", "203.0.113.9")
		r.RemoteAddr = address
		return o.stranger().send(t, r).Code
	}
	for range 8 {
		if got := guess("10.0.0.7:999", "admin", "wrong"); got != http.StatusUnauthorized {
			t.Fatalf("a wrong guess: %d", got)
		}
	}
	for name, tt := range map[string]struct {
		address, name string
		want          int
	}{
		"the right password too late": {"10.0.0.7:1000", "ADMIN", 429},
		"another name":                {"10.0.0.7:999", "officer", 303},
		"another address":             {"10.0.0.8:999", "admin", 303},
	} {
		if got := guess(tt.address, tt.name, secret); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
	o.clock.Add(int64((15 * time.Minute).Seconds()))
	if got := guess("10.0.0.7:999", "admin", secret); got != http.StatusSeeOther {
		t.Errorf("a quarter of an hour later: %d", got)
	}
}

func TestSetupLinkWorksOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	form := func(link, password string) url.Values {
		_, token, _ := strings.Cut(link, "token=")
		return url.Values{"setup": {token}, "name": {"管理员"}, "password": {password}, "again": {password}}
	}
	old := o.OfferSetup()
	link := o.OfferSetup()
	if w := o.stranger().get(t, old); w.Code != http.StatusForbidden {
		t.Errorf("the link before: status %d", w.Code)
	}
	if w := o.stranger().get(t, link); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "建立管理员账号") {
		t.Errorf("the link: status %d", w.Code)
	}
	for says, password := range map[string]string{"至少要有10个字符": "short", "密码太长": strings.Repeat("x", 300)} {
		if w := o.stranger().bare(t, "/setup", form(link, password)); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), says) {
			t.Errorf("a bad password: status %d\n%s", w.Code, w.Body)
		}
	}
	b := o.stranger()
	if w := b.bare(t, "/setup", form(link, secret)); w.Code != http.StatusSeeOther || b.get(t, "/accounts").Code != http.StatusOK {
		t.Fatalf("making the administrator: status %d\n%s", w.Code, w.Body)
	}
	for _, w := range []*httptest.ResponseRecorder{o.stranger().get(t, link), o.stranger().bare(t, "/setup", form(link, secret))} {
		if w.Code != http.StatusForbidden {
			t.Errorf("the link used again: status %d", w.Code)
		}
	}
	late := o.OfferSetup()
	o.clock.Add(int64(time.Hour.Seconds()))
	if w := o.stranger().bare(t, "/setup", form(late, secret)); w.Code != http.StatusForbidden {
		t.Errorf("an hour later: status %d", w.Code)
	}
}

func TestPasswordHashes(t *testing.T) {
	t.Parallel()
	kept, err := web.HashPassword(t.Context(), secret)
	if err != nil || !strings.HasPrefix(kept, "$argon2id$v=19$m=32768,t=2,p=1$") || strings.Contains(kept, secret) {
		t.Fatalf("kept as %q, %v", kept, err)
	}
	if again, err := web.HashPassword(t.Context(), secret); err != nil || again == kept {
		t.Errorf("hashed twice: the same text, or %v", err)
	}
	for password, want := range map[string]bool{secret: true, secret + " ": false, "": false} {
		if ok, err := web.CheckPassword(password, kept); ok != want || err != nil {
			t.Errorf("%q: %t, %v", password, ok, err)
		}
	}
	if ok, err := web.CheckPassword("", ""); ok || err != nil {
		t.Errorf("nobody's password: %t, %v", ok, err)
	}
	for _, broken := range []string{"x", "$argon2id$v=19$m=9999999999,t=1,p=1$AA$AA", "$argon2id$v=19$m=64,t=0,p=1$AA$AA", "$argon2i$v=19$m=64,t=1,p=1$AA$AA"} {
		if ok, err := web.CheckPassword(secret, broken); ok || err == nil {
			t.Errorf("%s: %t, %v", broken, ok, err)
		}
	}
}

func TestSignInLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	for next, want := range map[string]string{
		"/plan?year=2025&x=%2F%2F": "/plan?year=2025&x=%2F%2F", "": "/", "//evil.example": "/", `/\evil.example`: "/",
		"https://evil.example/": "/", "javascript:alert(1)": "/", "/\t/evil.example": "/", "plan": "/",
	} {
		if got := web.Local(next); got != want {
			t.Errorf("next %q leads to %q, want %q", next, got, want)
		}
	}
}

func TestOwnPassword(t *testing.T) {
	t.Parallel()
	o := staffed(t)
	b, elsewhere := o.as(t, "officer"), o.as(t, "officer")
	change := func(old, password, again string) *httptest.ResponseRecorder {
		t.Helper()
		return b.post(t, "/password", url.Values{"old": {old}, "password": {password}, "again": {again}})
	}
	for says, w := range map[string]*httptest.ResponseRecorder{
		"原来的密码不对": change("wrong", "another secret", "another secret"), "两次写的密码不一样": change(secret, "another secret", "other secret"),
	} {
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), says) {
			t.Errorf("status %d, want %q", w.Code, says)
		}
	}
	if w := change(secret, "another secret", "another secret"); w.Code != http.StatusSeeOther {
		t.Fatalf("changing: status %d\n%s", w.Code, w.Body)
	}
	if b.get(t, "/").Code != http.StatusOK || elsewhere.get(t, "/").Code != http.StatusSeeOther {
		t.Error("this browser stays, the others are signed out")
	}
	if w := o.stranger().signIn(t, "officer", secret); w.Code != http.StatusUnauthorized {
		t.Errorf("the old password: status %d", w.Code)
	}
}

// TestOptionalSignIn: where nobody has to sign in, an account that does is held to what
// it may see and do.
func TestOptionalSignIn(t *testing.T) {
	t.Parallel()
	o := federation(t)
	site, err := web.New(web.Config{Viewer: terms.OwnerViewer(), Optional: true, Now: o.now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	site.Attach(o.db)
	site.Report(web.Progress{Ready: true})
	o.Server = site
	b := o.stranger()
	if text := b.text(t, "/?year=2025"); !strings.Contains(text, "乙厂工会") || !strings.Contains(text, "登录") {
		t.Errorf("without signing in:\n%s", text)
	}
	if w := b.signIn(t, "officer", secret); w.Code != http.StatusSeeOther || b.cookie == nil {
		t.Fatalf("signing in: status %d", w.Code)
	}
	if text := b.text(t, "/?year=2025"); strings.Contains(text, "乙厂工会") || !strings.Contains(text, "officer（单位干部）") {
		t.Errorf("signed in:\n%s", text)
	}
	for target, want := range map[string]int{"/accounts": 403, "/?unit=乙厂": 404} {
		if w := b.get(t, target); w.Code != want {
			t.Errorf("%s: status %d, want %d", target, w.Code, want)
		}
	}
	if w := b.bare(t, "/files/2/undo", nil); w.Code != http.StatusForbidden {
		t.Errorf("a form without its token: status %d", w.Code)
	}
	if w := b.post(t, "/logout", nil); w.Code != http.StatusSeeOther || b.get(t, "/accounts").Code != http.StatusOK {
		t.Errorf("signing out: status %d", w.Code)
	}
}
