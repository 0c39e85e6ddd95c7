package ingest_test

import (
	"context"
	"testing"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// The months a unit gives its times are kept with its words and count for plans it hands in.
func TestKeptMonthsOfTimes(t *testing.T) {
	t.Parallel()
	db, ctx := queriestest.NewDB(t), context.Background()
	if n, err := ingest.KeepWords(ctx, db, terms.OwnerViewer(), "", text("词表.txt", "棋牌: 方城会\n年初：1-2月\n"), noon); err != nil || n != 2 {
		t.Fatalf("kept %d, %v", n, err)
	}
	load(t, db, ingest.Options{}, text("计划.txt", "柳营区图书馆工会2025年工作计划\n1、年初走访困难职工。\n2、年底评优。\n3、开展读书月活动。\n"))
	items, err := db.PlanItems(ctx, terms.OwnerViewer(), terms.Scope{Unit: "柳营区图书馆", Period: terms.Year(2025)})
	if err != nil || len(items) != 3 {
		t.Fatalf("%d items, %v", len(items), err)
	}
	if w := items[0].Window; w == nil || w.FromMonth != 1 || w.ToMonth != 2 {
		t.Errorf("年初 is %+v, want January and February", w)
	}
	if w := items[1].Window; w == nil || w.FromMonth != 12 || w.ToMonth != 12 {
		t.Errorf("年底 is %+v, want December", w)
	}
}
