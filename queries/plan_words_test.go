package queries_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// sendPlan imports a plan of these tasks, one a line.
func sendPlan(t *testing.T, db *queries.DB, file string, texts ...string) terms.Receipt {
	t.Helper()
	p := terms.Plan{Title: "2025年工作计划", Year: 2025, Lines: len(texts)}
	for i, text := range texts {
		p.Items = append(p.Items, terms.PlanItem{Text: text, Category: terms.Culture, Section: []string{"一、文体"}, Line: i + 1})
		p.Text = append(p.Text, terms.Line{Number: i + 1, Text: text})
	}
	in := intake(file)
	in.Plans = []terms.Plan{p}
	return load(t, db, in)
}

var wholeYear = terms.Scope{Unit: "城北小学", Period: terms.Year(2025), AsOf: 20251231}

func review(t *testing.T, db *queries.DB) terms.PlanReview {
	t.Helper()
	r, err := db.Review(t.Context(), terms.OwnerViewer(), wholeYear)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tasks are the texts of the items as they stand.
func tasks(t *testing.T, db *queries.DB) []string {
	t.Helper()
	var texts []string
	for i, it := range review(t, db).Items {
		if it.Number != i+1 {
			t.Errorf("item %d is numbered %d", i+1, it.Number)
		}
		texts = append(texts, it.Text)
	}
	return texts
}

func (s *speaker) say(kind queries.DecisionKind, subject, object, reason string, patch queries.ItemPatch) {
	s.t.Helper()
	if err := s.try(kind, subject, object, reason, patch); err != nil {
		s.t.Fatalf("%s: %v", kind, err)
	}
}

// speaker says things about items.
type speaker struct {
	t  *testing.T
	db *queries.DB
	v  terms.Viewer
}

func (s *speaker) try(kind queries.DecisionKind, subject, object, reason string, patch queries.ItemPatch) error {
	return s.db.DecideItem(s.t.Context(), s.v, queries.Decision{Kind: kind, Unit: "城北小学", Subject: subject, Object: object, Reason: reason, At: received}, patch)
}

func (s *speaker) want(what string, want ...string) {
	s.t.Helper()
	if got := tasks(s.t, s.db); !slices.Equal(got, want) {
		s.t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func TestItemsAreCorrectedAndTakenBack(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	const walk, read, match, vow = "开展健步走12次", "办读书会和书画展", "篮球赛", "不忘初心"
	sendPlan(t, db, "计划.txt", walk, read, match, "足球赛", vow)
	s := &speaker{t, db, terms.OwnerViewer()}
	key := map[string]string{}
	for _, it := range review(t, db).Items {
		key[it.Text] = it.Key
	}
	before, err := db.DecisionVersion(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SaveLinks(t.Context(), "城北小学", nil); err != nil {
		t.Fatal(err)
	}
	owner := "张三"
	s.say(queries.ItemEdit, key[walk], "", "", queries.ItemPatch{Owner: &owner, Targets: &[]terms.Target{{Kind: "count", Value: 12, Cmp: "eq", Unit: "次"}}})
	if got := review(t, db).Items[0]; got.Owner != owner || len(got.Targets) != 1 || !got.Corrected || got.Text != walk {
		t.Errorf("an edited item: %+v", got)
	}
	if stale, err := db.StaleLinks(t.Context()); err != nil || len(stale) != 1 {
		t.Errorf("links after a correction: stale %v, %v; want the unit", stale, err)
	}
	if after, _ := db.DecisionVersion(t.Context()); after <= before {
		t.Errorf("the decision version stays %d", after)
	}
	s.say(queries.ItemSplit, key[read], "", "", queries.ItemPatch{Parts: []terms.PlanItem{{Text: "办读书会"}, {Text: "书画展"}}})
	s.want("split", walk, "办读书会", "书画展", match, "足球赛", vow)
	s.say(queries.ItemMerge, key[match], key["足球赛"], "", queries.ItemPatch{Text: ptr("篮球赛、足球赛")})
	s.want("merged", walk, "办读书会", "书画展", "篮球赛、足球赛", vow)
	s.say(queries.ItemDrop, key[vow], "", "是口号", queries.ItemPatch{})
	s.want("dropped", walk, "办读书会", "书画展", "篮球赛、足球赛")
	s.say(queries.ItemAdd, "", "2025-01-01 2025年工作计划", "", queries.ItemPatch{Parts: []terms.PlanItem{{Text: "春节团拜", Line: 2}}})
	s.want("added", walk, "办读书会", "书画展", "春节团拜", "篮球赛、足球赛")

	sendPlan(t, db, "同一份计划.docx", walk, read, match, "足球赛", vow)
	s.want("sent again", walk, "办读书会", "书画展", "春节团拜", "篮球赛、足球赛")
	if lines := review(t, db).Plans[0].Lines; len(lines) != 5 || lines[1].Text != read {
		t.Errorf("the document: %+v", lines)
	}
	for _, w := range review(t, db).Words {
		s.say(queries.ItemBack, w.Item, fmt.Sprint(w.ID), "", queries.ItemPatch{})
	}
	s.want("all taken back", walk, read, match, "足球赛", vow)
	if got := review(t, db).Items[0]; got.Owner != "" || got.Corrected {
		t.Errorf("after taking back: %+v", got)
	}
}

func TestWhoMayCorrectAndWhat(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	sendPlan(t, db, "计划.txt", "健步走")
	key := review(t, db).Items[0].Key
	owner := &speaker{t, db, terms.OwnerViewer()}
	outsider := &speaker{t, db, terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}}}
	edit := queries.ItemPatch{Owner: ptr("张三")}
	for name, c := range map[string]struct {
		by      *speaker
		kind    queries.DecisionKind
		subject string
		reason  string
		patch   queries.ItemPatch
		want    error
	}{
		"a stranger's unit":          {outsider, queries.ItemEdit, key, "", edit, queries.ErrNotFound},
		"an item nobody knows":       {owner, queries.ItemEdit, "i0", "", edit, queries.ErrNotFound},
		"an edit of nothing":         {owner, queries.ItemEdit, key, "", queries.ItemPatch{}, queries.ErrInput},
		"dropped without a reason":   {owner, queries.ItemDrop, key, "", queries.ItemPatch{}, queries.ErrInput},
		"adjusted without a reason":  {owner, queries.Adjust, key, "", edit, queries.ErrInput},
		"split into one":             {owner, queries.ItemSplit, key, "", queries.ItemPatch{Parts: []terms.PlanItem{{Text: "健步走"}}}, queries.ErrInput},
		"merged with itself":         {owner, queries.ItemMerge, key, "", edit, queries.ErrNotFound},
		"nothing there to take back": {owner, queries.ItemBack, key, "", queries.ItemPatch{}, queries.ErrNotFound},
		"no such word":               {owner, "item_burn", key, "", edit, queries.ErrInput},
		"a link is no item":          {owner, queries.Confirm, key, "", edit, queries.ErrInput},
	} {
		if err := c.by.try(c.kind, c.subject, "", c.reason, c.patch); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if r := review(t, db); len(r.Words) != 0 {
		t.Errorf("words were kept: %+v", r.Words)
	}
	if _, err := db.Review(t.Context(), outsider.v, wholeYear); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("a stranger reviews: %v, want ErrForbidden", err)
	}
}

func TestAdjustedInTheYear(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	sendPlan(t, db, "计划.txt", "编简报12期", "秋游一次")
	items := review(t, db).Items
	s := &speaker{t, db, terms.Viewer{Role: terms.Officer, Name: "李四", Units: []string{"城北小学"}, Names: true}}
	s.say(queries.ItemEdit, items[0].Key, "", "", queries.ItemPatch{Targets: &[]terms.Target{{Kind: "count", Value: 12, Cmp: "eq", Unit: "期"}}})
	s.say(queries.Adjust, items[0].Key, "", "人手不够", queries.ItemPatch{Targets: &[]terms.Target{{Kind: "count", Value: 6, Cmp: "eq", Unit: "期"}}})
	s.say(queries.Adjust, items[1].Key, "", "防疫", queries.ItemPatch{Cancel: true})
	list, err := db.Progress(t.Context(), terms.OwnerViewer(), wholeYear)
	if err != nil || len(list) != 2 {
		t.Fatalf("progress: %d items, %v", len(list), err)
	}
	paper, trip := list[0], list[1]
	if paper.Status != terms.Adjusted || paper.Under == "" || paper.Targets[0].Value != 6 || len(paper.Revisions) != 1 {
		t.Errorf("adjusted: %+v", paper)
	}
	if r := paper.Revisions[0]; r.Who != "李四" || r.Reason != "人手不够" || r.Was.Targets[0].Value != 12 || r.Now.Targets[0].Value != 6 || r.Date != terms.DateOf(received) {
		t.Errorf("history: %+v", r)
	}
	if trip.Status != terms.Adjusted || !trip.Cancelled || trip.Under != "" || trip.Revisions[0].Now != nil {
		t.Errorf("given up: %+v", trip)
	}
}

func TestNewestFileIsHeldAgainstTheOneBefore(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	sendPlan(t, db, "计划.txt", "开展职工健步走活动12次", "举办读书会", "组织秋游一次")
	first := review(t, db).Items
	sendPlan(t, db, "修订.txt", "开展职工健步走活动6次", "举办读书会", "成立摄影小组")
	doc := review(t, db).Plans[0]
	if doc.Kept != 1 || len(doc.Changed) != 1 || len(doc.Gone) != 1 || len(doc.New) != 1 || doc.Revision != 2 {
		t.Fatalf("the comparison: %+v", doc)
	}
	change := doc.Changed[0]
	if change.Old.Key != first[0].Key || change.Said || doc.Gone[0].Text != "组织秋游一次" || doc.New[0].Text != "成立摄影小组" {
		t.Errorf("the comparison: %+v", doc)
	}
	s := &speaker{t, db, terms.OwnerViewer()}
	s.want("before anybody spoke", "开展职工健步走活动6次", "举办读书会", "组织秋游一次", "成立摄影小组")
	s.say(queries.ItemSame, change.Old.Key, change.New.Key, "经费减少", queries.ItemPatch{})
	if it := review(t, db).Items[0]; it.Doubt != "" || it.Key != first[0].Key || len(it.Revisions) != 1 || it.Revisions[0].Was.Text != "开展职工健步走活动12次" {
		t.Errorf("the same item: %+v", it)
	}
	word := review(t, db).Words[0]
	s.say(queries.ItemBack, word.Item, fmt.Sprint(word.ID), "", queries.ItemPatch{})
	s.say(queries.ItemApart, change.Old.Key, change.New.Key, "", queries.ItemPatch{})
	s.want("said to be another", "开展职工健步走活动12次", "开展职工健步走活动6次", "举办读书会", "组织秋游一次", "成立摄影小组")
	for _, gone := range review(t, db).Plans[0].Gone {
		if gone.Text == "组织秋游一次" {
			s.say(queries.Adjust, gone.Key, "", "不办了", queries.ItemPatch{Cancel: true})
			continue
		}
		s.say(queries.ItemKeep, gone.Key, "", "", queries.ItemPatch{})
	}
	if left := review(t, db).Plans[0].Gone; len(left) != 0 {
		t.Errorf("still asked about: %+v", left)
	}
}
