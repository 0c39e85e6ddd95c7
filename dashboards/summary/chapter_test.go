package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// planned is a unit whose plan has the given headings, one item under each; the item
// of the first is served by a meeting.
func planned(headings ...string) terms.Facts {
	f := bare()
	for i, h := range headings {
		f.Plan.Items = append(f.Plan.Items, item(i+1, h, "召开座谈会", terms.Democratic, terms.Done))
	}
	f.Plan.Count = times(terms.PlanItemCount, len(headings), "项")
	f.Themes = []terms.ThemeFacts{theme(terms.Democratic, 1, happening{title: "职工代表座谈会", day: date(3, 2), people: 12, items: []string{"item-1"}})}
	return f
}

func TestChaptersFollowThePlan(t *testing.T) {
	for _, c := range []struct {
		name, want string
		headings   []string
	}{
		{"fields of work", "（一）加强民主管理", []string{"一、加强民主管理", "二、做好服务", "三、搞好宣传"}},
		{"generic headings", "（一）推进民主管理，维护职工权益", []string{"一、指导思想", "二、工作重点", "三、主要措施"}},
		{"months", "（一）推进民主管理，维护职工权益", []string{"九月份", "十月份", "十一月份", "12月"}},
		{"too few", "（一）推进民主管理，维护职工权益", []string{"一、加强民主管理"}},
	} {
		text := summary.Write(planned(c.headings...), summary.Options{}).Markdown()
		if !strings.Contains(text, "### "+c.want+"\n") || !strings.Contains(text, "召开职工代表座谈会") {
			t.Errorf("%s: no %s in\n%s", c.name, c.want, text)
		}
	}
}

// An activity that serves items of two sections is told once.
func TestToldOnce(t *testing.T) {
	f := planned("一、加强民主管理", "二、做好服务", "三、搞好宣传")
	f.Themes[0].Series[0].Each[0].Items = []string{"item-2", "item-1"}
	text, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "附件：")
	if n := strings.Count(text, "职工代表座谈会"); n != 1 {
		t.Errorf("told %d times:\n%s", n, text)
	}
}

func TestGroups(t *testing.T) {
	drive := func(more ...happening) string {
		list := []happening{
			{title: "东岗村工会换届", category: "换届", day: date(3, 1)},
			{title: "西桥村工会换届", category: "换届", day: date(3, 5)},
			{title: "新街社区工会换届", category: "换届", day: date(3, 9)},
		}
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Organization, 1, append(list, more...)...)}
		return summary.Write(f, summary.Options{}).Markdown()
	}
	if text := drive(); !strings.Contains(text, "工会换届3次") || !strings.Contains(text, "东岗村、西桥村、新街社区") {
		t.Errorf("one drive is not told as one:\n%s", text)
	}
	if text := drive(happening{title: "换届工作培训班", category: "换届", day: date(4, 1)}); strings.Contains(text, "工会换届3次") {
		t.Errorf("a count of part of a category was told:\n%s", text)
	}
}

// Dates are listed one by one, by month, or from first to last.
func TestSeries(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{{2, "1月10日、2月10日"}, {12, "每月"}, {14, "1月10日至2月23日|从1月10日持续到2月23日"}} {
		var list []happening
		for i := range c.n {
			d := terms.NewDate(2025, i+1, 10)
			if c.n > 12 {
				d = terms.NewDate(2025, 1+i/12, 10+i%12).AddDays(i / 13 * 12)
			}
			list = append(list, happening{title: "工会例会", day: d, people: 5})
		}
		f := bare()
		f.Themes = []terms.ThemeFacts{theme(terms.Organization, 1, list...)}
		if text := summary.Write(f, summary.Options{}).Markdown(); !holds(text, []string{c.want, "例会"}) {
			t.Errorf("%d times: no %q in\n%s", c.n, c.want, text)
		}
	}
}

func TestVoices(t *testing.T) {
	for name, want := range map[string]string{"城关小学工会": "教职工", "江堤公司工会": "职工", "市直机关工会": "干部职工", "江堤工会": "职工"} {
		f := bare()
		f.Unit.Name = name
		f.Totals.Activities, f.Totals.PersonTimes = times(terms.ActivityCount, 3, "次"), times(terms.PersonTimes, 30, "人次")
		f.Proposals.Count = times(terms.ProposalCount, 3, "件")
		if text := summary.Write(f, summary.Options{}).Markdown(); !holds(text, []string{"征集" + want + "提案|收到" + want + "提案"}) {
			t.Errorf("%s does not speak of %s:\n%s", name, want, text)
		}
	}
}
