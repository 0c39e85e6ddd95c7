package queries_test

import (
	"testing"

	"nianlun/queries/terms"
)

// Items of care are held against the visits of the ledger; an item no file can show
// stands aside of the share of kept ones.
func TestPlanHeldAgainstVisits(t *testing.T) {
	t.Parallel()
	db := school(t)
	in := intake("计划.txt")
	item := func(line int, text string, category terms.Category, targets ...terms.Target) terms.PlanItem {
		return terms.PlanItem{Section: []string{"任务"}, Text: text, Category: category, Targets: targets, Line: line, Strength: "plan"}
	}
	in.Plans = []terms.Plan{{Title: "2025年工作计划", Year: 2025, Period: terms.Year(2025), Lines: 5, Items: []terms.PlanItem{
		item(2, "职工住院必访", terms.Care),
		item(3, "春节慰问职工3人", terms.Care, terms.Target{Kind: "people", Value: 3, Cmp: "ge", Unit: "人", Quote: "3人"}),
		item(4, "新建职工小家10个", terms.Organization, terms.Target{Kind: "count", Value: 10, Cmp: "eq", Unit: "个", Quote: "10个"}),
	}}}
	load(t, db, in)
	wholeYear := table(t, terms.Visits, "date name staff_no reason amount label class", "2025-12-06|李强|002|住院|500||生病住院")
	wholeYear.Span = terms.Year(2025)
	load(t, db, intake("慰问下.xlsx", wholeYear))
	progress, err := db.Progress(t.Context(), owner, scope("城北小学"))
	if err != nil || len(progress) != 3 {
		t.Fatalf("progress: %v, %v", progress, err)
	}
	for i, want := range []terms.Status{terms.Done, terms.Partial, terms.Unknown} {
		if progress[i].Status != want {
			t.Errorf("%s: %s (%s), want %s", progress[i].Text, progress[i].Status, progress[i].Why, want)
		}
	}
	if a := progress[1].Targets[0].Actual; a == nil || *a != 2 {
		t.Errorf("visited at 春节: %v, want 2 people", a)
	}
	rate := figure(t, db, schoolAsk(terms.PlanCompletion).With(terms.ByAsOf, "2025-12-31"))
	if rate.Shown != "50%" || rate.Why != "另有1项没有资料可以核对，没有算在内" || rate.Under != "2项" {
		t.Errorf("completion %s of %s (%s), want one of two", rate.Shown, rate.Under, rate.Why)
	}
	rows, err := db.FigureRows(t.Context(), owner, rate.Key)
	if err != nil || len(rows) != 3 { // one kept, two due
		t.Errorf("rows of the share: %d, %v, want 3", len(rows), err)
	}
}
