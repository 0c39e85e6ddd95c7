package dashboards_test

import (
	"testing"

	"nianlun/dashboards"
	"nianlun/queries/terms"
)

func TestNobodyIsCalledHighestWhereSeveralAre(t *testing.T) {
	t.Parallel()
	share := func(name string, f terms.Figure) dashboards.Share { return dashboards.Share{Name: name, Rate: f} }
	spent := func(subject string, f terms.Figure) terms.SpendingRow {
		return terms.SpendingRow{Subject: subject, Spending: f, Budget: noYuan, Rate: noRate}
	}
	for name, tc := range map[string]struct {
		got  dashboards.Panel
		want string
	}{
		"two months": {
			dashboards.Months([]terms.MonthPoint{month("2025-04", count(1), noCount), month("2025-07", count(1), noCount)}),
			"活动最多的是4月、7月（都是1次）。",
		},
		"two themes lead": {
			dashboards.Themes([]terms.ThemePoint{{Theme: terms.Care, Activities: count(2)}, {Theme: terms.Culture, Activities: count(2)}, {Theme: terms.Women, Activities: count(1)}}),
			"开展最多的是帮扶慰问、文体活动（都是2次），其次是女职工（1次）。",
		},
		"one unit alone": {
			dashboards.Shares([]dashboards.Share{share("甲", rate(80)), share("乙", noRate)}, false),
			"只有甲算得出参与率（80%）；说不清的是乙。",
		},
		"all level": {
			dashboards.Shares([]dashboards.Share{share("甲", rate(80)), share("乙", rate(80))}, false),
			"参与率各家一样（都是80%）。",
		},
		"two lowest": {
			dashboards.Shares([]dashboards.Share{share("甲", rate(80)), share("乙", rate(0)), share("丙", rate(0))}, false),
			"参与率最高的是甲（80%），最低的是乙、丙（都是0%）。",
		},
		"money without a subject leads": {
			dashboards.Spending([]terms.SpendingRow{spent("", yuan(900)), spent("会议费", yuan(10))}),
			"支出最多的科目是会议费（10元），没写科目的有900元；没有导入预算，执行率不知道。",
		},
		"nothing spent": {
			dashboards.MonthsOfMoney([]terms.MonthPoint{{Month: "2025-01", Spending: yuan(0)}, {Month: "2025-02", Spending: noYuan}}),
			"这段时间的支出是零；台账没有覆盖、不知道的是2月。",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tc.got.Sentence.String(); got != tc.want {
				t.Errorf("sentence = %s, want %s", got, tc.want)
			}
		})
	}
}
