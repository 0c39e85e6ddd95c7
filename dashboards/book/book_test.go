package book_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianlun/dashboards/book"
	"nianlun/queries/terms"
)

func number(v float64, before string, decimals int) book.Cell {
	return book.Cell{Number: &v, Before: before, Decimals: decimals}
}

var sheets = []book.Sheet{
	{Title: "计划完成情况对照表", Head: []string{"序号", "计划内容", "经费（元）"}, Rows: [][]book.Cell{
		{number(1, "", 0), book.Text("召开职工大会"), number(5340, "", 2)},
		{number(2, "", 0), book.Text(`=HYPERLINK("http://x","点我")`), {}},
	}},
	{Title: "空表", Head: []string{"序号"}},
	{Title: "活动/情况:一览", Head: []string{"活动", "参加（人次）"}, Rows: [][]book.Cell{{book.Text("游园\n会\x00"), number(320, "约", 0)}}},
	{Title: "活动/情况:一览", Head: []string{"活动"}, Rows: [][]book.Cell{{book.Text(strings.Repeat("长", 40000))}}},
}

var about = book.Properties{Title: "附件", Author: "江堤管理处工会", Day: terms.NewDate(2025, 12, 31)}

func written(t *testing.T) []byte {
	t.Helper()
	data, err := book.Write(sheets, about)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWrite(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(written(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	if diff := cmp.Diff([]string{"计划完成情况对照表", "活动 情况 一览", "活动 情况 一览2"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	for _, c := range []struct{ sheet, cell, shown, raw string }{
		{"计划完成情况对照表", "A1", "计划完成情况对照表", "计划完成情况对照表"},
		{"计划完成情况对照表", "C2", "经费（元）", "经费（元）"},
		{"计划完成情况对照表", "C3", "5,340.00", "5340"},
		{"计划完成情况对照表", "B4", `=HYPERLINK("http://x","点我")`, `=HYPERLINK("http://x","点我")`},
		{"活动 情况 一览", "A3", "游园 会", "游园 会"},
		{"活动 情况 一览", "B3", "约320", "320"},
	} {
		shown, err := f.GetCellValue(c.sheet, c.cell)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := f.GetCellValue(c.sheet, c.cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if shown != c.shown || raw != c.raw {
			t.Errorf("%s: %q (%q), want %q (%q)", c.cell, shown, raw, c.shown, c.raw)
		}
		if formula, err := f.GetCellFormula(c.sheet, c.cell); err != nil || formula != "" {
			t.Errorf("%s holds a formula %q %v", c.cell, formula, err)
		}
	}
	if !slices.ContainsFunc(f.GetDefinedName(), func(d excelize.DefinedName) bool {
		return d.Name == "_xlnm.Print_Titles" && strings.Contains(d.RefersTo, "$1:$2")
	}) {
		t.Errorf("the head is not repeated: %v", f.GetDefinedName())
	}
}

func TestSameBytes(t *testing.T) {
	first := written(t)
	for range 5 {
		if !bytes.Equal(first, written(t)) {
			t.Fatal("the same tables gave other bytes")
		}
	}
}

func TestEmpty(t *testing.T) {
	if _, err := book.Write([]book.Sheet{{Title: "空", Head: []string{"甲"}}}, about); !errors.Is(err, book.ErrEmpty) {
		t.Errorf("got %v", err)
	}
}
