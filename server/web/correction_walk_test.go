package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
)

// walked is a cash book in which two lines of one voucher say the same but for the amount,
// and one of them is faulty.
var walked = [][]string{
	{"日期", "凭证号", "科目", "摘要", "支出金额"},
	{"2025-03-01", "记-5", "职工活动支出", "茶水", "100"},
	{"2025-03-01", "记-5", "职工活动支出", "茶水", "待定"},
	{"2025-03-08", "记-6", "职工活动支出", "奖品", "300"},
}

// joined writes the rows with a separator between cells and one behind each row.
func joined(rows [][]string, between, behind string) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, between) + behind)
	}
	return b.String()
}

func inXLSX(t *testing.T, rows [][]string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, r := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = put(f, cell, r...)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inXLS writes the records of an old workbook.
func inXLS(rows [][]string) string {
	var out, strs, cells bytes.Buffer
	little := binary.LittleEndian
	record := func(to *bytes.Buffer, id uint16, body []byte) {
		to.Write(little.AppendUint16(little.AppendUint16(nil, id), uint16(len(body))))
		to.Write(body)
	}
	n := uint32(0)
	for i, r := range rows {
		for j, text := range r {
			units := utf16.Encode([]rune(text))
			strs.Write(append(little.AppendUint16(nil, uint16(len(units))), 1))
			for _, u := range units {
				strs.Write(little.AppendUint16(nil, u))
			}
			at := little.AppendUint16(little.AppendUint16(little.AppendUint16(nil, uint16(i)), uint16(j)), 0)
			record(&cells, 0xFD, little.AppendUint32(at, n))
			n++
		}
	}
	record(&out, 0x809, []byte{0, 6, 5, 0, 0, 0, 0, 0})
	record(&out, 0xE0, make([]byte, 20))
	record(&out, 0xFC, append(little.AppendUint32(little.AppendUint32(nil, n), n), strs.Bytes()...))
	name := []byte{2, 1, 0x26, 0x8d, 0xee, 0x76} // 账目
	record(&out, 0x85, append(append(little.AppendUint32(nil, uint32(out.Len()+4+6+len(name)+4)), 0, 0), name...))
	record(&out, 0x0A, nil)
	record(&out, 0x809, []byte{0, 6, 16, 0, 0, 0, 0, 0})
	out.Write(cells.Bytes())
	record(&out, 0x0A, nil)
	return out.String()
}

func inWord(t *testing.T, rows [][]string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	p := func(text string) string { return "<w:tc><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>" }
	body := ""
	for _, r := range rows {
		body += "<w:tr>"
		for _, c := range r {
			body += p(c)
		}
		body += "</w:tr>"
	}
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>` + body + `</w:tbl></w:body></w:document>`},
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
	return out.String()
}

// walkedFiles are the rows in every form a unit may send them, by file name; pasted text
// has none.
func walkedFiles(t *testing.T, rows [][]string) map[string]string {
	t.Helper()
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(joined(rows, ",", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"账.xlsx": inXLSX(t, rows), "账.csv": joined(rows, ",", "\n"), "国标账.csv": gb, "账.xls": inXLS(rows), "账.et": inXLS(rows),
		"网页账.xls": "<html><table><tr><td>" + strings.TrimSuffix(joined(rows, "</td><td>", "</td></tr><tr><td>"), "<tr><td>") + "</table></html>",
		"账.docx":  inWord(t, rows), "": joined(rows, "\t", "\n"),
	}
}

// mendIn sets the faulty cell of a correction workbook; alone, it takes every other row away.
func mendIn(alone bool) func(f *excelize.File) error {
	return func(f *excelize.File) error {
		name := f.GetSheetName(0)
		rows, err := f.GetRows(name)
		if err != nil {
			return err
		}
		faulty := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, "待定") })
		if faulty < 0 {
			return errors.New("the workbook has no faulty row")
		}
		cell, err := excelize.CoordinatesToCellName(1+slices.Index(rows[faulty], "待定"), faulty+1)
		if err == nil {
			err = f.SetCellValue(name, cell, "200")
		}
		for i := len(rows); i > 0 && alone && err == nil; i-- {
			if slices.Contains(rows[i-1], "茶水") && i-1 != faulty || slices.Contains(rows[i-1], "奖品") {
				err = f.RemoveRow(name, i)
			}
		}
		return err
	}
}

// TestEveryFormIsCorrected walks with a file of every form: its faults, the workbook handed
// back, the fixes alone taken in, once; and all of it undone.
func TestEveryFormIsCorrected(t *testing.T) {
	t.Parallel()
	right := slices.Clone(walked)
	right[2] = []string{"2025-03-01", "记-5", "职工活动支出", "茶水", "200"}
	whole := digestOf(t, []ingest.File{{Name: "账.csv", Data: []byte(joined(right, ",", "\n"))}})
	partly := digestOf(t, []ingest.File{{Name: "账.csv", Data: []byte(joined(slices.Delete(slices.Clone(walked), 2, 3), ",", "\n"))}})
	none := digest(t, queriestest.NewDB(t))
	files := walkedFiles(t, walked)
	for _, file := range slices.Sorted(maps.Keys(files)) {
		for _, alone := range []bool{false, true} {
			t.Run(map[bool]string{true: file + " the mended row alone", false: file + " whole"}[alone], func(t *testing.T) {
				t.Parallel()
				db := queriestest.NewDB(t)
				site := siteOver(t, db)
				sent, fields := map[string]string{file: files[file]}, map[string]string{"unit": "甲局工会", "year": "2025"}
				if file == "" {
					sent, fields["pasted"] = nil, files[file]
				}
				finished(t, site, post(t, site, "", fields, sent))
				want(t, "handed in", partly, digest(t, db))
				name, data := correctionBook(t, site, "/files/1/correction")
				back := answered(t, data, mendIn(alone), false)
				if alone { // a name of one's own, in a later year
					name, fields["year"] = "改好.xlsx", "2026"
				}
				delete(fields, "pasted")
				for range 2 {
					finished(t, site, post(t, site, "", fields, map[string]string{name: back}))
					want(t, "corrected", whole, digest(t, db))
				}
				if text := parse(t, get(t, site, "/jobs/2").Body.String()).text; !strings.Contains(text, "新装入 1 条") {
					t.Errorf("the correction brings more than the mended row:\n%s", text)
				}
				undone(t, site, "3")
				want(t, "the repetition undone", whole, digest(t, db))
				undone(t, site, "2")
				want(t, "the correction undone", partly, digest(t, db))
				undone(t, site, "1")
				want(t, "all undone", none, digest(t, db))
			})
		}
	}
}

func want(t *testing.T, when, want, got string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: not the digest that was to be", when)
	}
}

func undone(t *testing.T, site http.Handler, batch string) {
	t.Helper()
	if w := submit(t, site, "/files/"+batch+"/undo", "", nil); w.Code != http.StatusSeeOther {
		t.Fatalf("undoing batch %s: status %d", batch, w.Code)
	}
}
