package web_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nianlun/ingest"
)

// namesakeFiles are a unit with two members called 陈静, a sign-in and a visit of one of them.
var namesakeFiles = []ingest.File{
	{Name: "花名册.csv", Data: []byte("工号,姓名,部门,性别,入会时间\n001,王小芳,一科,女,2010-09-01\n004,陈静,二科,女,2010-09-01\n005,陈静,三科,女,2010-09-01\n")},
	{Name: "登山签到表.csv", Data: []byte("活动名称,活动日期,姓名,签名\n登山,2025-03-08,陈静,√\n登山,2025-03-08,王小芳,√\n")},
	{Name: "慰问登记.csv", Data: []byte("慰问日期,慰问对象,慰问事由,慰问金\n2025-05-06,陈静,胃癌手术住院,500\n")},
}

func postForm(tb testing.TB, site http.Handler, target string, form url.Values) *httptest.ResponseRecorder {
	tb.Helper()
	r := httptest.NewRequestWithContext(tb.Context(), http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

var (
	subjectField = regexp.MustCompile(`name="subject" value="([^"]+)"`)
	sharedFigure = regexp.MustCompile(`href="(/figure\?key=[^"]+)" title="[^"]*同名`)
	memberButton = regexp.MustCompile(`name="member" value="([^"]+)"`)
)

// Where two members share a name the page asks whom a row means, tells nothing of why
// anybody was visited, and one word settles it until it is taken back.
func TestNamesakesAreAskedAndSettled(t *testing.T) {
	t.Parallel()
	site := newSite(t, namesakeFiles)
	const here = "/namesakes?unit=甲局&year=2025&period=year"
	for page, want := range map[string]string{"/files/2": "有 1 行里的姓名", "/unreached?unit=甲局&year=2025": "有 2 行记录里的姓名", here: "有 2 行记录里的 1 个姓名"} {
		w := get(t, site, page)
		if doc := parse(t, w.Body.String()); w.Code != http.StatusOK || !strings.Contains(doc.text, want) || page != here && !strings.Contains(w.Body.String(), `href="/namesakes?`) {
			t.Errorf("%s: status %d, no %q and link in\n%s", page, w.Code, want, doc.text)
		}
	}
	figure := sharedFigure.FindStringSubmatch(get(t, site, "/?unit=甲局&year=2025").Body.String())
	if len(figure) == 0 || !strings.Contains(get(t, site, html.UnescapeString(figure[1])).Body.String(), `href="/namesakes?`) {
		t.Errorf("no figure that hangs on them leads to the page: %q", figure)
	}
	body := get(t, site, here).Body.String()
	for _, private := range []string{"住院", "胃癌", "手术"} {
		if strings.Contains(body, private) {
			t.Errorf("the page tells of %s", private)
		}
	}
	for _, want := range []string{"二科，工号 004", "三科，工号 005", "登山", "慰问登记.csv"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	subject, members := subjectField.FindStringSubmatch(body)[1], memberButton.FindAllStringSubmatch(body, 3)
	word := url.Values{"unit_of": {"甲局"}, "subject": {subject}, "member": {members[1][1]}, "quiet": {"1"}}
	if members[2][1] != "-" {
		t.Errorf("the third choice is %q, want none of them", members[2][1])
	}
	if w := postForm(t, site, here, word); w.Code != http.StatusNoContent {
		t.Fatalf("a word kept in the background: status %d\n%s", w.Code, w.Body)
	}
	settled := parse(t, get(t, site, here).Body.String()).text
	if !strings.Contains(settled, "没有分不清是谁的姓名") || !strings.Contains(settled, "三科，工号 005") || strings.Contains(get(t, site, "/files/2").Body.String(), "分不清") {
		t.Errorf("after the word:\n%s", settled)
	}
	word.Set("member", "?")
	word.Del("quiet")
	if w := postForm(t, site, here, word); w.Code != http.StatusSeeOther {
		t.Errorf("taken back: status %d", w.Code)
	}
	if text := parse(t, get(t, site, here).Body.String()).text; !strings.Contains(text, "有 2 行记录里的 1 个姓名") {
		t.Errorf("after it was taken back:\n%s", text)
	}
	for name, form := range map[string]url.Values{
		"no such row":     {"unit_of": {"甲局"}, "subject": {"visits x"}, "member": {"-"}},
		"not on the roll": {"unit_of": {"甲局"}, "subject": {subject}, "member": {"甲局/s:999"}},
		"nothing":         {},
		"uneven":          {"unit_of": {"甲局", "甲局"}, "subject": {subject, "a", "b"}, "member": {"-"}},
	} {
		if w := postForm(t, site, here, form); w.Code != http.StatusBadRequest && w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", name, w.Code)
		}
	}
}
