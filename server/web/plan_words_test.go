package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// A word a unit keeps is understood from then on, stands in the box again, and a line that
// does not read comes back as it was typed.
func TestWordsOfAUnit(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	try := func(title string) string {
		return get(t, site, "/plan/words?year=2025&try="+url.QueryEscape(title)).Body.String()
	}
	if page := try("方城会第一场"); !strings.Contains(page, "没有认识的词") {
		t.Error("方城会 is known before anybody said what it is")
	}
	if w := submit(t, site, "/plan/words?year=2025", "", url.Values{"words": {"棋牌：方城会\n没有冒号"}}); w.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(w.Body.String(), "第2行") || !strings.Contains(w.Body.String(), "没有冒号</textarea>") {
		t.Errorf("a faulty text: %d %s", w.Code, w.Body)
	}
	if w := submit(t, site, "/plan/words?year=2025", "", url.Values{"words": {"棋牌：方城会"}}); w.Code != http.StatusSeeOther {
		t.Errorf("a good text: %d %s", w.Code, w.Body)
	}
	page := try("方城会第一场")
	for _, want := range []string{"<td>方城会</td><td>棋牌</td>", "棋牌：方城会</textarea>", "上次由 本机用户 在 2026年"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
