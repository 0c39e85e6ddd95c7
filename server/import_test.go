package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/queries/terms"
)

func TestDryRunLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := filepath.Join(dir, "新.duckdb")
	got := nianlun(t, "import", "--dry-run", "--db", db, "--unit", "甲局工会", "--year", "2025", write(t, dir, "台账.csv", ledger))
	if got.code != exitOK || !strings.Contains(got.out, "装入 3 行") || strings.Contains(got.out, "批次") {
		t.Errorf("dry run: %+v", got)
	}
	for _, want := range []string{"导入后会变的数字（甲局工会）：", "2025年活动次数：没有 → 3次（新有）"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not said:\n%s", want, got.out)
		}
	}
	if _, err := os.Stat(db); !os.IsNotExist(err) {
		t.Errorf("a dry run left %s (%v)", db, err)
	}
}

// TestDryRunTellsWhatChanges dry-runs a second ledger on a database with a first one,
// then takes it in: what was foretold has come true, and the dry run left no batch.
func TestDryRunTellsWhatChanges(t *testing.T) {
	t.Parallel()
	db, dir := loaded(t)
	more := write(t, dir, "补.csv", "活动编号,活动名称,活动时间,参加人数,经费(元)\nX1,读书会,2025-06-07,10,100\n")
	dry := nianlun(t, "import", "--dry-run", "--json", "--db", db, "--unit", "甲局工会", "--year", "2025", more)
	var report struct {
		Changes []terms.Change `json:"changes"`
	}
	if err := json.Unmarshal([]byte(dry.out), &report); err != nil || dry.code != exitOK {
		t.Fatalf("%v: %+v", err, dry)
	}
	count := func() string {
		got := nianlun(t, "show", "overview", "--json", "--db", db, "--unit", "甲局工会", "--year", "2025")
		_, rest, _ := strings.Cut(got.out, `"activity_count?`)
		_, rest, _ = strings.Cut(rest, `"value":`)
		value, _, _ := strings.Cut(rest, ",")
		return strings.TrimSpace(value)
	}
	before := count()
	if got := nianlun(t, "import", "--db", db, "--unit", "甲局工会", "--year", "2025", more); got.code != exitOK {
		t.Fatalf("%+v", got)
	}
	after, told := count(), false
	for _, c := range report.Changes {
		if c.Unit.Key == "甲局" && c.After.Measure == terms.ActivityCount && c.Year == 2025 {
			told = c.Before != nil && fmt.Sprint(*c.Before.Value) == before && fmt.Sprint(*c.After.Value) == after
		}
	}
	if !told || before == after {
		t.Errorf("from %s to %s, told %s", before, after, dry.out)
	}
}

func TestImportNamesUnitAndZeroReport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	zero := "甲局工会2025年8月需访事件登记\n日期,姓名,事项类别\n本月无\n"
	got := nianlun(t, "import", "--db", filepath.Join(dir, "a.duckdb"), "--unit", "甲局工会", "--year", "2025",
		write(t, dir, "台账.csv", ledger), write(t, dir, "8月.csv", zero))
	for _, want := range []string{"（甲局）", "零报告，已收到"} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not said:\n%s", want, got.out)
		}
	}
}

func TestImportOfNothingRecognised(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	odd := write(t, dir, "不认识.csv", "甲,乙,丙\n1,2,3\n")
	db := filepath.Join(dir, "a.duckdb")
	if got := nianlun(t, "import", "--db", db, odd); got.code != exitFailed || !strings.Contains(got.out, "没有认出") {
		t.Errorf("alone: %+v", got)
	}
	if got := nianlun(t, "import", "--db", db, "--year", "2025", odd, write(t, dir, "台账.csv", ledger)); got.code != exitPartly {
		t.Errorf("beside a good file: %+v", got)
	}
}

func TestTwoPeriodsAtOnce(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	got := nianlun(t, "show", "overview", "--db", db, "--period", "h1", "--from", "2025-01-01", "--to", "2025-03-31")
	if got.code != exitUsage || !strings.Contains(got.err, "只能用一种") {
		t.Errorf("got %+v", got)
	}
}

func TestUnknownUnitNamesTheLikeliestFirst(t *testing.T) {
	t.Parallel()
	got := nearest([]string{"乙区图书馆工会", "甲市第二医院工会", "丙厂工会"}, "第二医院")
	if got[0] != "甲市第二医院工会" {
		t.Errorf("first %s", got[0])
	}
}

func TestDraftOfAYearWithoutData(t *testing.T) {
	t.Parallel()
	db, _ := loaded(t)
	got := nianlun(t, "draft", "--db", db, "--unit", "甲局工会", "--year", "2019", "--format", "md")
	if got.code != exitFailed || !strings.Contains(got.err, "2019") || !strings.Contains(got.err, "没有任何资料") {
		t.Errorf("got %+v", got)
	}
}
