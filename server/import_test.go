package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDryRunLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := filepath.Join(dir, "新.duckdb")
	got := nianlun(t, "import", "--dry-run", "--db", db, "--unit", "甲局工会", "--year", "2025", write(t, dir, "台账.csv", ledger))
	if got.code != exitOK || !strings.Contains(got.out, "装入 3 行") || strings.Contains(got.out, "批次") {
		t.Errorf("dry run: %+v", got)
	}
	if _, err := os.Stat(db); !os.IsNotExist(err) {
		t.Errorf("a dry run left %s (%v)", db, err)
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
