package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/queries/terms"
)

// shownJSON is the object of design.md.
type shownJSON struct {
	Question string
	Unit     string
	Year     int
	AsOf     string `json:"asof"`
	Rows     []map[string]any
	Figures  map[string]terms.Figure
}

func show(tb testing.TB, args ...string) shownJSON {
	tb.Helper()
	got := nianlun(tb, append(append([]string{"show"}, args...), "--json")...)
	var s shownJSON
	if err := json.Unmarshal([]byte(got.out), &s); got.code != exitOK || err != nil {
		tb.Fatalf("show %v: %v %+v", args, err, got)
	}
	return s
}

func TestShowProgressAndLinks(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	progress := show(t, "progress", "--db", db, "--unit", "甲局工会", "--year", "2025")
	if progress.Question != "progress" || progress.Unit != "甲局工会" || progress.Year != 2025 || progress.AsOf != "2025-12-31" || len(progress.Rows) != 3 {
		t.Fatalf("progress = %+v", progress)
	}
	want := []string{"done", "done", "none"}
	for i, row := range progress.Rows {
		if row["status"] != want[i] || row["item"] != float64(i+1) || row["id"] == "" {
			t.Errorf("row %d = %v, want status %s", i, row, want[i])
		}
	}
	outside, linked := 0, 0
	for _, row := range show(t, "links", "--db", db, "--year", "2025").Rows {
		switch {
		case row["item"] == nil && row["activity"] == "A3":
			outside++
		case row["state"] == "auto":
			linked++
		}
	}
	if outside != 1 || linked != 2 {
		t.Errorf("%d outside, %d linked; want 1 and 2", outside, linked)
	}
}

func TestShowAnswersEveryQuestion(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	for name := range questions() {
		s := show(t, name, "--db", db)
		if s.Rows == nil || s.Figures == nil {
			t.Errorf("%s: rows %v, figures %v: want both present", name, s.Rows, s.Figures)
		}
		if got := nianlun(t, "show", name, "--db", db); got.code != exitOK || got.out == "" {
			t.Errorf("%s for people: %+v", name, got)
		}
	}
}

func TestShowRowsByKeyAndByID(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	for id, f := range show(t, "overview", "--db", db, "--year", "2025").Figures {
		if f.Measure != terms.ActivityCount || f.Value == nil || *f.Value != 3 {
			continue
		}
		byID, byKey := show(t, "rows", "--db", db, "--year", "2025", "--figure", id), show(t, "rows", "--db", db, "--figure", f.Key)
		if len(byID.Rows) != 3 || len(byKey.Rows) != 3 || byKey.Rows[1]["file"] != "2025年活动台账.csv" || byKey.Rows[1]["row"] != 3.0 {
			t.Errorf("rows by id %v, by key %v", byID.Rows, byKey.Rows)
		}
		if got := nianlun(t, "show", "rows", "--db", db, "--year", "2025", "--figure", "aaaaaaaaaaaa"); got.code != exitFailed || !strings.Contains(got.err, "没有找到编号") {
			t.Errorf("unknown id: %+v", got)
		}
		return
	}
	t.Error("no figure of three activities in the overview")
}

func TestShowNamesUnitsItHas(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	if got := nianlun(t, "show", "overview", "--db", db, "--unit", "乙局工会"); got.code != exitFailed || !strings.Contains(got.err, "甲局工会") {
		t.Errorf("unknown unit: %+v", got)
	}
	if got := nianlun(t, "show", "overview", "--unit", "甲局", "--db", db); got.code != exitOK {
		t.Errorf("unit without 工会: %+v", got)
	}
}

func TestAsOfIsTheEarlierDay(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	for want, args := range map[string][]string{
		"2025-03-31": {"--year", "2025", "--period", "q1"},
		"2026-01-10": {"--year", "2026"},
		"2025-06-01": {"--year", "2025", "--asof", "2025-06-01"},
		"2025-05-20": {"--from", "2025-05-01", "--to", "2025-05-20"},
	} {
		if got := show(t, append([]string{"progress", "--db", db}, args...)...).AsOf; got != want {
			t.Errorf("%v: as of %s, want %s", args, got, want)
		}
	}
}

func TestDraftAndVerify(t *testing.T) {
	t.Parallel()
	db, dir := loaded(t)
	out := filepath.Join(dir, "总结.json")
	base := []string{"draft", "--db", db, "--unit", "甲局工会", "--year", "2025"}
	if got := nianlun(t, append(base, "--format", "json", "-o", out)...); got.code != exitOK || !strings.Contains(got.out, "已写入") {
		t.Fatalf("draft json: %+v", got)
	}
	if got := nianlun(t, append(base, "--format", "md")...); got.code != exitOK || !strings.Contains(got.out, "篮球赛") {
		t.Errorf("draft md: %+v", got)
	}
	if got := nianlun(t, append(base, "--format", "html")...); got.code != exitOK || !strings.Contains(got.out, "<") {
		t.Errorf("draft html: %+v", got)
	}
	if got := nianlun(t, "verify", out, "--db", db); got.code != exitOK || !strings.Contains(got.out, "完好") {
		t.Errorf("verify: %+v", got)
	}
	if got := nianlun(t, "verify", out); got.code != exitOK {
		t.Errorf("verify alone: %+v", got)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	forged := write(t, dir, "改过.json", strings.Replace(string(text), "90人次", "96人次", 1))
	if string(text) == strings.Replace(string(text), "90人次", "96人次", 1) {
		t.Fatalf("the draft does not say 90人次:\n%s", text)
	}
	if got := nianlun(t, "verify", forged, "--db", db); got.code != exitAltered {
		t.Errorf("verify of a forged draft: %+v", got)
	}
	if got := nianlun(t, "import", "--db", db, "--unit", "甲局工会", write(t, dir, "补报.csv", strings.ReplaceAll(faulty, "没想好", "2025-10-01"))); got.code != exitOK {
		t.Fatalf("second import: %+v", got)
	}
	if got := nianlun(t, "verify", out, "--db", db); got.code != exitDataChanged {
		t.Errorf("verify after an import: %+v", got)
	}
	if got := nianlun(t, "verify", forged, "--db", db); got.code != exitBoth {
		t.Errorf("verify of a forged draft after an import: %+v", got)
	}
	if got := nianlun(t, "verify", write(t, dir, "别的.json", "[1]")); got.code != exitFailed || !strings.Contains(got.err, "不是年轮写出的总结") {
		t.Errorf("verify of something else: %+v", got)
	}
}

// TestShowProgressAsWorkbook: the workbook of the command is the one of the page, cell by cell.
func TestShowProgressAsWorkbook(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	path := filepath.Join(t.TempDir(), "计划.xlsx")
	if got := nianlun(t, "show", "progress", "--db", db, "--unit", "甲局工会", "--year", "2025", "--xlsx", path); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("计划与实际")
	if err != nil || len(rows) != 5 || !strings.Contains(strings.Join(rows[4], " "), "未开展") {
		t.Errorf("rows: %v, %v; want three items, the last not begun", rows, err)
	}
	if got := nianlun(t, "show", "links", "--db", db, "--xlsx", path); got.code != exitUsage {
		t.Errorf("a workbook of links: %+v, want a usage error", got)
	}
}
