//go:build browser

package main

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// twoNames are a unit with two names two members share, and sign-ins of both.
var twoNames = stock{fill: func(ctx context.Context, db *queries.DB) error {
	files := []ingest.File{
		{Name: "花名册.csv", Data: []byte("工号,姓名,部门,性别,入会时间\n001,李娜,一科,女,2010-09-01\n002,李娜,二科,女,2010-09-01\n004,陈静,二科,女,2010-09-01\n005,陈静,三科,女,2010-09-01\n")},
		{Name: "登山签到表.csv", Data: []byte("活动名称,活动日期,姓名,签名\n登山,2025-03-08,陈静,√\n登山,2025-03-08,李娜,√\n")},
		{Name: "棋赛签到表.csv", Data: []byte("活动名称,活动日期,姓名,签名\n棋赛,2025-05-08,陈静,√\n")},
	}
	_, err := ingest.Load(ctx, db, files, ingest.Options{Viewer: terms.OwnerViewer(), Unit: "甲厂工会", Year: 2025, Now: browserDay()})
	return err
}}

// Digits answer whom rows mean, one name after the other; the answers stand and are taken
// back by a click.
func TestBrowserNamesakes(t *testing.T) {
	r, _ := serving(t, "serve", "--db", twoNames.copy(t))
	b := openTab(t, r.base)
	b.visit("/namesakes?unit=甲厂&year=2025&period=year")
	b.says("有 3 行记录里的 2 个姓名", "不全是同一个人")
	focused := func(name string) chromedp.Action {
		return chromedp.Poll(`document.activeElement.matches("[data-name]") && document.activeElement.querySelector("h2").textContent.trim() === "`+name+`"`, nil)
	}
	b.do("the first name waits", focused("李娜"))
	b.do("answering with 2 leads to the next name", chromedp.KeyEvent("2"), focused("陈静"))
	b.do("the answer is kept", chromedp.Poll(`document.querySelector(".said").textContent.indexOf("已指明：二科") === 0`, nil))
	b.leads("answering the last one shows the page anew", chromedp.KeyEvent("0"))
	b.says("没有分不清是谁的姓名", "二科，工号 002", "都不是", "同样写法的 2 行")
	b.press(`//tr[contains(., "陈静")]//button[contains(., "撤回")]`)
	b.says("有 2 行记录里的 1 个姓名")
	b.do("one row by itself", chromedp.Click(`.namesake summary`, chromedp.ByQuery), chromedp.Click(`[data-row] button`, chromedp.ByQuery), chromedp.Poll(`document.querySelectorAll("[data-row] form[hidden]").length === 1 && document.querySelector("[data-row] p:last-child").textContent.indexOf("已指明") === 0`, nil))
	b.open("/namesakes?unit=甲厂&year=2025&period=year")
	b.says("有 1 行记录里的 1 个姓名", "登山签到表.csv · 第2行")
}
