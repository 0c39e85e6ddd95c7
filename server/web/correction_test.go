package web_test

import (
	"bytes"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/ingest"
	"nianlun/queries/terms"
)

// correctionBook fetches the correction workbook of a batch.
func correctionBook(t *testing.T, site http.Handler, target string) (name string, data []byte) {
	t.Helper()
	w := get(t, site, target)
	_, fields, err := mime.ParseMediaType(w.Header().Get("Content-Disposition"))
	if w.Code != http.StatusOK || err != nil {
		t.Fatalf("%s: status %d %v\n%s", target, w.Code, err, w.Body)
	}
	return fields["filename"], w.Body.Bytes()
}

func TestTheFileComesBackMarked(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	finished(t, site, direct(t, site, map[string]string{"台账.csv": titled}))
	if text := parse(t, get(t, site, "/files/1").Body.String()).text; !strings.Contains(text, "下载标好问题的原表") {
		t.Fatalf("the report offers no correction workbook:\n%s", text)
	}
	name, data := correctionBook(t, site, "/files/1/correction")
	if name != "台账（待更正）.xlsx" {
		t.Errorf("it is called %q", name)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	notes, err := f.GetComments("Sheet1")
	if err != nil || len(notes) != 1 || notes[0].Cell != "B4" {
		t.Fatalf("notes %+v %v, want one at B4", notes, err)
	}
	if note := notes[0].Text + notes[0].Paragraph[0].Text; !strings.Contains(note, "没想好") || strings.Count(note, "\n") > 2 {
		t.Errorf("note %q", note)
	}
	if err := f.SetCellValue("Sheet1", "B4", "2025-05-09"); err != nil {
		t.Fatal(err)
	}
	mended, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	text := parse(t, finished(t, site, direct(t, site, map[string]string{name: mended.String()})).Body.String()).text
	if !strings.Contains(text, "新装入 1 条。原来就有 1 行。") {
		t.Errorf("the mended file brings:\n%s", text)
	}
	for target, want := range map[string]int{"/files/2/correction": http.StatusBadRequest, "/files/9/correction": http.StatusNotFound, "/files/x/correction": http.StatusNotFound} {
		if w := get(t, site, target); w.Code != want {
			t.Errorf("%s: status %d, want %d", target, w.Code, want)
		}
	}
}

// direct takes files in without asking first.
func direct(t *testing.T, site http.Handler, files map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	return post(t, site, "", map[string]string{"unit": "甲局工会", "year": "2025", "direct": "1"}, files)
}

var fixField = regexp.MustCompile(`name="(sheet|cell|was|value)" value="([^"]*)"`)

func TestFaultyCellsAreCorrectedOnThePage(t *testing.T) {
	t.Parallel()
	site := newSite(t, nil)
	finished(t, site, direct(t, site, map[string]string{"台账.csv": titled}))
	fields := url.Values{}
	for _, m := range fixField.FindAllStringSubmatch(get(t, site, "/files/1").Body.String(), -1) {
		fields.Add(m[1], m[2])
	}
	if fields.Get("cell") != "B4" || fields.Get("value") != "没想好" {
		t.Fatalf("the fields are %v", fields)
	}
	if w := submit(t, site, "/files/1/fix", "", fields); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "还没有改动") {
		t.Errorf("without a change: status %d", w.Code)
	}
	fields.Set("value", "2025-05-09")
	text := parse(t, finished(t, site, submit(t, site, "/files/1/fix", "", fields)).Body.String()).text
	for _, want := range []string{"台账（页面更正）.xlsx", "新装入 1 条。原来就有 1 行。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the result lacks %q:\n%s", want, text)
		}
	}
	if text := parse(t, get(t, site, "/files/1").Body.String()).text; !strings.Contains(text, "更正过的台账（页面更正）.xlsx（第 2 批）") {
		t.Errorf("the first batch does not lead on:\n%s", text)
	}
	if text := parse(t, get(t, site, "/activities?year=2025").Body.String()).text; !strings.Contains(text, "讲座") {
		t.Errorf("the mended row is not there:\n%s", text)
	}
	fields.Set("cell", "C3")
	if w := submit(t, site, "/files/1/fix", "", fields); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "C3") {
		t.Errorf("a cell without a fault: status %d", w.Code)
	}
	fields.Add("cell", "C4")
	if w := submit(t, site, "/files/1/fix", "", fields); w.Code != http.StatusBadRequest {
		t.Errorf("a torn form: status %d", w.Code)
	}
	if w := submit(t, site, "/files/1/fix", "https://evil.example", fields); w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d, want 403", w.Code)
	}
}

func TestTheMarkedFileStaysInTheUnit(t *testing.T) {
	t.Parallel()
	o := federation(t)
	reports, err := ingest.Load(t.Context(), o.db, []ingest.File{{Name: "慰问二.csv", Data: []byte("慰问日期,慰问对象,慰问事由,慰问金(元)\n某天,欧阳慧敏,生病住院,500\n")}},
		ingest.Options{Viewer: terms.OwnerViewer(), Unit: "甲局工会", Year: 2025, Now: o.now()})
	if err != nil || reports[0].RejectedRows() != 1 {
		t.Fatalf("%v %+v", err, reports)
	}
	if w := o.as(t, "officer").get(t, "/files/5/correction"); w.Code != http.StatusOK {
		t.Errorf("the officer gets %d", w.Code)
	}
	for _, role := range []string{"federation", "admin"} {
		b := o.as(t, role)
		if w := b.get(t, "/files/5/correction"); w.Code != http.StatusForbidden {
			t.Errorf("%s gets %d, want 403", role, w.Code)
		}
		if text := b.get(t, "/files/5").Body.String(); strings.Contains(text, "/files/5/correction") || strings.Contains(text, `name="value"`) {
			t.Errorf("%s is offered the file", role)
		}
		if w := b.post(t, "/files/5/fix", url.Values{"sheet": {"csv"}, "cell": {"A2"}, "was": {"某天"}, "value": {"2025-05-01"}}); w.Code != http.StatusForbidden {
			t.Errorf("%s corrects with %d, want 403", role, w.Code)
		}
	}
}
