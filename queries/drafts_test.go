package queries_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// keepDraft keeps a wording and an edition that hold a text.
func keepDraft(tb testing.TB, db *queries.DB, v terms.Viewer, of queries.DraftOf, text string) int64 {
	tb.Helper()
	if err := db.KeepDraftEdits(tb.Context(), v, of, []queries.DraftEdit{{Paragraph: "p " + text, Body: []byte(text), At: received}}); err != nil {
		tb.Fatal(err)
	}
	id, err := db.KeepEdition(tb.Context(), v, queries.Edition{Of: of, Title: text, Final: true, AsOf: terms.NewDate(2025, 12, 31), Digest: "d", At: received, Remark: "报送"},
		map[string][]byte{"md": []byte(text), "docx": []byte("PK" + text)})
	if err != nil {
		tb.Fatal(err)
	}
	return id
}

// schoolOfficer is the officer of a unit, cityOfficial looks at it from above.
var (
	schoolOfficer = terms.Viewer{Role: terms.Officer, Name: "nan", Units: []string{"城南中学"}, Names: true}
	cityOfficial  = terms.Viewer{Role: terms.Federation, Name: "shi", Units: []string{"城北区总工会", "城南中学"}}
)

func draftOf() queries.DraftOf {
	return queries.DraftOf{Unit: "城南中学", Period: terms.Year(2025), Voice: "school"}
}

func TestDraftEditsAreKept(t *testing.T) {
	t.Parallel()
	db, of := federation(t), draftOf()
	before, err := db.DraftVersion(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first := queries.DraftEdit{Paragraph: "p1", At: received, Body: []byte("甲")}
	if err := db.KeepDraftEdits(t.Context(), schoolOfficer, of, []queries.DraftEdit{first, {Paragraph: "p2", At: received, Body: []byte("乙")}}); err != nil {
		t.Fatal(err)
	}
	kept, err := db.DraftEdits(t.Context(), schoolOfficer, of)
	if err != nil || len(kept) != 2 || string(kept[0].Body) != "甲" || kept[0].Who != "nan" || !kept[0].At.Equal(received) {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	// Of two people at one paragraph the later one is told, and nothing is kept of the lot.
	late := []queries.DraftEdit{{Paragraph: "p3", At: received, Body: []byte("丁")}, {Paragraph: "p1", At: received, Body: []byte("丙")}}
	if err := db.KeepDraftEdits(t.Context(), schoolOfficer, of, late); !errors.Is(err, queries.ErrStale) {
		t.Errorf("a paragraph changed meanwhile: %v", err)
	}
	late[1].Seen = kept[0].ID
	if err := db.KeepDraftEdits(t.Context(), schoolOfficer, of, late); err != nil {
		t.Errorf("after looking at it: %v", err)
	}
	if kept, err = db.DraftEdits(t.Context(), schoolOfficer, of); err != nil || len(kept) != 4 || string(kept[0].Body) != "甲" || string(kept[3].Body) != "丙" {
		t.Errorf("the history is %+v, %v", kept, err)
	}
	if after, err := db.DraftVersion(t.Context()); err != nil || after != before+2 {
		t.Errorf("version %d after %d, %v", after, before, err)
	}
	for name, other := range map[string]queries.DraftOf{"voice": {of.Unit, of.Period, "office"}, "days": {of.Unit, terms.Months(2025, 1, 6), of.Voice}} {
		if kept, err := db.DraftEdits(t.Context(), schoolOfficer, other); err != nil || len(kept) != 0 {
			t.Errorf("another %s: %+v, %v", name, kept, err)
		}
	}
	for name, wrong := range map[string]queries.DraftEdit{"no paragraph": {Body: []byte("x")}, "no body": {Paragraph: "p"}} {
		if err := db.KeepDraftEdits(t.Context(), schoolOfficer, of, []queries.DraftEdit{wrong}); !errors.Is(err, queries.ErrInput) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What somebody wrote who answers for the unit is not read from above: it may tell what is
// hidden there. What was written above is read in the unit.
func TestDraftsAreNotReadFromAbove(t *testing.T) {
	t.Parallel()
	db, of := federation(t), draftOf()
	inner := keepDraft(t, db, schoolOfficer, of, "校内")
	outer := keepDraft(t, db, cityOfficial, of, "市里")
	for _, c := range []struct {
		name    string
		v       terms.Viewer
		edits   int
		visible []int64
		hidden  []int64
	}{{"the unit", schoolOfficer, 2, []int64{outer, inner}, nil}, {"above", cityOfficial, 1, []int64{outer}, []int64{inner}}, {"the owner", terms.OwnerViewer(), 2, []int64{outer, inner}, nil}} {
		kept, err := db.DraftEdits(t.Context(), c.v, of)
		if err != nil || len(kept) != c.edits {
			t.Errorf("%s reads %d edits, %v", c.name, len(kept), err)
		}
		list, err := db.Editions(t.Context(), c.v, of.Unit)
		var ids []int64
		for _, e := range list {
			ids = append(ids, e.ID)
		}
		if diff := cmp.Diff(c.visible, ids); err != nil || diff != "" {
			t.Errorf("%s, %v (-want +got):\n%s", c.name, err, diff)
		}
		for _, id := range c.hidden {
			if _, _, err := db.Edition(t.Context(), c.v, id); !errors.Is(err, queries.ErrNotFound) {
				t.Errorf("%s opens %d: %v", c.name, id, err)
			}
			if _, err := db.EditionFile(t.Context(), c.v, id, "md"); !errors.Is(err, queries.ErrNotFound) {
				t.Errorf("%s has the file of %d: %v", c.name, id, err)
			}
		}
	}
}

func TestEditionsAreKept(t *testing.T) {
	t.Parallel()
	db, of := federation(t), draftOf()
	digest, err := db.Digest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id := keepDraft(t, db, schoolOfficer, of, "总结")
	e, formats, err := db.Edition(t.Context(), schoolOfficer, id)
	if err != nil {
		t.Fatal(err)
	}
	batch := e.Batch
	e.Batch = 0
	want := queries.Edition{ID: id, Of: of, UnitName: e.UnitName, Title: "总结", Final: true, AsOf: terms.NewDate(2025, 12, 31), Digest: "d", At: received, Who: "nan", Remark: "报送"}
	e.At = e.At.In(time.UTC)
	if diff := cmp.Diff(want, e); diff != "" || batch == 0 || e.UnitName == "" {
		t.Errorf("batch %d, unit %q (-want +got):\n%s", batch, e.UnitName, diff)
	}
	if diff := cmp.Diff([]string{"docx", "md"}, formats); diff != "" {
		t.Errorf("formats (-want +got):\n%s", diff)
	}
	if body, err := db.EditionFile(t.Context(), schoolOfficer, id, "docx"); err != nil || string(body) != "PK总结" {
		t.Errorf("the file is %q, %v", body, err)
	}
	if _, err := db.EditionFile(t.Context(), schoolOfficer, id, "exe"); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("no such format: %v", err)
	}
	if _, _, err := db.Edition(t.Context(), schoolOfficer, id+1); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("no such edition: %v", err)
	}
	if after, err := db.Digest(t.Context()); err != nil || after != digest {
		t.Errorf("keeping an edition changes the digest: %v", err)
	}
	if _, err := db.KeepEdition(t.Context(), schoolOfficer, queries.Edition{Of: of, Title: "空"}, nil); !errors.Is(err, queries.ErrInput) {
		t.Errorf("without files: %v", err)
	}
	empty := queriestest.NewDB(t)
	if list, err := empty.Editions(t.Context(), terms.OwnerViewer(), ""); err != nil || len(list) != 0 {
		t.Errorf("an empty database has %v, %v", list, err)
	}
	if _, err := empty.Editions(t.Context(), terms.OwnerViewer(), "无"); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("an unknown unit: %v", err)
	}
}
