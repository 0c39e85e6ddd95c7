package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"nianlun/dashboards/summary"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// A sentence an officer changes is tried on the unit's data, kept, said by the next draft,
// and taken back; a faulty one comes back with its line and is not kept.
func TestTemplatesOfAUnit(t *testing.T) {
	t.Parallel()
	site := planSite(t)
	const at = "/draft/templates?year=2025"
	send := func(do, part, text string) (int, string) {
		w := submit(t, site, at, "", url.Values{"what": {"template"}, "voice": {"general"}, "part": {part}, "line": strings.Split(text, "\n"), "do": {do}})
		return w.Code, w.Body.String()
	}
	draft := func() string { return get(t, site, "/draft/download?year=2025&format=md").Body.String() }
	shipped := draft()

	part := url.QueryEscape("存在的问题")
	if page := get(t, site, at+"&voice=general&part="+part).Body.String(); !strings.Contains(page, "这一节写出来是") || !strings.Contains(page, "需要改进的地方：【待补充") {
		t.Errorf("the page does not show what the heading gives:\n%s", page)
	}
	code, page := send("save", "存在的问题", "问题有20个。\n\n还有{问题数}。")
	if code != http.StatusUnprocessableEntity || !strings.Contains(page, `data-line="1"`) || !strings.Contains(page, "“20”是手写的数字") ||
		!strings.Contains(page, `data-line="2"`) || !strings.Contains(page, ">问题有20个。</textarea>") || !strings.Contains(page, ">还有{问题数}。</textarea>") {
		t.Errorf("a faulty text: %d %s", code, page)
	}
	if code, page := send("check", "存在的问题", "问题请大家提。"); code != http.StatusOK || !strings.Contains(page, "<p>问题请大家提。</p>") || draft() != shipped {
		t.Errorf("trying a text: %d %s", code, page)
	}
	if code, page := send("save", "存在的问题", "问题请大家提。"); code != http.StatusSeeOther {
		t.Errorf("keeping a text: %d %s", code, page)
	}
	if now := draft(); !strings.Contains(now, "问题请大家提。") || strings.Contains(now, "需要改进的地方") {
		t.Errorf("the draft does not say it:\n%s", now)
	}
	if page := get(t, site, at).Body.String(); !strings.Contains(page, "以前存的（1 次）") || !strings.Contains(page, "改过") || !strings.Contains(page, "日 09:00 本机用户 ") {
		t.Errorf("the page does not tell what was kept:\n%s", page)
	}
	if code, _ := send("back", "存在的问题", ""); code != http.StatusSeeOther || draft() != shipped {
		t.Error("taken back, the draft is another")
	}

	// The whole text is one box.
	whole := get(t, site, at+"&voice=general&part="+url.QueryEscape("整份文字")).Body.String()
	if !strings.Contains(whole, "== 一次活动 ==") || strings.Contains(whole, `name="line"`) {
		t.Errorf("the whole text is not shown:\n%s", whole)
	}
	all := url.Values{"voice": {"general"}, "part": {"整份文字"}, "text": {"== 结尾 ==\r\n特此总结。\r\n"}, "do": {"save"}}
	if w := submit(t, site, at, "", all); w.Code != http.StatusSeeOther || !strings.Contains(draft(), "特此总结。") {
		t.Errorf("keeping a whole text: %d", w.Code)
	}
	all.Set("do", "back")
	if w := submit(t, site, at, "", all); w.Code != http.StatusSeeOther || draft() != shipped {
		t.Errorf("going back to the shipped text: %d", w.Code)
	}

	leaders := url.Values{"what": {"officers"}, "text": {"工会主席：甘棠"}, "do": {"save"}}
	if w := submit(t, site, at, "", leaders); w.Code != http.StatusSeeOther {
		t.Errorf("keeping leaders: %d", w.Code)
	}
	if page := get(t, site, at+"&what=officers").Body.String(); !strings.Contains(page, "工会主席：甘棠</textarea>") {
		t.Error("the leaders are not shown")
	}
	for _, odd := range []string{"&what=x", "&voice=x", "&part=x", "&was=99", "&was=x"} {
		if w := get(t, site, at+odd); w.Code != http.StatusOK {
			t.Errorf("%s: %d", odd, w.Code)
		}
	}
}

// The audit log tells of texts that were kept, not of those that were only tried.
func TestTryingATextIsNotNoted(t *testing.T) {
	t.Parallel()
	d := newDrafted(t)
	noted := func() int {
		notes, err := d.db.Notes(t.Context(), terms.OwnerViewer(), 20)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, one := range notes {
			if one.Action == queries.WordedDraft {
				n++
			}
		}
		return n
	}
	for _, step := range []struct {
		do         string
		code, want int
	}{{"check", http.StatusOK, 0}, {"save", http.StatusSeeOther, 1}} {
		fields := url.Values{"what": {"officers"}, "text": {"工会主席：甘棠"}, "do": {step.do}}
		if w := submit(t, d.site, "/draft/templates?year=2025", "", fields); w.Code != step.code || noted() != step.want {
			t.Errorf("%s: status %d, %d notes", step.do, w.Code, noted())
		}
	}
}

// What a federation keeps is offered to the units below it: the page says where a text comes
// from, the draft is written by it, and one's own stands before it.
func TestTemplatesFromAbove(t *testing.T) {
	t.Parallel()
	d := newDrafted(t)
	load(t, d.db, []ingest.File{{Name: "单位.csv", Data: []byte("单位名称,上级工会\n市总工会,\n城关小学工会,市总工会\n")}})
	units, err := d.db.Units(t.Context(), terms.OwnerViewer(), terms.NewDate(2025, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	var below terms.Unit
	for _, u := range units {
		if u.Name == "城关小学工会" {
			below = u
		}
	}
	if below.Parent == "" {
		t.Fatal("no unit below another in the fixture")
	}
	voice := summary.Guess("", below)
	keep := func(unit, body string) {
		t.Helper()
		if err := d.db.KeepOwnText(t.Context(), terms.OwnerViewer(), unit, terms.OwnText{Kind: "template", Name: voice, Body: body, At: time.Unix(1, 0)}); err != nil {
			t.Fatal(err)
		}
	}
	keep(below.Parent, "== 结尾 ==\n上级定的结尾。\n")
	at := "/draft/templates?year=2025&part=" + url.QueryEscape("整份文字") + "&unit=" + url.QueryEscape(below.Key)
	if page := get(t, d.site, at).Body.String(); !strings.Contains(page, "本单位没有另存") || !strings.Contains(page, "上级定的结尾。") {
		t.Errorf("the page below:\n%s", page)
	}
	if page := get(t, d.site, "/draft/templates?year=2025&unit="+url.QueryEscape(below.Parent)).Body.String(); !strings.Contains(page, "所属单位没有自己存的") {
		t.Errorf("the page above:\n%s", page)
	}
	keep(below.Key, "== 结尾 ==\n自己的结尾。\n")
	if page := get(t, d.site, at).Body.String(); !strings.Contains(page, "现在用的是本单位的") || !strings.Contains(page, "自己的结尾。") {
		t.Errorf("the page with one's own:\n%s", page)
	}
}
