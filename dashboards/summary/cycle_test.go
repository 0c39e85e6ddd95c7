package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// Activities that differ by the part counted in their titles are told in one sentence,
// unless the numbers known of them differ.
func TestCycles(t *testing.T) {
	for _, c := range []struct {
		name       string
		list       []happening
		want, lack string
	}{
		{"quarters", []happening{
			{title: "一季度学习会", day: date(3, 1), people: 12}, {title: "植树", day: date(3, 12), people: 5}, {title: "二季度学习会", day: date(5, 2), people: 14},
		}, "召开一季度、二季度学习会", "召开二季度学习会"},
		{"batches", []happening{{title: "亲子营第一期", day: date(7, 1)}, {title: "亲子营第二期", day: date(8, 1)}}, "亲子营第一期、第二期", "开展亲子营第二期"},
		{"brackets", []happening{{title: "心理讲座（上）", day: date(7, 1)}, {title: "心理讲座（下）", day: date(8, 1)}}, "举办心理讲座（上）、（下）", "举办心理讲座（下）"},
		{"numbers known of one", []happening{{title: "一季度学习会", day: date(3, 1), people: 12}, {title: "二季度学习会", day: date(5, 2)}}, "召开二季度学习会", "一季度、二季度"},
		{"one only", []happening{{title: "疗休养第一批", day: date(7, 1)}}, "组织疗休养第一批", "先后"},
	} {
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Learning, 1, c.list...)}
		text, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "## 二")
		if !strings.Contains(text, c.want) || strings.Contains(text, c.lack) {
			t.Errorf("%s: want %q and no %q in\n%s", c.name, c.want, c.lack, text)
		}
	}
}

// A delay or a hint where papers lie is for the author, not for the reader.
func TestAsides(t *testing.T) {
	for note, want := range map[string]string{
		"原定六月，推迟到汛后": "", "慰问金见慰问登记": "", "收到作品36幅；原计划九月": "（收到作品36幅）", "七名同志登台": "（七名同志登台）", "查出存在的隐患86条": "（查出存在的隐患86条）", "检修设备6台": "（检修设备6台）",
	} {
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Culture, 1, happening{title: "书画展", day: date(5, 1), note: note})}
		d := summary.Write(f, summary.Options{})
		text := d.Markdown()
		if !strings.Contains(text, "举办书画展"+want+"。") {
			t.Errorf("%s: no %q in\n%s", note, want, text)
		}
		if side := sideText(d); strings.Contains(side, "note\t") == (want == "（"+note+"）") {
			t.Errorf("%s: the side list says\n%s", note, side)
		}
	}
}

// A roll-up says whose activity and whose honour it tells of.
func TestWhose(t *testing.T) {
	f := bare()
	f.Unit.Name = "柳河镇总工会"
	f.Children = []terms.ChildFacts{{Unit: terms.Unit{Key: "u-二厂工会", Name: "二厂工会"}}}
	f.Themes = []terms.ThemeFacts{theme(
		terms.Organization, 2, happening{title: "委员例会", day: date(1, 8), unit: "二厂工会"}, happening{title: "委员例会", day: date(5, 8), unit: "二厂工会"},
	)}
	f.Honors = []terms.Honor{
		{Title: "模范职工之家", Level: "市级", Recipient: "厂工会", UnitName: "二厂工会"},
		{Title: "先锋号", Level: "市级", Recipient: "一车间", UnitName: "二厂工会"},
		{Title: "能手", Level: "县级", Recipient: "段家毅", Person: true, UnitName: "二厂工会"},
		{Title: "先进总工会", Level: "县级", Recipient: "柳河镇总工会", UnitName: "柳河镇总工会"},
	}
	text := summary.Write(f, summary.Options{}).Markdown()
	for _, want := range []string{"获得市级荣誉：二厂工会“模范职工之家”；二厂一车间“先锋号”。", "获得县级荣誉：二厂职工“能手”；“先进总工会”。", "二厂工会"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for line := range strings.Lines(text) {
		if strings.Contains(line, "委员例会") && !strings.Contains(line, "二厂工会") && !strings.HasPrefix(line, "- ") {
			t.Errorf("whose meeting? %s", line)
		}
	}
}
