package ingest_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const ledger = "柳营区图书馆工会2025年度活动台账\n活动编号,活动名称,活动时间,参加人数,经费(元)\nA1,全民读书月启动,2025-04-12,46,1200\nA2,馆员羽毛球赛,2025-05-20,18,\nA3,古籍修复体验,5月32日,12,300\n"

const roll = "姓名,工号,性别,部门,入会日期\n方小满,101,女,流通部,2019-03-01\n聂一舟,102,男,典藏部,2020-06-15\n"

const workPlan = "柳营区图书馆工会2025年工作计划\n一、丰富文体生活\n1、4月组织一次全民读书月活动。\n2、上半年举办一次馆员羽毛球赛。\n二、关心职工\n1、每季度召开一次工会委员会会议。\n"

func load(t *testing.T, db *queries.DB, o ingest.Options, files ...ingest.File) []ingest.Report {
	t.Helper()
	o.Viewer, o.Now = terms.OwnerViewer(), time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	if o.Unit == "" {
		o.Unit = "柳营区图书馆工会"
	}
	if o.Year == 0 {
		o.Year = 2025
	}
	reports, err := ingest.Load(context.Background(), db, files, o)
	if err != nil {
		t.Fatal(err)
	}
	return reports
}

func text(name, content string) ingest.File { return ingest.File{Name: name, Data: []byte(content)} }

func TestLoadAccountsForEveryRow(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	files := []ingest.File{text("台账.csv", ledger), text("计划.txt", workPlan), text("空.xlsx", ""), text("花名册.csv", roll)}
	reports := load(t, db, ingest.Options{}, files...)
	if len(reports) != len(files) {
		t.Fatalf("%d reports for %d files", len(reports), len(files))
	}
	ledgerSheet := reports[0].Sheets[0]
	if ledgerSheet.RowsRead != ledgerSheet.RowsLoaded+ledgerSheet.RowsUnchanged+len(ledgerSheet.Rejected)+len(ledgerSheet.Skipped) {
		t.Errorf("rows not accounted for: %+v", ledgerSheet)
	}
	if len(ledgerSheet.Rejected) != 1 || ledgerSheet.Rejected[0].Row != 5 || ledgerSheet.Rejected[0].Column != "start" || ledgerSheet.Rejected[0].Value != "5月32日" {
		t.Errorf("rejected %+v, want row 5, column start, value 5月32日", ledgerSheet.Rejected)
	}
	if reports[2].Error == "" || !strings.Contains(reports[2].Error, "空.xlsx") {
		t.Errorf("an empty file gives %q, want an error that names it", reports[2].Error)
	}
	if got := reports[1].Sheets[0]; *got.Kind != terms.PlanItems || got.Totals.Records != 3 {
		t.Errorf("plan gives %d items of kind %v, want 3 of plan", got.Totals.Records, got.Kind)
	}
}

func TestLoadLinksActivitiesToThePlan(t *testing.T) {
	t.Parallel()
	ctx, v := context.Background(), terms.OwnerViewer()
	db := queriestest.NewDB(t)
	load(t, db, ingest.Options{}, text("计划.txt", workPlan), text("台账.csv", ledger))
	unit, err := db.FindUnit(ctx, v, "柳营区图书馆工会", terms.NewDate(2025, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	items, err := db.Progress(ctx, v, terms.Scope{Unit: unit.Key, Period: terms.Year(2025), AsOf: terms.NewDate(2025, 12, 31)})
	if err != nil {
		t.Fatal(err)
	}
	want := []terms.Status{terms.Done, terms.Done, terms.None}
	for i, it := range items {
		if it.Status != want[i] {
			t.Errorf("%s is %s (%s), want %s", it.Text, it.Status, it.Why, want[i])
		}
	}
}

func TestLoadTwiceAddsNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	db := queriestest.NewDB(t)
	load(t, db, ingest.Options{}, text("台账.csv", ledger), text("计划.txt", workPlan))
	before, err := db.Digest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	again := load(t, db, ingest.Options{}, text("台账.csv", ledger), text("计划.txt", workPlan))
	for _, r := range again {
		if r.Sheets[0].RowsLoaded != 0 || r.Sheets[0].RowsUnchanged == 0 {
			t.Errorf("%s: loaded %d, unchanged %d, want nothing new", r.File, r.Sheets[0].RowsLoaded, r.Sheets[0].RowsUnchanged)
		}
	}
	after, err := db.Digest(ctx)
	if err != nil || after != before {
		t.Errorf("digest changed from %s to %s (%v)", before, after, err)
	}
}

func TestLoadDryRunLeavesNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	db := queriestest.NewDB(t)
	empty, err := db.Digest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	reports := load(t, db, ingest.Options{DryRun: true, Records: true}, text("台账.csv", ledger))
	if got := len(reports[0].Sheets[0].Records); got != 2 {
		t.Errorf("%d records told, want 2", got)
	}
	var first map[string]any
	if err := json.Unmarshal(reports[0].Sheets[0].Records[0], &first); err != nil {
		t.Fatal(err)
	}
	if first["start"] != "2025-04-12" || first["spend"] != "1200.00" || first["headcount"] != 46.0 {
		t.Errorf("first record %v", first)
	}
	if after, err := db.Digest(ctx); err != nil || after != empty {
		t.Errorf("a dry run left something: %s, want %s (%v)", after, empty, err)
	}
}

// A table nobody recognises is not taken, and the user is told.
func TestLoadRefusesUnknownTables(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	db := queriestest.NewDB(t)
	reports := load(t, db, ingest.Options{}, text("不认识.csv", "甲,乙,丙\n1,2,3\n4,5,6\n"))
	if !strings.Contains(reports[0].Error, "不认识.csv") || reports[0].Clean() {
		t.Errorf("report %+v, want an error that names the file", reports[0])
	}
	if batches, err := db.Batches(ctx, terms.OwnerViewer()); err != nil || len(batches) != 0 {
		t.Errorf("%d batches (%v), want none", len(batches), err)
	}
}

// A ledger kept as a Word table is read as a ledger, a plan in Word as a plan.
func TestLoadWordTable(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	doc := docx(t, "柳营区图书馆工会2025年慰问登记表", [][]string{{"慰问日期", "慰问对象", "慰问事由", "慰问金"}, {"2025-01-20", "方小满", "春节慰问", "500"}})
	reports := load(t, db, ingest.Options{}, ingest.File{Name: "慰问登记.docx", Data: doc})
	if reports[0].Error != "" || *reports[0].Sheets[0].Kind != terms.Visits || reports[0].Sheets[0].RowsLoaded != 1 {
		t.Errorf("report %+v", reports[0])
	}
}

func docx(t *testing.T, title string, rows [][]string) []byte {
	t.Helper()
	var body strings.Builder
	body.WriteString(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	body.WriteString(`<w:p><w:r><w:t>` + title + `</w:t></w:r></w:p><w:tbl>`)
	for _, row := range rows {
		body.WriteString(`<w:tr>`)
		for _, c := range row {
			body.WriteString(`<w:tc><w:p><w:r><w:t>` + c + `</w:t></w:r></w:p></w:tc>`)
		}
		body.WriteString(`</w:tr>`)
	}
	body.WriteString(`</w:tbl></w:body></w:document>`)
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	f, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(body.String())); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestLoadRefusesTextThatIsNoPlan(t *testing.T) {
	t.Parallel()
	noise := make([]byte, 600)
	for i := range noise {
		noise[i] = byte(i*i*7 + i*131 + i>>3)
	}
	db := queriestest.NewDB(t)
	files := []ingest.File{text("游记.txt", "今天天气很好。\n我们去了公园，看见了许多花。\n"), {Name: "乱码.txt", Data: noise}, text("来年计划.txt", "柳营区图书馆工会\n1、三月组织一次登山。\n")}
	for i, r := range load(t, db, ingest.Options{}, files...) {
		if refused := r.Error != ""; refused != (i < 2) {
			t.Errorf("%s: error %q", r.File, r.Error)
		}
	}
}

// A file with rows of a foreign unit is refused whole; the others of the call load, and
// the person hears of both.
func TestForeignRowsDoNotHoldUpOtherFiles(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, ingest.Options{Unit: "柳营区文化馆工会"}, text("文化馆.csv", "文化馆工会2025年度活动台账\n活动名称,活动时间,参加人数\n合唱排练,2025-03-12,20\n"))
	load(t, db, ingest.Options{}, text("台账.csv", ledger))
	mixed := "活动台账\n单位名称,活动名称,活动时间,参加人数\n柳营区图书馆工会,修书课,2025-06-12,9\n柳营区文化馆工会,合唱演出,2025-06-13,30\n"
	reports, err := ingest.Load(t.Context(), db, []ingest.File{text("混合.csv", mixed), text("花名册.csv", roll)}, ingest.Options{
		Viewer: terms.Viewer{Role: terms.Officer, Units: []string{"柳营区图书馆"}}, Unit: "柳营区图书馆工会", Year: 2025,
	})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(reports[0].Error, "不归您管理") || reports[0].Batch != 0 {
		t.Errorf("the mixed file: %+v, want it refused in plain words", reports[0])
	}
	if reports[1].Error != "" || len(reports[1].Sheets) != 1 || reports[1].Sheets[0].RowsLoaded != 2 {
		t.Errorf("the other file: %+v, want two rows loaded", reports[1])
	}
}
