//go:build browser

package main

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

const officePassword = "correct horse battery"

// officeFiles are those of a small federation: 甲局 and 乙厂 below 市总工会.
func officeFiles() []struct{ unit, name, text string } {
	return []struct{ unit, name, text string }{
		{"市总工会", "单位.csv", "单位名称,上级工会,层级,职工人数\n市总工会,,市级,\n甲局工会,市总工会,基层,20\n乙厂工会,市总工会,基层,30\n"},
		{"甲局工会", "活动台账.csv", "活动编号,活动名称,活动时间,参加人数,经费(元)\nA1,甲局插花,2025-03-07,30,1260\n"},
		{"甲局工会", "慰问登记.csv", "慰问日期,慰问对象,慰问事由,慰问金(元)\n2025-04-02,欧阳慧敏,生病住院,500\n2025-09-10,赵一鸣,中秋慰问,300\n"},
		{"乙厂工会", "乙厂台账.csv", "活动编号,活动名称,活动时间,参加人数,经费(元)\nB1,乙厂拔河,2025-05-20,48,3200\n"},
	}
}

// offices is that federation with an account of every role, named after it.
var offices = stock{fill: func(ctx context.Context, db *queries.DB) error {
	for _, f := range officeFiles() {
		o := ingest.Options{Viewer: terms.OwnerViewer(), Unit: f.unit, Year: 2025, Now: browserDay()}
		if _, err := ingest.Load(ctx, db, []ingest.File{{Name: f.name, Data: []byte(f.text)}}, o); err != nil {
			return err
		}
	}
	kept, err := web.HashPassword(ctx, officePassword)
	for _, a := range []queries.Account{
		{Name: "officer", Role: terms.Officer, Units: []string{"甲局"}, Names: true, Created: browserDay()},
		{Name: "federation", Role: terms.Federation, Units: []string{"市总工会"}, Created: browserDay()},
		{Name: "admin", Role: terms.Admin, Names: true, Created: browserDay()},
	} {
		if err == nil {
			err = db.AddAccount(ctx, terms.OwnerViewer(), a, kept)
		}
	}
	return err
}}

func figureOf(m terms.Measure, unit string) string {
	return "/figure?key=" + url.QueryEscape(terms.Ask{Measure: m, Unit: unit, Period: terms.Year(2025)}.Key())
}

// as opens a window and signs in there.
func as(t *testing.T, base, name string) *tab {
	t.Helper()
	b := openTab(t, base)
	b.open("/")
	b.enter(signIn{name, officePassword})
	return b
}

// nav walks every page the head of the page leads to.
func (b *tab) nav() (paths []string) {
	b.t.Helper()
	for _, link := range ask[[]string](b, `Array.from(document.querySelectorAll("nav[aria-label=页面] a")).map(function (a) { return a.getAttribute("href"); })`) {
		path, _, _ := strings.Cut(link, "?")
		paths = append(paths, path)
		b.press(`nav[aria-label="页面"] a[href="` + link + `"]`)
	}
	return paths
}

// TestBrowserRoles signs in as each role, by the form, and walks what it may see; what
// it may not see has no address either.
func TestBrowserRoles(t *testing.T) {
	r, _ := serving(t, "serve", "--db", offices.copy(t))
	visits := figureOf(terms.VisitTimes, "甲局")

	officer := as(t, r.base, "officer")
	officer.says("officer（单位干部）", "甲局工会")
	officer.hides("乙厂", "拔河", `href="/accounts"`)
	for _, path := range append(officer.nav(), "/?year=2025") {
		officer.open(path)
		officer.hides("乙厂", "拔河", "市总工会<")
	}
	officer.open(visits)
	officer.says("欧阳慧敏", "赵一鸣")
	for path, status := range map[string]int64{
		"/?unit=乙厂": 404, "/unreached?unit=市总工会": 404, "/draft/download?format=md&unit=乙厂": 404, figureOf(terms.ActivityCount, "乙厂"): 403, "/files/4": 404, "/accounts": 403,
	} {
		officer.denied(path, status, "乙厂工会", "拔河")
	}
	officer.open("/files/2?undo=1")
	officer.do("aiming at another unit's file", chromedp.SetAttributeValue(`form[action$="/undo"]`, "action", "/files/4/undo", chromedp.ByQuery))
	officer.refused("undoing another unit's file", 404, "没有找到", chromedp.Click(`form[action$="/undo"] button`, chromedp.ByQuery))

	official := as(t, r.base, "federation")
	official.says("federation（上级工会）")
	official.nav()
	official.open(visits)
	official.says("2人次")
	official.hides("欧阳慧敏", "赵一鸣")
	official.open("/activities?unit=乙厂&year=2025")
	official.says("乙厂拔河")
	official.denied("/accounts", 403)

	admin := as(t, r.base, "admin")
	if pages := strings.Join(admin.nav(), " "); !strings.HasSuffix(pages, "/accounts") {
		t.Errorf("the administrator is led to %s", pages)
	}
	admin.says("建一个账号", "officer", "federation", "登录")
	admin.open(visits)
	admin.says("2人次")
	admin.hides("欧阳慧敏")
}

// denied opens an address that says no and tells nothing of these words.
func (b *tab) denied(path string, status int64, words ...string) {
	b.t.Helper()
	b.refused("opening "+path, status, "请", chromedp.Navigate(b.base+path))
	b.hides(words...)
}

// TestBrowserSignInsOfTheDemonstration uses the three sign-ins demo prints, where nobody
// has to sign in.
func TestBrowserSignInsOfTheDemonstration(t *testing.T) {
	r, _ := serving(t, "demo", "--db", sample.copy(t))
	given := printed(t, r.said)
	for name, officer := range map[string]bool{"七中主席": true, "市总干部": false, "管理员": false} {
		b := openTab(t, r.base)
		b.open("/progress")
		b.do("waiting for the pages", chromedp.WaitVisible(".tiles", chromedp.ByQuery))
		b.press(`.who a[href="/login"]`)
		b.enter(given[name])
		units := ask[[]string](b, `Array.from(document.querySelector("[name=unit]").options).map(function (o) { return o.text.trim(); })`)
		if officer && (len(units) != 1 || units[0] != demoUnit) || !officer && (len(units) < 10 || units[0] != demoTop) {
			t.Errorf("%s is offered the units %q", name, units)
		}
		b.press(".who button")
		b.open("/")
		b.says("用演示账号登录")
	}
}

// TestBrowserSignedOut: after signing out no page is left, neither by the button back
// nor by its address nor by a form that was open in another tab.
func TestBrowserSignedOut(t *testing.T) {
	r, _ := serving(t, "serve", "--db", offices.copy(t))
	b := as(t, r.base, "officer")
	b.open("/files/2?undo=1")
	second := b.beside()
	second.open("/files/3?undo=1")
	b.press(".who button")
	b.says("登录")
	b.do("going back", chromedp.NavigateBack(), chromedp.WaitVisible(".sign", chromedp.ByQuery))
	b.hides("甲局")
	b.open("/files/2?undo=1")
	if at := b.at(); at != "/login?next="+url.QueryEscape("/files/2?undo=1") {
		t.Errorf("an old address leads to %s", at)
	}
	second.refused("sending a form after signing out", 401, "请先登录", chromedp.Click(`form[action$="/undo"] button`, chromedp.ByQuery))

	b.enter(signIn{"officer", officePassword})
	b.says("确定撤销")
	second.open("/files/3?undo=1")
	b.press(".who button")
	b.enter(signIn{"officer", officePassword})
	second.refused("sending a form of the session before", 403, "已经过期", chromedp.Click(`form[action$="/undo"] button`, chromedp.ByQuery))
	second.open("/files/3?undo=1")
	second.press(`form[action$="/undo"] button`)
	second.says("已经撤销")
}

// TestBrowserGuesses: wrong passwords are told, and slowed.
func TestBrowserGuesses(t *testing.T) {
	r, _ := serving(t, "serve", "--db", offices.copy(t))
	b := openTab(t, r.base)
	b.open("/")
	for range 8 {
		b.typeIn(signIn{"admin", "not the password"})
		b.refused("guessing", 401, "账号或密码不对", chromedp.Click(".sign button", chromedp.ByQuery))
	}
	b.typeIn(signIn{"admin", officePassword})
	b.refused("guessing right too late", 429, "请过十五分钟再试", chromedp.Click(".sign button", chromedp.ByQuery))
	b.enter(signIn{"officer", officePassword})
}

// TestBrowserFirstStart goes from the link of the first start to people at work.
func TestBrowserFirstStart(t *testing.T) {
	r, _ := serving(t, "serve", "--accounts", "--db", filepath.Join(t.TempDir(), "x.duckdb"))
	link := setupLink.FindString(r.said)
	admin, stranger := openTab(t, r.base), openTab(t, r.base)
	admin.leads("opening the link", chromedp.Navigate(link))
	admin.fill("[name=password]", officePassword)
	admin.fill("[name=again]", officePassword+"r")
	admin.refused("writing it otherwise", 400, "两次写的密码不一样", chromedp.Click(".sign button", chromedp.ByQuery))
	admin.fill("[name=name]", "老王")
	admin.fill("[name=password]", officePassword)
	admin.fill("[name=again]", officePassword)
	admin.press(".sign button")
	admin.says("老王（管理员）", "建一个账号")
	stranger.refused("opening the link again", 403, "已经用过", chromedp.Navigate(link))

	admin.open("/files")
	for _, f := range officeFiles() {
		admin.upload(f.unit, map[string]string{f.name: f.text})
		admin.open("/files")
	}
	given := admin.addAccount("小李", "单位干部", "甲局工会")
	stranger.open("/files")
	stranger.enter(given)
	stranger.says("小李（单位干部）", "活动台账.csv")
	stranger.hides("乙厂台账.csv")
	stranger.ownPassword(given.password)

	admin.open("/accounts")
	admin.do("ticking", chromedp.Click(`//section[h2[contains(., "小李")]]//input[@name="disabled"]`, chromedp.BySearch))
	admin.press(`//section[h2[contains(., "小李")]]//button[. = "保存"]`)
	admin.says("已经改好")
	stranger.open("/")
	stranger.says("密码")
	stranger.hides("甲局")
}

// addAccount makes an account on the page of accounts and returns its sign-in.
func (b *tab) addAccount(name, role, unit string) signIn {
	b.t.Helper()
	b.open("/accounts")
	b.fill(`form[action="/accounts"] [name=name]`, name)
	b.choose(`form[action="/accounts"] [name=role]`, role)
	b.choose(`form[action="/accounts"] [name=units]`, unit)
	b.press(`form[action="/accounts"] button`)
	b.says("账号建好了", "只显示这一次")
	password := ask[string](b, `document.querySelector("[role=status] code").textContent`)
	b.open("/accounts")
	b.hides(password)
	return signIn{name, password}
}

// ownPassword changes the password of whoever signed in.
func (b *tab) ownPassword(old string) {
	b.t.Helper()
	b.press(`.who a[href="/password"]`)
	b.fill("[name=old]", old+"x")
	b.fill("[name=password]", officePassword)
	b.fill("[name=again]", officePassword)
	b.refused("with a wrong password", 400, "原来的密码不对", chromedp.Click("main form button", chromedp.ByQuery))
	b.fill("[name=old]", old)
	b.fill("[name=password]", officePassword)
	b.fill("[name=again]", officePassword)
	b.press("main form button")
	b.says("总览")
}
