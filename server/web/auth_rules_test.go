package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/labstack/echo/v4"

	"nianlun/server/web"
)

func TestEveryRouteHasARule(t *testing.T) {
	t.Parallel()
	ruled, _, _ := web.Ruled()
	if diff := cmp.Diff(ruled, newOffice(t).Routes()); diff != "" {
		t.Errorf("rules and routes differ (-rules +routes):\n%s", diff)
	}
	if err := web.RuledRoutes(&echo.Route{Method: http.MethodGet, Path: "/new"}); err == nil || !strings.Contains(err.Error(), "GET /new") {
		t.Errorf("a route without a rule: %v", err)
	}
}

// TestViewerComesFromTheRequest: a handler that asked as the configured viewer would
// show everybody everything.
func TestViewerComesFromTheRequest(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") || file == "auth.go" || file == "server.go" {
			continue
		}
		for _, word := range []string{"cfg.Viewer", "terms.Viewer{Role"} {
			if strings.Contains(string(text), word) {
				t.Errorf("%s says %s: ask as viewerOf(ctx)", file, word)
			}
		}
	}
}

// example is an address of a route.
func example(route string) (method, target string) {
	method, target, _ = strings.Cut(route, " ")
	return method, strings.NewReplacer(":name", "app.css", ":batch", "1").Replace(target)
}

func (b *browser) try(t *testing.T, route string) *httptest.ResponseRecorder {
	t.Helper()
	method, target := example(route)
	if method == http.MethodGet {
		return b.get(t, target)
	}
	return b.post(t, target, nil)
}

func TestStrangersComeToTheSignIn(t *testing.T) {
	t.Parallel()
	o := federation(t)
	_, anyone, _ := web.Ruled()
	forged := o.stranger()
	forged.cookie = &http.Cookie{Name: "nianlun_session", Value: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}
	for _, route := range o.Routes() {
		if anyone(route) {
			continue
		}
		for name, b := range map[string]*browser{"stranger": o.stranger(), "forged": forged} {
			method, target := example(route)
			if method == http.MethodGet && !strings.HasSuffix(target, ".json") {
				w := b.get(t, target)
				if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || to != "/login?"+(url.Values{"next": {target}}).Encode() || w.Body.Len() > 0 {
					t.Errorf("%s %s: status %d to %q", name, route, w.Code, to)
				}
				continue
			}
			w := b.send(t, httptest.NewRequestWithContext(t.Context(), method, target, nil))
			if w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "甲局") {
				t.Errorf("%s %s: status %d\n%s", name, route, w.Code, w.Body)
			}
		}
	}
	for _, route := range []string{"GET /login", "GET /healthz", "GET /static/:name"} {
		if w := o.stranger().try(t, route); w.Code != http.StatusOK {
			t.Errorf("%s: status %d for a stranger", route, w.Code)
		}
	}
}

func TestEveryRoleOnEveryRoute(t *testing.T) {
	t.Parallel()
	o := federation(t)
	_, anyone, admins := web.Ruled()
	for _, role := range []string{"officer", "federation", "admin"} {
		b := o.as(t, role)
		for _, route := range o.Routes() {
			if anyone(route) || route == "POST /logout" || strings.HasSuffix(route, "/undo") {
				continue
			}
			w := b.try(t, route)
			switch refused := refusedFor(role, route, admins); {
			case refused && w.Code != http.StatusForbidden:
				t.Errorf("%s %s: status %d, want 403", role, route, w.Code)
			case !refused && (w.Code == http.StatusUnauthorized || w.Code == http.StatusForbidden || w.Code >= 500):
				t.Errorf("%s %s: status %d\n%s", role, route, w.Code, w.Body)
			}
			if method, target := example(route); method == http.MethodPost && !refusedFor(role, route, admins) {
				if w := b.bare(t, target, nil); w.Code != http.StatusForbidden {
					t.Errorf("%s %s without the token of a form: status %d", role, route, w.Code)
				}
			}
		}
		if got := strings.Contains(b.get(t, "/files").Body.String(), `href="/accounts"`); got != (role == "admin") {
			t.Errorf("%s is shown the way to the accounts: %t", role, got)
		}
	}
}

func refusedFor(role, route string, admins func(string) bool) bool {
	return admins(route) && role != "admin" || web.Answers(route) && role != "officer"
}

func TestEveryFormCarriesTheToken(t *testing.T) {
	t.Parallel()
	o := federation(t)
	admin := o.as(t, "admin")
	for _, page := range []string{"/", "/plan?year=2025", "/files", "/files/2?undo=1", "/accounts", "/password", "/?year=2019"} {
		body := admin.get(t, page).Body.String()
		forms := strings.Count(body, `method="post"`)
		if tokens := len(tokenField.FindAllString(body, -1)); forms == 0 || tokens != forms {
			t.Errorf("%s: %d forms, %d tokens", page, forms, tokens)
		}
	}
	other := o.as(t, "admin")
	if w := other.bare(t, "/logout", url.Values{"token": {admin.token(t)}}); w.Code != http.StatusForbidden {
		t.Errorf("the token of another session: status %d", w.Code)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/logout", strings.NewReader(url.Values{"token": {admin.token(t)}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	if w := admin.send(t, r); w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d", w.Code)
	}
}

func TestHostsOfTheNetwork(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for host, want := range map[string]int{
		"127.0.0.1:8080": 200, "10.0.0.7:8080": 200, "[fd00::7]:8080": 200, "nianlun.example": 200, "NIANLUN.example:8080": 200,
		"evil.example": 421, "": 421, "nianlun.example.evil.example": 421,
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/login", nil)
		r.Host = host
		w := httptest.NewRecorder()
		o.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: status %d, want %d", host, w.Code, want)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	r.Host = "10.0.0.7"
	w := httptest.NewRecorder()
	bareSite(t).ServeHTTP(w, r)
	if w.Code != http.StatusMisdirectedRequest {
		t.Errorf("without accounts an address of the network answers %d", w.Code)
	}
}

func TestOnePersonNeedsNoSignIn(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	if w := get(t, site, "/login"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
		t.Errorf("/login: status %d to %q", w.Code, w.Header().Get("Location"))
	}
	for _, page := range []string{"/setup?token=", "/setup?token=x"} {
		if w := get(t, site, page); w.Code != http.StatusForbidden {
			t.Errorf("%s: status %d", page, w.Code)
		}
	}
	if body := get(t, site, "/files").Body.String(); slices.ContainsFunc([]string{"/logout", "/accounts", `name="token"`}, func(word string) bool { return strings.Contains(body, word) }) {
		t.Error("the pages speak of accounts where there are none")
	}
}
