package judge_test

import (
	"strings"
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

func on(days ...terms.Date) []terms.Activity {
	var out []terms.Activity
	for _, d := range days {
		out = append(out, terms.Activity{Start: d, Title: "活动"})
	}
	return out
}

func heads(a []terms.Activity, counts ...int64) []terms.Activity {
	for i, n := range counts {
		a[i].Headcount = &n
	}
	return a
}

func costs(a []terms.Activity, fen ...terms.Money) []terms.Activity {
	for i, n := range fen {
		a[i].Spend = &n
	}
	return a
}

func months(from, to int) *terms.Window { return &terms.Window{FromMonth: from, ToMonth: to} }

func target(kind string, value float64, cmp, unit, period string) terms.Target {
	return terms.Target{Kind: kind, Value: value, Cmp: cmp, Unit: unit, Period: period}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	year, end := terms.Year(2025), terms.NewDate(2025, 12, 31)
	school := terms.Months(2024, 9, 12)
	tests := []struct {
		name     string
		window   *terms.Window
		targets  []terms.Target
		evidence []terms.Activity
		span     terms.Period
		asOf     terms.Date
		blind    bool // no activity log covers the window
		groups   int
		want     terms.Status
	}{
		{"no target, one activity", nil, nil, on(20250308), year, end, false, 0, terms.Done},
		{"no target, nothing, log covers", nil, nil, nil, year, end, false, 0, terms.None},
		{"no target, nothing, no log", nil, nil, nil, year, end, true, 0, terms.Unknown},
		{"window still open", months(10, 11), nil, nil, year, 20251031, false, 0, terms.NotDue},
		{"last day of the window is due", months(10, 11), nil, nil, year, 20251130, false, 0, terms.None},
		{"after the window", months(3, 3), nil, on(20250402), year, end, false, 0, terms.Late},
		{"before the window counts", months(3, 3), nil, on(20250226), year, end, false, 0, terms.Done},
		{"not yet happened at the day", months(3, 3), nil, on(20250320), year, 20250310, false, 0, terms.NotDue},
		{"January of a school year", months(1, 1), nil, on(20250110), school, 20250831, false, 0, terms.Done},
		{"January of a school year missed", months(1, 1), nil, on(20250301), school, 20250831, false, 0, terms.Late},
		{"count reached", nil, []terms.Target{target("count", 2, "eq", "次", "")}, on(20250101, 20250601), year, end, false, 0, terms.Done},
		{"count exceeded", nil, []terms.Target{target("count", 1, "eq", "次", "")}, on(20250101, 20250601), year, end, false, 0, terms.Over},
		{"at least is never over", nil, []terms.Target{target("count", 1, "ge", "次", "")}, on(20250101, 20250601), year, end, false, 0, terms.Done},
		{"count short", nil, []terms.Target{target("count", 3, "eq", "次", "")}, on(20250101), year, end, false, 0, terms.Partial},
		{"count short but window open", nil, []terms.Target{target("count", 3, "eq", "次", "")}, on(20250101), year, 20250630, false, 0, terms.NotDue},
		{"count reached late", months(1, 6), []terms.Target{target("count", 2, "eq", "次", "half")}, on(20250301, 20250801), year, end, false, 0, terms.Late},
		{"one of each needs both", nil, []terms.Target{target("count", 1, "eq", "次", ""), target("count", 1, "eq", "次", "")}, on(20250401), year, end, false, 0, terms.Partial},
		{"one of each, both", nil, []terms.Target{target("count", 1, "eq", "次", ""), target("count", 1, "eq", "次", "")}, on(20250401, 20251010), year, end, false, 0, terms.Done},
		{"quarterly, all four", nil, []terms.Target{target("frequency", 1, "eq", "次", "quarter")}, on(20250101, 20250401, 20250701, 20251001), year, end, false, 0, terms.Done},
		{"quarterly, one missing", nil, []terms.Target{target("frequency", 1, "eq", "次", "quarter")}, on(20250101, 20250401, 20251001), year, end, false, 0, terms.Partial},
		{"quarterly, at half-year", nil, []terms.Target{target("frequency", 1, "eq", "次", "quarter")}, on(20250101, 20250401), year, 20250630, false, 0, terms.Done},
		{"people known", nil, []terms.Target{target("people", 100, "ge", "人", "")}, heads(on(20250301, 20250401), 60, 50), year, end, false, 0, terms.Done},
		{"people not written down is not zero", nil, []terms.Target{target("people", 100, "ge", "人", "")}, on(20250301), year, end, false, 0, terms.Unknown},
		{"people written down are enough", nil, []terms.Target{target("people", 100, "ge", "人", "")}, append(heads(on(20250301), 120), on(20250401)...), year, end, false, 0, terms.Done},
		{"people not written down, window open", nil, []terms.Target{target("people", 100, "ge", "人", "")}, on(20250301), year, 20250630, false, 0, terms.NotDue},
		{"cap kept", nil, []terms.Target{target("amount", 5000, "le", "元", "")}, costs(on(20250301), 480000), year, end, false, 0, terms.Done},
		{"cap broken", nil, []terms.Target{target("amount", 5000, "le", "元", "")}, costs(on(20250301), 520000), year, end, false, 0, terms.Partial},
		{"per group", nil, []terms.Target{{Kind: "count", Value: 1, Cmp: "eq", Unit: "次", Per: "每个小组"}}, on(20250301, 20250401), year, end, false, 3, terms.Partial},
		{"about so much, nearly", nil, []terms.Target{target("amount", 30000, "approx", "元", "")}, costs(on(20250301), 2900000), year, end, false, 0, terms.Done},
		{"about so much, half", nil, []terms.Target{target("amount", 30000, "approx", "元", "")}, costs(on(20250301), 1500000), year, end, false, 0, terms.Partial},
		{"one to two a year", nil, []terms.Target{target("count", 1, "ge", "次", "year"), target("count", 2, "le", "次", "year")}, on(20250301, 20250901), year, end, false, 0, terms.Done},
		{"four, two of them of a kind", nil, []terms.Target{target("count", 4, "eq", "次", ""), {Kind: "count", Value: 2, Cmp: "eq", Unit: "次", Quote: "其中两次"}}, on(20250301, 20250401, 20250501, 20250601), year, end, false, 0, terms.Done},
		{"window over the year's end", months(12, 1), nil, on(20250112), terms.Months(2024, 9, 12), 20250831, false, 0, terms.Done},
		{"monthly in a school term", nil, []terms.Target{target("frequency", 1, "ge", "次", "month")}, on(20240912, 20241010, 20241112, 20241210), terms.Months(2024, 9, 5), 20250131, false, 0, terms.Partial},
		{"a rate needs another source", nil, []terms.Target{target("percent", 95, "ge", "%", "")}, on(20250301), year, end, false, 0, terms.Unknown},
		{"every quarter is no group", nil, []terms.Target{{Kind: "count", Value: 4, Cmp: "ge", Unit: "次", Per: "每季度"}}, on(20250101, 20250401, 20250701, 20251001), year, end, false, 12, terms.Done},
		{"per group, groups unknown, is never over", nil, []terms.Target{{Kind: "count", Value: 1, Cmp: "eq", Unit: "次", Per: "每个小组"}}, on(20250301, 20250401), year, end, false, 0, terms.Done},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Window: tt.window, Targets: tt.targets, Span: tt.span},
				Evidence: tt.evidence, AsOf: tt.asOf, Covered: !tt.blind, Groups: tt.groups,
			})
			if got.Status != tt.want {
				t.Errorf("status %s (%s), want %s", got.Status, got.Why, tt.want)
			}
			if got.Why == "" {
				t.Error("no reason given")
			}
		})
	}
}

func TestJudgeNamesMissingPeriods(t *testing.T) {
	t.Parallel()
	got := judge.Judge(judge.Case{
		Item:     terms.PlanItem{Span: terms.Year(2025), Targets: []terms.Target{target("frequency", 1, "eq", "期", "two_months")}},
		Evidence: on(20250201, 20250301, 20250901, 20251101), AsOf: terms.NewDate(2025, 12, 31), Covered: true,
	})
	if want := "次数不够，缺5—6月、7—8月"; got.Why != want {
		t.Errorf("why %q, want %q", got.Why, want)
	}
	if a := got.Targets[0].Actual; a == nil || *a != 4 {
		t.Errorf("actual %v, want 4", a)
	}
}

func TestJudgeReadsQuantitiesFromTheLog(t *testing.T) {
	t.Parallel()
	acts := on(20250301)
	acts[0].Note = "新成立摄影、读书、歌咏三个兴趣小组"
	got := judge.Judge(judge.Case{
		Item:     terms.PlanItem{Span: terms.Year(2025), Targets: []terms.Target{target("count", 3, "eq", "个", "")}},
		Evidence: acts, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
	})
	if got.Status != terms.Done {
		t.Errorf("status %s, want done", got.Status)
	}
}

func TestJudgeTellsTheChosenFromTheMany(t *testing.T) {
	t.Parallel()
	acts := heads(on(20250512), 85)
	tests := []struct {
		name, text, note string
		target           terms.Target
		want             terms.Status
	}{
		{"those who came are not those chosen", "表彰优秀护士10名", "", terms.Target{Kind: "people", Value: 10, Cmp: "eq", Unit: "名", Quote: "10名"}, terms.Unknown},
		{"the note tells how many were", "表彰优秀护士10名", "评出6人", terms.Target{Kind: "people", Value: 10, Cmp: "eq", Unit: "名", Quote: "10名"}, terms.Partial},
		{"who is to come is counted", "培训骨干10名", "", terms.Target{Kind: "people", Value: 10, Cmp: "eq", Unit: "名", Quote: "10名"}, terms.Over},
		{"a sum for each is not the sum", "每人不超过300元", "", terms.Target{Kind: "amount", Value: 300, Cmp: "le", Unit: "元", Quote: "300元", Per: "每人"}, terms.Done},
		{"cards are counted by sheet or copy", "发放卡片500份", "发卡520张", terms.Target{Kind: "count", Value: 500, Cmp: "ge", Unit: "份", Quote: "500份"}, terms.Done},
		{"a batch is a happening", "疗养1批", "", terms.Target{Kind: "count", Value: 1, Cmp: "eq", Unit: "批", Quote: "1批"}, terms.Done},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := costs(append([]terms.Activity{}, acts...), 500000)
			a[0].Note = tt.note
			got := judge.Judge(judge.Case{
				Item:     terms.PlanItem{Text: tt.text, Span: terms.Year(2025), Targets: []terms.Target{tt.target}},
				Evidence: a, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want {
				t.Errorf("status %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}

func TestJudgePairsNumbersInTheirOrder(t *testing.T) {
	t.Parallel()
	two := []terms.Target{target("count", 1, "eq", "个", ""), target("count", 2, "eq", "个", "")}
	tests := []struct {
		name    string
		targets []terms.Target
		note    string
		want    terms.Status
	}{
		{"one centre, two rooms", two, "中心1个，小家2个", terms.Done},
		{"one room short", two, "中心1个，小家1个", terms.Partial},
		{"a row may stand for many", []terms.Target{target("count", 12, "ge", "场", "")}, "共12场", terms.Done},
		{"the twelfth is one", []terms.Target{target("count", 12, "ge", "场", "")}, "第12场", terms.Partial},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			acts := on(20250301)
			acts[0].Note = tt.note
			got := judge.Judge(judge.Case{
				Item: terms.PlanItem{Span: terms.Year(2025), Targets: tt.targets}, Evidence: acts, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
			})
			if got.Status != tt.want {
				t.Errorf("status %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}

func TestJudgeDoesNotTouchTheItem(t *testing.T) {
	t.Parallel()
	item := terms.PlanItem{Span: terms.Year(2025), Targets: []terms.Target{target("count", 1, "eq", "次", "")}}
	judge.Judge(judge.Case{Item: item, Evidence: on(20250301), AsOf: terms.NewDate(2025, 12, 31), Covered: true})
	if item.Targets[0].Actual != nil {
		t.Error("the item's own target was changed")
	}
}

func TestWindowOfAdjusted(t *testing.T) {
	t.Parallel()
	got := judge.Judge(judge.Case{Item: terms.PlanItem{Span: terms.Year(2025)}, AsOf: 20251231, Covered: true, Adjusted: true})
	if got.Status != terms.Adjusted {
		t.Errorf("status %s, want adjusted", got.Status)
	}
}

func TestJudgeTellsOfRowsThatWait(t *testing.T) {
	t.Parallel()
	item := terms.PlanItem{Text: "举办篮球赛", Span: terms.Year(2025)}
	got := judge.Judge(judge.Case{Item: item, AsOf: terms.NewDate(2025, 12, 31), Covered: true, Waiting: 2})
	if got.Status != terms.None || !strings.Contains(got.Why, "另有2条可能对应的记录待确认") {
		t.Errorf("got %s (%s), want none that names the rows waiting", got.Status, got.Why)
	}
}

func TestJudgeReadsSharesFromNotes(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, title, note string
		value                   float64
		want                    terms.Status
	}{
		{"a part of a whole", "提案办结率达到95%", "提案答复会", "全年提案21件，办结20件", 95, terms.Done},
		{"too small a part", "提案办结率达到98%", "提案答复会", "全年提案21件，办结20件", 98, terms.Partial},
		{"all of them", "参赛班组覆盖率达到100%", "百日竞赛动员", "48个班组全部报名", 100, terms.Done},
		{"nothing told", "提案办结率达到95%", "提案答复会", "", 95, terms.Unknown},
		{"numbers of other things", "提案办结率达到95%", "提案答复会", "代表30人，到会28人", 95, terms.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			item := terms.PlanItem{Text: tt.text, Span: terms.Year(2025), Targets: []terms.Target{{Kind: "percent", Value: tt.value, Cmp: "eq", Unit: "%", Period: "year", Quote: tt.text[len(tt.text)-3:]}}}
			got := judge.Judge(judge.Case{Item: item, AsOf: terms.NewDate(2025, 12, 31), Covered: true, Evidence: []terms.Activity{{Title: tt.title, Note: tt.note, Start: terms.NewDate(2025, 11, 5)}}})
			if got.Status != tt.want {
				t.Errorf("got %s (%s), want %s", got.Status, got.Why, tt.want)
			}
		})
	}
}
