//go:build browser

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// hostileYear is a small year with hostile cells among ordinary ones.
func hostileYear() map[string]string {
	csv := func(lines ...string) string { return strings.Join(lines, "\n") + "\n" }
	cell := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	return map[string]string{
		"2025年活动台账.csv": csv("活动编号,活动名称,活动时间,地点,参加人数,经费(元),备注",
			"A1,"+cell(breakout+"插花")+",2025-03-07,"+cell(quoted)+",30,1260,"+cell(endless),
			"A2,职工篮球赛,2025-05-20,体育馆,48,3200,=cmd()", "A3,"+cell(endless+"游园")+",2025-09-28,,12,880,"),
		"2025年签到表.csv":    csv("活动名称,日期,工号,姓名,部门", "职工篮球赛,2025-05-20,001,张三,"+cell(breakout), "职工篮球赛,2025-05-20,002,"+cell(quoted)+","+cell(endless)),
		"会员花名册.csv":       csv("工号,姓名,性别,部门,入会日期", "001,张三,男,"+cell(breakout)+",2010-01-01", "002,"+cell(quoted)+",女,"+cell(endless)+",2010-01-01", "003,王五,男,工程部,2010-01-01"),
		"2025年需访事件.csv":   csv("日期,姓名,工号,事件", "2025-05-02,王五,003,住院"),
		"2025年慰问登记.csv":   csv("慰问日期,慰问对象,工号,慰问事由,慰问金(元)", "2025-01-20,张三,001,"+cell(quoted+"慰问")+",500"),
		"2025年经费支出明细.csv": csv("日期,凭证号,科目,摘要,支出金额(元)", "2025-03-08,1,"+cell(breakout)+","+cell(quoted)+",1260", "2025-05-21,2,"+cell(endless)+",裁判费,600"),
		"2025年预算.csv":     csv("年度,科目,预算金额(元)", "2025,"+cell(breakout)+",1000"),
		"2025年工作计划.txt":   csv("2025年工会工作计划", "一、"+breakout+"丰富文体生活", "1、3月份开展“三八”妇女节插花活动。", "2、5月举办职工篮球赛一次。", "3、组织"+quoted+"健步走活动。"),
	}
}

const moreLedger, moreSpending = "补充台账.csv", "补充支出明细.csv"

func more() map[string]string {
	return map[string]string{
		moreLedger:   "活动名称,活动时间,参加人数\n冬季长跑,2025-12-06,25\n读书会,没想好,8\n",
		moreSpending: "日期,凭证号,科目,摘要,支出金额(元)\n2025-12-08,3,文体活动支出,长跑号码布,345.67\n",
	}
}

// upload fills the form of the page it stands on and sends it.
func (b *tab) upload(unit string, files map[string]string) {
	b.t.Helper()
	dir := b.t.TempDir()
	var paths []string
	for name, text := range files {
		paths = append(paths, write(b.t, dir, name, text))
	}
	b.fill(`.upload [name=unit]`, unit)
	b.fill(`.upload [name=year]`, "2025")
	b.do("choosing files", chromedp.SetUploadFiles(`.upload [name=files]`, paths, chromedp.ByQuery))
	b.send()
}

// send sends the form of files, looks at what they would bring, confirms it, and waits
// until the page of the job has its end by itself.
func (b *tab) send() {
	b.t.Helper()
	b.do("looking first", chromedp.Click(`.upload > button`, chromedp.ByQuery), chromedp.WaitVisible(`form[action$="/confirm"] button`, chromedp.ByQuery))
	b.says("导入前看一看", "导入后会变的数字")
	b.do("confirming", chromedp.Click(`form[action$="/confirm"] button`, chromedp.ByQuery), chromedp.WaitVisible(`main a.button[href="/"]`, chromedp.ByQuery))
}

// headlines are figures of 总览 as a person reads them.
type headlines struct{ Activities, Times, Spending string }

const headlineScript = `(function () {
	function tile(measure) { var a = document.querySelector('.tiles a[href*="key=' + measure + '%3"]'); return a ? a.textContent : ""; }
	return { Activities: tile("activity_count"), Times: tile("person_times"), Spending: tile("spending_total") };
})()`

// shows opens 总览 and compares its headlines.
func (b *tab) shows(when string, want headlines) {
	b.t.Helper()
	b.open("/?year=2025")
	if got := ask[headlines](b, headlineScript); got != want {
		b.t.Errorf("%s 总览 shows %+v, want %+v", when, got, want)
	}
}

// TestBrowserYear does an officer's work: files in, the dashboard changes, rows behind a
// figure, a link confirmed with a key, imports undone.
func TestBrowserYear(t *testing.T) {
	r, _ := serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	b := openTab(t, r.base)
	b.open("/")
	b.upload(badUnit, hostileYear())
	b.says("导入结果", "读成活动台账", "读成工作计划")
	before := headlines{"3次", "44人次", "1860元"}
	b.shows("with the first files", before)

	b.open("/files")
	b.upload(badUnit, more())
	b.says("没想好", "怎么改")
	b.shows("with more files", headlines{"4次", "69人次", "2205.67元"})
	b.press(`.tiles a[href*="key=activity_count"]`)
	b.says("一共 4 条记录", "职工篮球赛", breakout)
	rows := ask[[]string](b, `Array.from(document.querySelectorAll("tbody tr")).map(function (r) { return r.innerText; })`)
	if found := strings.Join(rows, "\n"); !strings.Contains(found, moreLedger+" · 第2行") || !strings.Contains(found, "冬季长跑") {
		t.Errorf("the row of the other ledger is not told with its place:\n%s", found)
	}
	b.confirmByKey()
	b.takeBack(moreLedger)
	b.shows("without the ledger", headlines{"3次", "44人次", "2205.67元"})
	b.takeBack(moreSpending)
	b.shows("after the undo", before)
}

func (b *tab) confirmByKey() {
	b.t.Helper()
	b.open("/plan?year=2025")
	var first string
	b.do("walking to a link", chromedp.KeyEvent("j"), chromedp.Evaluate(`document.activeElement.hasAttribute("data-open") ? document.activeElement.querySelector("[name=act]").value : ""`, &first))
	if first == "" {
		b.t.Fatal("J does not lead to a link that waits")
	}
	b.leads("confirming with Y", chromedp.KeyEvent("y"))
	b.says("已确认", "撤回判断")
	b.do("the next link that waits has the focus", chromedp.Poll(`document.activeElement.hasAttribute("data-open")`, nil))
	b.open("/plan?year=2025")
	b.press(`[data-open] button[value=reject]`)
	if text := ask[string](b, `document.body.textContent`); !strings.Contains(text, "已否定") || !strings.Contains(text, "已确认") {
		b.t.Error("a decision is lost")
	}
}

// takeBack undoes the import of a file.
func (b *tab) takeBack(file string) {
	b.t.Helper()
	b.open("/files")
	b.press(`//tr[contains(., "` + file + `")]//a[contains(@href, "undo=1")]`)
	b.says(file)
	b.press(`form[action$="/undo"] button`)
	b.says("已经撤销", file)
}
