package summary_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// Whatever a template may name gives vouched numbers and nobody's name: no line an officer
// writes leads to a person, to what is not spoken of, or to a rate that flatters nobody.
func TestNamesReachNobody(t *testing.T) {
	f := rich()
	for _, class := range []string{"家庭纠纷", "思想波动"} {
		f.Campaigns = append(f.Campaigns, campaign(class, class, 3, 30000, 0, 0))
	}
	for _, n := range summary.NameGuides() {
		names := []string{n.Name}
		said, _, _ := strings.Cut(n.Name, " ")
		for _, behind := range n.Behind {
			names = append(names, said+" "+behind)
		}
		for _, name := range names {
			body := "== 结尾 ==\n" + name + "是{" + name + "}。\n" + name + "没有。\n"
			if wrong := summary.Check(summary.KeptTemplate, "general", body); summary.Faulty(wrong) {
				t.Errorf("%s: %v", name, wrong)
				continue
			}
			d := summary.Write(f, kept(summary.KeptTemplate, "general", body))
			shown := map[string]bool{}
			for _, e := range d.Ledger {
				shown[e.ID] = true
			}
			every(d, func(s summary.Span) {
				if s.Kind == summary.Word && numeral.MatchString(idioms.Replace(s.Text)) || s.Kind == summary.Figure && !shown[s.Figure] {
					t.Errorf("%s: %q is not vouched for", name, s.Text)
				}
			})
			text, _, _ := strings.Cut(d.Markdown(), "附件：")
			for _, bad := range []string{"段家毅", "欧阳", "卢霞", "家庭纠纷", "思想波动", "41.3%", "33.3%", "60%"} {
				if strings.Contains(text, bad) {
					t.Errorf("%s leads to %s", name, bad)
				}
			}
			if !strings.Contains(text, name+"是") && !strings.Contains(text, name+"没有") {
				t.Errorf("%s is not told at all:\n%s", name, text)
			}
		}
	}
}

// A drive's lists say what they are asked for.
func TestLists(t *testing.T) {
	for name, want := range map[string]string{
		"活动列表 文体": "5月8日举办职工掼蛋、乒乓球、跳绳比赛、6月20日组织党员干部赴扬州泰州机场参观",
		"参加人次 文体": "63人次", "活动次数": "16次", "指标 集体合同覆盖企业": "46家", "科目支出 会员活动支出": "2.67万元",
		"科目列表": "会员活动支出26700元（占预算的89%）、劳动保护支出3260元",
		"荣誉列表": "“五星级基层工会”（4月22日）；我会职工“优秀工会工作者”（4月25日）",
		"提案列表": "“巡查段值班室加装空调的议案”、“统一更换巡查车辆的议案”", "慰问人次": "21人次",
		"计划外活动次数": "4次", "时段": "2025年", "截至日期": "2025年12月31日",
	} {
		text := summary.Write(rich(), kept(summary.KeptTemplate, "general", "== 结尾 ==\n甲是{"+name+"}。\n")).Markdown()
		if !strings.Contains(text, "甲是"+want+"。") {
			_, after, _ := strings.Cut(text, "甲是")
			line, _, _ := strings.Cut(after, "\n")
			t.Errorf("%s gives %q, want %q", name, line, want)
		}
	}
	var many []happening
	for i := range 40 {
		many = append(many, happening{title: "读书会" + strings.Repeat("甲", i+1), day: terms.NewDate(2025, 1+i%12, 3)})
	}
	f := bare()
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, many...)}
	text := summary.Write(f, kept(summary.KeptTemplate, "general", "== 结尾 ==\n甲是{活动列表 按月}。\n")).Markdown()
	_, list, _ := strings.Cut(text, "甲是")
	list, _, _ = strings.Cut(list, "\n")
	if n := strings.Count(list, "读书会"); n != 30 || !strings.HasSuffix(list, "等。") || strings.Count(list, "；") < 8 {
		t.Errorf("a long list names %d: %s", n, list)
	}
}

// A happening more changes the sentences beside it at most, and neighbours differ.
func TestWordingStands(t *testing.T) {
	acts := func(skip int) []happening {
		var list []happening
		for i := range 24 {
			if i != skip {
				list = append(list, happening{title: "甲乙丙丁戊己庚辛壬癸"[i%10*3:i%10*3+3] + strings.Repeat("子", 1+i/10) + "比赛", day: terms.NewDate(2025, 1+i%12, 3+i/12), people: 10 + i, cost: 10000, place: "球场"})
			}
		}
		return list
	}
	sentences := func(skip int) []string {
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, acts(skip)...)}
		text, _, _ := strings.Cut(summary.Write(f, summary.Options{Voice: "school"}).Markdown(), "附件：")
		var list []string
		for s := range strings.SplitSeq(text, "。") {
			if strings.Contains(s, "比赛") {
				list = append(list, strings.TrimSpace(s))
			}
		}
		return list
	}
	all, fewer := sentences(-1), sentences(5)
	if len(all) != 24 || len(fewer) != 23 {
		t.Fatalf("%d and %d sentences", len(all), len(fewer))
	}
	changed := 0
	for _, s := range fewer {
		if !slices.Contains(all, s) {
			changed++
		}
	}
	if changed > 8 {
		t.Errorf("%d of %d sentences are worded anew for one happening less", changed, len(fewer))
	}
	shape := regexp.MustCompile(`[0-9]+|[甲乙丙丁戊己庚辛壬癸子]+`)
	kinds := map[string]bool{}
	for i, s := range all {
		kinds[shape.ReplaceAllString(s, "")] = true
		if i > 0 && shape.ReplaceAllString(s, "") == shape.ReplaceAllString(all[i-1], "") {
			t.Errorf("neighbours alike: %s", s)
		}
	}
	if len(kinds) < 3 {
		t.Errorf("%d ways of saying", len(kinds))
	}
}
