//go:build browser

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// planOfYear is a plan and a ledger in which one link waits and another is plain.
func planOfYear() map[string]string {
	return map[string]string{
		"2025年工作计划.txt": "2025年工会工作计划\n一、丰富文体生活\n1、3月份开展“三八”妇女节插花活动。\n2、5月举办职工篮球赛2次。\n3、全年编印简报12期，并办好宣传栏。\n",
		"2025年活动台账.csv": "活动名称,活动时间,参加人数\n三八妇女节插花,2025-03-07,30\n职工篮球赛,2025-05-20,48\n职工篮球赛决赛,2025-06-20,48\n编印第一期简报,2025-02-20,\n",
	}
}

const badPlanUnit = "甲局工会"

// TestBrowserPlan corrects an item, splits another, decides links by key without the page
// being loaded again, and downloads the workbook.
func TestBrowserPlan(t *testing.T) {
	r, _ := serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	b := openTab(t, r.base)
	b.open("/")
	b.upload(badPlanUnit, planOfYear())
	b.correctItem()
	b.splitItem()
	b.decideMany()
	b.downloadBook()
}

func (b *tab) correctItem() {
	b.t.Helper()
	b.open("/plan/review?year=2025")
	b.do("the first key goes to the first item", chromedp.KeyEvent("j"), chromedp.Poll(`document.activeElement.classList.contains("mark")`, nil))
	b.press(`//a[contains(@class, "mark")][contains(., "篮球赛")]`)
	b.fill(`.fields [name=tvalue]`, "3")
	b.fill(`.fields [name=owner]`, "文体委员")
	b.press(`.fields button[value=edit]`)
	b.says("改动记录", "更正")
	if got := ask[string](b, `document.querySelector(".fields [name=tvalue]").value`); got != "3" {
		b.t.Errorf("the corrected number reads %q", got)
	}
	b.open("/plan?year=2025")
	b.says("目标3次", "文体委员")
}

func (b *tab) splitItem() {
	b.t.Helper()
	b.open("/plan/review?year=2025")
	before := ask[int](b, `document.querySelectorAll(".mark").length`)
	b.press(`//a[contains(@class, "mark")][contains(., "简报")]`)
	b.do("opening the split", chromedp.Click(`//summary[contains(., "拆成几项")]`, chromedp.BySearch), chromedp.WaitVisible(`[name=pieces]`, chromedp.ByQuery))
	b.do("writing the parts", chromedp.SetValue(`[name=pieces]`, "全年编印简报12期\n办好宣传栏", chromedp.ByQuery))
	b.press(`button[value=split]`)
	if after := ask[int](b, `document.querySelectorAll(".mark").length`); after != before+1 {
		b.t.Errorf("%d items after the split of one of %d", after, before)
	}
}

// decideMany says yes and no by key; the page stays the one it was.
func (b *tab) decideMany() {
	b.t.Helper()
	b.open("/plan/links?year=2025")
	left := ask[int](b, `window.stays = true, Number(document.querySelector("[data-left]").textContent)`)
	if left < 2 {
		b.t.Fatalf("%d links wait, want two at least", left)
	}
	b.do("yes to the first", chromedp.KeyEvent("j"), chromedp.KeyEvent("y"), chromedp.Poll(`document.querySelectorAll("[data-said]").length === 1`, nil))
	if !ask[bool](b, `document.activeElement.hasAttribute("data-open")`) {
		b.t.Error("the next link does not have the focus")
	}
	b.do("no to the next", chromedp.KeyEvent("n"), chromedp.Poll(`document.querySelectorAll("[data-said]").length === 2`, nil))
	if now := ask[int](b, `window.stays ? Number(document.querySelector("[data-left]").textContent) : -1`); now != left-2 {
		b.t.Errorf("%d links wait after two words about %d; -1 tells of a page loaded again", now, left)
	}
	b.do("both are kept", chromedp.Poll(`document.querySelectorAll("[data-saved]").length === 2`, nil))
	b.open("/plan/links?year=2025&show=decided")
	b.says("已确认", "已否定")
	b.do("both are taken back", chromedp.KeyEvent("j"), chromedp.KeyEvent("u"), chromedp.KeyEvent("j"), chromedp.KeyEvent("u"), chromedp.Poll(`document.querySelectorAll("[data-saved]").length === 2`, nil))
	b.open("/plan/links?year=2025")
	b.do("only one item of an activity", chromedp.KeyEvent("j"), chromedp.KeyEvent("o"), chromedp.Poll(`document.querySelectorAll(".deal")[0].querySelectorAll("[data-open]").length === 0`, nil))
	if !ask[bool](b, `document.activeElement.closest(".deal") === document.querySelectorAll(".deal")[1]`) {
		b.t.Error("the next activity does not have the focus")
	}
	b.do("none of the next one's", chromedp.KeyEvent("x"), chromedp.Poll(`document.querySelectorAll(".deal")[1].querySelectorAll("[data-open]").length === 0`, nil))
}

func (b *tab) downloadBook() {
	b.t.Helper()
	b.open("/plan?year=2025")
	b.says("下载表格")
	var got string
	b.do("downloading", chromedp.Evaluate(`fetch(document.querySelector('a[href^="/plan/book"]').href).then(async r => r.headers.get("content-type") + " " + String.fromCharCode(...new Uint8Array(await r.arrayBuffer()).slice(0, 2)))`, &got, awaited))
	if !strings.Contains(got, "spreadsheetml") || !strings.HasSuffix(got, "PK") {
		b.t.Errorf("the workbook comes as %q", got)
	}
}
