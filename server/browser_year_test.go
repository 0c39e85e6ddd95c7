//go:build browser

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	breakout = `</script><script>alert(1)</script>`
	quoted   = `"'><img src=x onerror=alert(2)>`
	badUnit  = `甲"局'<b>` + breakout + `工会`
)

var endless = strings.Repeat("特别长的名字", 60)

// hostileYear is a small year in which every cell tries to leave its place.
func hostileYear() map[string]string {
	csv := func(lines ...string) string { return strings.Join(lines, "\n") + "\n" }
	cell := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	return map[string]string{
		"2025年活动台账.csv": csv("活动编号,活动名称,活动时间,地点,参加人数,经费(元),备注",
			"A1,"+cell(breakout+"插花")+",2025-03-07,"+cell(quoted)+",30,1260,"+cell(endless),
			"A2,职工篮球赛,2025-05-20,体育馆,48,3200,=cmd()", "A3,"+cell(endless+"游园")+",2025-09-28,,,880,"),
		"2025年签到表.csv":    csv("活动名称,日期,工号,姓名,部门", "职工篮球赛,2025-05-20,001,张三,"+cell(breakout), "职工篮球赛,2025-05-20,002,"+cell(quoted)+","+cell(endless)),
		"会员花名册.csv":       csv("工号,姓名,性别,部门,入会日期", "001,张三,男,"+cell(breakout)+",2010-01-01", "002,"+cell(quoted)+",女,"+cell(endless)+",2010-01-01", "003,王五,男,工程部,2010-01-01"),
		"2025年需访事件.csv":   csv("日期,姓名,工号,事件", "2025-05-02,王五,003,住院"),
		"2025年慰问登记.csv":   csv("慰问日期,慰问对象,工号,慰问事由,慰问金(元)", "2025-01-20,张三,001,"+cell(quoted+"慰问")+",500"),
		"2025年经费支出明细.csv": csv("日期,凭证号,科目,摘要,支出金额(元)", "2025-03-08,1,"+cell(breakout)+","+cell(quoted)+",1260", "2025-05-21,2,"+cell(endless)+",裁判费,600"),
		"2025年预算.csv":     csv("年度,科目,预算金额(元)", "2025,"+cell(breakout)+",1000"),
		"2025年工作计划.txt":   csv("2025年工会工作计划", "一、"+breakout+"丰富文体生活", "1、3月份开展“三八”妇女节插花活动。", "2、5月举办职工篮球赛一次。", "3、组织"+quoted+"健步走活动。"),
	}
}

// upload fills the form of the page it stands on and sends it.
func (b *tab) upload(files map[string]string) {
	b.t.Helper()
	dir := b.t.TempDir()
	var paths []string
	for name, text := range files {
		paths = append(paths, write(b.t, dir, name, text))
	}
	b.leads("uploading",
		chromedp.SetValue(`.upload [name=unit]`, badUnit, chromedp.ByQuery), chromedp.SetValue(`.upload [name=year]`, "2025", chromedp.ByQuery),
		chromedp.SetUploadFiles(`.upload [name=files]`, paths, chromedp.ByQuery), chromedp.Click(`.upload button`, chromedp.ByQuery))
}

// counted reads the headline of 活动次数 from 总览.
func (b *tab) counted() string {
	b.t.Helper()
	b.open("/?year=2025")
	var text string
	b.do("reading a headline", chromedp.Text(`.tiles a[href*="key=activity_count"]`, &text, chromedp.ByQuery))
	return text
}

// TestBrowserYear does an officer's work: files in, the dashboard changes, rows behind a
// figure, a link confirmed with a key, an import undone, the draft taken home.
func TestBrowserYear(t *testing.T) {
	b := openTab(t, serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb")))
	b.open("/")
	b.upload(hostileYear())
	b.says("导入结果", "读成活动台账", "读成工作计划")
	if got := b.counted(); got != "3次" {
		t.Errorf("活动次数 = %s, want 3次", got)
	}
	b.open("/files")
	b.upload(map[string]string{"补充台账.csv": "活动名称,活动时间,参加人数\n冬季长跑,2025-12-06,25\n读书会,没想好,8\n"})
	b.says("没想好", "怎么改")
	if got := b.counted(); got != "4次" {
		t.Errorf("after another ledger 活动次数 = %s, want 4次", got)
	}
	b.leads("opening the rows of a figure", chromedp.Click(`.tiles a[href*="key=activity_count"]`, chromedp.ByQuery))
	b.says("一共 4 条记录", "职工篮球赛", "补充台账.csv", breakout)
	b.confirmByKey()
	b.undoLast()
	b.takeDraft()
	b.visit(append(everyPage, "/files/1", "/files/9?undo=1", "/activities?theme=culture", "/unreached?degree=unknown", "/plan?status=none")...)
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
	b.open("/plan?year=2025")
	b.leads("rejecting with a click", chromedp.Click(`[data-open] button[value=reject]`, chromedp.ByQuery))
	var states string
	b.do("reading refused links", chromedp.Evaluate(`document.body.textContent`, &states))
	if !strings.Contains(states, "已否定") || !strings.Contains(states, "已确认") {
		b.t.Error("a decision is lost")
	}
}

func (b *tab) undoLast() {
	b.t.Helper()
	b.open("/files")
	b.leads("asking to undo", chromedp.Click(`tbody tr:first-child a[href*="undo=1"]`, chromedp.ByQuery))
	b.says("补充台账.csv", "没想好")
	b.leads("undoing", chromedp.Click(`form[action$="/undo"] button`, chromedp.ByQuery))
	b.says("已经撤销", "补充台账.csv")
	if got := b.counted(); got != "3次" {
		b.t.Errorf("after the undo 活动次数 = %s, want 3次", got)
	}
}

func (b *tab) takeDraft() {
	b.t.Helper()
	dir := b.t.TempDir()
	done := make(chan string, 1)
	chromedp.ListenBrowser(b.ctx, func(event any) {
		if e, ok := event.(*browser.EventDownloadProgress); ok && e.State == browser.DownloadProgressStateCompleted {
			done <- e.GUID
		}
	})
	b.open("/draft?year=2025")
	b.says("工作总结")
	whole := cdp.WithExecutor(b.ctx, chromedp.FromContext(b.ctx).Browser)
	if err := browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllowAndName).WithDownloadPath(dir).WithEventsEnabled(true).Do(whole); err != nil {
		b.t.Fatalf("allowing downloads: %v", err)
	}
	b.do("downloading the draft", chromedp.Focus(`a[href*="format=md"]`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	select {
	case name := <-done:
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.HasPrefix(string(text), "# ") || !strings.Contains(string(text), "篮球赛") {
			b.t.Errorf("the draft (%v):\n%s", err, text)
		}
	case <-b.ctx.Done():
		b.t.Fatal("the draft never came")
	}
}
