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
