package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// district is a federation of three units that can be compared and one that cannot.
func district() terms.Facts {
	f := bare()
	f.Unit = terms.Unit{Key: "柳河区", Name: "柳河区总工会"}
	for _, c := range []struct {
		name      string
		rate      float64
		rateShown string
		money     terms.Money
	}{{"一厂工会", 95.5, "95.5%", 82000}, {"二厂工会", 83, "83%", 40000}, {"三厂工会", 31.2, "31.2%", 9550}} {
		f.Children = append(f.Children, terms.ChildFacts{
			Unit: terms.Unit{Key: "u-" + c.name, Name: c.name}, Rankable: true, Below: []string{"u-" + c.name}, Members: times(terms.MembersOnRoll, 120, "人", "child", c.name),
			Participation: num(terms.ParticipationRate, c.rate, c.rateShown, "child", c.name), PerMember: yuan(terms.PerMemberSpend, c.money, "child", c.name),
		})
	}
	f.Children = append(f.Children, terms.ChildFacts{Unit: terms.Unit{Key: "四厂工会", Name: "四厂工会"}, Participation: num(terms.ParticipationRate, 99, "99%", "child", "四厂工会")})
	f.Silent = []string{"五厂工会", "六厂工会"}
	f.Themes = []terms.ThemeFacts{theme(terms.Culture, 3,
		happening{title: "铸造技能比武", people: 60, day: date(5, 6), unit: "一厂工会"}, happening{title: "医疗互助续保", people: 300, day: date(5, 7), unit: "二厂工会"},
		happening{title: "职工篮球赛", people: 80, day: date(6, 8), unit: "二厂工会"})}
	f.Honors = []terms.Honor{{Title: "市工人先锋号", UnitName: "一厂工会", Recipient: "一车间"}}
	return f
}

// Of a unit with units below it, the sentence names one of them: the honours of another
// do not follow.
func TestExampleIsOfOneUnit(t *testing.T) {
	f := district()
	f.Children[0].Unit, f.Children[0].Below = terms.Unit{Key: "u-机械系统工会", Name: "机械系统工会"}, []string{"u-机械系统工会", "u-一厂工会", "u-四厂工会"}
	f.Honors = append(f.Honors, terms.Honor{Title: "安全生产优胜班组", UnitName: "四厂工会", Recipient: "二班"})
	f.Themes[0].Series = append(f.Themes[0].Series, theme(terms.Rights, 1, happening{title: "隐患排查", people: 5, day: date(6, 9), unit: "四厂工会"}).Series...)
	body, _, _ := strings.Cut(summary.Write(f, summary.Options{}).Markdown(), "附件1")
	_, examples, _ := strings.Cut(body, "典型做法")
	for line := range strings.Lines(examples) {
		if strings.Contains(line, "所属的一厂工会") {
			if !strings.Contains(line, "市工人先锋号") || strings.Contains(line, "优胜班组") {
				t.Errorf("honours of two units in one sentence: %s", line)
			}
			return
		}
	}
	t.Errorf("no example of 一厂工会:\n%s", body)
}

// A roll-up tells who is ahead by fair measures, how far apart amounts lie and what units
// can be known by; who lags, is silent or cannot be compared waits in the side list.
func TestFederationStory(t *testing.T) {
	d := summary.Write(district(), summary.Options{})
	text, side := d.Markdown(), sideText(d)
	body, _, _ := strings.Cut(text, "附件1")
	for _, want := range []string{"一厂工会95.5%", "二厂工会83%", "95.50元", "820元", "铸造技能比武", "职工篮球赛", "市工人先锋号"} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %s:\n%s", want, body)
		}
	}
	for title, n := range map[string]int{"铸造技能比武": 2, "职工篮球赛": 2, "医疗互助续保": 1} { // told as work, and as an example
		if got := strings.Count(body, title); got != n {
			t.Errorf("%s stands %d times, want %d:\n%s", title, got, n, body)
		}
	}
	for _, hidden := range []string{"31.2%", "99%", "四厂工会", "五厂工会"} {
		if strings.Contains(body, hidden) {
			t.Errorf("tells %s:\n%s", hidden, body)
		}
	}
	for _, want := range []string{"三厂工会为31.2%", "五厂工会、六厂工会本期没有报来任何资料", "四厂工会没有会员花名册"} {
		if !strings.Contains(side, want) {
			t.Errorf("the side list lacks %s:\n%s", want, side)
		}
	}
}
