package web_test

import (
	"encoding/xml"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

const hostile = `</script><script>alert(1)</script>插花`

var fixture = []ingest.File{
	{Name: "活动台账.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元),备注\n" +
		"A1," + hostile + ",2025-03-07,30,1260.00,\nA2,职工篮球赛,2025-05-20,48,3200,\nA3,中秋游园,2025-09-28,,880,=cmd()\n")},
	{Name: "经费支出明细.csv", Data: []byte("日期,凭证号,科目,摘要,支出金额(元)\n2025-03-08,1,文体活动支出,购买鲜花,1260\n2025-05-21,2,<b>业务支出</b>,裁判费,600\n")},
	{Name: "工作计划.txt", Data: []byte("2025年工会工作计划\n一、丰富文体生活\n1、3月份开展“三八”妇女节插花活动。\n2、5月举办职工篮球赛一次。\n3、组织职工健步走活动。\n")},
}

// newSite is a server over a database; with files it holds them.
func newSite(tb testing.TB, files []ingest.File) *web.Server {
	tb.Helper()
	db := queriestest.NewDB(tb)
	if len(files) > 0 {
		load(tb, db, files)
	}
	site := bareSite(tb)
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	return site
}

func load(tb testing.TB, db *queries.DB, files []ingest.File) {
	tb.Helper()
	reports, err := ingest.Load(tb.Context(), db, files, ingest.Options{
		Viewer: terms.OwnerViewer(), Unit: "甲局工会", Year: 2025,
		Now: time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC),
	})
	if err != nil {
		tb.Fatalf("loading: %v", err)
	}
	for _, r := range reports {
		if !r.Clean() {
			tb.Fatalf("%s not taken whole: %+v", r.File, r)
		}
	}
}

func bareSite(tb testing.TB) *web.Server {
	tb.Helper()
	site, err := web.New(web.Config{Viewer: terms.OwnerViewer(), Now: func() time.Time { return time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC) }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		tb.Fatal(err)
	}
	return site
}

func get(tb testing.TB, site http.Handler, target string) *httptest.ResponseRecorder {
	tb.Helper()
	r := httptest.NewRequestWithContext(tb.Context(), http.MethodGet, target, nil)
	r.Host = "127.0.0.1:8080"
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w
}

// link is one <a> of a page.
type link struct{ href, text string }

// document is what a browser would find in a page.
type document struct {
	links   []link
	scripts []string // text of script elements that run
	inline  []string // style attributes and event handlers
	text    string
}

// parse reads a page strictly enough to find unbalanced markup.
func parse(tb testing.TB, page string) document {
	tb.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var doc document
	var open []xml.StartElement
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return doc
		}
		if err != nil {
			tb.Fatalf("reading the page: %v\n%s", err, page)
		}
		switch tok := token.(type) {
		case xml.StartElement:
			open = append(open, tok)
			doc.start(tok)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			doc.chars(open, string(tok))
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (d *document) start(e xml.StartElement) {
	for _, a := range e.Attr {
		if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
			d.inline = append(d.inline, a.Name.Local+"="+a.Value)
		}
	}
	if e.Name.Local == "a" {
		d.links = append(d.links, link{href: attr(e, "href")})
	}
}

func (d *document) chars(open []xml.StartElement, text string) {
	for i := len(open) - 1; i >= 0; i-- {
		switch open[i].Name.Local {
		case "script":
			if attr(open[i], "type") != "application/json" && strings.TrimSpace(text) != "" {
				d.scripts = append(d.scripts, text)
			}
			return
		case "a":
			d.links[len(d.links)-1].text += text
		}
	}
	d.text += text
}

func TestEmptyDatabaseSaysSo(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	for _, page := range []string{"/", "/plan", "/activities", "/money", "/compare", "/unreached", "/draft", "/files"} {
		w := get(t, site, page)
		if text := parse(t, w.Body.String()).text; w.Code != http.StatusOK || !strings.Contains(text, "还没有") {
			t.Errorf("%s: status %d, says %q", page, w.Code, text)
		}
	}
}

func TestPagesWaitForTheData(t *testing.T) {
	t.Parallel()
	site := bareSite(t)
	site.Report(web.Progress{Total: 8, Done: 3, File: "甲/台账.xlsx"})
	for _, page := range []string{"/", "/plan", "/draft", "/files", "/files/1", "/activities", "/unreached", "/figure?key=x"} {
		if w := get(t, site, page); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/progress" {
			t.Errorf("%s: %d to %q before the data stands", page, w.Code, w.Header().Get("Location"))
		}
	}
	if text := parse(t, get(t, site, "/progress").Body.String()).text; !strings.Contains(text, "已经装入 3 个文件") {
		t.Errorf("progress page says %q", text)
	}
	if got := get(t, site, "/progress.json").Body.String(); !strings.Contains(got, `"done":3`) {
		t.Errorf("progress.json = %s", got)
	}
	site.Report(web.Progress{Failed: "磁盘满了"})
	if text := parse(t, get(t, site, "/progress").Body.String()).text; !strings.Contains(text, "磁盘满了") {
		t.Errorf("failed progress page says %q", text)
	}
}
