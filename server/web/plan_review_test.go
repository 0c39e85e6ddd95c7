package web_test

import (
	"bytes"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// planSite serves the fixture, whose plan has two items.
func planSite(t *testing.T) http.Handler {
	t.Helper()
	db := queriestest.NewDB(t)
	load(t, db, fixture)
	site := bareSite(t)
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	return site
}

var (
	markOf   = regexp.MustCompile(`<a class="mark[^"]*" data-link id="m-([^"]+)"[^>]*><span class="no">(\d+)</span>([^<]*)`)
	wordForm = regexp.MustCompile(`<form class="fields" method="post" action="([^"]+)"><input type="hidden" name="item"`)
	backForm = regexp.MustCompile(`name="item" value="([^"]+)"><input type="hidden" name="other" value="(\d+)"><button name="do" value="back"`)
)

// marks are the items marked in the text of the plan, by their words.
func marks(tb testing.TB, site http.Handler) map[string]string {
	tb.Helper()
	all := map[string]string{}
	for _, m := range markOf.FindAllStringSubmatch(get(tb, site, "/plan/review?year=2025").Body.String(), -1) {
		all[html.UnescapeString(m[3])] = m[1]
	}
	return all
}

const reviewOf = "/plan/review?year=2025&item="

// send sends a form about an item and returns the page it leads to.
func (p planForm) send(do string, more url.Values) *httptest.ResponseRecorder {
	p.t.Helper()
	fields := url.Values{"item": {p.item}, "do": {do}}
	for name, values := range more {
		fields[name] = values
	}
	return submit(p.t, p.site, p.action, "", fields)
}

type planForm struct {
	t            *testing.T
	site         http.Handler
	action, item string
}

func formOf(t *testing.T, site http.Handler, words string) planForm {
	t.Helper()
	for text, key := range marks(t, site) {
		if !strings.Contains(text, words) {
			continue
		}
		m := wordForm.FindStringSubmatch(get(t, site, reviewOf+key).Body.String())
		if m == nil {
			t.Fatalf("no form for %q", words)
		}
		return planForm{t, site, html.UnescapeString(m[1]), key}
	}
	t.Fatalf("%q is not marked: %v", words, marks(t, site))
	return planForm{}
}

// fields are what the form of an item holds for the ball game, with a changed number.
func gameFields(times string) url.Values {
	return url.Values{
		"text": {"2、5月举办职工篮球赛。"}, "category": {"culture"}, "owner": {"李四"}, "wfrom": {"5", ""}, "wto": {"6", ""},
		"tkind": {"count"}, "tvalue": {times}, "tcmp": {"eq"}, "tunit": {"次"}, "tperiod": {""}, "tper": {""}, "tquote": {""},
	}
}

func TestReviewCorrectsAnItem(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	game := formOf(t, site, "篮球赛")
	w := game.send("edit", gameFields("2"))
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || !strings.Contains(to, game.item) {
		t.Fatalf("a correction: status %d to %q", w.Code, to)
	}
	text := parse(t, get(t, site, "/plan?year=2025").Body.String()).text
	for _, want := range []string{"5月至6月", "目标2次", "李四", "部分完成"} {
		if !strings.Contains(text, want) {
			t.Errorf("计划与实际 does not say %q after the correction:\n%s", want, text)
		}
	}
	page := get(t, site, reviewOf+game.item).Body.String()
	back := backForm.FindStringSubmatch(page)
	if back == nil || !strings.Contains(page, "本机用户") {
		t.Fatalf("the correction is not listed with who made it:\n%s", page)
	}
	game.send("back", url.Values{"other": {back[2]}})
	if text := parse(t, get(t, site, "/plan?year=2025").Body.String()).text; strings.Contains(text, "李四") || strings.Contains(text, "目标2次") {
		t.Errorf("the correction was not taken back:\n%s", text)
	}
}

func TestReviewAdjustsAndGivesUp(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	game := formOf(t, site, "篮球赛")
	if w := game.send("adjust", gameFields("6")); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "理由") {
		t.Errorf("adjusted without a reason: status %d", w.Code)
	}
	fields := gameFields("6")
	fields.Set("reason", "场地翻修")
	game.send("adjust", fields)
	text := parse(t, get(t, site, "/plan?year=2025").Body.String()).text
	if !regexp.MustCompile(`原定 .* → 6次.*理由：场地翻修`).MatchString(text) || !strings.Contains(text, "已调整") {
		t.Errorf("the history is not told:\n%s", text)
	}
	game.send("cancel", url.Values{"reason": {"不办了"}})
	if text := parse(t, get(t, site, "/plan?year=2025").Body.String()).text; !strings.Contains(text, "取消") || !strings.Contains(text, "理由：不办了") {
		t.Errorf("what was given up is not told:\n%s", text)
	}
}

func TestReviewSplitsMergesAddsAndDrops(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	count := func(what string, want int) {
		t.Helper()
		if got := len(marks(t, site)); got != want {
			t.Errorf("%s: %d items, want %d: %v", what, got, want, marks(t, site))
		}
	}
	before := len(marks(t, site))
	game := formOf(t, site, "篮球赛")
	if w := game.send("split", url.Values{"pieces": {"一行"}}); w.Code != http.StatusBadRequest {
		t.Errorf("split into one: status %d", w.Code)
	}
	game.send("split", url.Values{"pieces": {"5月举办职工篮球赛\n10月举办足球赛两次"}})
	count("split", before+1)
	part := formOf(t, site, "足球赛")
	if page := get(t, site, reviewOf+part.item).Body.String(); !strings.Contains(page, `value="2"><input name="tunit"`) || !strings.Contains(page, `<option value="10" selected>`) {
		t.Errorf("the part is not understood anew:\n%s", page)
	}
	game.send("merge", url.Values{"other": {part.item}})
	count("merged", before)
	if w := game.send("drop", nil); w.Code != http.StatusBadRequest {
		t.Errorf("dropped without a reason: status %d", w.Code)
	}
	game.send("drop", url.Values{"reason": {"不是任务"}})
	count("dropped", before-1)
	m := regexp.MustCompile(`name="other" value="([^"]+)"><input type="hidden" name="line" value="1"`).FindStringSubmatch(get(t, site, "/plan/review?year=2025&line=1").Body.String())
	if m == nil {
		t.Fatal("no form to add what stands on a line")
	}
	submit(t, site, game.action, "", url.Values{"do": {"add"}, "other": {html.UnescapeString(m[1])}, "line": {"1"}, "text": {"春节慰问老职工"}})
	count("added", before)
	for do, want := range map[string]int{"": 400, "burn": 400} {
		if w := game.send(do, nil); w.Code != want {
			t.Errorf("do=%q: status %d, want %d", do, w.Code, want)
		}
	}
}

func TestManyLinksAreDecidedBesideThePage(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	page := get(t, site, "/plan/links?year=2025").Body.String()
	m := regexp.MustCompile(`action="([^"]+)"><input type="hidden" name="item" value="([^"]+)"><input type="hidden" name="act" value="([^"]+)"`).FindStringSubmatch(page)
	if m == nil || !strings.Contains(page, "data-batch") || !strings.Contains(page, "共同说到") {
		t.Fatalf("no link with what speaks for it:\n%s", page)
	}
	say := func(do, act string) *httptest.ResponseRecorder {
		fields := url.Values{"item": {html.UnescapeString(m[2])}, "act": {act}, "do": {do}}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, html.UnescapeString(m[1]), strings.NewReader(fields.Encode()))
		r.Host = "127.0.0.1:8080"
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Accept", "application/json")
		w := httptest.NewRecorder()
		site.ServeHTTP(w, r)
		return w
	}
	act := html.UnescapeString(m[3])
	for do, want := range map[string]string{"confirm": "已确认", "reject": "已否定", "withdraw": "待确认"} {
		if w := say(do, act); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: status %d, %s", do, w.Code, w.Body)
		}
	}
	if w := say("confirm", "甲局/没有"); w.Code != http.StatusNotFound {
		t.Errorf("a link nobody made: status %d", w.Code)
	}
	say("confirm", act)
	if decided := get(t, site, "/plan/links?year=2025&show=decided").Body.String(); !strings.Contains(decided, html.EscapeString(act)) {
		t.Errorf("what was decided is not listed:\n%s", decided)
	}
}

func TestPlanBookHoldsThePage(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	w := get(t, site, "/plan/book?year=2025")
	if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Disposition"), "attachment") {
		t.Fatalf("status %d, %v", w.Code, w.Header())
	}
	f, err := excelize.OpenReader(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("计划与实际")
	if err != nil || len(rows) != 2+len(marks(t, site)) {
		t.Fatalf("rows of the plan: %v, %v", rows, err)
	}
	if said := strings.Join(rows[3], " "); !strings.Contains(said, "篮球赛") || !strings.Contains(said, "完成") {
		t.Errorf("row of the ball game: %s", said)
	}
	if w := get(t, site, "/plan/book?year=1999"); w.Code != http.StatusBadRequest {
		t.Errorf("a year without a plan: status %d, want 400", w.Code)
	}
}

// Whoever does not govern a unit corrects nothing of it.
func TestStrangersCorrectNothing(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, fixture)
	r, err := db.Review(t.Context(), terms.OwnerViewer(), terms.Scope{Unit: "甲局", Period: terms.Year(2025)})
	if err != nil || len(r.Items) == 0 {
		t.Fatalf("review: %+v, %v", r, err)
	}
	stranger := terms.Viewer{Role: terms.Officer, Units: []string{"乙局"}}
	err = db.DecideItem(t.Context(), stranger, queries.Decision{Kind: queries.ItemDrop, Unit: "甲局", Subject: r.Items[0].Key, Reason: "x"}, queries.ItemPatch{})
	if err == nil {
		t.Error("a stranger dropped an item")
	}
}
