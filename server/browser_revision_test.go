//go:build browser

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserRevision sends an edited ledger again, says on the preview that it is a
// revision, and takes it back.
func TestBrowserRevision(t *testing.T) {
	r, _ := serving(t, "serve", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	b := openTab(t, r.base)
	send := func(name, text string) {
		b.open("/files")
		b.fill(`.upload [name=unit]`, "甲局工会")
		b.fill(`.upload [name=year]`, "2025")
		b.do("choosing the ledger", chromedp.SetUploadFiles(`.upload [name=files]`, []string{write(t, t.TempDir(), name, text)}, chromedp.ByQuery),
			chromedp.Click(`.upload > button`, chromedp.ByQuery), chromedp.WaitVisible(`form[action$="/confirm"] button`, chromedp.ByQuery))
	}
	take := func() {
		b.do("confirming", chromedp.Click(`form[action$="/confirm"] button`, chromedp.ByQuery), chromedp.WaitVisible(`main a.button[href="/"]`, chromedp.ByQuery))
	}
	send("台账.csv", ledger)
	take()
	send("台账改.csv", strings.Replace(ledger, "A2,职工篮球赛,2025-05-20,48,3200\n", "", 1))
	b.says("像是第 1 批《台账.csv》的修改稿", "另有 1 行在新文件里没有了", "职工篮球赛")
	b.do("calling it a revision", chromedp.Click(`button[name=word][value=revises]`, chromedp.ByQuery), chromedp.WaitVisible(`button[name=word][value=apart].quiet:only-of-type`, chromedp.ByQuery))
	b.says("的修改稿处理", "3次", "2次")
	take()
	b.open("/files")
	b.says("已由第 2 批的修改稿代替")
	b.open("/files/2?undo=1")
	b.says("它代替的第 1 批恢复计入")
	b.press(`form[action$="/undo"] button`)
	b.open("/files")
	b.hides("代替")
}
