package queries_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/terms"
)

var saidAt = time.Date(2025, 12, 31, 9, 0, 0, 0, time.UTC)

func mean(tb testing.TB, db *queries.DB, said ...terms.Meaning) {
	tb.Helper()
	if err := db.Mean(tb.Context(), owner, said, saidAt); err != nil {
		tb.Fatal(err)
	}
}

func namesake(tb testing.TB, db *queries.DB) terms.Namesake {
	tb.Helper()
	list, err := db.Namesakes(tb.Context(), owner, scope("城北小学"))
	if err != nil || len(list) == 0 {
		tb.Fatalf("asked about %v, %v", list, err)
	}
	return list[0]
}

func headlines(tb testing.TB, db *queries.DB) map[string]string {
	tb.Helper()
	shown := map[string]string{}
	for _, m := range []terms.Measure{
		terms.DistinctPeople, terms.PersonTimes, terms.ParticipationRate, terms.Reach, terms.UnreachedByName, terms.UnreachedByAnything, terms.EventVisited,
	} {
		f := figure(tb, db, schoolAsk(m))
		shown[string(m)] = f.Shown + f.Why
	}
	return shown
}

// Once a person said who is meant, every figure is what it were had the rows carried that
// member's number; taken back, it is what it was.
func TestSaidIsAsIfNumbered(t *testing.T) {
	t.Parallel()
	unsaid, numbered := namesakes(t, "A1|陈静", "A2|陈静"), namesakes(t, "A1|陈静|005", "A2|陈静|005")
	before := headlines(t, unsaid)
	asked := namesake(t, unsaid)
	mean(t, unsaid, terms.Meaning{Unit: asked.Unit, Subject: asked.Key, Member: asked.Members[1].Key})
	if diff := cmp.Diff(headlines(t, numbered), headlines(t, unsaid)); diff != "" {
		t.Errorf("said of all rows alike:\n%s", diff)
	}
	if list, err := unsaid.Namesakes(t.Context(), owner, scope("城北小学")); err != nil || len(list) > 0 {
		t.Errorf("still asked about: %v, %v", list, err)
	}
	told, err := unsaid.Meant(t.Context(), owner, scope("城北小学"))
	if err != nil || len(told) != 1 || told[0].Rows != 2 || told[0].Who.StaffNo != "005" || told[0].Name != "陈静" || !told[0].At.Equal(saidAt) {
		t.Errorf("said: %+v, %v", told, err)
	}
	mean(t, unsaid, terms.Meaning{Unit: asked.Unit, Subject: asked.Key, TakeBack: true})
	if diff := cmp.Diff(before, headlines(t, unsaid)); diff != "" {
		t.Errorf("taken back:\n%s", diff)
	}
}

// What is said of one row counts for that row, survives the file sent again and another
// batch undone, and leaves no trace when taken back.
func TestSaidOfOneRow(t *testing.T) {
	t.Parallel()
	db, numbered := namesakes(t, "A1|陈静", "A2|陈静"), namesakes(t, "A1|陈静|004", "A2|陈静|005")
	before := digest(t, db)
	asked := namesake(t, db)
	said := []terms.Meaning{
		{Unit: asked.Unit, Subject: asked.Rows[0].Key, Member: asked.Members[0].Key},
		{Unit: asked.Unit, Subject: asked.Rows[1].Key, Member: asked.Members[1].Key},
	}
	mean(t, db, said...)
	want := headlines(t, numbered)
	if diff := cmp.Diff(want, headlines(t, db)); diff != "" {
		t.Errorf("said of each row:\n%s", diff)
	}
	settled := digest(t, db)
	again := table(t, terms.Participation, "activity date staff_no name", "A1|2025-03-08||王小芳", "A1|2025-03-08||陈静", "A2|2025-05-08||陈静", "A2|2025-05-08||王小芳")
	again.Span = terms.Year(2025)
	if got := load(t, db, intake("签到2.xlsx", again)); got.Tables[0].Unchanged != 4 {
		t.Errorf("the same rows again: %d unchanged, want 4", got.Tables[0].Unchanged)
	}
	other := load(t, db, intake("更多.xlsx", table(t, terms.Participation, "activity date staff_no name", "A2|2025-05-08|003|赵强")))
	if err := db.Undo(t.Context(), owner, other.Batch); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, headlines(t, db)); diff != "" || digest(t, db) != settled {
		t.Errorf("after the file again and another undone:\n%s", diff)
	}
	told, err := db.Meant(t.Context(), owner, scope("城北小学"))
	if err != nil || len(told) != 2 || told[0].Rows != 1 || told[0].Source.File != "签到.xlsx" || told[0].Name != "陈静" {
		t.Errorf("said: %+v, %v", told, err)
	}
	mean(t, db, terms.Meaning{Unit: asked.Unit, Subject: said[0].Subject, TakeBack: true}, terms.Meaning{Unit: asked.Unit, Subject: said[1].Subject, TakeBack: true})
	if digest(t, db) != before {
		t.Error("words taken back left a trace")
	}
}

// Nobody on the roll may be meant; and a member who left the roll is asked about anew.
func TestSaidNobodyAndGone(t *testing.T) {
	t.Parallel()
	db := namesakes(t, "A1|陈静")
	asked := namesake(t, db)
	mean(t, db, terms.Meaning{Unit: asked.Unit, Subject: asked.Key, Nobody: true})
	if got := figure(t, db, schoolAsk(terms.ParticipationRate)).Shown; got != "20%" {
		t.Errorf("nobody of the roll: %s, want 20%%", got)
	}
	more := load(t, db, intake("新会员.xlsx", table(t, terms.Members, "group staff_no name joined", "四组|006|陈静|2010-09-01")))
	list := func() string { return fmt.Sprint(presentWas(t, db)) }
	mean(t, db, terms.Meaning{Unit: asked.Unit, Subject: asked.Key, Member: "城北小学/s:006"})
	if got := list(); got == "? 陈静004 陈静005 陈静006" {
		t.Error("a member of the roll was not taken")
	}
	if err := db.Undo(t.Context(), owner, more.Batch); err != nil {
		t.Fatal(err)
	}
	if got := list(); got != "? 陈静004 陈静005" {
		t.Errorf("the member meant has left the roll: %s", got)
	}
}

func TestWhoMaySayWhoIsMeant(t *testing.T) {
	t.Parallel()
	db := namesakes(t, "A1|陈静")
	asked := namesake(t, db)
	word := terms.Meaning{Unit: asked.Unit, Subject: asked.Key, Member: asked.Members[0].Key}
	for _, c := range []struct {
		name string
		v    terms.Viewer
		edit func(*terms.Meaning)
		want error
	}{
		{"an officer without names", terms.Viewer{Role: terms.Officer, Units: []string{"城北小学"}}, nil, queries.ErrForbidden},
		{"a federation", terms.Viewer{Role: terms.Federation, Units: []string{"城北小学"}, Names: true}, nil, queries.ErrForbidden},
		{"an officer of another unit", terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}, Names: true}, nil, queries.ErrForbidden},
		{"an officer of another unit, of no such row", terms.Viewer{Role: terms.Officer, Units: []string{"城南小学"}, Names: true}, func(m *terms.Meaning) { m.Subject = "visits nothing" }, queries.ErrForbidden},
		{"somebody not on the roll", owner, func(m *terms.Meaning) { m.Member = "城北小学/s:999" }, queries.ErrInput},
		{"no such row", owner, func(m *terms.Meaning) { m.Subject = "visits nothing" }, queries.ErrNotFound},
		{"an officer", terms.Viewer{Role: terms.Officer, Units: []string{"城北小学"}, Names: true}, nil, nil},
	} {
		m := word
		if c.edit != nil {
			c.edit(&m)
		}
		if err := db.Mean(t.Context(), c.v, []terms.Meaning{m}, saidAt); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
