package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestNotesLeadToWhatTheyTellOf: from 总览 a plan item nobody began is one step away.
func TestNotesLeadToWhatTheyTellOf(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	var to string
	for _, l := range parse(t, get(t, site, "/?year=2025").Body.String()).links {
		if l.text == "去看" && strings.HasPrefix(l.href, "/plan?") {
			to = l.href
		}
	}
	if !strings.Contains(to, "&status=none") {
		t.Fatalf("the item nobody began leads to %q", to)
	}
	w := get(t, site, to)
	if text := parse(t, w.Body.String()).text; w.Code != http.StatusOK || !strings.Contains(text, "健步走") || strings.Contains(text, "第1项") {
		t.Errorf("%s answers %d and shows other items, or not this one:\n%s", to, w.Code, text)
	}
}
