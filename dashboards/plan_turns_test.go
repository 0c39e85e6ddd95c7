package dashboards_test

import (
	"strings"
	"testing"

	"nianlun/dashboards"
	"nianlun/queries/terms"
)

func TestTurnsNameWhatIsMissing(t *testing.T) {
	t.Parallel()
	target := terms.Target{Kind: "frequency", Value: 1, Period: "two_months"}
	for i, kept := range []bool{true, false, true, false, true, true} {
		target.Turns = append(target.Turns, terms.Turn{Period: terms.Months(2025, 1+2*i, 2), Enough: kept, Over: true})
	}
	turns := dashboards.TurnsOf(target)
	if turns == nil || turns.Said != "6次中的4次，缺3—4月、7—8月" || len(turns.Each) != 6 || turns.Each[1].Class != "short" {
		t.Errorf("four of six: %+v", turns)
	}
	target.Turns[5].Enough, target.Turns[5].Over = false, false
	if turns = dashboards.TurnsOf(target); turns.Each[5].Class != "open" || strings.Contains(turns.Said, "11—12月") {
		t.Errorf("a period that still runs is not missing: %+v", turns)
	}
	if dashboards.TurnsOf(terms.Target{Kind: "count"}) != nil {
		t.Error("a count has no periods")
	}
}

func TestCapsShowWhatIsLeft(t *testing.T) {
	t.Parallel()
	spent := func(n float64, cmp string) terms.Target {
		return terms.Target{Kind: "amount", Value: 5000, Cmp: cmp, Unit: "元", Actual: &n}
	}
	for want, target := range map[string]terms.Target{
		"还剩200元": spent(4800, "le"), "已超出200元": spent(5200, "le"), "还剩0元": spent(5000, "le"),
	} {
		if got := dashboards.LeftOf(target); got != want {
			t.Errorf("left: got %q, want %q", got, want)
		}
	}
	for name, target := range map[string]terms.Target{"no cap": spent(4800, "ge"), "unknown is not nothing": {Kind: "amount", Value: 5000, Cmp: "le"}} {
		if got := dashboards.LeftOf(target); got != "" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestPaceIsDrawnOnlyWhereItsStepsAddUp(t *testing.T) {
	t.Parallel()
	two := 2.0
	target := terms.Target{Kind: "count", Value: 4, Unit: "次", Actual: &two}
	it := terms.Progress{Days: terms.Year(2025), Evidence: []terms.Activity{{Start: 20250301}, {Start: 20250601}}}
	pace := dashboards.PaceOf(target, it, 20250702)
	if pace == nil || pace.Said != "到统计日2次，匀速应为2次，目标4次" || strings.Count(pace.Line, ",") != 6 {
		t.Fatalf("two of four at half-time: %+v", pace)
	}
	it.Evidence = it.Evidence[:1]
	if got := dashboards.PaceOf(target, it, 20250702); got != nil {
		t.Errorf("one row for two: drawn as %+v", got)
	}
	if got := dashboards.PaceOf(terms.Target{Kind: "people", Value: 50, Actual: &two}, it, 20250702); got != nil {
		t.Errorf("people nobody wrote down: drawn as %+v", got)
	}
}

func TestCarriedOver(t *testing.T) {
	t.Parallel()
	var items []terms.Progress
	for i, s := range terms.Statuses() {
		items = append(items, terms.Progress{PlanItem: terms.PlanItem{Key: string(s), Number: i + 1, Text: string(s)}, Status: s})
	}
	items = append(items, terms.Progress{PlanItem: terms.PlanItem{Key: "a", Text: "adjusted, begun"}, Status: terms.Adjusted, Under: terms.Partial},
		terms.Progress{PlanItem: terms.PlanItem{Key: "b", Text: "given up", Cancelled: true}, Status: terms.Adjusted})
	page := dashboards.NewPlan(terms.Overview{}, terms.Scope{Period: terms.Year(2025), AsOf: 20251231}, items, nil, dashboards.Wanted{})
	var got []string
	for _, d := range page.Carry {
		got = append(got, d.Text)
	}
	if said := strings.Join(got, " "); said != "partial none adjusted, begun" {
		t.Errorf("carried over: %q", said)
	}
	all := 0
	for _, f := range page.Filters[1:] {
		all += f.Count
	}
	if all != page.Items || page.Filters[0].Count != all {
		t.Errorf("states sum to %d of %d items", all, page.Items)
	}
}

func TestReviewMarksEveryItemOnItsLine(t *testing.T) {
	t.Parallel()
	r := terms.PlanReview{
		Plans: []terms.PlanDocument{{Key: "p", Title: "计划", Lines: []terms.Line{{Number: 1, Text: "计划"}, {Number: 3, Text: "1、组织春游；办讲座两次。"}}}},
		Items: []terms.PlanItem{
			{Key: "a", PlanKey: "p", Number: 1, Line: 3, Text: "组织春游"},
			{Key: "b", PlanKey: "p", Number: 2, Line: 3, Text: "办讲座两次。"},
			{Key: "c", PlanKey: "p", Number: 3, Line: 3, Text: "改写过的"},
			{Key: "d", PlanKey: "p", Number: 4, Line: 9, Text: "别处"},
			{Key: "e", PlanKey: "other", Number: 5, Line: 3, Text: "别的计划"},
		},
	}
	page := dashboards.NewReview(r, "p", "b", 0)
	text := ""
	for _, part := range page.Lines[1].Parts {
		text += "[" + part.Key + "]" + part.Text
	}
	if text != "[]1、[a]组织春游[]；[b]办讲座两次。[c]改写过的" || page.Lines[1].Free || !page.Lines[0].Free || len(page.Elsewhere) != 1 {
		t.Errorf("the line reads %s, elsewhere %+v", text, page.Elsewhere)
	}
	if page.Focus == nil || page.Focus.Before != "a" || page.Focus.After != "c" || page.Items != 4 {
		t.Errorf("in focus: %+v", page.Focus)
	}
	if page := dashboards.NewReview(r, "", "", 1); page.Adding == nil || page.Adding.Text != "计划" || page.Adding.Line != 1 {
		t.Errorf("to be added: %+v", page.Adding)
	}
	if page := dashboards.NewReview(terms.PlanReview{}, "", "", 0); page.Items != 0 {
		t.Errorf("no plan: %+v", page)
	}
}
