package ingest_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
)

// wordTable is a Word file of some lines and a table.
func wordTable(t *testing.T, lines []string, rows [][]string) []byte {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	p := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	for _, l := range lines {
		b.WriteString(p(l))
	}
	b.WriteString("<w:tbl>")
	for _, r := range rows {
		b.WriteString("<w:tr>")
		for _, c := range r {
			b.WriteString("<w:tc>" + p(c) + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl></w:body></w:document>")
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"word/document.xml", b.String()},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = io.WriteString(w, part[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestCorrectionOfAWordTable has the rows of a report count within the table, and those of
// the workbook with the lines above it.
func TestCorrectionOfAWordTable(t *testing.T) {
	t.Parallel()
	rows := [][]string{
		{"活动编号", "活动名称", "活动时间", "参加人数"},
		{"A1", "全民读书月启动", "2025-04-12", "46"},
		{"A2", "馆员羽毛球赛", "5月32日", "18"},
	}
	file := func() ingest.File {
		return ingest.File{Name: "活动台账.docx", Data: wordTable(t, []string{"柳营区图书馆工会", "2025年度活动台账"}, rows)}
	}
	db := queriestest.NewDB(t)
	first := load(t, db, ingest.Options{}, file())[0]
	if len(first.Sheets) != 1 || len(first.Sheets[0].Rejected) != 1 || first.Sheets[0].Rejected[0].Cell != "C3" {
		t.Fatalf("report %+v, want one fault at C3", first)
	}
	_, marked := correctionOf(t, db, first.Batch)
	mended := typed(t, marked, first.Sheets[0].Sheet, map[string]any{"C5": "5月23日"})
	got := load(t, db, ingest.Options{}, ingest.File{Name: "活动台账（待更正）.xlsx", Data: mended})[0].Sheets[0]
	if got.RowsLoaded != 1 || got.RowsUnchanged != 1 || len(got.Rejected) != 0 {
		t.Errorf("%d loaded, %d unchanged, rejected %+v; want 1 and 1", got.RowsLoaded, got.RowsUnchanged, got.Rejected)
	}
	rows[2][2] = "5月23日"
	right := queriestest.NewDB(t)
	load(t, right, ingest.Options{}, file())
	if got, want := digest(t, db), digest(t, right); got != want {
		t.Errorf("digest %s, want that of the right file at once, %s", got, want)
	}
}
