package main

import (
	"encoding/json"
	"strings"
	"testing"

	"nianlun/queries/terms"
)

// TestImportRevises sends an edited ledger again: the offer is printed, and taken with
// --revises; the undo brings the earlier one back.
func TestImportRevises(t *testing.T) {
	t.Parallel()
	db, dir := loaded(t)
	edited := write(t, dir, "台账改.csv", strings.Replace(strings.Replace(ledger, "A2,职工篮球赛,2025-05-20,48,3200\n", "", 1), ",12,880", ",14,880", 1))
	args := []string{"import", "--db", db, "--unit", "甲局工会", "--year", "2025"}
	with := func(more ...string) outcome { return nianlun(t, append(append([]string{}, args...), more...)...) }
	var report struct {
		Revision *terms.Edition `json:"revision"`
	}
	got := with("--json", "--dry-run", edited)
	if err := json.Unmarshal([]byte(got.out), &report); err != nil || report.Revision == nil {
		t.Fatalf("%v: %+v", err, got)
	}
	first := report.Revision.Batch
	if r := report.Revision; r.Gone != 1 || r.Changed != 1 || r.New != 0 || r.Unchanged != 1 || r.Taken || r.File == "" {
		t.Errorf("the offer is %+v", r)
	}
	got = with(edited)
	for _, want := range []string{"的修改稿：有 1 行在新文件里没有了，现在照旧计入", "职工篮球赛", "--revises "} {
		if !strings.Contains(got.out, want) {
			t.Errorf("%q is not said:\n%s", want, got.out)
		}
	}
	number := map[int64]string{1: "1", 2: "2"}[first]
	for _, c := range []struct {
		more []string
		code int
		want string
	}{
		{[]string{"--revises", "77", edited}, exitFailed, "不能当作第 77 批的修改稿"},
		{[]string{"--dry-run", "--revises", "77", edited}, exitFailed, "不能当作第 77 批的修改稿"},
		{[]string{"--revises", number, edited, edited}, exitUsage, "--revises 一次只能写一个文件"},
		{[]string{"--dry-run", "--revises", number, edited}, exitOK, "2025年活动次数：3次 → 2次"},
		{[]string{"--revises", number, edited}, exitOK, "那一批不再计入，其中 1 行新文件里没有了"},
	} {
		if got := with(c.more...); got.code != c.code || !strings.Contains(got.out+got.err, c.want) {
			t.Errorf("%v: want %d and %q, got %+v", c.more, c.code, c.want, got)
		}
	}
}
