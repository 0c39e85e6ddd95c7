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
