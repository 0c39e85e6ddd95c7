package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var given = regexp.MustCompile(`的密码是 <code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>`)

func passwordIn(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	found := given.FindStringSubmatch(w.Body.String())
	if w.Code != http.StatusOK || found == nil {
		t.Fatalf("status %d, no password in\n%s", w.Code, w.Body)
	}
	return found[1]
}

func TestAccountsFromAddingToDisabling(t *testing.T) {
	t.Parallel()
	o := federation(t)
	admin, person := o.as(t, "admin"), o.stranger()
	first := passwordIn(t, admin.post(t, "/accounts", url.Values{"name": {"<b>老王"}, "role": {"officer"}, "units": {"乙厂"}, "names": {"1"}}))
	if w := person.signIn(t, "<b>老王", first); w.Code != http.StatusSeeOther {
		t.Fatalf("the new account signs in: status %d", w.Code)
	}
	if text := person.text(t, "/"); !strings.Contains(text, "乙厂工会") || strings.Contains(text, "甲局工会") {
		t.Errorf("the new account reads:\n%s", text)
	}
	if body := admin.get(t, "/accounts").Body.String(); strings.Contains(body, "<b>老王") || strings.Contains(body, first) {
		t.Error("the page of accounts shows a name as markup, or the password again")
	}
	if w := admin.post(t, "/accounts/change", url.Values{"name": {"<b>老王"}, "role": {"federation"}, "units": {"甲局", "乙厂"}}); w.Code != http.StatusOK {
		t.Fatalf("changing: status %d\n%s", w.Code, w.Body)
	}
	if text := person.text(t, "/"); !strings.Contains(text, "上级工会") || !strings.Contains(text, "甲局工会") {
		t.Errorf("the change does not hold at once:\n%s", text)
	}
	second := passwordIn(t, admin.post(t, "/accounts/password", url.Values{"name": {"<b>老王"}}))
	if w := person.get(t, "/"); w.Code != http.StatusSeeOther {
		t.Errorf("still signed in after the reset: status %d", w.Code)
	}
	if w := person.signIn(t, "<b>老王", first); w.Code != http.StatusUnauthorized {
		t.Errorf("the old password: status %d", w.Code)
	}
	if w := person.signIn(t, "<b>老王", second); w.Code != http.StatusSeeOther {
		t.Errorf("the new password: status %d", w.Code)
	}
	admin.post(t, "/accounts/change", url.Values{"name": {"<b>老王"}, "role": {"federation"}, "units": {"乙厂"}, "disabled": {"1"}})
	if w := person.get(t, "/"); w.Code != http.StatusSeeOther {
		t.Errorf("disabled, yet: status %d", w.Code)
	}
	if w := person.signIn(t, "<b>老王", second); w.Code != http.StatusUnauthorized {
		t.Errorf("a disabled account signs in: status %d", w.Code)
	}
}

func TestAccountFormRefusals(t *testing.T) {
	t.Parallel()
	o := federation(t)
	admin := o.as(t, "admin")
	for name, tt := range map[string]struct {
		target string
		fields url.Values
		status int
		says   string
	}{
		"name taken":   {"/accounts", url.Values{"name": {"OFFICER"}, "role": {"officer"}, "units": {"甲局"}}, 400, "已经有人用了"},
		"no unit":      {"/accounts", url.Values{"name": {"新人"}, "role": {"officer"}}, 400, "选上单位"},
		"foreign unit": {"/accounts", url.Values{"name": {"新人"}, "role": {"officer"}, "units": {"丙所"}}, 400, "没有这个单位"},
		"owner":        {"/accounts", url.Values{"name": {"新人"}, "role": {"owner"}, "units": {"甲局"}}, 400, "选上单位"},
		"last admin":   {"/accounts/change", url.Values{"name": {"admin"}, "role": {"admin"}, "disabled": {"1"}}, 400, "至少要留一位"},
		"nobody":       {"/accounts/password", url.Values{"name": {"nobody"}}, 404, "没有找到"},
	} {
		w := admin.post(t, tt.target, tt.fields)
		if text := parse(t, w.Body.String()).text; w.Code != tt.status || !strings.Contains(text, tt.says) {
			t.Errorf("%s: status %d, want %d; says %q", name, w.Code, tt.status, text)
		}
	}
}
