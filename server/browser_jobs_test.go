//go:build browser

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestBrowserDropAndPaste takes in files dropped on the page and a table pasted into it.
func TestBrowserDropAndPaste(t *testing.T) {
	r, _ := serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	b := openTab(t, r.base)
	b.open("/files")
	dir := t.TempDir()
	b.drop(`.upload`, write(t, dir, "2025年活动台账.csv", ledger), write(t, dir, "计划.txt", plan))
	b.paste("活动名称\t活动时间\t参加人数\n冬季长跑\t2025-12-06\t25\n", `<table><tr><td>活动名称</td><td>活动时间</td><td>参加人数</td></tr><tr><td>冬季长跑</td><td>2025-12-06</td><td>25</td></tr></table>`)
	if got := ask[[]string](b, `Array.from(document.querySelectorAll(".chosen li")).map(function (li) { return li.firstChild.textContent.split("（")[0]; })`); strings.Join(got, " ") != "2025年活动台账.csv 计划.txt 粘贴的表格.html" {
		t.Fatalf("the list of what will be sent is %q", got)
	}
	b.fill(`.upload [name=unit]`, "甲局工会")
	b.fill(`.upload [name=year]`, "2025")
	b.send()
	b.says("导入结果", "读成活动台账", "读成工作计划", "粘贴的表格.html")
	b.shows("with what was dropped and pasted", headlines{"4次", "115人次", "5340元"})

	b.open("/files")
	b.fill(`.upload [name=unit]`, "甲局工会")
	b.do("typing a plan", chromedp.SendKeys(`.upload textarea`, "2025年工会补充计划\n1、12月开展读书会一次。", chromedp.ByQuery))
	b.send()
	b.says("读成工作计划")
}

// drop lets go of files over an element, as a mouse does.
func (b *tab) drop(selector string, paths ...string) {
	b.t.Helper()
	at := ask[[]float64](b, `(function (r) { return [r.left + r.width / 2, r.top + 20]; })(document.querySelector(`+quote(selector)+`).getBoundingClientRect())`)
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: paths, DragOperationsMask: 1}
	for _, kind := range []input.DispatchDragEventType{input.DragEnter, input.DragOver, input.Drop} {
		b.do("dropping files", input.DispatchDragEvent(kind, at[0], at[1], data))
	}
}

// paste puts a copied table on the clipboard and presses Ctrl+V.
func (b *tab) paste(text, markup string) {
	b.t.Helper()
	whole := cdp.WithExecutor(b.ctx, chromedp.FromContext(b.ctx).Browser)
	if err := browser.SetPermission(&browser.PermissionDescriptor{Name: "clipboard-write"}, browser.PermissionSettingGranted).WithBrowserContextID(b.window).Do(whole); err != nil {
		b.t.Fatalf("allowing the clipboard: %v", err)
	}
	script := fmt.Sprintf(`navigator.clipboard.write([new ClipboardItem({"text/plain": new Blob([%s], {type: "text/plain"}), "text/html": new Blob([%s], {type: "text/html"})})]).then(function () { return true; })`, quote(text), quote(markup))
	b.do("copying a table", chromedp.Evaluate(script, nil, awaited))
	b.do("pasting", input.DispatchKeyEvent(input.KeyDown).WithKey("v").WithCode("KeyV").WithModifiers(input.ModifierCtrl).WithCommands([]string{"paste"}),
		chromedp.WaitVisible(`.chosen li:nth-child(3)`, chromedp.ByQuery))
}

// longLedger is a ledger that takes a while.
func longLedger() string {
	var out strings.Builder
	out.WriteString("活动编号,活动名称,活动时间,参加人数\n")
	for i := range 60_000 {
		fmt.Fprintf(&out, "L%d,第%d次读书会,2025-%02d-%02d,%d\n", i, i, 1+i%12, 1+i%28, 1+i%40)
	}
	return out.String()
}

// TestBrowserCancel cancels an import under way and one that waits for it; neither
// leaves anything, and the pages end by themselves.
func TestBrowserCancel(t *testing.T) {
	r, _ := serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	first := openTab(t, r.base)
	second := first.beside()
	first.start("甲局工会", map[string]string{"长台账.csv": longLedger()})
	second.start("甲局工会", map[string]string{"活动台账.csv": ledger})
	second.says("正在")
	for _, b := range []*tab{second, first} {
		b.do("cancelling", chromedp.Click(`form[action$="/cancel"] button`, chromedp.ByQuery), chromedp.WaitVisible(`main a.button[href="/"]`, chromedp.ByQuery))
		b.says("已经取消", "装入了 0 个文件")
	}
	first.open("/files")
	first.says("还没有导入任何文件")
	first.open("/jobs")
	first.says("长台账.csv", "取消了")
}

// start sends files to be taken in at once and stays on the page of the job while it runs.
func (b *tab) start(unit string, files map[string]string) {
	b.t.Helper()
	b.open("/files")
	dir := b.t.TempDir()
	var paths []string
	for name, text := range files {
		paths = append(paths, write(b.t, dir, name, text))
	}
	b.fill(`.upload [name=unit]`, unit)
	b.do("choosing files", chromedp.SetUploadFiles(`.upload [name=files]`, paths, chromedp.ByQuery), chromedp.Click(`.upload [name=direct]`, chromedp.ByQuery),
		chromedp.Click(`.upload > button`, chromedp.ByQuery), chromedp.WaitVisible(`[data-events] progress`, chromedp.ByQuery))
}
