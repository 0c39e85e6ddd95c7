//go:build browser

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserTemplates: an officer puts a name where the cursor stands, is led to the box
// with a fault, keeps the sentence, and the draft says it.
func TestBrowserTemplates(t *testing.T) {
	r, stop := serving(t, "serve", "--db", sample.copy(t))
	b := openTab(t, r.base)
	b.open("/draft?year=2025")
	b.press(`a[href^="/draft/templates"]`)
	b.says("总结的说法", "说法 1", "这一节写出来是")
	b.press(`//aside//a[text()="与上年比较"] | //section[contains(@class,"side")]//a[text()="提案建议"]`)

	const first, last = `document.querySelectorAll("#wording textarea")[0]`, `[...document.querySelectorAll("#wording textarea")].at(-1)`
	if same := ask[bool](b, last+`.focus(), document.querySelector("button[data-insert='{件数}']").click(), `+last+`.value === "{件数}" && document.activeElement === `+last); !same {
		t.Error("a name does not come where the cursor stands")
	}
	b.expect(422)
	if err := b.load(422, []chromedp.Action{
		chromedp.Evaluate(last+`.value = "大家提了12件。"`, nil), chromedp.Click(`button[value="save"]`, chromedp.ByQuery),
	}); err != nil {
		t.Fatal(err)
	}
	b.says("处要改，还没有保存", "“12”是手写的数字")
	b.expect()
	// The box behind the shipped ways is the faulty one; one more is empty.
	if there := ask[bool](b, `document.querySelector("a[data-line]").click(), document.activeElement.value === "大家提了12件。"`); !there {
		t.Error("a fault does not lead to its box")
	}
	b.leads("keeping one way only", chromedp.Evaluate(`document.querySelectorAll("#wording textarea").forEach(function (t) { t.value = ""; }), `+first+`.value = "职工一共提了{件数}[，办结{办结数}]，都写在册上。"`, nil),
		chromedp.Click(`button[value="save"]`, chromedp.ByQuery))
	b.says("存好了", "都写在册上。")
	b.press(`main a[href^="/draft?"]`)
	b.says("职工一共提了", "都写在册上。")
	stop()
}
