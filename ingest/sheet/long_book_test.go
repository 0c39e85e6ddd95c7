package sheet_test

import (
	"archive/zip"
	"bytes"
	encodingcsv "encoding/csv"
	"fmt"
	"html"
	"strconv"
	"strings"
	"testing"
	"time"

	"nianlun/ingest/sheet"
)

// written is a workbook of the cells of a text, as most programs write one: words shared
// or in place, days as serial numbers.
type written struct {
	shared map[string]int
	words  []string
	inline bool
	days   bool
	numbers
	raw   string // below the rows, as it stands
	sheet strings.Builder
}

// numbers says which cells of digits are kept as numbers.
type numbers bool

func (w *written) cell(ref, text string) {
	switch day, err := time.Parse("2006-01-02", text); {
	case text == "":
		if w.days {
			fmt.Fprintf(&w.sheet, `<c r="%s" s="0"/>`, ref)
		}
		return
	case err == nil && w.days:
		fmt.Fprintf(&w.sheet, `<c r="%s" s="1"><v>%d</v></c>`, ref, int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()/24))
		return
	case strings.HasPrefix(text, "#"):
		fmt.Fprintf(&w.sheet, `<c r="%s" t="e"><v>%s</v></c>`, ref, text)
		return
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil && bool(w.numbers) && !strings.HasPrefix(text, "0") {
		fmt.Fprintf(&w.sheet, `<c r="%s"><v>%s</v></c>`, ref, text)
		return
	}
	if w.inline {
		fmt.Fprintf(&w.sheet, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, html.EscapeString(text))
		return
	}
	at, ok := w.shared[text]
	if !ok {
		at = len(w.words)
		w.shared[text], w.words = at, append(w.words, text)
	}
	fmt.Fprintf(&w.sheet, `<c r="%s" s="2" t="s"><v>%d</v></c>`, ref, at)
}

func (w *written) book(tb testing.TB, rows [][]string, tail string) []byte {
	tb.Helper()
	w.shared = map[string]int{}
	w.sheet.WriteString(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="2"/></cols><sheetData>`)
	for i, row := range rows {
		if len(row) == 0 {
			continue
		}
		fmt.Fprintf(&w.sheet, `<row r="%d" spans="1:9">`, i+1)
		for j, text := range row {
			w.cell(string(rune('A'+j))+strconv.Itoa(i+1), text)
		}
		w.sheet.WriteString("</row>")
	}
	w.sheet.WriteString(w.raw + "</sheetData>" + tail + "</worksheet>")
	var shared strings.Builder
	shared.WriteString(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	for _, word := range w.words {
		shared.WriteString("<si><t>" + html.EscapeString(word) + "</t></si>")
	}
	shared.WriteString("</sst>")
	return zipped(tb, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="签到" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": w.sheet.String(),
		"xl/sharedStrings.xml":     shared.String(),
		"xl/styles.xml":            `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs></styleSheet>`,
	})
}

func zipped(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// rowsOf reads a text leniently; what it makes of quotes does not matter.
func rowsOf(text, comma string) [][]string {
	r := encodingcsv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = rune(comma[0]), true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return rows
}

// TestLongBooksAreReadTheGeneralWay reads many workbooks of sign-ins both ways.
func TestLongBooksAreReadTheGeneralWay(t *testing.T) {
	t.Parallel()
	taken := 0
	for seed := range uint64(longSeeds) {
		s := newSignIns(seed + 1000)
		rows := rowsOf(strings.ReplaceAll(s.text(600), "\"", ""), s.comma)
		tail := ""
		if s.random.IntN(3) == 0 {
			rows = append([][]string{{"第三职工学校2025年签到表"}}, rows...)
			tail = `<mergeCells count="1"><mergeCell ref="A1:` + string(rune('A'+len(s.heads)-1)) + `1"/></mergeCells>`
		}
		if s.odd > 0 && s.random.IntN(8) == 0 {
			rows[300] = nil
			tail = strings.Replace(tail, "</mergeCells>", `<mergeCell ref="A400:A402"/></mergeCells>`, 1)
		}
		w := &written{inline: s.random.IntN(3) == 0, days: s.random.IntN(2) == 0, numbers: s.random.IntN(2) == 0}
		data := w.book(t, rows, tail)
		if sameWays(t, "签到"+strconv.Itoa(int(seed))+".xlsx", data, sheet.Hint{Year: 2025}, 0, 60_000+s.random.IntN(30_000)) {
			taken++
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v %v", seed, s.heads, rows[:3])
		}
	}
	if taken < longSeeds/2 {
		t.Errorf("the long way was taken %d times of %d", taken, longSeeds)
	}
}

// FuzzLongBook: a workbook's rows split and sieved in stretches are what the general way
// reads.
func FuzzLongBook(f *testing.F) {
	rows := [][]string{strings.Split("单位,工号,姓名,活动编号,日期,角色,时长", ",")}
	for i := range 130 {
		rows = append(rows, strings.Split(fmt.Sprintf("第%d中学,a%05d,张三,HD01,2025-03-%02d,参加,2", i/9, i, 1+i%28), ","))
	}
	f.Add(`<row r="132"><c r="A132" t="s"><v>7</v></c><c r="C132" s="2" t="inlineStr"><is><t>李&amp;四</t></is></c><c r="D132" t="str"><v>HD1</v></c><c r="E132" s="1"><v>45724</v></c></row>`, 40)
	f.Add(`<row r="140" spans="1:9"><c r="C140" s="1"/><c r="B140" t="n"><v>1e3</v></c><c r="C140"><f>A1</f><v>2</v></c></row><row r="141"/> <row r="142"><c r="A142" t="s"><v>9</v>x</c></row>`, 700)
	f.Add(`<row r="133"><c r="C133" t="inlineStr"><is><t xml:space="preserve"> 王五 </t></is></c><c r="D133" t="b"><v>1</v></c><c r="E133" t="e"><v>#N/A</v></c></row><!-- <row> --><row r="99">`, 3)
	f.Fuzz(func(t *testing.T, raw string, stretch int) {
		for _, inline := range []bool{false, true} {
			w := &written{inline: inline, days: true, raw: raw}
			sameWays(t, "签到.xlsx", w.book(t, rows, ""), sheet.Hint{Year: 2025}, 6000, 6000+max(0, stretch%30_000))
		}
	})
}
