package judge_test

import (
	"strings"
	"testing"

	"nianlun/queries/judge"
	"nianlun/queries/terms"
)

// What was paid twice was not held twice.
func TestOtherLedgersTellOfNoHoldings(t *testing.T) {
	t.Parallel()
	sum := terms.Money(90000)
	got := judge.Judge(judge.Case{
		Item: terms.PlanItem{Text: "添置阅览桌椅", Span: terms.Year(2025)}, AsOf: terms.NewDate(2025, 12, 31), Covered: true,
		Served: []terms.Served{
			{Kind: terms.Spending, Title: "阅览桌椅首款", Date: terms.NewDate(2025, 3, 5), Amount: &sum},
			{Kind: terms.Spending, Title: "阅览桌椅尾款", Date: terms.NewDate(2025, 5, 6), Amount: &sum},
		},
	})
	if got.Status != terms.Done || strings.Contains(got.Why, "开展") || !strings.Contains(got.Why, "2条") {
		t.Errorf("got %s (%s), want done by two entries", got.Status, got.Why)
	}
}
