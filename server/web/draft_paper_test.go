package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
)

// A line to sign, room for the seal and the table of sources come with the Word document
// where they are asked for, and only there.
func TestPaperOfADraft(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	document := func(more string) string {
		w := get(t, site, "/draft/download?format=docx&year=2025"+more)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", more, w.Code, w.Body)
		}
		z, err := zip.NewReader(bytes.NewReader(w.Body.Bytes()), int64(w.Body.Len()))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	plain, full := document(""), document("&issue=1&seal=1&sources=1")
	for _, words := range []string{"签发", "数据来源"} {
		if strings.Contains(plain, words) || !strings.Contains(full, words) {
			t.Errorf("%s: in the plain one %v, in the asked one %v", words, strings.Contains(plain, words), strings.Contains(full, words))
		}
	}
	page := get(t, site, "/draft?year=2025").Body.String()
	for _, want := range []string{`name="issue"`, `name="seal"`, `name="sources"`, `<input type="hidden" name="year" value="2025">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
