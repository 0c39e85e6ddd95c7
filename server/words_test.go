package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// Own words are kept with the database, printed back, and told of line by line where
// they do not read.
func TestWordsCommand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := filepath.Join(dir, "本馆.duckdb")
	plan := write(t, dir, "计划.txt", "某馆工会2025年工作计划\n1、办一次棋牌赛。\n2、办读书月。\n3、慰问职工。\n")
	if got := nianlun(t, "import", "--db", db, "--unit", "某馆工会", "--year", "2025", plan); got.code != exitOK {
		t.Fatalf("import: %+v", got)
	}
	words := write(t, dir, "词表.txt", "棋牌: 方城会\n")
	if got := nianlun(t, "words", "--db", db, words); got.code != exitOK || !strings.Contains(got.out, "1 个概念") {
		t.Errorf("words: %+v", got)
	}
	if got := nianlun(t, "words", "--db", db, write(t, dir, "坏.txt", "棋牌: 掼友会\n没有冒号\n")); got.code != exitFailed || !strings.Contains(got.err, "第2行") {
		t.Errorf("faulty words: %+v", got)
	}
	if got := nianlun(t, "words", "--db", db); got.code != exitOK || got.out != "棋牌: 方城会\n" {
		t.Errorf("kept words: %+v", got)
	}
	own := write(t, dir, "本馆.txt", "棋牌: 牌友会\n")
	if got := nianlun(t, "words", "--db", db, "--unit", "某馆", own); got.code != exitOK {
		t.Errorf("words of a unit: %+v", got)
	}
	if got := nianlun(t, "words", "--db", db, "--unit", "某馆工会"); got.out != "棋牌: 牌友会\n" {
		t.Errorf("kept words of the unit: %+v", got)
	}
	if got := nianlun(t, "words", "--db", db, "--unit", "没有的馆"); got.code != exitFailed || !strings.Contains(got.err, "没有的馆") {
		t.Errorf("words of nobody: %+v", got)
	}
}
