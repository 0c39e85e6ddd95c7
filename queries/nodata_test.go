package queries_test

import (
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// A year before every file is not a year of silence.
func TestYearNoFileSpeaksFor(t *testing.T) {
	t.Parallel()
	db := federation(t)
	for _, unit := range []string{"城北小学", "城北区总工会"} {
		sc := terms.Scope{Unit: unit, Period: terms.Year(1999), AsOf: terms.NewDate(1999, 12, 31)}
		o, err := db.Overview(t.Context(), owner, sc)
		if err != nil {
			t.Fatal(err)
		}
		if len(o.Attention) != 1 || o.Attention[0].Code != "no_data" {
			t.Errorf("1999 of %s: %+v, want that there is no data", unit, o.Attention)
		}
		for _, f := range o.Headlines {
			if f.IsKnown() || f.Why == "" {
				t.Errorf("1999 of %s: %s is %q (%s)", unit, f.Label, f.Shown, f.Why)
			}
		}
		due, err := db.Completeness(t.Context(), owner, sc)
		if err != nil || len(due) != 0 {
			t.Errorf("1999 of %s: %d reports are due, %v", unit, len(due), err)
		}
	}
}

// A sister's reports make a silent unit's missing ones due: nought received is known.
func TestNothingReceivedIsKnown(t *testing.T) {
	t.Parallel()
	db := federation(t)
	ask := schoolAsk(terms.ReportsReceived)
	ask.Unit = "城西幼儿园"
	if f := figure(t, db, ask); f.Shown != "0份" {
		t.Errorf("received of a silent unit: %q (%s), want 0份", f.Shown, f.Why)
	}
	rows, err := db.FigureRows(t.Context(), owner, ask.Key())
	if err != nil || len(rows) != 0 {
		t.Errorf("rows of nought: %v, %v", rows, err)
	}
	ask.Period = terms.Year(1999)
	if f := figure(t, db, ask); f.IsKnown() {
		t.Errorf("received in 1999: %q, want unknown", f.Shown)
	}
}

// A roll tells of its year and, by joining dates, of the one before; no further back.
func TestRollBeforeItsOwnTime(t *testing.T) {
	t.Parallel()
	dated, bare := queriestest.NewDB(t), queriestest.NewDB(t)
	load(t, dated, intake("花名册.xlsx", table(t, terms.Members, "name joined", "王芳|1990-09-01", "李强|2024-09-01", "张丽|2025-03-01")))
	plain := table(t, terms.Members, "name", "王芳", "李强")
	plain.Year = 2025
	load(t, bare, intake("花名册.xlsx", plain))
	for _, c := range []struct {
		db   *queries.DB
		name string
		year int
		want string
	}{
		{dated, "with joining dates", 2025, "3人"},
		{dated, "with joining dates", 2024, "2人"},
		{dated, "with joining dates", 1999, ""},
		{bare, "without", 2025, "2人"},
		{bare, "without", 2024, ""},
	} {
		ask := schoolAsk(terms.MembersOnRoll)
		ask.Period = terms.Year(c.year)
		if f := figure(t, c.db, ask); f.Shown != c.want || !f.IsKnown() && f.Why == "" {
			t.Errorf("roll %s at the end of %d: %q (%s), want %q", c.name, c.year, f.Shown, f.Why, c.want)
		}
	}
}

// An event without a group is one of the group of its person.
func TestEventsTakeTheGroupOfThePerson(t *testing.T) {
	t.Parallel()
	list, err := school(t).Unreached(t.Context(), owner, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		if r.Signal == "event_not_visited" && r.Group != "数学组" {
			t.Errorf("the event of %s is one of group %q, want 数学组", r.Name, r.Group)
		}
	}
}
