package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// A rate that speaks for some units only is not told as the whole's.
func TestRateOfAPartStaysOut(t *testing.T) {
	t.Parallel()
	f := rich()
	f.Totals.ParticipationRate = num(terms.ParticipationRate, 91.5, "91.5%")
	if text := summary.Write(f, summary.Options{}).Markdown(); !strings.Contains(text, "91.5%") {
		t.Fatalf("a good rate is not told:\n%s", text)
	}
	f.Totals.ParticipationRate.Why = "只算有签到资料的1个单位"
	d := summary.Write(f, summary.Options{})
	if text := d.Markdown(); strings.Contains(text, "91.5%") {
		t.Errorf("the rate of a part stands in the text:\n%s", text)
	}
	told := false
	for _, n := range d.Side {
		told = told || strings.Contains(summary.Text(n.Spans), "91.5%")
	}
	if !told {
		t.Error("the side list does not tell the rate of a part")
	}
}

// A year told in June is not told as a whole one.
func TestYearInTheMiddle(t *testing.T) {
	t.Parallel()
	f := rich()
	f.Scope.AsOf = terms.NewDate(2025, 6, 30)
	text := summary.Write(f, summary.Options{}).Markdown()
	if strings.Contains(text, "全年") || !strings.Contains(text, "截至目前") {
		t.Errorf("half a year is told as a whole one:\n%s", text)
	}
}

// More heads than planned may be heads of something else: 超额 is told of what can be
// counted by occasions, or where a person stands behind it.
func TestMoreThanPromised(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind      string
		confirmed bool
		told      bool
	}{{"frequency", false, true}, {"people", false, false}, {"amount", false, false}, {"people", true, true}} {
		f := bare()
		i := item(1, "服务", "新增会员若干", terms.Organization, terms.Over)
		i.Targets, i.Confirmed = []terms.Target{{Kind: c.kind}}, c.confirmed
		f.Plan.Items = []terms.ItemFact{i}
		f.Plan.Count = times(terms.PlanItemCount, 1, "项")
		d := summary.Write(f, summary.Options{})
		if told := strings.Contains(d.Markdown(), "超额完成"); told != c.told {
			t.Errorf("%+v: told %v in\n%s", c, told, d.Markdown())
		}
		if side := strings.Contains(sideText(d), "没有写超额"); side == c.told {
			t.Errorf("%+v: the side list says\n%s", c, sideText(d))
		}
	}
}

// What the ledger calls its activities is told with its total below the theme's, the
// theme's own name is not.
func TestLabelsBelowATheme(t *testing.T) {
	t.Parallel()
	f := rich()
	at := -1
	for i, th := range f.Themes {
		if len(th.Series) > 1 {
			at = i
		}
	}
	f.Plan = terms.PlanFacts{}
	label := func(name string, n int) terms.LabelFacts {
		return terms.LabelFacts{Label: name, Count: times(terms.ActivityCount, n, "次", "category", name), PersonTimes: times(terms.PersonTimes, 7*n, "人次", "category", name)}
	}
	f.Themes[at].Labels = []terms.LabelFacts{label("趣味赛", 2), label("技能比武", 3)}
	text := summary.Write(f, summary.Options{}).Markdown()
	if !strings.Contains(text, "其中技能比武3次、21人次，趣味赛2次、14人次。") {
		t.Errorf("the ledger's categories are not told:\n%s", text)
	}
}

// Where the months without vouchers were added up from other ledgers, the vouchers' own
// sum stands beside the total.
func TestVouchersBesideTheTotal(t *testing.T) {
	t.Parallel()
	f := rich()
	f.Vouchers = yuan(terms.SpendingAmount, 123400)
	if text := summary.Write(f, summary.Options{}).Markdown(); strings.Contains(text, "1234元") {
		t.Errorf("a total of vouchers alone is told twice:\n%s", text)
	}
	f.Totals.Spending.Label += "（按台账）"
	if text := summary.Write(f, summary.Options{}).Markdown(); !strings.Contains(text, "其中支出明细账记载1234元") {
		t.Errorf("the vouchers' own sum is not told:\n%s", text)
	}
}

// A state that rests on rows nobody has confirmed leaves the house as 待核实 and is told to
// the officer; confirmed, it is what it is.
func TestStateRestingOnLikelyRows(t *testing.T) {
	t.Parallel()
	for _, confirmed := range []bool{false, true} {
		f := bare()
		i := item(1, "服务", "举办健步走活动", terms.Culture, terms.Done)
		i.Likely, i.Confirmed = 2, confirmed
		f.Plan.Items = []terms.ItemFact{i}
		f.Plan.Count = times(terms.PlanItemCount, 1, "项")
		d := summary.Write(f, summary.Options{})
		text, told := d.Markdown(), false
		for _, n := range d.Side {
			told = told || strings.Contains(summary.Text(n.Spans), "还没有人确认")
		}
		if strings.Contains(text, "待核实") == confirmed || told == confirmed {
			t.Errorf("confirmed %v: told %v in\n%s", confirmed, told, text)
		}
	}
}
