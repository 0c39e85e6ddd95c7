package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestCachedStaticFilesAreKnownByTheirContent: the address a page names may be kept for good,
// any other is asked about each time.
func TestCachedStaticFilesAreKnownByTheirContent(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	page := get(t, site, "/money?year=2025").Body.String()
	found := regexp.MustCompile(`(?:href|src)="(/static/[a-z.]+)(\?v=[0-9a-f]{16})"`).FindAllStringSubmatch(page, -1)
	if len(found) != 3 || strings.Count(page, "/static/") != 3 {
		t.Fatalf("the page names %q", found)
	}
	for _, one := range found {
		for query, keep := range map[string]string{one[2]: "public, max-age=31536000, immutable", "": "no-cache", "?v=0123456789abcdef": "no-cache"} {
			w := get(t, site, one[1]+query)
			if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != keep {
				t.Errorf("%s%s: status %d, %q; want %q", one[1], query, w.Code, w.Header().Get("Cache-Control"), keep)
			}
		}
	}
}
