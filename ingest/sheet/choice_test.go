package sheet_test

import (
	"testing"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// TestAChoiceIsRememberedByShape reads a ledger whose amounts stand under a heading that
// says nothing, then files of that shape and of another with what a person said.
func TestAChoiceIsRememberedByShape(t *testing.T) {
	t.Parallel()
	read := func(name, text string, choices map[string]terms.Choice) terms.Table {
		t.Helper()
		b, err := sheet.Read(name, []byte(text), sheet.Hint{Unit: "甲局工会", Year: 2025, Choices: choices})
		if err != nil {
			t.Fatal(err)
		}
		return b.Tables[0]
	}
	const march = "2025年活动台账\n活动名称,活动时间,参加人数,花了\n插花,2025-03-07,30,126\n"
	const april = "2025年4月活动台账\n花了,活动名称,参加人数,活动时间\n55,健步走,12,2025-04-07\n"
	const other = "2025年活动台账\n活动名称,活动时间,参加人数,花了,备注\n插花,2025-03-07,30,126,\n"
	first := read("三月.csv", march, nil)
	if first.Kind != terms.Activities || first.Shape == "" || first.Choice != nil || len(first.Heads) != 4 || first.Heads[3].Column != "" || first.Heads[1].Column != "start" {
		t.Fatalf("without a word: %+v", first)
	}
	said := map[string]terms.Choice{first.Shape: {Columns: map[string]string{first.Heads[3].Key: "spend", first.Heads[2].Key: ""}}}
	next := read("四月.csv", april, said)
	if next.Shape != first.Shape || next.Choice == nil || next.Columns["spend"] != "花了" || next.Columns["headcount"] != "" {
		t.Fatalf("the next file of that shape: %+v", next)
	}
	if r := next.Records[0]; r.Get("spend").N != 5500 || !r.Get("headcount").Missing() {
		t.Errorf("read as %+v", r)
	}
	if apart := read("别的.csv", other, said); apart.Shape == first.Shape || apart.Choice != nil || apart.Columns["spend"] != "" {
		t.Errorf("another shape: %+v", apart)
	}
	if none := read("四月.csv", april, map[string]terms.Choice{first.Shape: {NoData: true}}); none.Kind != terms.NoKind || none.Why == "" || none.Shape != first.Shape {
		t.Errorf("said to be no data: %+v", none)
	}
	kind := read("四月.csv", april, map[string]terms.Choice{first.Shape: {Kind: terms.PlanItems}})
	if kind.Kind != terms.PlanItems || kind.Shape != first.Shape {
		t.Errorf("said to be a plan: %+v", kind)
	}
	if forgotten := read("四月.csv", april, map[string]terms.Choice{first.Shape: {}}); forgotten.Choice != nil || forgotten.Columns["spend"] != "" {
		t.Errorf("forgotten: %+v", forgotten)
	}
}
