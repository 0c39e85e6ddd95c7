package queries_test

import (
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// An item that rests on a suggested row is shown as done with the reason, but no figure
// counts it as kept before a person has confirmed the row.
func TestLikelyRowsProveNothing(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("计划.txt")
	in.Plans = []terms.Plan{{Title: "2025年工作计划", Year: 2025, Period: terms.Year(2025), Lines: 1, Items: []terms.PlanItem{
		{Text: "三月组织登山活动", Window: &terms.Window{FromMonth: 3, ToMonth: 3}, Category: terms.Culture, Section: []string{}, Targets: []terms.Target{}, Line: 1, Strength: "plan"},
	}}}
	load(t, db, in)
	load(t, db, intake("活动.xlsx", table(t, terms.Activities, "code title category theme start headcount", "B1|绿道走起来|文体|culture|2025-03-02|12")))
	items, err := db.PlanItems(t.Context(), owner, scope("城北小学"))
	if err != nil || len(items) != 1 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	link := terms.Link{Item: items[0].Key, Activity: "城北小学/B1", Score: 0.3, State: terms.Suggested}
	if err := db.SaveLinks(t.Context(), "城北小学", []terms.Link{link}); err != nil {
		t.Fatal(err)
	}
	look := func() (terms.Progress, float64) {
		rows, err := db.Progress(t.Context(), owner, scope("城北小学"))
		if err != nil || len(rows) != 1 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		kept, err := db.Figure(t.Context(), owner, schoolAsk(terms.PlanKept).With(terms.ByAsOf, "2025-12-31"))
		if err != nil || kept.Value == nil {
			t.Fatalf("kept %+v, %v", kept, err)
		}
		return rows[0], *kept.Value
	}
	if p, kept := look(); p.Status != terms.Done || p.Likely != 1 || kept != 0 {
		t.Errorf("before anybody looks: %s resting on %d, %v kept", p.Status, p.Likely, kept)
	}
	if err := db.Decide(t.Context(), owner, queries.Decision{Kind: queries.Confirm, Unit: "城北小学", Subject: link.Item, Object: link.Activity, At: received}); err != nil {
		t.Fatal(err)
	}
	if p, kept := look(); p.Status != terms.Done || p.Likely != 0 || kept != 1 {
		t.Errorf("confirmed: %s resting on %d, %v kept", p.Status, p.Likely, kept)
	}
}
