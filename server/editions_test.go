package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestEditions keeps a draft, takes it out again the same, and holds it and a file against
// each other and against later data.
func TestEditions(t *testing.T) {
	t.Parallel()
	db, dir := loaded(t)
	of := []string{"--db", db, "--unit", "甲局工会", "--year", "2025"}
	draft := func(more ...string) []string { return append(append([]string{"draft"}, of...), more...) }
	word := filepath.Join(dir, "总结.docx")
	check := func(what string, args []string, code int, says string) string {
		t.Helper()
		got := nianlun(t, args...)
		if got.code != code || !strings.Contains(got.out+got.err, says) {
			t.Errorf("%s: %+v, want exit %d and %q", what, got, code, says)
		}
		return got.out
	}
	check("nothing kept", []string{"editions", "--db", db}, exitOK, "还没有留存过")
	check("a final one", draft("--keep", "final"), exitFailed, "没有定稿")
	check("a draft", draft("--keep", "draft", "--remark", "初稿", "--format", "docx", "-o", word), exitOK, "已留存为第 1 号草稿版")
	check("the list", []string{"editions", "--db", db, "--unit", "甲局工会"}, exitOK, "本机用户　初稿")
	check("as JSON", []string{"editions", "--db", db, "--json"}, exitOK, `"edition":1`)
	if kept := check("taken out", []string{"draft", "--db", db, "--edition", "1", "--format", "docx"}, exitOK, "PK"); kept != bytesOf(t, word) {
		t.Error("the kept document is not the one written then")
	}
	check("against the data", []string{"verify", "--db", db, "--edition", "1"}, exitOK, "数据也没有变")
	check("a file against it", []string{"verify", word, "--db", db, "--edition", "1"}, exitOK, "数据也没有变")
	forged := changedWord(t, word, ">90人次<", ">96人次<")
	check("a changed file against it", []string{"verify", forged, "--db", db, "--edition", "1"}, exitAltered, "“90人次”被改成了“96人次”")
	if got := nianlun(t, "import", "--db", db, "--unit", "甲局工会", write(t, dir, "补报.csv", strings.ReplaceAll(ledger, "A2,职工篮球赛,2025-05-20,48", "A2,职工篮球赛,2025-05-20,58"))); got.code != exitOK {
		t.Fatalf("second import: %+v", got)
	}
	check("later data", []string{"verify", "--db", db, "--edition", "1"}, exitDataChanged, "“48人次”现在应为“58人次”")
	check("the file, still as it was kept", []string{"verify", word, "--db", db, "--edition", "1"}, exitOK, "数据也没有变")
	check("the list then", []string{"editions", "--db", db}, exitOK, "以后资料变过")
	for what, args := range map[string][]string{
		"no such edition": {"draft", "--db", db, "--edition", "7"}, "no such one to verify": {"verify", "--db", db, "--edition", "7"},
	} {
		check(what, args, exitFailed, "没有第 7 号")
	}
	for what, args := range map[string][]string{
		"edition and unit": draft("--edition", "1"), "a strange word": draft("--keep", "x"), "a strange voice": draft("--voice", "x"),
		"nothing to verify": {"verify", "--db", db}, "an edition of nothing": {"verify", "--edition", "1"},
	} {
		check(what, args, exitUsage, "")
	}
}

func bytesOf(t *testing.T, path string) string {
	t.Helper()
	file, err := readFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(file.Data)
}
