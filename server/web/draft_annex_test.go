package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/ingest"
)

var annexForm = regexp.MustCompile(`(?s)<details class="annex-choice"><summary>活动一览表</summary>.*?name="key" value="([a-z2-7]+)"`)

// An annex gets its title, note and columns, or stays behind; every output follows, and an
// edition keeps it whatever comes later.
func TestChoosingAnAnnex(t *testing.T) {
	t.Parallel()
	d := newDrafted(t)
	m := annexForm.FindStringSubmatch(d.page())
	if m == nil {
		t.Fatalf("no annex to choose:\n%s", d.page())
	}
	fields := url.Values{"do": {"annex"}, "key": {m[1]}, "seen": {"0"}, "along": {"1"}, "title": {"活动<b>安排表"}, "note": {"以台账为准"}, "column": {"序号", "日期", "活动", "参加"}}
	if w := d.wish(fields); w.Code != http.StatusOK {
		t.Fatalf("saving: %d %s", w.Code, w.Body)
	}
	if page := d.page(); !strings.Contains(page, "活动&lt;b&gt;安排表") || strings.Contains(page, "活动<b>安排表") || !strings.Contains(page, "注：以台账为准") {
		t.Errorf("the page:\n%s", page)
	}
	word := get(t, d.site, "/draft/download?year=2025&format=docx").Body.Bytes()
	read, err := docx.Read(word)
	if err != nil {
		t.Fatal(err)
	}
	if v := summary.Verify(read, nil, ""); !v.Intact {
		t.Errorf("the document is not intact: %+v", v.Altered)
	}
	if text := read.Markdown(); !strings.Contains(text, "安排表") || strings.Contains(text, "活动一览表") || strings.Contains(text, "地点") {
		t.Errorf("the document:\n%s", text)
	}
	if w := d.wish(url.Values{"do": {"annex"}, "key": {m[1]}, "seen": {d.newest()[m[1]]}, "along": {"1"}, "column": {"序号"}}); w.Code != http.StatusBadRequest {
		t.Errorf("a table of one column: %d", w.Code)
	}
	submit(t, d.site, "/draft/freeze?year=2025", "", url.Values{"as": {"draft"}})
	kept := get(t, d.site, "/draft/editions/1/download?format=md").Body.String()
	if w := d.wish(url.Values{"do": {"annex"}, "key": {m[1]}, "seen": {d.newest()[m[1]]}}); w.Code != http.StatusOK {
		t.Fatalf("leaving it out: %d %s", w.Code, w.Body)
	}
	load(t, d.db, []ingest.File{{Name: "更正活动台账.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nA2,职工篮球赛,2025-05-20,66,3200\n")}})
	if text := get(t, d.site, "/draft/download?year=2025&format=md").Body.String(); strings.Contains(text, "安排表") || strings.Contains(text, "活动一览表") {
		t.Errorf("the annex goes along after all:\n%s", text)
	}
	if got := get(t, d.site, "/draft/editions/1/download?format=md").Body.String(); got != kept || !strings.Contains(kept, "安排表") {
		t.Errorf("the edition is another:\n%s", got)
	}
	if page := get(t, d.site, "/draft/history?year=2025").Body.String(); !strings.Contains(page, "改了附件") || !strings.Contains(page, "不要的栏目：地点、经费") {
		t.Errorf("the history:\n%s", page)
	}
}
