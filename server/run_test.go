package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// outcome is what a command line left behind.
type outcome struct {
	code     int
	out, err string
}

// nianlun runs a command line on 10 January 2026.
func nianlun(tb testing.TB, args ...string) outcome {
	tb.Helper()
	return nianlunWith(tb, nil, args...)
}

func nianlunWith(tb testing.TB, env map[string]string, args ...string) outcome {
	tb.Helper()
	var out, err bytes.Buffer
	w := world{
		getenv: func(name string) string { return env[name] }, out: &out, err: &err,
		now: func() time.Time { return time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC) },
	}
	code := run(tb.Context(), args, w)
	return outcome{code, out.String(), err.String()}
}

func write(tb testing.TB, dir, name, text string) string {
	tb.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

const (
	ledger = "活动编号,活动名称,活动时间,参加人数,经费(元)\nA1,三八节插花,2025-03-07,30,1260\nA2,职工篮球赛,2025-05-20,48,3200\nA3,摄影展,2025-09-28,12,880\n"
	faulty = "活动编号,活动名称,活动时间,参加人数,经费(元)\nB1,插花,2025-03-07,30,1260\nB2,讲座,没想好,20,100\n"
	plan   = "2025年工会工作计划\n一、丰富文体生活\n1、3月份开展“三八”妇女节插花活动。\n2、5月举办职工篮球赛一次。\n3、11月组织职工健步走活动。\n"
)

// loaded imports the ledger and the plan into a fresh database and returns its path.
func loaded(tb testing.TB) (db, dir string) {
	tb.Helper()
	dir = tb.TempDir()
	db = filepath.Join(dir, "甲.duckdb")
	got := nianlun(tb, "import", "--db", db, "--unit", "甲局工会", "--year", "2025", write(tb, dir, "计划.txt", plan), write(tb, dir, "2025年活动台账.csv", ledger))
	if got.code != exitOK {
		tb.Fatalf("import: %+v", got)
	}
	return db, dir
}

func TestUsageErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, file := filepath.Join(dir, "x.duckdb"), write(t, dir, "a.csv", ledger)
	tests := map[string]struct {
		args []string
		says string
	}{
		"no such command":   {[]string{"improt"}, "没有“improt”这个命令"},
		"no database":       {[]string{"import", file}, "--db"},
		"no files":          {[]string{"import", "--db", db}, "要导入的文件"},
		"no such flag":      {[]string{"import", "--db", db, "--yaer", "2025", file}, "没有“--yaer”这个选项"}, //nolint:misspell // mistyped on purpose
		"flag lacks value":  {[]string{"import", file, "--db"}, "选项 --db 后面要写一个值"},
		"year in words":     {[]string{"import", "--db", db, "--year", "今年", file}, "选项 --year 的值“今年”不对"},
		"year too small":    {[]string{"import", "--db", db, "--year", "25", file}, "四位数的年份"},
		"bad kind":          {[]string{"import", "--db", db, "--kind", "misc", file}, "没有“misc”这个种类"},
		"half a span":       {[]string{"import", "--db", db, "--from", "2025-01-01", file}, "--from 和 --to 要一起写"},
		"bad day":           {[]string{"import", "--db", db, "--from", "2025-01-01", "--to", "2025-02-30", file}, "2025-02-30"},
		"span backwards":    {[]string{"import", "--db", db, "--from", "2025-02-01", "--to", "2025-01-01", file}, "开始日期不能晚于结束日期"},
		"undo nothing":      {[]string{"undo", "--db", db}, "批次号"},
		"undo words":        {[]string{"undo", "--db", db, "last"}, "正整数"},
		"undo minus":        {[]string{"undo", "--db", db, "0"}, "正整数"},
		"plan nothing":      {[]string{"plan"}, "请写上一个文件"},
		"plan kind":         {[]string{"plan", "--kind", "visits", file}, "--kind"},
		"plan two":          {[]string{"plan", file, file}, "多写了"},
		"show nothing":      {[]string{"show", "--db", db}, "请写上要看什么"},
		"show bad question": {[]string{"show", "gossip", "--db", db}, "没有“gossip”这个问题"},
		"rows of nothing":   {[]string{"show", "rows", "--db", db}, "--figure"},
		"bad period":        {[]string{"show", "overview", "--db", db, "--period", "q9"}, "没有“q9”这样的时段"},
		"bad asof":          {[]string{"show", "overview", "--db", db, "--asof", "soon"}, "--asof"},
		"draft no unit":     {[]string{"draft", "--db", db}, "--unit"},
		"draft bad format":  {[]string{"draft", "--db", db, "--unit", "甲", "--format", "rtf"}, "--format"},
		"verify nothing":    {[]string{"verify"}, "请写上要核对的文件"},
		"open to the world": {[]string{"serve", "--db", db, "--addr", "0.0.0.0:0", "--accounts=false"}, "必须登录"},
		"no port":           {[]string{"serve", "--db", db, "--addr", "localhost"}, "不能在地址"},
		"demo extra":        {[]string{"demo", "now"}, "多写了“now”"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := nianlun(t, tt.args...)
			if got.code != exitUsage || !strings.Contains(got.err, tt.says) || got.out != "" {
				t.Errorf("%v = %+v, want exit 2 and %q", tt.args, got, tt.says)
			}
		})
	}
	if _, err := os.Stat(db); err == nil {
		t.Error("a wrong command line made a database")
	}
}

func TestHelp(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"help"}, {"--help"}, {"-h"}, {"import", "-h"}} {
		if got := nianlun(t, args...); got.code != exitOK || !strings.Contains(got.out, "用法") {
			t.Errorf("%v = %+v", args, got)
		}
	}
}

func TestImportExitCodes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good, bad := write(t, dir, "台账.csv", ledger), write(t, dir, "有错.csv", faulty)
	empty, missing := write(t, dir, "空.xlsx", ""), filepath.Join(dir, "没有.csv")
	tests := map[string]struct {
		files []string
		code  int
		says  string
	}{
		"clean":             {[]string{good}, exitOK, "装入 3 行"},
		"rejected row":      {[]string{bad}, exitPartly, "没想好"},
		"one missing":       {[]string{good, missing}, exitPartly, "没有这个文件"},
		"nothing readable":  {[]string{empty, missing}, exitFailed, "没有读入"},
		"a folder":          {[]string{dir}, exitFailed, "这是一个文件夹"},
		"good after broken": {[]string{empty, good}, exitPartly, "装入 3 行"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := filepath.Join(t.TempDir(), "x.duckdb")
			got := nianlun(t, append([]string{"import", "--db", db, "--unit", "甲局工会"}, tt.files...)...)
			if got.code != tt.code || !strings.Contains(got.out, tt.says) {
				t.Errorf("got %+v, want exit %d and %q", got, tt.code, tt.says)
			}
		})
	}
}

func TestImportJSONIsOneObjectAFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	got := nianlun(t, "import", "--dry-run", "--json", "--records", "--db", filepath.Join(dir, "x.duckdb"),
		write(t, dir, "台账.csv", ledger), filepath.Join(dir, "没有.csv"), write(t, dir, "有错.csv", faulty))
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if got.code != exitPartly || len(lines) != 3 {
		t.Fatalf("exit %d, %d lines:\n%s", got.code, len(lines), got.out)
	}
	for i, line := range lines {
		var report struct {
			File   string
			Error  string
			Sheets []struct {
				Kind     *string
				RowsRead int `json:"rows_read"`
				Records  []map[string]any
				Rejected []map[string]any
			}
		}
		if err := json.Unmarshal([]byte(line), &report); err != nil {
			t.Fatalf("line %d: %v", i, err)
		}
		if i == 1 {
			if report.Error == "" || report.Sheets == nil {
				t.Errorf("missing file: %s", line)
			}
			continue
		}
		if len(report.Sheets) != 1 || *report.Sheets[0].Kind != "activities" || len(report.Sheets[0].Records) == 0 {
			t.Errorf("line %d: %s", i, line)
		}
	}
}

func TestUndoAndItsRefusals(t *testing.T) {
	t.Parallel()
	db, dir := loaded(t)
	got := nianlun(t, "import", "--json", "--db", db, "--unit", "甲局工会", write(t, dir, "补报.csv", strings.ReplaceAll(faulty, "没想好", "2025-10-01")))
	var report struct{ Batch int64 }
	if err := json.Unmarshal([]byte(got.out), &report); err != nil || report.Batch == 0 {
		t.Fatalf("import: %v %+v", err, got)
	}
	batch := strconv.FormatInt(report.Batch, 10)
	if got := nianlun(t, "undo", "--db", db, batch); got.code != exitOK || !strings.Contains(got.out, "批次 "+batch+" 已经撤销") {
		t.Errorf("undo: %+v", got)
	}
	if rows := show(t, "activities", "--db", db, "--unit", "甲局工会", "--year", "2025").Rows; len(rows) != 3 {
		t.Errorf("%d activities after the undo, want the first three", len(rows))
	}
	if got := nianlun(t, "undo", "--db", db, batch); got.code != exitFailed || !strings.Contains(got.err, "以前已经撤销过") {
		t.Errorf("undo twice: %+v", got)
	}
	if got := nianlun(t, "undo", "--db", db, "77777"); got.code != exitFailed || !strings.Contains(got.err, "没有批次 77777") {
		t.Errorf("undo nothing: %+v", got)
	}
	if got := nianlun(t, "undo", "--db", db+"x", "1"); got.code != exitFailed || !strings.Contains(got.err, "没有这个数据库文件") {
		t.Errorf("undo nowhere: %+v", got)
	}
}

func TestPlanCommand(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := write(t, dir, "计划.txt", plan)
	got := nianlun(t, "plan", "--json", file)
	lines := strings.Split(strings.TrimSpace(got.out), "\n")
	if got.code != exitOK || len(lines) != 3 {
		t.Fatalf("plan --json: %+v", got)
	}
	for _, line := range lines {
		var item map[string]any
		if err := json.Unmarshal([]byte(line), &item); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"section", "text", "category", "targets", "window", "strength", "notes"} {
			if _, ok := item[key]; !ok {
				t.Errorf("%s lacks %q", line, key)
			}
		}
	}
	if got := nianlun(t, "plan", file); got.code != exitOK || !strings.Contains(got.out, "篮球赛") {
		t.Errorf("plan: %+v", got)
	}
	rules := write(t, dir, "办法.txt", "某馆工会会费管理办法\n第一条 会员按月缴纳会费。\n第二条 会费由财务委员收取。\n第三条 会费用于会员活动。\n")
	if got := nianlun(t, "plan", rules); got.code != exitFailed || !strings.Contains(got.err, "--kind plan") {
		t.Errorf("rules given as a plan: %+v", got)
	}
	if got := nianlun(t, "plan", "--kind", "plan", rules); got.code != exitOK || !strings.Contains(got.out, "会员按月缴纳会费") {
		t.Errorf("rules that are a plan because somebody says so: %+v", got)
	}
	if got := nianlun(t, "plan", write(t, dir, "空.txt", "")); got.code != exitFailed || got.err == "" {
		t.Errorf("empty plan: %+v", got)
	}
	if got := nianlun(t, "plan", filepath.Join(dir, "没有.docx")); got.code != exitFailed || !strings.Contains(got.err, "没有这个文件") {
		t.Errorf("missing plan: %+v", got)
	}
}
