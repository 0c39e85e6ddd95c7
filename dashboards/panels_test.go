package dashboards_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards"
	"nianlun/queries/terms"
)

// series reads the values of every series of a chart back from its JSON.
func series(t *testing.T, option json.RawMessage) [][]any {
	t.Helper()
	var chart struct {
		Series []struct {
			Data []struct {
				Value any `json:"value"`
			} `json:"data"`
		} `json:"series"`
	}
	if err := json.Unmarshal(option, &chart); err != nil {
		t.Fatalf("reading chart: %v", err)
	}
	var out [][]any
	for _, s := range chart.Series {
		var values []any
		for _, d := range s.Data {
			values = append(values, d.Value)
		}
		out = append(out, values)
	}
	return out
}

func month(name string, activities, people terms.Figure) terms.MonthPoint {
	return terms.MonthPoint{Month: name, Activities: activities, PersonTimes: people, Spending: noYuan}
}

func TestMonthsKeepGapsApartFromZeros(t *testing.T) {
	t.Parallel()
	p := dashboards.Months([]terms.MonthPoint{
		month("2025-01", count(2), known(terms.PersonTimes, 40, "人次")),
		month("2025-02", count(0), known(terms.PersonTimes, 0, "人次")),
		month("2025-03", noCount, unknown(terms.PersonTimes)),
		month("2025-04", count(5), known(terms.PersonTimes, 90, "人次")),
	})
	want := [][]any{{2.0, 0.0, "-", 5.0}, {40.0, 0.0, "-", 90.0}}
	if diff := cmp.Diff(want, series(t, p.Option)); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	if got, want := p.Sentence.String(), "活动最多的是4月（5次）；没有活动记录的是2月。台账没有覆盖、不知道的是3月。"; got != want {
		t.Errorf("sentence = %s, want %s", got, want)
	}
	if got := p.Table.Rows[2][1].Figure; got == nil || dashboards.Shown(*got) != "未知" {
		t.Errorf("table cell of March = %v, want 未知 with its figure", got)
	}
}

func TestNothingKnownDrawsNothing(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]dashboards.Panel{
		"months":   dashboards.Months([]terms.MonthPoint{month("2025-01", noCount, noCount)}),
		"themes":   dashboards.Themes([]terms.ThemePoint{{Theme: terms.Culture, Activities: noCount, PersonTimes: noCount}}),
		"plan":     dashboards.PlanStates([]terms.StatusLine{{Status: terms.Done, Items: noCount}}, noRate),
		"spending": dashboards.Spending(nil),
		"compare":  dashboards.Compare([]terms.CompareRow{{Unit: terms.Unit{Name: "甲"}}, {Unit: terms.Unit{Name: "乙"}}}),
	} {
		if p.Option != nil {
			t.Errorf("%s draws %s from nothing", name, p.Option)
		}
		if p.Sentence.String() == "" {
			t.Errorf("%s says nothing", name)
		}
	}
}

func TestSpendingNamesWhatIsOverBudget(t *testing.T) {
	t.Parallel()
	row := func(subject string, spent, budget, rate terms.Figure) terms.SpendingRow {
		return terms.SpendingRow{Subject: subject, Spending: spent, Budget: budget, Rate: rate, Entries: noCount}
	}
	tests := map[string]struct {
		rows []terms.SpendingRow
		want string
	}{
		"over":      {[]terms.SpendingRow{row("文体活动费", yuan(900), yuan(1000), rate(90)), row("培训费", yuan(1200), yuan(1000), rate(120))}, "支出最多的科目是培训费（1200元）；超出预算的有培训费（预算执行率120%）。"},
		"within":    {[]terms.SpendingRow{row("文体活动费", yuan(900), yuan(1000), rate(90))}, "支出最多的科目是文体活动费（900元）；有预算的科目都没有超支。"},
		"no budget": {[]terms.SpendingRow{row("", yuan(900), noYuan, noRate)}, "支出都没有写科目（900元）；没有导入预算，执行率不知道。"},
		"nothing":   {nil, "这段时间没有支出数据。"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := dashboards.Spending(tt.rows).Sentence.String(); got != tt.want {
				t.Errorf("sentence = %s, want %s", got, tt.want)
			}
		})
	}
}

func TestCompareRanksOnlyComparableUnits(t *testing.T) {
	t.Parallel()
	row := func(name string, participation terms.Figure, rankable bool) terms.CompareRow {
		return terms.CompareRow{
			Unit: terms.Unit{Name: name}, Participation: participation, PerMember: noYuan, Completion: noRate,
			Members: noCount, Activities: noCount, PersonTimes: noCount, Completeness: noRate, Rankable: rankable,
		}
	}
	p := dashboards.Compare([]terms.CompareRow{row("甲", rate(40), true), row("乙", rate(70), true), row("丙", rate(99), false)})
	if diff := cmp.Diff([][]any{{70.0, 40.0}}, series(t, p.Option)); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	if got, want := p.Sentence.String(), "可比较的单位中，参与率最高的是乙（70%），最低的是甲（40%）；数据不足、不参与比较的有丙。"; got != want {
		t.Errorf("sentence = %s, want %s", got, want)
	}
	if len(p.Table.Rows) != 3 {
		t.Errorf("table has %d rows, want every unit", len(p.Table.Rows))
	}
}

func TestHostileNamesStayInsideTheirScript(t *testing.T) {
	t.Parallel()
	p := dashboards.Spending([]terms.SpendingRow{{Subject: "</script><script>alert(1)</script>", Spending: yuan(1), Budget: noYuan, Rate: noRate, Entries: noCount}})
	if strings.Contains(string(p.Option), "<") {
		t.Errorf("chart holds a bare <: %s", p.Option)
	}
}

func TestOverviewNamesFiguresBriefly(t *testing.T) {
	t.Parallel()
	labelled := func(label string) terms.Figure { f := yuan(3); f.Label = label; return f }
	o := terms.Overview{
		Headlines: []terms.Figure{labelled("2025年活动次数"), labelled("2025年上半年经费支出（按台账）"), labelled("2025年9月至2026年1月下属单位数"), labelled("会员数")},
		Attention: []terms.Attention{{Words: "培训支出超过预算", Figures: []terms.Figure{labelled("2025年预算执行率（培训支出）"), labelled("2025年3月支出（会议支出）")}}},
	}
	page := dashboards.NewOverview(o, nil, nil)
	var got []string
	for _, tile := range append(page.Headlines, page.Attention[0].Figures...) {
		got = append(got, tile.Name)
	}
	want := []string{"活动次数", "经费支出（按台账）", "下属单位数", "会员数", "预算执行率", "支出（会议支出）"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}
