package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/server/web"
)

// drafted is a site with a year and its draft.
type drafted struct {
	t    *testing.T
	site *web.Server
	db   *queries.DB
}

func newDrafted(t *testing.T) drafted {
	t.Helper()
	db := queriestest.NewDB(t)
	load(t, db, fixture)
	site := bareSite(t)
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	return drafted{t, site, db}
}

const draftHere = "/draft?year=2025"

func (d drafted) page() string {
	d.t.Helper()
	return get(d.t, d.site, draftHere).Body.String()
}

var (
	paragraphOf = regexp.MustCompile(`(?s)<(?:p|li|h[123])[^>]* id="p-([a-z2-7]+)"[^>]*>(.*?)</(?:p|li|h[123])>`)
	newestOf    = regexp.MustCompile(`data-newest="([^"]*)"`)
	figureIn    = regexp.MustCompile(`data-fig="([^"]+)"[^>]*>([^<]+)<`)
)

// paragraph finds the key and the markup of the paragraph that says something.
func (d drafted) paragraph(words string) (key, markup string) {
	d.t.Helper()
	page := d.page()
	for _, m := range paragraphOf.FindAllStringSubmatch(page, -1) {
		if strings.Contains(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(m[2], ""), words) {
			return m[1], m[2]
		}
	}
	d.t.Fatalf("no paragraph says %q:\n%s", words, page)
	return "", ""
}

func (d drafted) newest() map[string]string {
	d.t.Helper()
	var ids map[string]json.Number
	m := newestOf.FindStringSubmatch(d.page())
	if m == nil || json.Unmarshal([]byte(html.UnescapeString(m[1])), &ids) != nil {
		d.t.Fatalf("the page does not tell the newest wordings: %v", m)
	}
	all := map[string]string{}
	for key, id := range ids {
		all[key] = id.String()
	}
	return all
}

// wish sends what a person wants of a paragraph, as the script does.
func (d drafted) wish(fields url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "/draft/edit?year=2025", strings.NewReader(fields.Encode()))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "application/json")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

func words(parts ...map[string]string) string {
	text, _ := json.Marshal(parts) //nolint:errchkjson // strings always can be
	return string(text)
}

// A paragraph is worded, its figure stays live, and every output says it.
func TestWordingADraft(t *testing.T) {
	t.Parallel()
	d := newDrafted(t)
	key, markup := d.paragraph("篮球赛")
	var people string
	for _, m := range figureIn.FindAllStringSubmatch(markup, -1) {
		if m[2] == "48人次" {
			people = m[1]
		}
	}
	if people == "" {
		t.Fatalf("no 48人次 in %s", markup)
	}
	if w := d.wish(url.Values{"do": {"write"}, "key": {key}, "seen": {"0"}, "parts": {words(map[string]string{"t": "球场上"}, map[string]string{"f": people}, map[string]string{"t": "拼搏，另有7人助威</script><b>。"})}}); w.Code != http.StatusOK {
		t.Fatalf("saving: %d %s", w.Code, w.Body)
	}
	if page := d.page(); !strings.Contains(page, "手写数字：7人") || strings.Contains(page, "助威</script>") {
		t.Errorf("the page after it:\n%s", page)
	}
	for _, format := range []string{"md", "html", "json", "docx"} {
		body := get(t, d.site, "/draft/download?year=2025&format="+format).Body.String()
		if format == "docx" {
			body = unpackedPart(t, []byte(body), "word/document.xml")
		}
		if !strings.Contains(body, "球场上") || strings.Contains(body, "举办职工篮球赛，48人次") {
			t.Errorf("the %s does not have the wording", format)
		}
	}
	load(t, d.db, []ingest.File{{Name: "更正活动台账.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nA2,职工篮球赛,2025-05-20,66,3200\n")}})
	if page := d.page(); !strings.Contains(page, "48人次→66人次") || !strings.Contains(page, ">66人次</a>拼搏") {
		t.Errorf("after new data:\n%s", page)
	}
	// Of two people the later one is told, and what the other one wrote.
	late := url.Values{"do": {"write"}, "key": {key}, "seen": {"0"}, "parts": {words(map[string]string{"t": "后来的话。"})}}
	if w := d.wish(late); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "先改了这一段") || !strings.Contains(w.Body.String(), "球场上") {
		t.Errorf("the later one: %d %s", w.Code, w.Body)
	}
	late.Set("seen", d.newest()[key])
	if w := d.wish(late); w.Code != http.StatusOK {
		t.Errorf("having seen it: %d %s", w.Code, w.Body)
	}
	if history := get(t, d.site, "/draft/history?year=2025").Body.String(); !strings.Contains(history, "球场上") || !strings.Contains(history, "后来的话。") || !strings.Contains(history, "2026年1月15日") {
		t.Errorf("the history:\n%s", history)
	}
	for name, wrong := range map[string]url.Values{
		"no such wish": {"do": {"x"}, "key": {key}}, "no such paragraph": {"do": {"remove"}, "key": {"nix"}},
		"no such figure": {"do": {"write"}, "key": {key}, "seen": {d.newest()[key]}, "parts": {`[{"f":"nix"}]`}},
		"no parts":       {"do": {"write"}, "key": {key}, "parts": {`{`}}, "no number": {"do": {"write"}, "key": {key}, "seen": {"x"}},
		"no key of ours": {"do": {"write"}, "key": {"张三生病"}, "was": {words(map[string]string{"t": "x"})}, "parts": {words(map[string]string{"t": "y"})}},
		"no heading":     {"do": {"write"}, "key": {"nix"}, "under": {strings.Repeat("长", 501)}, "was": {words(map[string]string{"t": "x"})}, "parts": {words(map[string]string{"t": "y"})}},
	} {
		if w := d.wish(wrong); w.Code != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// A final version is refused while anything is open; what is kept is handed out the same
// and tells what drifted.
func TestKeepingAnEdition(t *testing.T) {
	t.Parallel()
	d := newDrafted(t)
	w := submit(t, d.site, "/draft/freeze?year=2025", "", url.Values{"as": {"final"}})
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "没有定稿") {
		t.Fatalf("with open marks: %d", w.Code)
	}
	w = submit(t, d.site, "/draft/freeze?year=2025", "", url.Values{"as": {"draft"}, "remark": {"先存<b>一份"}})
	at := w.Header().Get("Location")
	if w.Code != http.StatusSeeOther || at != "/draft/editions/1" {
		t.Fatalf("kept: %d %q", w.Code, at)
	}
	before := map[string]string{}
	formats := []string{"docx", "md", "html", "json", "xlsx"}
	for _, format := range formats {
		w := get(t, d.site, at+"/download?format="+format)
		if w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s: %d", format, w.Code)
		}
		before[format] = w.Body.String()
	}
	if page := get(t, d.site, at).Body.String(); !strings.Contains(page, "资料没有变") || !strings.Contains(page, "先存&lt;b&gt;一份") {
		t.Errorf("the edition:\n%s", page)
	}
	if page := d.page(); !strings.Contains(page, "本机用户 2026年1月15日 ") {
		t.Errorf("the draft does not tell who kept it when:\n%s", page)
	}
	load(t, d.db, []ingest.File{{Name: "更正活动台账.csv", Data: []byte("活动编号,活动名称,活动时间,参加人数,经费(元)\nA2,职工篮球赛,2025-05-20,66,3200\n")}})
	page := get(t, d.site, at).Body.String()
	for _, want := range []string{"48人次 → ", "66人次", "后来导入的：更正活动台账.csv"} {
		if !strings.Contains(page, want) {
			t.Errorf("the edition after new data does not say %q:\n%s", want, page)
		}
	}
	for _, format := range formats {
		if got := get(t, d.site, at+"/download?format="+format).Body.String(); got != before[format] {
			t.Errorf("the %s is another after new data", format)
		}
	}
	if list := get(t, d.site, "/draft/editions?year=2025").Body.String(); !strings.Contains(list, "第1号") || !strings.Contains(list, "草稿版") {
		t.Errorf("the list:\n%s", list)
	}
	if page := get(t, d.site, "/draft/versus?year=2025&a=1&b=now").Body.String(); !strings.Contains(page, "右边多") || !strings.Contains(page, "48人次") {
		t.Errorf("beside the draft of now:\n%s", page)
	}
	for _, path := range []string{"/draft/editions/9", "/draft/editions/x", "/draft/editions/1/download?format=exe", "/draft/versus?year=2025&a=9"} {
		if w := get(t, d.site, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// unpackedPart is one part of a zip.
func unpackedPart(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(part)
}
