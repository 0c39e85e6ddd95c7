package dashboards_test

import (
	"os"
	"regexp"
	"testing"

	"nianlun/dashboards"
	"nianlun/queries/terms"
)

func TestPlanPageSplitsProofFromSuggestions(t *testing.T) {
	t.Parallel()
	first, second := 1, 2
	actual := 1.0
	items := []terms.Progress{
		{
			PlanItem: terms.PlanItem{
				Key: "k1", Number: 1, Section: []string{"一、文体"}, Text: "全年举办两次球赛",
				Targets: []terms.Target{{Kind: "count", Value: 2, Cmp: "ge", Quote: "两次", Actual: &actual}},
			},
			Status: terms.Partial, Evidence: []terms.Activity{{Key: "a1", UnitKey: "u1", Title: "篮球赛", Start: 20250308}},
		},
		{PlanItem: terms.PlanItem{Key: "k2", Number: 2, Section: []string{"一、文体"}, Text: "组织登山", Window: &terms.Window{FromMonth: 9, ToMonth: 1}}, Status: terms.None},
	}
	links := []terms.LinkRow{
		{Item: &first, ItemKey: "k1", Activity: "篮球赛", Act: "u1/a1", Title: "篮球赛", Date: 20250308, State: terms.Confirmed, Why: "用词相同"},
		{Item: &second, ItemKey: "k2", Activity: "春游", Act: "u1/a2", Title: "春游", Date: 20250401, State: terms.Suggested},
		{Item: &second, ItemKey: "k2", Activity: "爬山", Act: "u1/a3", Title: "爬山", Date: 20250402, State: terms.Rejected},
		{Activity: "摄影展", Title: "摄影展", Date: 20250501},
	}
	sc := terms.Scope{Unit: "u1", Period: terms.Year(2025)}
	page := dashboards.NewPlan(terms.Overview{}, sc, items, links, dashboards.Wanted{})
	if len(page.Sections) != 1 || len(page.Sections[0].Items) != 2 || len(page.Outside) != 1 {
		t.Fatalf("sections %d, outside %d: want one section of two items and one outside", len(page.Sections), len(page.Outside))
	}
	one, two := page.Sections[0].Items[0], page.Sections[0].Items[1]
	if len(one.Done) != 1 || one.Done[0].State != "已确认" || one.Done[0].Why != "用词相同" {
		t.Errorf("proof of item 1 = %+v", one.Done)
	}
	if got := one.Promises[0]; got.Promised != "不少于2次" || got.Reached != "1次" {
		t.Errorf("promise = %+v", got)
	}
	if len(two.Refused) != 1 || two.Refused[0].Open() || !two.Perhaps[0].Open() || one.Done[0].Open() || page.Open != 1 {
		t.Errorf("only the suggestion waits for a word: refused %+v, perhaps %+v, done %+v, open %d", two.Refused, two.Perhaps, one.Done, page.Open)
	}
	if len(two.Done) != 0 || len(two.Perhaps) != 1 || two.Window != "9月至次年1月" {
		t.Errorf("item 2 = done %v, perhaps %v, window %s", two.Done, two.Perhaps, two.Window)
	}
	if ask, err := terms.ParseAsk(one.Rows); err != nil || ask.By[terms.ByItem] != "k1" {
		t.Errorf("rows key %q: %v", one.Rows, err)
	}
	if got := dashboards.NewPlan(terms.Overview{}, sc, items, links, dashboards.Wanted{Section: "二、别的"}); len(got.Sections) != 0 || got.Filters[0].Count != 0 {
		t.Errorf("another section shows %+v", got.Sections)
	}
	filtered := dashboards.NewPlan(terms.Overview{}, sc, items, links, dashboards.Wanted{Status: terms.None})
	if len(filtered.Sections[0].Items) != 1 || filtered.Items != 2 {
		t.Errorf("filter by 未开展 shows %d of %d", len(filtered.Sections[0].Items), filtered.Items)
	}
}

func TestPeriodNames(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]terms.Period{
		"2025年":                terms.Year(2025),
		"2025年3月":              terms.Months(2025, 3, 1),
		"2025年1月至6月":           terms.Months(2025, 1, 6),
		"2024年9月1日至2025年1月31日": terms.Months(2024, 9, 5),
		"2025年3月8日至2025年3月10日": terms.Span(20250308, 20250310),
	} {
		if got := dashboards.PeriodName(p); got != want {
			t.Errorf("PeriodName(%v) = %s, want %s", p, got, want)
		}
	}
}

func TestEveryMeasureHasADefinition(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("../queries/terms/measure.go")
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`Measure = "(\w+)"`).FindAllStringSubmatch(string(source), -1)
	if len(all) < 40 {
		t.Errorf("only %d measures found", len(all))
	}
	for _, m := range all {
		if dashboards.Definition(terms.Measure(m[1])) == "" {
			t.Errorf("%s has no definition", m[1])
		}
	}
}

func TestWhatIsDueSoon(t *testing.T) {
	t.Parallel()
	item := func(n, from, to int, s terms.Status) terms.Progress {
		return terms.Progress{PlanItem: terms.PlanItem{Number: n, Window: &terms.Window{FromMonth: from, ToMonth: to}}, Status: s}
	}
	items := []terms.Progress{
		item(1, 11, 11, terms.NotDue), item(2, 12, 12, terms.NotDue), item(3, 9, 1, terms.NotDue), item(4, 1, 12, terms.NotDue),
		item(5, 12, 12, terms.Done), item(6, 3, 3, terms.NotDue),
		{PlanItem: terms.PlanItem{Number: 7}, Status: terms.NotDue},
	}
	page := dashboards.NewPlan(terms.Overview{}, terms.Scope{Period: terms.Year(2025), AsOf: 20251105}, items, nil, dashboards.Wanted{})
	var got []int
	for _, d := range page.Next {
		got = append(got, d.Number)
	}
	if len(got) != 3 || got[0] != 1 || got[1] != 2 || got[2] != 3 {
		t.Errorf("due in November or December: %v, want 1 2 3", got)
	}
}
