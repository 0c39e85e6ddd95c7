package queries_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

func TestPlanRevision(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	item := func(text string) terms.PlanItem {
		return terms.PlanItem{
			Text: text, Category: terms.Culture, Section: []string{"一、文体"},
			Targets: []terms.Target{{Kind: "count", Value: 1, Cmp: "eq", Quote: "一次"}}, Window: &terms.Window{FromMonth: 3, ToMonth: 3},
		}
	}
	send := func(file string, texts ...string) terms.Receipt {
		p := terms.Plan{Title: "2025年工作计划", Year: 2025, Lines: len(texts)}
		for _, text := range texts {
			p.Items = append(p.Items, item(text))
		}
		in := intake(file)
		in.Plans = []terms.Plan{p}
		return load(t, db, in)
	}
	send("计划.txt", "开展健步走一次", "开展读书会一次")
	first := digest(t, db)
	second := send("计划改.txt", "开展读书会一次", "开展拔河一次")
	if got := second.Plans[0]; got.Kept != 1 || got.Revision != 2 {
		t.Errorf("revision: got %+v, want one item kept, revision 2", got)
	}
	sc := terms.Scope{Unit: "城北小学", Period: terms.Year(2025)}
	items, err := db.PlanItems(t.Context(), terms.OwnerViewer(), sc)
	if err != nil || len(items) != 3 || items[1].Text != "开展读书会一次" || items[1].Number != 2 || items[1].Window == nil || items[1].Span != terms.Year(2025) {
		t.Errorf("items of the revision: got %+v, %v", items, err)
	}
	if items[0].Text != "开展健步走一次" || items[0].Doubt != terms.Gone {
		t.Errorf("what the new file has no longer: got %+v, want it kept until a person drops it", items[0])
	}
	undo(t, db, second.Batch)
	if digest(t, db) != first {
		t.Error("undoing the revision did not bring the first plan back")
	}
}

func TestLinksAndDecisions(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("计划.txt", ledger(t))
	in.Plans = []terms.Plan{{Title: "计划", Year: 2025, Lines: 1, Items: []terms.PlanItem{{Text: "三八活动一次"}}}}
	load(t, db, in)
	stale := func(want ...string) {
		t.Helper()
		got, err := db.StaleLinks(t.Context())
		if err != nil || !cmp.Equal(append([]string{}, want...), got) {
			t.Errorf("stale: got %v, %v; want %v", got, err, want)
		}
	}
	stale("城北小学")
	items, acts, taught, err := db.MatchInput(t.Context(), "城北小学")
	if err != nil || len(items) != 1 || len(acts) != 3 || len(taught) != 0 {
		t.Fatalf("match input: %d items, %d activities, %d taught, %v", len(items), len(acts), len(taught), err)
	}
	link := terms.Link{Item: items[0].Key, Activity: "城北小学/HD01", Score: 0.9, State: terms.Auto, Why: "三八"}
	if err := db.SaveLinks(t.Context(), "城北小学", []terms.Link{link}); err != nil {
		t.Fatal(err)
	}
	stale()
	decide := queries.Decision{Kind: queries.Reject, Unit: "城北小学", Subject: link.Item, Object: link.Activity, Reason: "不是同一件事", At: received}
	if err := db.Decide(t.Context(), terms.OwnerViewer(), decide); err != nil {
		t.Fatal(err)
	}
	outsider := terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}}
	if err := db.Decide(t.Context(), outsider, decide); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("an outsider decides: got %v, want ErrForbidden", err)
	}
	_, _, taught, err = db.MatchInput(t.Context(), "城北小学")
	if err != nil || len(taught) != 1 || taught[0].State != terms.Rejected {
		t.Errorf("taught: got %+v, %v; want the rejected link", taught, err)
	}
	load(t, db, intake("新.xlsx", table(t, terms.Activities, "title start", "中秋茶话会|2025-10-01")))
	stale("城北小学")
}

// TestPlanUnderAnotherName: the plan's title names the unit in other words; once a
// table of units says it is another unit, its plan is its own.
func TestPlanUnderAnotherName(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("计划.txt")
	in.Plans = []terms.Plan{{Title: "计划", Unit: "城北小学校工会", Year: 2025, Items: []terms.PlanItem{{Text: "三八活动一次"}}}}
	load(t, db, in)
	count := func(unit string) int {
		t.Helper()
		items, err := db.PlanItems(t.Context(), terms.OwnerViewer(), terms.Scope{Unit: unit, Period: terms.Year(2025)})
		if err != nil {
			t.Fatal(err)
		}
		return len(items)
	}
	if got := count("城北小学"); got != 1 {
		t.Errorf("items of the unit that sent the plan: got %d, want 1", got)
	}
	if err := db.SaveLinks(t.Context(), "城北小学", nil); err != nil {
		t.Fatal(err)
	}
	load(t, db, intake("单位.xlsx", table(t, terms.Units, "unit parent", "城北小学校工会|城北小学工会")))
	if own, above := count("城北小学校"), count("城北小学"); own != 1 || above != 0 {
		t.Errorf("after the table of units: %d items of its own, %d above; want 1 and 0", own, above)
	}
	stale, err := db.StaleLinks(t.Context())
	if err != nil || len(stale) != 1 || stale[0] != "城北小学校" {
		t.Errorf("stale: got %v, %v; want the unit that owns the plan now", stale, err)
	}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	year := ledger(t)
	year.Span = terms.Year(2025)
	zero := terms.Table{Sheet: "2月", Number: 1, Kind: terms.Visits, Zero: true, Span: terms.Months(2025, 2, 1)}
	got := load(t, db, intake("a.xlsx", year, spending(t), zero, roster(t)))
	want := [][]terms.Covered{
		{{UnitKey: "城北小学", Kind: terms.Activities, Period: terms.Year(2025)}},
		{{UnitKey: "城北小学", Kind: terms.Spending, Period: terms.Months(2025, 3, 3)}},
		{{UnitKey: "城北小学", Kind: terms.Visits, Period: terms.Months(2025, 2, 1), Zero: true}},
		{{UnitKey: "城北小学", Kind: terms.Members, Period: terms.Period{From: terms.NewDate(2024, 1, 1), To: terms.NewDate(2026, 1, 1)}}},
	}
	for i, w := range want {
		if diff := cmp.Diff(w, got.Tables[i].Covered); diff != "" {
			t.Errorf("covered by %s (-want +got):\n%s", got.Tables[i].Table.Kind, diff)
		}
	}
}
