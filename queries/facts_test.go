package queries_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// planned adds a plan to the school, links two of its items and confirms one.
func planned(tb testing.TB, db *queries.DB) []terms.PlanItem {
	tb.Helper()
	in := intake("计划.txt")
	item := func(line int, text string, category terms.Category, window *terms.Window) terms.PlanItem {
		return terms.PlanItem{Section: []string{"主要任务"}, Text: text, Category: category, Targets: []terms.Target{}, Window: window, Line: line, Strength: "plan"}
	}
	in.Plans = []terms.Plan{{Title: "2025年工作计划", Year: 2025, Period: terms.Year(2025), Lines: 4, Items: []terms.PlanItem{
		item(2, "组织三八妇女节活动", terms.Women, &terms.Window{FromMonth: 3, ToMonth: 3}),
		item(3, "开展读书活动", terms.Learning, &terms.Window{FromMonth: 4, ToMonth: 5}),
		item(4, "举办消防演练", terms.Rights, &terms.Window{FromMonth: 6, ToMonth: 6}),
	}}}
	load(tb, db, in)
	items, err := db.PlanItems(tb.Context(), terms.OwnerViewer(), scope("城北小学"))
	if err != nil || len(items) != 3 {
		tb.Fatalf("plan items: %d, %v", len(items), err)
	}
	links := []terms.Link{
		{Item: items[0].Key, Activity: "城北小学/A1", Score: 0.9, State: terms.Auto},
		{Item: items[1].Key, Activity: "城北小学/A3", Score: 0.6, State: terms.Suggested},
		{Item: items[1].Key, Activity: "城北小学/A4", Score: 0.8, State: terms.Auto},
	}
	if err := db.SaveLinks(tb.Context(), "城北小学", links); err != nil {
		tb.Fatal(err)
	}
	for _, d := range []queries.Decision{
		{Kind: queries.Confirm, Unit: "城北小学", Subject: items[1].Key, Object: "城北小学/A3", At: received},
		{Kind: queries.Reject, Unit: "城北小学", Subject: items[1].Key, Object: "城北小学/A4", At: received},
	} {
		if err := db.Decide(tb.Context(), terms.OwnerViewer(), d); err != nil {
			tb.Fatal(err)
		}
	}
	return items
}

func scope(unit string) terms.Scope {
	return terms.Scope{Unit: unit, Period: terms.Year(2025), AsOf: terms.NewDate(2025, 12, 31)}
}

// federation puts the school and a silent sister under a district.
func federation(tb testing.TB) *queries.DB {
	tb.Helper()
	return theFederation.Open(tb, func(db *queries.DB) { loadFederation(tb, db) })
}

func loadFederation(tb testing.TB, db *queries.DB) {
	tb.Helper()
	loadSchool(tb, db)
	planned(tb, db)
	in := intake("单位.xlsx", table(tb, terms.Units, "unit parent level headcount",
		"城北区总工会||区级|", "城北小学工会|城北区总工会|基层|4", "城南中学工会|城北区总工会|基层|20", "城西幼儿园工会|城北区总工会|基层|12"))
	in.Unit = "城北区总工会"
	load(tb, db, in)
	in = intake("中学.xlsx", table(tb, terms.Activities, "code title category start headcount spend theme",
		"B1|篮球赛|文体|2025-04-20|60|900|culture", "B2|教代会|民主|2025-12-20|50||democratic"))
	in.Unit = "城南中学工会"
	load(tb, db, in)
	in = intake("中学指标.xlsx", table(tb, terms.Indicators, "as_of name value unit_of basis",
		"2025-06-30|会员数|18|人|上报", "2025-12-31|会员数|20|人|上报"))
	in.Unit = "城南中学工会"
	load(tb, db, in)
}

// figuresIn walks a value and collects every figure that asks something.
func figuresIn(v reflect.Value, into map[string]terms.Figure) {
	switch v.Kind() {
	case reflect.Struct:
		if f, ok := v.Interface().(terms.Figure); ok {
			if f.Key != "" {
				into[f.Key] = f
			}
			return
		}
		for i := range v.NumField() {
			figuresIn(v.Field(i), into)
		}
	case reflect.Slice:
		for i := range v.Len() {
			figuresIn(v.Index(i), into)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			figuresIn(v.MapIndex(k), into)
		}
	}
}

func figuresTogether(tb testing.TB, db *queries.DB, all map[string]terms.Figure) map[string]terms.Figure {
	tb.Helper()
	var asks []terms.Ask
	for key := range all {
		ask, err := terms.ParseAsk(key)
		if err != nil {
			tb.Fatal(err)
		}
		asks = append(asks, ask)
	}
	got, err := db.Figures(tb.Context(), terms.OwnerViewer(), asks)
	if err != nil {
		tb.Fatal(err)
	}
	return got
}

// TestFactsAreFigures is the promise of the ledger: every figure of the facts is what
// its key answers, and its rows add up to it.
func TestFactsAreFigures(t *testing.T) {
	t.Parallel()
	db := federation(t)
	for _, unit := range []string{"城北小学", "城北区总工会"} {
		facts, err := db.Facts(t.Context(), terms.OwnerViewer(), scope(unit))
		if err != nil {
			t.Fatalf("facts of %s: %v", unit, err)
		}
		all := map[string]terms.Figure{}
		figuresIn(reflect.ValueOf(facts), all)
		if len(all) < 30 {
			t.Errorf("facts of %s hold only %d figures", unit, len(all))
		}
		known := 0
		together := figuresTogether(t, db, all)
		for i, key := range slices.Sorted(maps.Keys(all)) {
			want := all[key]
			if diff := cmp.Diff(want, together[key]); diff != "" {
				t.Errorf("figure %s of %s asked among others (-facts +together):\n%s", key, unit, diff)
			}
			if want.IsKnown() {
				known++
			}
			ask, err := terms.ParseAsk(key)
			if err != nil {
				t.Errorf("key %q: %v", key, err)
				continue
			}
			if i%askEvery > 0 {
				continue
			}
			if diff := cmp.Diff(want, figure(t, db, ask)); diff != "" {
				t.Errorf("figure %s in the facts of %s (-facts +alone):\n%s", key, unit, diff)
			}
		}
		t.Logf("%s: %d figures, %d known", unit, len(all), known)
	}
}
