package summary_test

import (
	"fmt"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// busy is a unit whose whole year fills more than the longest of the short lengths.
func busy() terms.Facts {
	f := rich()
	for n, c := range []terms.Category{terms.Learning, terms.Skills, terms.Rights, terms.Women, terms.Welfare, terms.Publicity} {
		var list []happening
		for i := range 14 {
			list = append(list, happening{
				title: fmt.Sprintf("%s职工交流展示活动", strings.Repeat(string([]rune("甲乙丙丁戊己庚辛壬癸子丑寅卯")[i]), 3)+string([]rune("春夏秋冬东西")[n])), day: date(1+i%12, 3+n),
				people: 20 + i*3, cost: terms.Money(10000 * (i + 1)), place: "文化中心报告厅", note: "各部门轮流承办并交流了做法",
			})
		}
		list[2].note = "★亮点工作；现场展出作品"
		f.Themes = append(f.Themes, theme(c, 100*(n+1), list...))
	}
	for i := range 10 {
		f.Campaigns = append(f.Campaigns, campaign(fmt.Sprintf("%s慰问", strings.Repeat(string([]rune("天地玄黄宇宙洪荒日月")[i]), 2)), "", 3+i, 30000, 20000, 0))
	}
	return f
}

// TestLength holds each length in every voice: near what was asked, nothing orphaned, every
// figure in the ledger and true, the side list and the annexes whole.
func TestLength(t *testing.T) {
	t.Parallel()
	rollup := busy()
	rollup.Unit.Name = "柳河镇总工会"
	for i := range 6 {
		key := fmt.Sprintf("u-%d", i)
		rollup.Children = append(rollup.Children, terms.ChildFacts{Unit: terms.Unit{Key: key, Name: string([]rune("一二三四五六")[i]) + "厂工会"}, Activities: times(terms.ActivityCount, 3+i, "次", "child", key)})
	}
	for name, f := range map[string]terms.Facts{"unit": busy(), "rollup": rollup} {
		for _, voice := range summary.Voices() {
			whole := summary.Write(f, summary.Options{Voice: voice})
			for _, n := range []int{1500, 3000} {
				d := summary.Write(f, summary.Options{Voice: voice, Length: n})
				if whole.Size() < n*2/3 {
					t.Fatalf("%s %s: the whole has %d characters only", name, voice, whole.Size())
				}
				if got, want := d.Size(), min(n, whole.Size()); got < want*85/100 || got > want*115/100 {
					t.Errorf("%s %s %d: %d characters of %d", name, voice, n, got, whole.Size())
				}
				if v := summary.Verify(d, nil, ""); !v.Intact {
					t.Errorf("%s %s %d: %+v", name, voice, n, v.Altered)
				}
				if sideText(d) != sideText(whole) {
					t.Errorf("%s %s %d: another side list", name, voice, n)
				}
				sound(t, d)
			}
		}
	}
}

// sound reports headings with nothing below, lists announced and not given, and figures the
// ledger lacks or has for nothing.
func sound(t *testing.T, d summary.Draft) {
	t.Helper()
	told, ledger := map[string]bool{}, map[string]terms.Figure{}
	for _, e := range d.Ledger {
		ledger[e.ID] = e.Figure
	}
	every(d, func(s summary.Span) {
		if s.Kind != summary.Figure {
			return
		}
		told[s.Figure] = true
		if summary.Told(ledger[s.Figure], s.As) != s.Text {
			t.Errorf("%d: the text says %s, the ledger %q", d.Options.Length, s.Text, ledger[s.Figure].Shown)
		}
	})
	if len(told) != len(ledger) {
		t.Errorf("%d: %d figures told, %d in the ledger", d.Options.Length, len(told), len(ledger))
	}
	for i, b := range d.Blocks {
		text := summary.Text(b.Spans)
		if strings.HasSuffix(text, "：") && b.Kind == summary.Paragraph && !strings.Contains(text, "总结如下") || strings.Contains(text, "：。") || strings.Contains(text, "★") {
			t.Errorf("%d: %q", d.Options.Length, text)
		}
		next := summary.BlockKind("")
		if i+1 < len(d.Blocks) {
			next = d.Blocks[i+1].Kind
		}
		below := next == summary.Paragraph || next == summary.ListItem
		if b.Kind == summary.Heading2 && !below || b.Kind == summary.Heading1 && !below && next != summary.Heading2 {
			t.Errorf("%d: nothing below %q", d.Options.Length, text)
		}
	}
}

// TestShortOfShort leaves a text alone that is short anyway, and composes the same again.
func TestShortOfShort(t *testing.T) {
	t.Parallel()
	whole, short := summary.Write(rich(), summary.Options{}), summary.Write(rich(), summary.Options{Length: 3000})
	if whole.Markdown() != short.Markdown() {
		t.Error("a short text is told otherwise when asked for 3000 characters")
	}
	first := summary.Write(busy(), summary.Options{Length: 1500})
	for range 3 {
		if again := summary.Write(busy(), summary.Options{Length: 1500}); again.Seal != first.Seal {
			t.Fatal("the same facts gave another short text")
		}
	}
}

// TestHighlightsLead keeps what an officer marked, and puts it first in its chapter.
func TestHighlightsLead(t *testing.T) {
	t.Parallel()
	for _, mark := range []string{"★", "亮点", "重点工作，座谈时间较长", "（亮点工作）"} {
		f := bare()
		var list []happening
		for i := range 40 {
			list = append(list, happening{title: strings.Repeat(string(rune('一'+100+i*7)), 6) + "职工交流展示活动", day: date(1+i%12, 2), people: 50 + i, place: "职工之家大礼堂"})
		}
		list[20].people, list[20].note = 1, mark
		f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, list...)}
		text, _, _ := strings.Cut(summary.Write(f, summary.Options{Length: 1500}).Markdown(), "\n附件")
		at := strings.Index(text, list[20].title)
		if at < 0 || strings.ContainsAny(text, "★") || strings.Contains(text, "亮点") {
			t.Fatalf("%s: the marked activity is left out or shows its mark:\n%s", mark, text)
		}
		for _, h := range list[:20] {
			if other := strings.Index(text, h.title); other >= 0 && other < at {
				t.Errorf("%s: %s stands before the highlight", mark, h.title)
			}
		}
	}
	f := bare()
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: "重点部位安全检查", day: date(2, 1), note: "落实重点工作任务"}, happening{title: "读书会", day: date(3, 1)})}
	if text := summary.Write(f, summary.Options{}).Markdown(); !strings.Contains(text, "落实重点工作任务") {
		t.Errorf("a remark that only speaks of 重点 is cut:\n%s", text)
	}
}

// TestSumsStay tells the sum of a list whose parts are left out, and announces nothing.
func TestSumsStay(t *testing.T) {
	t.Parallel()
	f := busy()
	d := summary.Write(f, summary.Options{Length: 1500})
	text, _, _ := strings.Cut(d.Markdown(), "\n附件")
	for _, sum := range []string{f.Totals.Activities.Shown, f.Totals.PersonTimes.Shown, f.Totals.Visits.Shown, f.Totals.Spending.Shown} {
		if !strings.Contains(text, sum) {
			t.Errorf("the sum %s is left out:\n%s", sum, text)
		}
	}
	if strings.Contains(text, "月月慰问") || strings.Contains(text, "具体是") {
		t.Errorf("some parts stand for all:\n%s", text)
	}
	if !strings.Contains(text, "其余活动见附件") {
		t.Error("nothing says where the rest is")
	}
}
