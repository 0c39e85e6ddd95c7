package sheet_test

import (
	"testing"

	"nianlun/ingest/sheet"
)

// TestWidthDoesNotMatter reads one ledger as officers type it, in full width, and as
// others do, in half width: unit, money unit, span and records must be the same.
func TestWidthDoesNotMatter(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"full width": "2025年职工活动台账（一至六月）\t\t\n填报单位：城北小学工会（盖章）\t\t金额单位：万元\n活动名称\t活动日期\t参加人数（人）\t经费支出\n三八插花\t2025-03-08\t45\t0.12\n合　计：\t\t45\t0.12\n制表人：甲　审核：乙\t\t\n",
		"half width": "2025年职工活动台账(一至六月)\t\t\n填报单位:城北小学工会(盖章)\t\t金额单位:万元\n活动名称\t活动日期\t参加人数(人)\t经费支出\n三八插花\t2025-03-08\t45\t0.12\n合 计:\t\t45\t0.12\n制表人:甲 审核:乙\t\t\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := read(t, "台账.txt", []byte(text), sheet.Hint{})
			if len(got) != 1 || len(got[0].Records) != 1 {
				t.Fatalf("got %d tables, want one with one record: %+v", len(got), got)
			}
			if got[0].Unit != "城北小学工会" {
				t.Errorf("unit %q, want 城北小学工会", got[0].Unit)
			}
			if spend := got[0].Records[0].Get("spend").N; spend != 120000 {
				t.Errorf("spend %d fen, want 120000: the title says 万元", spend)
			}
			if len(got[0].Columns) < 4 || got[0].Columns["title"] != "活动名称" {
				t.Errorf("columns %v", got[0].Columns)
			}
		})
	}
}
