package queries_test

import (
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// Items are kept by proposals, honours, money and visits where they call for them; every
// row can be looked up, and above the unit visits are none of them.
func TestItemsAreServedByOtherLedgers(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	in := intake("计划.txt")
	item := func(text string, c terms.Category, targets ...terms.Target) terms.PlanItem {
		return terms.PlanItem{Text: text, Category: c, Section: []string{}, Targets: targets, Line: 1, Strength: "plan"}
	}
	in.Plans = []terms.Plan{{Title: "2025年工作计划", Year: 2025, Period: terms.Year(2025), Lines: 6, Items: []terms.PlanItem{
		item("征集职工提案2件", terms.Democratic, terms.Target{Kind: "count", Value: 2, Cmp: "eq", Unit: "件", Quote: "2件"}),
		item("争创区级模范职工之家", terms.Organization),
		item("购置健身器材，投入1万元", terms.Culture, terms.Target{Kind: "amount", Value: 10000, Cmp: "ge", Unit: "元", Quote: "1万元"}),
		item("看望住院职工", terms.Care),
		item("组织登山活动", terms.Culture),
	}}}
	load(t, db, in)
	load(t, db, intake("登记.xlsx",
		table(t, terms.Proposals, "date title proposer status", "2025-03-02|改善食堂|甲|采纳", "2025-04-02|添置车棚|乙|办理中"),
		table(t, terms.Honors, "date title level recipient", "2025-11-02|模范职工之家|区级|城北小学工会", "2025-12-02|消防先进单位|区级|城北小学"),
		table(t, terms.Spending, "date voucher subject summary amount", "2025-05-02|记1|职工活动支出|购跑步机等健身器材|12000.00", "2025-06-02|记2|行政支出|打印纸|300.00"),
		table(t, terms.Visits, "date name reason amount label class", "2025-06-09|丙|住院|500.00||生病住院"),
	))
	rows, err := db.Progress(t.Context(), owner, scope("城北小学"))
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := []struct {
		status terms.Status
		served int
	}{{terms.Done, 2}, {terms.Done, 1}, {terms.Done, 1}, {terms.Done, 1}, {terms.Unknown, 0}}
	for i, p := range rows {
		if p.Status != want[i].status || len(p.Served) != want[i].served {
			t.Errorf("%s: %s (%s) served by %d, want %s by %d", p.Text, p.Status, p.Why, len(p.Served), want[i].status, want[i].served)
		}
		key := schoolAsk(terms.ItemServed).With(terms.ByItem, p.Key).With(terms.ByAsOf, "2025-12-31").Key()
		from, err := db.FigureRows(t.Context(), owner, key)
		if err != nil || len(from) != want[i].served {
			t.Errorf("%s: %d rows to look up, %v", p.Text, len(from), err)
		}
		for _, r := range from {
			if r.File == "" || r.Row == 0 {
				t.Errorf("%s: a row from nowhere: %+v", p.Text, r)
			}
		}
	}
	above, err := db.Progress(t.Context(), terms.Viewer{Role: terms.Federation, Units: []string{"城北小学"}}, scope("城北小学"))
	if err != nil || len(above) != 5 {
		t.Fatalf("%d rows, %v", len(above), err)
	}
	for _, p := range above {
		for _, r := range p.Served {
			if r.Kind == terms.Visits {
				t.Errorf("%s: a single visit is told above the unit", p.Text)
			}
		}
	}
}
