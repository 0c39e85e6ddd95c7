package web_test

import (
	"archive/zip"
	"bytes"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianlun/dashboards/summary"
	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// annexFixture is a unit with a happening of several days, a budget, and an activity whose
// heads and costs nobody knows.
var annexFixture = append(slices.Clone(fixture), ingest.File{Name: "2025年预算.csv", Data: []byte("年度,科目,预算金额(元)\n2025,文体活动支出,5000\n")},
	ingest.File{Name: "补充活动台账.csv", Data: []byte("活动编号,活动名称,开始日期,结束日期,参加人数\nB1,读书分享周,2025-04-21,2025-04-25,18\n")})

// TestAnnexBook opens the workbook again and holds every cell against the draft: numbers as
// numbers, days as days, money with two places, what is not known left blank.
func TestAnnexBook(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, annexFixture)
	unit, err := db.FindUnit(t.Context(), terms.OwnerViewer(), "甲局工会", 20251231)
	if err != nil {
		t.Fatal(err)
	}
	sc := terms.Scope{Unit: unit.Key, Period: terms.Year(2025), AsOf: 20251231}
	facts, err := db.Facts(t.Context(), terms.OwnerViewer(), sc)
	if err != nil {
		t.Fatal(err)
	}
	overview, err := db.Overview(t.Context(), terms.OwnerViewer(), sc)
	if err != nil {
		t.Fatal(err)
	}
	d := summary.Write(facts, summary.Options{Date: sc.AsOf})
	data, err := web.AnnexBook(d, overview.Months)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := web.AnnexBook(d, overview.Months); err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same draft gave another workbook (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read
	if diff := cmp.Diff([]string{"说明", "计划完成情况对照表", "活动一览表", "经费收支表", "支出事项表", "统计图"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	figures := 0
	for _, table := range d.Tables() {
		figures += checkAnnex(t, f, table)
	}
	if figures < 12 {
		t.Errorf("%d figures held against the draft", figures)
	}
	about := strings.Join(slices.Concat(rowsOf(t, f, "说明", false)...), " ")
	for _, want := range []string{"甲局工会", "2025-01-01至2025-12-31", "2025-12-31", "不按零算"} {
		if !strings.Contains(about, want) {
			t.Errorf("the first sheet does not say %s: %s", want, about)
		}
	}
	months := rowsOf(t, f, "统计图", false)
	if !slices.ContainsFunc(months, func(r []string) bool { return len(r) > 2 && r[0] == "2025-05" && r[1] == "1" && r[2] == "48" }) {
		t.Errorf("May is missing: %q", months)
	}
	if formula, err := f.GetCellFormula("统计图", "B3"); err != nil || !strings.HasPrefix(formula, "COUNTIF(") {
		t.Errorf("the states are not counted by a formula: %q %v", formula, err)
	}
	charts := 0
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts.File {
		if strings.HasPrefix(part.Name, "xl/charts/chart") {
			charts++
		}
	}
	if charts != 3 {
		t.Errorf("%d charts", charts)
	}
}

// checkAnnex holds a sheet against a table of the draft and counts its figures.
func checkAnnex(t *testing.T, f *excelize.File, table summary.PlainTable) (figures int) {
	t.Helper()
	rows, shown := rowsOf(t, f, table.Title, true), rowsOf(t, f, table.Title, false)
	for n, row := range table.Rows {
		column := 0
		for i, c := range row {
			got, seen := cellAt(rows, n+2, column), cellAt(shown, n+2, column)
			column++
			switch {
			case !c.Day.IsZero():
				figures++
				if seen != c.Day.String() {
					t.Errorf("%s: the day %s is %q", table.Title, c.Day, seen)
				}
			case c.Number != nil:
				figures++
				v, err := strconv.ParseFloat(got, 64)
				if err != nil || math.Abs(v-*c.Number) > 1e-9 {
					t.Errorf("%s: %v is %q", table.Title, *c.Number, got)
				}
				if c.Money && !strings.Contains(seen, ".") {
					t.Errorf("%s: money is shown as %q", table.Title, seen)
				}
			case got != c.Text:
				t.Errorf("%s: %q is %q", table.Title, c.Text, got)
			}
			if cellAt(shown, 1, column) == "结束日期" {
				if want := c.Until.String(); !c.Until.IsZero() && cellAt(shown, n+2, column) != want {
					t.Errorf("%s row %d: the last day %s is %q", table.Title, i, want, cellAt(shown, n+2, column))
				}
				column++
			}
		}
	}
	return figures
}

func cellAt(rows [][]string, row, column int) string {
	if row >= len(rows) || column >= len(rows[row]) {
		return ""
	}
	return rows[row][column]
}

func rowsOf(t *testing.T, f *excelize.File, sheet string, raw bool) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: raw})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestDraftPageChoices asks the page for each length and for the annexes.
func TestDraftPageChoices(t *testing.T) {
	t.Parallel()
	site := newSite(t, fixture)
	page := get(t, site, "/draft?year=2025&length=1500").Body.String()
	for _, want := range []string{`name="length"`, `value="1500" selected`, "format=xlsx", "length=1500"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	w := get(t, site, "/draft/download?year=2025&format=xlsx&length=3000")
	if w.Code != http.StatusOK || !bytes.HasPrefix(w.Body.Bytes(), []byte("PK")) || !strings.Contains(w.Header().Get("Content-Type"), "spreadsheetml") {
		t.Errorf("the annexes come as %d %s", w.Code, w.Header())
	}
	for _, bad := range []string{"/draft?year=2025&length=7", "/draft/download?year=2025&format=md&length=many"} {
		if w := get(t, site, bad); w.Code != http.StatusBadRequest {
			t.Errorf("%s answers %d", bad, w.Code)
		}
	}
}
