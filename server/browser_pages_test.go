//go:build browser

package main

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"nianlun/queries/terms"
)

// widths are those a page is loaded and looked at in: a telephone, another one, a
// tablet, an office screen.
var widths = []int64{390, 360, 768, 1440}

// notPages are routes that answer with something else than a page.
var notPages = map[string]string{
	"/draft/download":              "a file",
	"/draft/editions/:id/download": "a file",
	"/plan/book":                   "a file",
	"/jobs/:id/result":             "a file",
	"/files/:batch/correction":     "a file",
	"/jobs/:id/events":             "a stream",
	"/progress/events":             "a stream",
	"/progress.json":               "read by scripts",
	"/healthz":                     "read by programs",
	"/static/:name":                "a file",
	"/open":                        "a door",
	"/where":                       "of the program started by double-click only",
	"/login":                       "looked at before signing in",
	"/setup":                       "looked at before there are accounts",
}

// ruleLine finds a route in the table of rules, which a test of web holds to the routes.
var ruleLine = regexp.MustCompile(`(?m)^\s*"GET (/\S*)":`)

// everyPage lists the routes that answer with a page, from the table of rules.
func everyPage(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("web", "auth_rules.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, found := range ruleLine.FindAllStringSubmatch(string(text), -1) {
		if notPages[found[1]] == "" {
			all = append(all, found[1])
		}
	}
	if len(all) < 10 {
		t.Fatalf("only %v stand in the table of rules: it is read wrongly", all)
	}
	return all
}

// whole leaves out the routes that answer only when something is asked of them.
func whole(routes []string) []string {
	return slices.DeleteFunc(routes, func(route string) bool { return route == "/figure" || strings.Contains(route, ":") })
}

// pagesOfUnits are the pages that show one unit in one period.
var pagesOfUnits = []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft"}

// look is what a page must keep to at every width.
type look struct {
	Heads, Charts, Drawn, Wide, Room int
	Widest                           string // an element that leaves the window
	Foreign                          string // an element no template wrote
	Image                            string // an image or script that cannot be ours
}

// lookScript waits until the page has settled at its width.
const lookScript = `new Promise(function (done) {
	var left = 40;
	function look() {
		var room = document.documentElement.clientWidth, widest = "", foreign = "";
		document.querySelectorAll("main *, header *, footer *").forEach(function (e) {
			if (!widest && !e.closest(".scroll, .draft table, nav, option") && e.getBoundingClientRect().right > room + 1) widest = e.tagName + "." + e.className + " " + e.textContent.slice(0, 40);
		});
		document.querySelectorAll("img, svg, iframe, object, embed, b, script:not([src]):not([type='application/json'])").forEach(function (e) {
			if (!e.closest(".chart")) foreign = foreign || e.outerHTML.slice(0, 80);
		});
		var now = {
			Heads: document.querySelectorAll("h1").length, Charts: document.querySelectorAll("[data-chart]").length,
			Drawn: document.querySelectorAll("[data-chart][data-drawn=yes] canvas").length,
			Wide: document.documentElement.scrollWidth, Room: room, Widest: widest, Foreign: foreign
		};
		if ((now.Drawn === now.Charts && now.Wide <= now.Room && !widest) || left-- === 0) return done(now);
		setTimeout(look, 25);
	}
	look();
})`

func awaited(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// visit opens a page and looks at it at every width.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.do("setting the width", chromedp.EmulateViewport(widths[0], 800))
	b.open(path)
	for _, width := range widths {
		var l look
		b.do("looking at "+path, chromedp.EmulateViewport(width, 800), chromedp.Evaluate(lookScript, &l, awaited))
		if l.Heads != 1 || l.Drawn != l.Charts || l.Wide > l.Room || l.Widest != "" || l.Foreign != "" {
			b.t.Errorf("%.200s at %d px: %+v", path, width, l)
		}
		b.shoot(path, width)
	}
}

// shoot keeps a picture of the page for a person to look at, where one asked for it.
func (b *tab) shoot(path string, width int64) {
	b.t.Helper()
	if *shots == "" {
		return
	}
	var picture []byte
	b.do("taking a picture", chromedp.FullScreenshot(&picture, 80))
	name := regexp.MustCompile(`[^A-Za-z0-9=&]+`).ReplaceAllString(b.t.Name()+path, "_")
	if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%.120s_%d.jpg", name, width)), picture, 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// choices are parameters every value of which makes another page; of the others, such as
// the unit, two values are enough.
var choices = []string{"status", "degree", "theme", "undo"}

// kindOf puts addresses that show the same kind of page under one name.
func kindOf(u *url.URL) string {
	name := regexp.MustCompile(`/\d+`).ReplaceAllString(u.Path, "/N")
	query := u.Query()
	for _, key := range slices.Sorted(maps.Keys(query)) {
		name += " " + key
		switch measure, _, _ := strings.Cut(query.Get(key), "?"); {
		case slices.Contains(choices, key):
			name += "=" + query.Get(key)
		case key == "key":
			name += "=" + measure
		}
	}
	return name
}

// leadsAway reports whether a path belongs to a route that is no page.
func leadsAway(path string) bool {
	for route := range notPages {
		if routeForm(route).MatchString(path) {
			return true
		}
	}
	return false
}

// routeForm matches the paths of a route.
func routeForm(route string) *regexp.Regexp {
	return regexp.MustCompile("^" + regexp.MustCompile(`:\w+`).ReplaceAllString(route, `[^/]+`) + "$")
}

// links are the addresses the page leads to.
func (b *tab) links() []string {
	b.t.Helper()
	return ask[[]string](b, `Array.from(document.querySelectorAll("a[href]")).map(function (a) { return a.href; })`)
}

// walk visits the pages of every route and what they lead to, and returns the paths that
// were seen.
func (b *tab) walk(each int, from ...string) []string {
	b.t.Helper()
	seen, visited, kinds := []string{}, map[string]bool{}, map[string]int{}
	for ; len(from) > 0; from = from[1:] {
		u, err := url.Parse(from[0])
		if err != nil {
			b.t.Fatalf("a link to %q: %v", from[0], err)
		}
		if visited[u.RequestURI()] || leadsAway(u.Path) || strings.Contains(u.Path, ":") || kinds[kindOf(u)] >= each {
			continue
		}
		visited[u.RequestURI()] = true
		kinds[kindOf(u)]++
		b.visit(u.RequestURI())
		seen = append(seen, u.Path)
		for _, link := range b.links() {
			from = append(from, strings.TrimPrefix(link, b.base))
		}
	}
	return seen
}

// covers fails for a route that no visited path belongs to.
func covers(t *testing.T, routes, seen []string) {
	t.Helper()
	for _, route := range routes {
		if !slices.ContainsFunc(seen, routeForm(route).MatchString) {
			t.Errorf("no page of the route %s was visited", route)
		}
	}
}

// TestBrowserEmptyDatabase visits every page before anything was loaded.
func TestBrowserEmptyDatabase(t *testing.T) {
	r, _ := serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	b := openTab(t, r.base)
	covers(t, whole(everyPage(t)), b.walk(1, whole(everyPage(t))...))
	b.open("/unreached")
	b.says("还没有数据")
}

// TestBrowserHostileCells visits every page of a database every cell of which tries to
// leave its place.
func TestBrowserHostileCells(t *testing.T) {
	r, _ := serving(t, "serve", "--db", hostile.copy(t))
	b := openTab(t, r.base)
	b.visit("/login?next=" + url.QueryEscape("/plan?x="+quoted))
	b.enter(signIn{breakout, hostilePassword})
	b.open("/files")
	b.upload(badUnit, map[string]string{`<script>'"{{.}}.csv`: string(hostileTable(terms.Visits)), "空.csv": ""})
	b.visit("/draft?year=2025")
	for _, unit := range ask[[]string](b, `Array.from(document.querySelector("[name=unit]").options).map(function (o) { return o.value; })`) {
		b.visit("/draft?year=2025&unit=" + url.QueryEscape(unit))
		if ask[bool](b, `!!document.querySelector("#freeze")`) {
			b.leads("keeping the draft as it is", chromedp.Evaluate(`document.querySelector('#freeze [name="as"][value="draft"]').click()`, nil))
			break
		}
	}
	routes := slices.DeleteFunc(everyPage(t), func(route string) bool { return route == "/namesakes" }) // not for administrators
	seen := b.walk(1, whole(slices.Clone(routes))...)
	covers(t, routes, seen)
	b.open("/")
	longest := ask[string](b, `Array.from(document.querySelector("[name=unit]").options).sort(function (a, z) { return z.text.length - a.text.length; })[0].value`)
	for _, path := range pagesOfUnits {
		b.visit(path + "?year=2025&unit=" + url.QueryEscape(longest))
	}
	b.open("/files")
	for _, link := range b.links() {
		if path := strings.TrimPrefix(link, b.base); strings.HasPrefix(path, "/files/") && !strings.Contains(path, "?") {
			b.visit(path)
		}
	}
}

// TestBrowserHostileNames asks the owner of such a database whom its rows mean.
func TestBrowserHostileNames(t *testing.T) {
	r, _ := serving(t, "serve", "--accounts=false", "--db", hostile.copy(t))
	b := openTab(t, r.base)
	b.visit("/namesakes?year=2025&unit=" + url.QueryEscape(badUnit))
	b.says(breakout)
}

// TestBrowserScreenshot draws the picture of the README from the sample data.
func TestBrowserScreenshot(t *testing.T) {
	if !*update {
		t.Skip("only with -update: writes docs/overview.png")
	}
	r, _ := serving(t, "demo", "--db", sample.copy(t))
	b := openTab(t, r.base)
	var picture []byte
	b.do("taking the picture", chromedp.EmulateViewport(1440, 1000), chromedp.Navigate(r.base+"/progress"), chromedp.WaitVisible(".tiles", chromedp.ByQuery),
		chromedp.Poll(`document.querySelectorAll("[data-chart]").length === document.querySelectorAll("[data-drawn=yes] canvas").length`, nil), chromedp.CaptureScreenshot(&picture))
	if len(picture) > 400<<10 {
		t.Fatalf("the picture has %d bytes", len(picture))
	}
	if err := os.WriteFile(filepath.Join("..", "docs", "overview.png"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
}
