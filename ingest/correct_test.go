package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianlun/dashboards/book"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// correctionOf is what the pages hand out for a batch.
func correctionOf(t *testing.T, db *queries.DB, batch int64) (ingest.Marked, []byte) {
	t.Helper()
	m, err := ingest.Faults(context.Background(), db, terms.OwnerViewer(), batch)
	if err != nil {
		t.Fatal(err)
	}
	var faults []book.Fault
	for _, n := range m.Notes {
		faults = append(faults, book.Fault{Sheet: n.Sheet, Cell: n.Cell, Note: n.Text})
	}
	data, err := book.Correct(m.Data, faults)
	if errors.Is(err, book.ErrNoWorkbook) {
		sheets, unread := ingest.Cells(m.File, m.Data)
		if unread != nil {
			t.Fatal(unread)
		}
		data, err = book.Rebuild(sheets, faults)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m, data
}

// typed opens a workbook, types into cells of a sheet and saves it.
func typed(t *testing.T, data []byte, sheet string, cells map[string]any) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for cell, v := range cells {
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func digest(t *testing.T, db *queries.DB) string {
	t.Helper()
	d, err := db.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// nastyRows is a ledger with faults in it, and the places of the faults.
var nastyRows = [][]any{
	{"柳营区图书馆工会2025年度活动台账"},
	{"单位：元"},
	{"序号", "活动编号", "活动名称", "活动时间", "参加人数", "经费支出"},
	{1, "A1", "全民读书月启动", "2025-04-12", 46, 1200},
	{2, "A2", "馆员羽毛球赛", "5月32日", 18, 300},
	{3, "A3", nil, "2025-05-20", 12, 80},
	{4, "A4", "古籍修复体验", "2025.6.7", "#REF!", 300},
	{5, "A5", "重阳登高", "2025-10-29", 31, "待定"},
	{6, "A6", "冬至包饺子", "13月5日", 44, 560},
	{7, "A7", "读者座谈会", "2025-12-10", 15, 0},
	{"合计", nil, nil, nil, 166, 2440},
}

var nastyFixes = map[string]any{"D5": "2025-05-30", "C6": "讲座：怎样读一本书", "E7": 9, "F8": 410, "D9": "2025-12-21"}

func nastyBook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range nastyRows {
		for j, v := range row {
			if v == nil {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err == nil {
				err = f.SetCellValue("Sheet1", cell, v)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.MergeCell("Sheet1", "A1", "F1"); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func nastyCSV() []byte {
	var b strings.Builder
	for _, row := range nastyRows {
		for j, v := range row {
			if j > 0 {
				b.WriteByte(',')
			}
			if v != nil {
				fmt.Fprint(&b, v)
			}
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

func nastyHTML() []byte {
	var b strings.Builder
	b.WriteString("<html><body><table>")
	for _, row := range nastyRows {
		b.WriteString("<tr>")
		for _, v := range row {
			if v == nil {
				v = ""
			}
			fmt.Fprintf(&b, "<td>%v</td>", v)
		}
		b.WriteString("</tr>")
	}
	return []byte(b.String() + "</table></body></html>")
}

// TestCorrectionTakesOnlyTheFixes sends a faulty file, its correction workbook with the
// faults mended, and the same again.
func TestCorrectionTakesOnlyTheFixes(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"活动台账.xlsx": nastyBook(t), "活动台账.csv": nastyCSV(), "活动台账.xls": nastyHTML()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			first := load(t, db, ingest.Options{}, ingest.File{Name: name, Data: data})[0]
			var at []string
			for _, r := range first.Sheets[0].Rejected {
				at = append(at, r.Cell)
			}
			if diff := cmp.Diff([]string{"D5", "C6", "E7", "F8", "D9"}, at); diff != "" {
				t.Fatalf("faults (-want +got):\n%s", diff)
			}
			m, marked := correctionOf(t, db, first.Batch)
			if len(m.Notes) != 5 {
				t.Errorf("notes %+v, want one a fault", m.Notes)
			}
			again := load(t, db, ingest.Options{}, ingest.File{Name: "活动台账（待更正）.xlsx", Data: marked})[0]
			if s := again.Sheets[0]; s.RowsLoaded != 0 || s.RowsUnchanged != 2 || len(s.Rejected) != 5 {
				t.Errorf("unmended it gives %d new, %d unchanged, %d rejected rows", s.RowsLoaded, s.RowsUnchanged, len(s.Rejected))
			}
			mended := typed(t, marked, "Sheet1", nastyFixes)
			for _, want := range []struct{ loaded, unchanged int }{{5, 2}, {0, 7}, {0, 7}} {
				got := load(t, db, ingest.Options{}, ingest.File{Name: "活动台账（待更正）.xlsx", Data: mended})[0].Sheets[0]
				if got.RowsLoaded != want.loaded || got.RowsUnchanged != want.unchanged || len(got.Rejected) != 0 {
					t.Errorf("mended: %d loaded, %d unchanged, rejected %+v; want %+v", got.RowsLoaded, got.RowsUnchanged, got.Rejected, want)
				}
			}
			right := queriestest.NewDB(t)
			load(t, right, ingest.Options{}, ingest.File{Name: "活动台账.xlsx", Data: typed(t, nastyBook(t), "Sheet1", nastyFixes)})
			if got, want := digest(t, db), digest(t, right); got != want {
				t.Errorf("digest %s, want that of the right file at once, %s", got, want)
			}
		})
	}
}

// TestCorrectionReadsTheSame marks cells of real files and holds what is read of the
// marked file against what is read of the original.
func TestCorrectionReadsTheSame(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../shared/corpus/sheets/files/*")
	if err != nil || len(files) == 0 {
		t.Skip("no corpus")
	}
	db := queriestest.NewDB(t)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		want := load(t, db, ingest.Options{DryRun: true, Records: true}, ingest.File{Name: name, Data: data})[0]
		var faults []book.Fault
		for _, s := range want.Sheets {
			for _, cell := range []string{"B6", "C9", "D12"} {
				faults = append(faults, book.Fault{Sheet: s.Sheet, Cell: cell, Note: "合计"})
			}
		}
		sheets, err := ingest.Cells(name, data)
		if err != nil {
			t.Fatal(err)
		}
		marked, err := book.Rebuild(sheets, faults)
		if err != nil {
			t.Fatal(err)
		}
		same(t, db, name+" rebuilt", want, marked)
		marked, err = book.Correct(data, faults)
		switch {
		case err == nil:
			same(t, db, name, want, marked)
		case !errors.Is(err, book.ErrNoWorkbook) || strings.HasSuffix(name, ".xlsx"):
			t.Errorf("%s: %v", name, err)
		}
	}
}

func same(t *testing.T, db *queries.DB, name string, want ingest.Report, marked []byte) {
	t.Helper()
	got := load(t, db, ingest.Options{DryRun: true, Records: true}, ingest.File{Name: strings.TrimSuffix(want.File, filepath.Ext(want.File)) + "（待更正）.xlsx", Data: marked})[0]
	got.File, got.Batch, want.Batch = want.File, 0, 0
	for i := range want.Sheets {
		if i < len(got.Sheets) && (want.Sheets[i].Sheet == "csv" || want.Sheets[i].Sheet == "tsv" || want.Sheets[i].Sheet == "html" || want.Sheets[i].Sheet == "txt") {
			got.Sheets[i].Sheet = want.Sheets[i].Sheet
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

const undated = "活动名称,活动时间,参加人数\n全民读书月启动,4月12日,46\n冬至包饺子,十二月的一天,44\n"

// TestCorrectionRecallsHowAFileWasRead has a file that names neither unit nor year, and a
// fault in the only row of its last month.
func TestCorrectionRecallsHowAFileWasRead(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	first := load(t, db, ingest.Options{Year: 2024}, text("活动台账.csv", undated))[0]
	m, marked := correctionOf(t, db, first.Batch)
	if m.Asked.Unit != "柳营区图书馆工会" || m.Asked.Year != 2024 || len(m.Notes) != 1 || m.Notes[0].Cell != "B3" {
		t.Errorf("recalled %+v, notes %+v", m.Asked, m.Notes)
	}
	mended := typed(t, marked, "Sheet1", map[string]any{"B3": "12月21日"})
	if got := load(t, db, ingest.Options{Unit: "别的工会", Year: 2023}, ingest.File{Name: "活动台账.xlsx", Data: mended, Asked: &m.Asked})[0].Sheets[0]; got.RowsLoaded != 1 || got.RowsUnchanged != 1 {
		t.Errorf("%d loaded, %d unchanged, rejected %+v; want 1 and 1", got.RowsLoaded, got.RowsUnchanged, got.Rejected)
	}
	right := queriestest.NewDB(t)
	load(t, right, ingest.Options{Year: 2024}, text("活动台账.csv", strings.Replace(undated, "十二月的一天", "12月21日", 1)))
	if got, want := digest(t, db), digest(t, right); got != want {
		t.Errorf("digest %s, want that of the right file at once, %s", got, want)
	}
}

// TestCorrectionFindsCells has every note in two lines at its cell.
func TestCorrectionFindsCells(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	roll := "工会小组,工号,姓名,入会日期\n流通部,101,方小满,2019-03-01\n典藏部,102,,2020-06-15\n典藏部,103,聂一舟,某年\n"
	first := load(t, db, ingest.Options{}, text("花名册.csv", roll))[0]
	m, _ := correctionOf(t, db, first.Batch)
	var got []string
	for _, n := range m.Notes {
		got = append(got, n.Cell)
		if lines := strings.Split(n.Text, "\n"); len(lines) != 2 || lines[0] == "" || lines[1] == "" {
			t.Errorf("%s: note %q, want what is wrong and what to do", n.Cell, n.Text)
		}
	}
	if diff := cmp.Diff([]string{"C3", "D4"}, got); diff != "" {
		t.Errorf("notes (-want +got):\n%s\n%+v", diff, first.Sheets[0].Rejected)
	}
}
