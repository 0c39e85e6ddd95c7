package ingest_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const (
	cardPlan = "柳营区图书馆工会2025年工作计划\n1、上半年组织一次棋牌活动。\n2、每季度慰问困难职工。\n3、开展读书月活动。\n"
	cardLog  = "柳营区图书馆工会2025年度活动台账\n活动编号,活动名称,活动时间,参加人数\nA1,方城会第一场,2025-04-12,46\nA2,书香馆员分享,2025-04-23,20\n"
)

var noon = time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)

// A unit's own word links what nobody else would know, after rows came and before; taken
// away, the link goes.
func TestOwnWordsLink(t *testing.T) {
	t.Parallel()
	db, ctx := queriestest.NewDB(t), context.Background()
	load(t, db, ingest.Options{}, text("计划.txt", cardPlan), text("台账.csv", cardLog))
	if got := cardItem(t, db); got != "" {
		t.Fatalf("方城会 is linked to %q before anybody said what it is", got)
	}
	for _, step := range []struct{ unit, words, want string }{
		{"", "# 本馆的叫法\n棋牌：方城会、掼友会\n", "组织一次棋牌活动"},
		{"", "", ""},
		{"柳营区图书馆", "棋牌: 方城会\n", "组织一次棋牌活动"},
		{"柳营区图书馆", "", ""},
		{"", "方城会 < 棋牌: 牌友日\n", "组织一次棋牌活动"},
	} {
		if _, err := ingest.KeepWords(ctx, db, terms.OwnerViewer(), step.unit, text("词表.txt", step.words), noon); err != nil {
			t.Fatal(err)
		}
		if got := cardItem(t, db); step.want == "" && got != "" || !strings.Contains(got, step.want) {
			t.Errorf("with %q it is linked to %q, want %q", step.words, got, step.want)
		}
	}
	kept, err := db.OwnWords(ctx)
	if err != nil || kept != "方城会 < 棋牌: 牌友日\n" {
		t.Errorf("kept %q, %v", kept, err)
	}
	if err := db.KeepWords(ctx, terms.Viewer{Units: []string{"x"}}, ""); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("an officer of one unit changed the words: %v", err)
	}
}

// What a unit calls things counts for those under it and for nobody beside it; a unit
// below may build on a concept one above has named.
func TestUnitWordsReachDown(t *testing.T) {
	t.Parallel()
	db, ctx := queriestest.NewDB(t), context.Background()
	load(t, db, ingest.Options{}, text("单位.csv", "单位名称,上级单位,单位层级\n柳营区总工会,,区县\n柳营区图书馆,柳营区总工会,基层\n柳营区剧院,柳营区总工会,基层\n"))
	load(t, db, ingest.Options{}, text("计划.txt", cardPlan), text("台账.csv", cardLog))
	keep := func(v terms.Viewer, unit, words string) error {
		_, err := ingest.KeepWords(ctx, db, v, unit, text("词表.txt", words), noon)
		return err
	}
	if err := keep(terms.OwnerViewer(), "柳营区剧院", "棋牌: 方城会\n"); err != nil {
		t.Fatal(err)
	}
	if got := cardItem(t, db); got != "" {
		t.Errorf("the word of a sister links to %q", got)
	}
	if err := keep(terms.OwnerViewer(), "柳营区总工会", "方戏 < 棋牌: 牌友日\n"); err != nil {
		t.Fatal(err)
	}
	officer := terms.Viewer{Role: terms.Officer, Name: "馆员", Units: []string{"柳营区图书馆"}}
	if err := keep(officer, "柳营区图书馆", "方戏: 方城会\n"); err != nil {
		t.Fatal(err)
	}
	if got := cardItem(t, db); !strings.Contains(got, "组织一次棋牌活动") {
		t.Errorf("a word that builds on one from above links to %q", got)
	}
	if err := keep(officer, "柳营区总工会", ""); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("an officer changed the words of the unit above: %v", err)
	}
	said, err := db.UnitWords(ctx, officer, "柳营区图书馆")
	if err != nil || len(said) != 2 || said[0].Unit != "柳营区总工会" || said[1].By != "馆员" {
		t.Errorf("the words that count are %+v, %v", said, err)
	}
}

// cardItem is the text of the item the first activity is linked to.
func cardItem(t *testing.T, db *queries.DB) string {
	t.Helper()
	items, acts, _, err := db.MatchInput(context.Background(), "柳营区图书馆")
	if err != nil || len(acts) != 2 {
		t.Fatalf("%d activities, %v", len(acts), err)
	}
	for _, it := range items {
		for _, a := range acts {
			linked, err := db.Linked(context.Background(), terms.OwnerViewer(), "柳营区图书馆", it.Key, a.UnitKey+"/"+a.Key)
			if err != nil {
				t.Fatal(err)
			}
			if linked && strings.HasPrefix(a.Title, "方城会") {
				return it.Text
			}
		}
	}
	return ""
}

func TestFaultyWordsAreRefused(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	bad := "# 注\n棋牌 方城会\n\n方城会 < 没有的概念: 牌友日\n: 词\n文体 球类: 球\n读书:\n棋牌: 方城会\n"
	_, err := ingest.KeepWords(context.Background(), db, terms.OwnerViewer(), "", text("词表.txt", bad), noon)
	var refused *ingest.FileError
	if !errors.As(err, &refused) {
		t.Fatalf("taken in: %v", err)
	}
	for _, want := range []string{"第2行：没有冒号", "第4行：上级概念“没有的概念”", "第5行：冒号前面没有概念", "第6行：冒号前面只写一个概念", "第7行：冒号后面没有词"} {
		if !strings.Contains(refused.Message, want) {
			t.Errorf("%q does not say %q", refused.Message, want)
		}
	}
	if strings.Contains(refused.Message, "第8行") {
		t.Errorf("a good line is told of: %q", refused.Message)
	}
	if kept, err := db.OwnWords(context.Background()); kept != "" || err != nil {
		t.Errorf("kept %q, %v", kept, err)
	}
}
