package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// Likely named activities of one ledger category are told as the one drive they are.
func TestDrives(t *testing.T) {
	for _, c := range []struct {
		name       string
		titles     []string
		notes      []string
		want, lack string
	}{
		{"numbers are no names", []string{"第1家企业医疗互助参保", "第2家企业医疗互助参保", "第3家企业医疗互助参保"}, nil, "企业医疗互助参保", "第1"},
		{"one verb", []string{"指导金辉超市建立工会", "指导兴旺餐饮建立工会", "指导永丰物业建立工会"}, nil, "指导金辉超市、兴旺餐饮、永丰物业建立工会", "指导兴旺餐饮"},
		{"a verb before a firm", []string{"成立远通速运有限公司工会", "成立佳美家政有限公司工会", "成立鑫源超市有限公司工会"}, nil, "成立远通速运有限公司、佳美家政有限公司、鑫源超市有限公司工会", "推进有限公司"},
		{"remarks that differ by a number", []string{"恒昌机械公司工会组建", "金桥物流公司工会组建", "源丰食品公司工会组建"}, []string{"发展新会员84人", "发展新会员52人", "发展新会员61人"}, "发展新会员84人、52人、61人", "发展新会员52人"},
		{"remarks of their own", []string{"恒昌机械公司工会组建", "金桥物流公司工会组建", "源丰食品公司工会组建"}, []string{"发展新会员84人", "选出主席", "会后座谈"}, "金桥物流公司工会组建", "、金桥物流公司"},
	} {
		var list []happening
		for i, title := range c.titles {
			h := happening{title: title, day: date(3, 1+i), category: "建会"}
			if c.notes != nil {
				h.note = c.notes[i]
			}
			list = append(list, h)
		}
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Organization, len(list), list...)}
		text, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "## 二")
		if !strings.Contains(text, c.want) || strings.Contains(text, c.lack) {
			t.Errorf("%s: want %q and no %q in\n%s", c.name, c.want, c.lack, text)
		}
	}
}

// Parts of a row that follow one another are told by the first and the last.
func TestThrough(t *testing.T) {
	f := bare()
	f.Themes = []terms.ThemeFacts{theme(
		terms.Learning, 6,
		happening{title: "一季度学习会", day: date(3, 1), note: "传达全委会精神"}, happening{title: "二季度学习会", day: date(5, 2)}, happening{title: "三季度学习会", day: date(8, 2)},
		happening{title: "读书班第一期", day: date(3, 2)}, happening{title: "读书班第二期", day: date(5, 3)}, happening{title: "读书班第四期", day: date(8, 3)},
	)}
	text := summary.Write(f, summary.Options{}).Markdown()
	for _, want := range []string{"召开一至三季度学习会（其中3月1日传达全委会精神）", "读书班第一期、第二期、第四期"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A verb at the end of a title comes first in the sentence.
func TestLastWords(t *testing.T) {
	for title, want := range map[string]string{
		"合理化建议征集启动": "启动合理化建议征集", "职工夜校钳工班开班": "举办职工夜校钳工班", "职工体检组织（职业健康）": "组织职工体检（职业健康）", "义务巡逻月": "开展义务巡逻月活动", "安全表彰大会暨竞赛启动仪式": "召开安全表彰大会暨竞赛启动仪式",
	} {
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: title, day: date(5, 1)})}
		if text := summary.Write(f, summary.Options{}).Markdown(); !strings.Contains(text, want+"。") {
			t.Errorf("%s: no %q in\n%s", title, want, text)
		}
	}
}

// The outlook carries over work, not the time it should have had, nor talk.
func TestOutlook(t *testing.T) {
	f := bare()
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: "邻里趣味运动会", day: date(5, 1)})}
	f.Plan.Items = []terms.ItemFact{
		item(1, "工作安排", "10月底前建成职工健身房并投入使用", terms.Culture, terms.None),
		item(2, "工作安排", "10月举办邻里趣味运动会", terms.Culture, terms.None),
		item(3, "工作安排", "今年任务重、工期紧。总的想法是，把工作做到班组里去", terms.Culture, terms.None),
		item(4, "工作安排", "12月召开经审工作会议", terms.Culture, terms.NotDue),
	}
	_, text, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "下步工作打算")
	text, _, _ = strings.Cut(text, "附件")
	for want, told := range map[string]bool{"“建成职工健身房": true, "趣味运动会": false, "总的想法": false, "“12月召开经审工作会议”": true} {
		if strings.Contains(text, want) != told {
			t.Errorf("%q: told %v in\n%s", want, !told, text)
		}
	}
}

// A place that says nothing, or is none, is no place.
func TestPlaces(t *testing.T) {
	for place, want := range map[string]string{"线上": "线上开展最美驾驶员投票", "公司工会": "开展最美驾驶员投票", "各驾驶员": "开展最美驾驶员投票"} {
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Publicity, 1, happening{title: "最美驾驶员投票", place: place, day: date(8, 28)})}
		text, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "## 二")
		if !strings.Contains(text, "，"+want+"。") || strings.Contains(text, "在"+place) {
			t.Errorf("%s: no %q in\n%s", place, want, text)
		}
	}
}

// What a visit or an activity cost is told with it, not again below the festivals.
func TestPaidOnce(t *testing.T) {
	entry := func(key, text string, amount terms.Money) terms.Entry {
		return terms.Entry{Summary: text, Festival: "春节", Amount: yuan(terms.SpendingTotal, amount, "entry", key)}
	}
	f := bare()
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: "迎新春联欢会", day: date(1, 28), cost: 790000})}
	f.Campaigns = []terms.Campaign{campaign("困难职工慰问", "困难", 7, 700000, 0, 100000)}
	f.Entries = []terms.Entry{entry("a", "联欢会物料", 790000), entry("b", "春节慰问困难职工", 700000), entry("c", "春节慰问品131份", 4585000), entry("d", "春联纸张", 790000)}
	text, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "附件1")
	for want, told := range map[string]bool{"“联欢会物料”": false, "“春节慰问困难职工”": false, "“春节慰问品131份”": true, "“春联纸张”": true} {
		if strings.Contains(text, want) != told {
			t.Errorf("%s: told %v in\n%s", want, !told, text)
		}
	}
}

// How many took part in a drive is told where one field of work holds the whole of it: the
// sum of a part is no sum of the drive.
func TestPeopleOfADrive(t *testing.T) {
	t.Parallel()
	for n, told := range map[int]bool{3: true, 2: false} {
		f := bare()
		th := theme(terms.Organization, 3, happening{title: "成立甲厂有限公司工会", day: date(3, 1), category: "建会"},
			happening{title: "成立乙厂有限公司工会", day: date(3, 2), category: "建会"}, happening{title: "成立丙厂有限公司工会", day: date(3, 3), category: "建会"})
		th.Labels = []terms.LabelFacts{{Label: "建会", Count: times(terms.ActivityCount, n, "次", "category", "建会"), PersonTimes: times(terms.PersonTimes, 77, "人次", "category", "建会")}}
		f.Themes = []terms.ThemeFacts{th}
		text, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "附件")
		drive := ""
		for line := range strings.Lines(text) {
			if _, rest, ok := strings.Cut(line, "先后成立"); ok {
				drive = rest
			}
		}
		if drive == "" || strings.Contains(drive, "77人次") != told {
			t.Errorf("of %d: told %v in\n%s", n, !told, text)
		}
	}
}
