package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"nianlun/server/web"
)

// TestPagesOfALoadedYear runs every check of pages with data over one loaded site.
func TestPagesOfALoadedYear(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	for name, check := range map[string]func(*testing.T, *web.Server){
		"promises": pagesHoldWhatTheyPromise, "hostile title": hostileTitleIsShownAsText, "figure links": figureLinksResolve,
		"file and row": figurePageNamesFileAndRow, "empty year": emptyYearSaysSo, "bad addresses": badAddresses,
		"downloads": downloads, "filter": filterStandsInEveryLink, "lists": listsAreNarrowed,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); check(t, site) })
	}
}

var allPages = []string{"/", "/plan", "/draft", "/files", "/files/1", "/activities", "/money", "/compare", "/unreached", "/activities?theme=culture&month=2025-05", "/unreached?degree=mass", "/?year=2025&period=h1", "/plan?status=none", "/?from=2025-03-01&to=2025-05-31", "/draft?year=2025&period=q1"}

func pagesHoldWhatTheyPromise(t *testing.T, site *web.Server) {
	t.Helper()
	for _, page := range allPages {
		w := get(t, site, page)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d\n%s", page, w.Code, w.Body)
			continue
		}
		doc := parse(t, w.Body.String())
		if len(doc.scripts) > 0 || len(doc.inline) > 0 {
			t.Errorf("%s: inline script or style: %q %q", page, doc.scripts, doc.inline)
		}
		if strings.Contains(w.Body.String(), "<script>alert") || strings.Contains(w.Body.String(), "<b>业务支出") {
			t.Errorf("%s: a cell left its text", page)
		}
		if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'self'") || strings.Contains(got, "unsafe") {
			t.Errorf("%s: policy %q", page, got)
		}
	}
}

func hostileTitleIsShownAsText(t *testing.T, site *web.Server) {
	t.Helper()
	if doc := parse(t, get(t, site, "/plan").Body.String()); !strings.Contains(doc.text, hostile) {
		t.Errorf("the plan page does not show the title as it was written:\n%s", doc.text)
	}
}

// figureLinksResolve opens every number of every page: the page behind it must
// state the same number.
func figureLinksResolve(t *testing.T, site *web.Server) {
	t.Helper()
	seen := map[link]bool{}
	for _, page := range []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft"} {
		for _, l := range parse(t, get(t, site, page).Body.String()).links {
			if !strings.HasPrefix(l.href, "/figure?") || seen[l] {
				continue
			}
			seen[l] = true
			w := get(t, site, l.href)
			if w.Code != http.StatusOK {
				t.Errorf("%s: %s (%s) answers %d", page, l.href, l.text, w.Code)
				continue
			}
			if text := parse(t, w.Body.String()).text; l.text != "看这些活动的记录" && !strings.Contains(text, l.text) {
				t.Errorf("%s says %q, its own page %s says:\n%s", page, l.text, l.href, text)
			}
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d figures linked", len(seen))
	}
}

func figurePageNamesFileAndRow(t *testing.T, site *web.Server) {
	t.Helper()
	for _, l := range parse(t, get(t, site, "/?year=2025").Body.String()).links {
		if strings.HasPrefix(l.href, "/figure?key=activity_count") && l.text == "3次" {
			text := parse(t, get(t, site, l.href).Body.String()).text
			for _, want := range []string{"活动台账.csv", "第3行", "职工篮球赛"} {
				if !strings.Contains(text, want) {
					t.Errorf("the rows of %s lack %q:\n%s", l.href, want, text)
				}
			}
			return
		}
	}
	t.Error("no link for the three activities of the year")
}

func emptyYearSaysSo(t *testing.T, site *web.Server) {
	t.Helper()
	for page, want := range map[string]string{
		"/?year=2019": "还没有数据", "/plan?year=2019": "还没有导入2019年的工作计划",
		"/activities?year=2019": "没有符合条件的活动记录", "/money?year=2019": "没有支出数据", "/compare?year=2019": "没有下属单位", "/unreached?year=2019": "不知道该找谁",
		"/draft?year=2019": "写不出总结", "/unreached?year=2030": "这段时间还没有开始", "/draft?year=2025": "处要处理",
	} {
		if text := parse(t, get(t, site, page).Body.String()).text; !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", page, want, text)
		}
	}
}

func badAddresses(t *testing.T, site *web.Server) {
	t.Helper()
	tests := map[string]struct {
		target string
		status int
		says   string
	}{
		"no such page":    {"/nope", 404, "没有这个页面"},
		"no such file":    {"/static/secret.key", 404, "没有这个页面"},
		"year in words":   {"/?year=今年", 400, "年份应该是四位数"},
		"year too far":    {"/?year=99999", 400, "年份应该是四位数"},
		"period":          {"/?period=h3", 400, "时段只能选"},
		"half a span":     {"/?from=2025-01-01", 400, "起止日期要同时填写"},
		"span backwards":  {"/?from=2025-02-01&to=2025-01-01", 400, "起止日期"},
		"no day":          {"/?asof=2025-02-30", 400, "日期应该写成"},
		"day before all":  {"/?year=2025&asof=2024-12-31", 400, "统计日不能早于"},
		"no such unit":    {"/?unit=nobody", 404, "没有找到"},
		"no such degree":  {"/unreached?degree=half", 400, "没有这种触达程度"},
		"no such status":  {"/plan?status=great", 400, "没有这种计划状态"},
		"broken figure":   {"/figure?key=x", 400, "编号不完整"},
		"no figure":       {"/figure", 400, "编号不完整"},
		"unknown measure": {"/figure?key=" + "bogus%3Ffrom%3D2025-01-01%26to%3D2025-12-31%26unit%3Du", 404, ""},
		"format":          {"/draft/download?format=docm", 400, "只能下载"},
		"quote in unit":   {"/?unit=%27%3B+drop+table+unit", 404, "没有找到"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			w := get(t, site, tt.target)
			text := parse(t, w.Body.String()).text
			if tt.says == "" {
				if w.Code != http.StatusNotFound && w.Code != http.StatusBadRequest {
					t.Errorf("status %d, want 400 or 404", w.Code)
				}
			} else if w.Code != tt.status || !strings.Contains(text, tt.says) {
				t.Errorf("status %d, want %d; says %q, want %q", w.Code, tt.status, text, tt.says)
			}
			if !strings.Contains(text, "请求编号") {
				t.Errorf("no request id: %q", text)
			}
		})
	}
}

func downloads(t *testing.T, site *web.Server) {
	t.Helper()
	for format, want := range map[string]string{"docx": "PK", "md": "# ", "html": "<", "json": "{"} {
		w := get(t, site, "/draft/download?year=2025&format="+format)
		if w.Code != http.StatusOK || !strings.HasPrefix(strings.TrimSpace(w.Body.String()), want) {
			t.Errorf("%s: status %d, begins %.40q", format, w.Code, w.Body.String())
		}
		if got := w.Header().Get("Content-Disposition"); !strings.HasPrefix(got, "attachment") || !strings.Contains(got, "."+format) {
			t.Errorf("%s: disposition %q", format, got)
		}
		if format == "json" && !json.Valid(w.Body.Bytes()) {
			t.Error("the JSON of the draft is not valid")
		}
	}
}

// filterStandsInEveryLink follows the navigation: unit, days and as-of stay.
func filterStandsInEveryLink(t *testing.T, site *web.Server) {
	t.Helper()
	doc := parse(t, get(t, site, "/?year=2025&period=h1&asof=2025-06-01").Body.String())
	for _, want := range []string{"/plan?", "/activities?", "/money?", "/compare?", "/unreached?", "/draft?"} {
		found := false
		for _, l := range doc.links {
			if strings.HasPrefix(l.href, want) {
				found = true
				if !strings.Contains(l.href, "period=h1") || !strings.Contains(l.href, "asof=2025-06-01") || !strings.Contains(l.href, "unit=") {
					t.Errorf("link %s loses the filter", l.href)
				}
			}
		}
		if !found {
			t.Errorf("no link to %s", want)
		}
	}
}

// listsAreNarrowed: month and kind stand in the address and in the form that changes it.
func listsAreNarrowed(t *testing.T, site *web.Server) {
	t.Helper()
	body := get(t, site, "/activities?year=2025&month=2025-05").Body.String()
	_, list, _ := strings.Cut(body, `id="list"`)
	if !strings.Contains(list, "职工篮球赛") || strings.Contains(list, "中秋游园") || !strings.Contains(body, `<option value="2025-05" selected>`) {
		t.Errorf("May is not May:\n%s", list)
	}
	if body := get(t, site, "/activities?year=2025&month=2024-05&theme=nonsense").Body.String(); !strings.Contains(body, "中秋游园") || !strings.Contains(body, "职工篮球赛") {
		t.Error("a month of another year narrows the list, and the form does not show it")
	}
	if body := get(t, site, "/plan?year=2025&status=none").Body.String(); !strings.Contains(body, `<input type="hidden" name="status" value="none">`) {
		t.Error("the form of the plan page loses the state")
	}
}
