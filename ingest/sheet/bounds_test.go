package sheet_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/ingest/sheet"
)

// bookOf is a bare workbook around one sheet's XML. claimed, if not 0, is the size its
// directory states.
func bookOf(tb testing.TB, xml string, claimed uint64) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/workbook.xml")
	must(tb, err)
	_, err = w.Write([]byte(`<workbook><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>`))
	must(tb, err)
	var packed bytes.Buffer
	d, err := flate.NewWriter(&packed, flate.BestSpeed)
	must(tb, err)
	_, err = d.Write([]byte(xml))
	must(tb, err)
	must(tb, d.Close())
	size := uint64(len(xml))
	if claimed > 0 {
		size = claimed
	}
	w, err = z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: size})
	must(tb, err)
	_, err = w.Write(packed.Bytes())
	must(tb, err)
	must(tb, z.Close())
	return b.Bytes()
}

// What would fill the memory or the day is refused with a message, never tried.
func TestBounds(t *testing.T) {
	t.Parallel()
	var far, merges strings.Builder
	for r := 1; r <= 30_000; r++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="OJ%d"><v>1</v></c></row>`, r, r)
	}
	for i := range 3000 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:Z%d"/>`, i*40+1, i*40+40)
	}
	for name, data := range map[string][]byte{
		"a gibibyte of blanks.xlsx":     bookOf(t, `<row/>`, 1<<30),
		"a cell far out in each row":    bookOf(t, far.String(), 0),
		"merged areas without end.xlsx": bookOf(t, merges.String(), 0),
		"a million columns.csv":         []byte(strings.Repeat("1,", 1_000_000)),
		"rows beyond any sheet.csv":     []byte(strings.Repeat("a,b\n", 1<<20+5)),
		"a million columns.html":        []byte("<table><tr>" + strings.Repeat("<td>1", 1_000_000)),
		"a thousand and more sheets":    {},
	} {
		if len(data) == 0 {
			data = manySheets(t)
		}
		if message := fileError(t, name, data); !strings.Contains(message, "太大") {
			t.Errorf("%s: %s", name, message)
		}
	}
}

func manySheets(tb testing.TB) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/workbook.xml")
	must(tb, err)
	_, err = w.Write([]byte(strings.Repeat(`<sheet name="a" r:id="rId1"/>`, 1200)))
	must(tb, err)
	must(tb, z.Close())
	return b.Bytes()
}

// Quotes that never close must not be searched for each time anew.
func TestUnclosedQuotes(t *testing.T) {
	t.Parallel()
	data := "活动名称,活动时间\n" + strings.Repeat("\"登山,2025-03-08\n", 50_000)
	if table := read(t, "a.csv", []byte(data), sheet.Hint{})[0]; len(table.Records) == 0 {
		t.Errorf("no records: %+v", table.Why)
	}
}

// Formulas nobody worked out are, as long as they are plain sums; a chain that doubles
// at each step ends, and a trap stays a fault.
func TestFormulasWithoutValues(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"日期", "摘要", "金额"}))
	for r := 2; r <= 60; r++ {
		must(t, f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", r), &[]any{"2025-03-08", "买球"}))
		if r <= 3 {
			must(t, f.SetCellInt("Sheet1", fmt.Sprintf("C%d", r), 1))
		} else {
			must(t, f.SetCellFormula("Sheet1", fmt.Sprintf("C%d", r), fmt.Sprintf("C%d+C%d-MAX(C%d,0)+SUM($C$2:C$3)/2", r-1, r-2, r-2)))
		}
	}
	must(t, f.SetSheetRow("Sheet1", "A61", &[]any{"2025-03-08", "陷阱"}))
	must(t, f.SetCellFormula("Sheet1", "C61", `LEN(REPT("x",999999999))`))
	must(t, f.SetSheetRow("Sheet1", "A62", &[]any{"2025-03-08", "自指"}))
	must(t, f.SetCellFormula("Sheet1", "C62", `C62+1`))
	var b bytes.Buffer
	must(t, f.Write(&b))
	table := read(t, "支出.xlsx", b.Bytes(), sheet.Hint{})[0]
	if len(table.Records) != 59 || table.Records[58].Get("amount").Text != "58.00" {
		t.Errorf("%d records, last %s", len(table.Records), table.Records[len(table.Records)-1].Get("amount").Text)
	}
	if len(table.Rejected) != 2 || table.Rejected[0].Cell != "C61" || table.Rejected[1].Cell != "C62" {
		t.Errorf("rejected %+v", table.Rejected)
	}
}
