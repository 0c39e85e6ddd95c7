package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// An officer prints the template, changes a sentence, checks and keeps it, and the next
// draft says it so; taken back, the draft is as before.
func TestTemplateCommand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := filepath.Join(dir, "本校.duckdb")
	table := write(t, dir, "活动台账.csv", "活动名称,活动日期,参加人数\n教职工运动会,2025-04-02,30\n教工读书会,2025-05-09,12\n")
	if got := nianlun(t, "import", "--db", db, "--unit", "城关小学工会", "--year", "2025", table); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	draft := func() string {
		got := nianlun(t, "draft", "--db", db, "--unit", "城关小学工会", "--year", "2025", "--format", "md")
		if got.code != exitOK {
			t.Fatalf("draft: %+v", got)
		}
		return got.out
	}
	shipped := draft()
	file := filepath.Join(dir, "模板.txt")
	if got := nianlun(t, "template", "show", "--db", db, "--unit", "城关小学工会", "-o", file); got.code != exitOK {
		t.Fatalf("show: %+v", got)
	}
	text := nianlun(t, "template", "show", "--voice", "学校").out
	if !strings.Contains(text, "校工会共组织活动{次数}") {
		t.Fatalf("not the school's template:\n%s", text)
	}
	own := write(t, dir, "改.txt", "== 开头 ==\n{时段}，{单位}把教职工的事当自己的事。[计划见{计划}。]\n")
	if got := nianlun(t, "template", "check", own); got.code != exitOK || !strings.Contains(got.out, "没有错") {
		t.Errorf("check: %+v", got)
	}
	bad := write(t, dir, "坏.txt", "== 一次活动 ==\n{日期}，{活动}，{人数次}参加。\n共20人。[\n")
	got := nianlun(t, "template", "save", "--db", db, "--unit", "城关小学工会", bad)
	if got.code != exitFailed || !strings.Contains(got.err, "第2行") || !strings.Contains(got.err, "“20”是手写的数字") || !strings.Contains(got.err, "没有收尾") {
		t.Errorf("faulty: %+v", got)
	}
	if draft() != shipped {
		t.Error("a faulty template was kept")
	}
	if got := nianlun(t, "template", "save", "--db", db, "--unit", "城关小学工会", own); got.code != exitOK {
		t.Fatalf("save: %+v", got)
	}
	leaders := write(t, dir, "班子.txt", "工会主席：甘棠\n")
	if got := nianlun(t, "template", "save", "--kind", "班子名单", "--db", db, "--unit", "城关小学工会", leaders); got.code != exitOK {
		t.Fatalf("save leaders: %+v", got)
	}
	if now := draft(); !strings.Contains(now, "2025年，城关小学工会把教职工的事当自己的事。") || !strings.Contains(now, "工会主席甘棠") {
		t.Errorf("the own words are missing:\n%s", now)
	}
	if got := nianlun(t, "template", "list", "--db", db, "--unit", "城关小学工会"); !strings.Contains(got.out, "总结模板（学校）") || !strings.Contains(got.out, "班子名单") {
		t.Errorf("list: %+v", got)
	}
	for _, kind := range []string{"template", "officers"} {
		if got := nianlun(t, "template", "back", "--kind", kind, "--db", db, "--unit", "城关小学工会"); got.code != exitOK {
			t.Fatalf("back: %+v", got)
		}
	}
	if draft() != shipped {
		t.Error("taken back, the draft is another")
	}
	for _, args := range [][]string{{"template", "sing"}, {"template", "check"}, {"template", "show", "--voice", "诗"}, {"template", "show", "--kind", "诗"}, {"template", "save", own}} {
		if got := nianlun(t, args...); got.code != exitUsage {
			t.Errorf("%v: %+v", args, got)
		}
	}
}
