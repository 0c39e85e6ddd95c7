//go:build browser

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const wordedUnit = "丙局工会"

// wordedYear is a year with a plan item nothing was done about.
func wordedYear() map[string]string {
	return map[string]string{
		"2025年工作计划.txt":  "2025年工会工作计划\n一、丰富文体生活\n1、3月份开展“三八”妇女节插花活动。\n2、5月举办职工篮球赛一次。\n3、组织职工健步走活动。\n",
		"2025年活动台账.csv":  "活动编号,活动名称,活动时间,参加人数,经费(元)\nA1,三八妇女节插花,2025-03-07,30,1260\nA2,职工篮球赛,2025-05-20,48,3200\n",
		"2025年经费支出.csv":  "日期,凭证号,科目,摘要,支出金额(元)\n2025-03-08,1,文体活动支出,购买鲜花,1260\n2025-05-21,2,文体活动支出,裁判费,3200\n",
		"2025年经费预算表.csv": "年度,科目,预算金额(元)\n2025,文体活动支出,9000\n",
	}
}

const editing = `document.querySelector(".editor .words")`

// TestBrowserWording words a draft in place by mouse and key, keeps a final version, and
// finds what later files did to both.
func TestBrowserWording(t *testing.T) {
	db := filepath.Join(t.TempDir(), "x.duckdb")
	r, stop := serving(t, "serve", "--db", db)
	b := openTab(t, r.base)
	b.open("/")
	b.upload(wordedUnit, wordedYear())
	b.open("/draft?year=2025")
	b.says("交稿前还有", "待补充：机关党组织和上级工会的名称")
	b.shoot("/draft", 1440)
	b.answerMarks()
	b.wordTotals()
	b.takeProblem()
	b.finish()
	b.open("/files")
	b.upload(wordedUnit, map[string]string{"补报活动台账.csv": "活动编号,活动名称,活动时间,参加人数,经费(元)\nA3,职工长跑,2025-11-07,60,500\n"})
	b.findDrift()
	b.sideBySide()
	stop()
	for _, c := range []struct {
		args []string
		code int
		says string
	}{{[]string{"editions", "--db", db}, exitOK, "定稿"}, {[]string{"verify", "--edition", "1", "--db", db}, exitDataChanged, "现在应为"}} {
		if got := nianlun(t, c.args...); got.code != c.code || !strings.Contains(got.out, c.says) {
			t.Errorf("%v: %+v", c.args, got)
		}
	}
}

// keep saves the open paragraph by key and waits for the page that shows it.
func (b *tab) keep(words string) {
	b.t.Helper()
	b.leads("saving "+words, chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(input.ModifierCtrl)))
	b.says(words)
}

// answerMarks types over every open mark, starting from the list of what is open.
func (b *tab) answerMarks() {
	b.t.Helper()
	for _, words := range []string{"机关党委和区总工会", "基层活动阵地不足。", "继续做好职工之家建设。"} {
		b.do("going to an open mark", chromedp.Click(`#before li.todo a`, chromedp.ByQuery), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery))
		if got := ask[string](b, `String(getSelection())`); !strings.HasPrefix(got, "【待补充：") {
			b.t.Errorf("selected is %q", got)
		}
		b.do("answering it", chromedp.KeyEvent(words))
		b.keep(words)
	}
	if n := ask[int](b, `document.querySelectorAll("#before li.todo").length`); n != 0 {
		b.t.Errorf("%d marks are open yet", n)
	}
}

// wordTotals words the sentence with the totals: its figures stay whole, a number typed by
// hand is open until it was checked.
func (b *tab) wordTotals() {
	b.t.Helper()
	b.do("opening the totals", chromedp.Click(`//p[@data-edit][contains(., "4460元")]`, chromedp.BySearch), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery))
	b.shoot("/editing", 1440)
	chips := ask[int](b, editing+`.querySelectorAll(".chip").length`)
	b.do("one key at a figure", chromedp.Evaluate(`(function (box) {
		var c = box.querySelector(".chip");
		getSelection().collapse(c.parentNode, Array.prototype.indexOf.call(c.parentNode.childNodes, c) + 1);
	})(`+editing+`)`, nil), chromedp.KeyEvent(kb.Backspace))
	if now := ask[int](b, editing+`.querySelectorAll(".chip").length`); now != chips-1 {
		b.t.Errorf("%d figures after one key, %d before", now, chips)
	}
	b.do("leaving it", chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(`.editor`, chromedp.ByQuery))
	b.do("opening it by key", chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery))
	b.do("writing at its end", chromedp.Evaluate(`getSelection().selectAllChildren(`+editing+`); getSelection().collapseToEnd()`, nil), chromedp.KeyEvent("另有25名志愿者帮忙。"))
	if said := ask[string](b, `document.querySelector(".editor .told").textContent`); !strings.Contains(said, "手写数字：25") {
		b.t.Errorf("while typing it says %q", said)
	}
	b.keep("另有25名志愿者帮忙。")
	b.says("手写数字：25名")
	b.press(`#before li.hand button`)
	b.hides("手写数字：25名")
}

func (b *tab) takeProblem() {
	b.t.Helper()
	b.press(`//section[@id="side"]//li[contains(., "文体活动支出")]//button`)
	b.says("预算的编制和执行还要进一步规范", "（已写进“存在的问题”）")
}

// finish is refused nothing any more, and leads to the edition.
func (b *tab) finish() {
	b.t.Helper()
	b.do("opening a paragraph", chromedp.Focus(`.draft p[data-edit]`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery))
	b.do("leaving a mark", chromedp.Evaluate(`getSelection().selectAllChildren(`+editing+`); getSelection().collapseToEnd()`, nil), chromedp.KeyEvent("【待补充：再想想】"))
	b.keep("再想想")
	b.refused("a final version with a mark", 409, "没有定稿", chromedp.Focus(`button[value=final]`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	b.shoot("/refused", 1440)
	b.do("going to the mark", chromedp.Click(`#before li.todo a`, chromedp.ByQuery), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery), chromedp.KeyEvent(kb.Backspace))
	b.leads("saving by the button", chromedp.Focus(`.editor .tools button`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	b.open("/draft?year=2025")
	b.fill(`.freeze [name=remark]`, "报区总工会")
	b.leads("keeping a final version", chromedp.Focus(`button[value=final]`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	b.says("第1号", "定稿", "报区总工会", "资料没有变", "另有25名志愿者帮忙。")
	one, two := b.download(`a[href*="format=docx"]`), b.download(`a[href*="format=docx"]`)
	if textOf(b.t, one) != textOf(b.t, two) || !strings.Contains(unzipped(b.t, one, "word/document.xml"), "另有") {
		b.t.Error("the edition is not the same file twice, or not the worded one")
	}
}

// findDrift sees what a later file did: to the kept version, and to the wording.
func (b *tab) findDrift() {
	b.t.Helper()
	b.open("/draft/editions/1")
	b.says("78人次 → 138人次", "后来导入的：补报活动台账.csv", "另有25名志愿者帮忙。")
	b.shoot("/edition", 1440)
	b.open("/draft?year=2025")
	b.says("数字随资料变了", "78人次→138人次", "另有25名志愿者帮忙。")
	b.leads("having seen it", chromedp.Focus(`.about [data-do=ack]`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	if text := b.text(); strings.Contains(text, "78人次→138人次") || !strings.Contains(text, "另有25名志愿者帮忙。") {
		b.t.Errorf("after a look:\n%s", text)
	}
}

// sideBySide has two people at one paragraph, then looks at the other pages on a phone.
func (b *tab) sideBySide() {
	b.t.Helper()
	other := b.beside()
	at := `//p[@data-edit][contains(., "另有")]`
	end := `getSelection().selectAllChildren(` + editing + `); getSelection().collapseToEnd()`
	for _, one := range []*tab{b, other} {
		one.open("/draft?year=2025")
		one.do("opening the same paragraph", chromedp.Click(at, chromedp.BySearch), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery), chromedp.Evaluate(end, nil))
	}
	other.do("the other one writes", chromedp.KeyEvent("先写的一句。"))
	other.keep("先写的")
	b.expect(409)
	b.do("the later one saves", chromedp.KeyEvent("后写的这句。"), chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(input.ModifierCtrl)), chromedp.WaitVisible(`.theirs`, chromedp.ByQuery))
	b.says("先改了这一段", "先写的", "后写的这句。")
	b.shoot("/conflict", 1440)
	b.expect()
	b.leads("choosing one's own", chromedp.KeyEvent(kb.Enter))
	b.says("后写的这句。")
	b.open("/draft/history?year=2025")
	b.says("先写的", "后写的这句。", "换回这一版")
	b.press(`//li[contains(., "先写的")]//button`)
	b.says("先写的一句。")
	b.do("holding a phone", emulation.SetDeviceMetricsOverride(390, 844, 1, false))
	for _, path := range []string{"/draft?year=2025", "/draft/history?year=2025", "/draft/editions?year=2025", "/draft/editions/1", "/draft/versus?year=2025&a=1&b=now"} {
		b.open(path)
		if path == "/draft?year=2025" {
			b.do("opening a paragraph", chromedp.Focus(`.draft p[data-edit]`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`.editor .words`, chromedp.ByQuery))
		}
		if over := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			b.t.Errorf("%s is %d pixels too wide", path, over)
		}
		b.shoot(path, 390)
	}
	b.says("现在的初稿", "右边多")
}
