package queries_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// The facts of many units are those each has by itself, whoever asks and up to whatever day.
func TestFactsBelow(t *testing.T) {
	t.Parallel()
	db := federation(t)
	above := terms.Viewer{Role: terms.Federation, Units: []string{"城北区总工会"}}
	part := scope("城北区总工会")
	part.AsOf = terms.NewDate(2025, 6, 30)
	for _, c := range []struct {
		viewer terms.Viewer
		scope  terms.Scope
	}{{owner, scope("城北区总工会")}, {owner, part}, {above, scope("城北区总工会")}} {
		var got []string
		err := db.FactsBelow(t.Context(), c.viewer, c.scope, func(f terms.Facts) error {
			got = append(got, f.Unit.Key)
			own := c.scope
			own.Unit = f.Unit.Key
			want, err := db.Facts(t.Context(), c.viewer, own)
			if err != nil {
				return err
			}
			if diff := cmp.Diff(want, f, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s (-alone +among others):\n%s", f.Unit.Key, diff)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{"城北小学", "城南中学", "城西幼儿园"}; !slices.Equal(got, want) {
			t.Errorf("facts of %v, want of %v", got, want)
		}
	}
}

// What the visitor says ends the run.
func TestFactsBelowEnds(t *testing.T) {
	t.Parallel()
	db := federation(t)
	enough, n := errors.New("enough"), 0
	err := db.FactsBelow(t.Context(), owner, scope("城北区总工会"), func(terms.Facts) error { n++; return enough })
	if !errors.Is(err, enough) || n != 1 {
		t.Errorf("%d units told, then %v", n, err)
	}
}

// The facts of a roll-up tell who sent nothing, and which units each one below stands for.
func TestFactsOfRollUp(t *testing.T) {
	t.Parallel()
	facts, err := federation(t).Facts(t.Context(), owner, scope("城北区总工会"))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"城西幼儿园工会"}; !slices.Equal(facts.Silent, want) {
		t.Errorf("silent %v, want %v", facts.Silent, want)
	}
	below := map[string][]string{}
	for _, c := range facts.Children {
		below[c.Unit.Key] = c.Below
	}
	want := map[string][]string{"城北小学": {"城北小学"}, "城南中学": {"城南中学"}, "城西幼儿园": {"城西幼儿园"}}
	if diff := cmp.Diff(want, below); diff != "" {
		t.Errorf("units below (-want +got):\n%s", diff)
	}
	if len(facts.Months) != 12 || facts.Months[2].Activities.Shown != "1次" {
		t.Errorf("months %+v", facts.Months)
	}
}

// Within a field of work the ledger's own names are told with their totals where they part
// it and stand over more than one activity.
func TestFactsTellTheLedgersNames(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("活动.xlsx", table(t, terms.Activities, "code title category theme start headcount",
		"B1|电焊比武|技能竞赛|skills|2025-03-02|12", "B2|车工比武|技能竞赛|skills|2025-04-02|9", "B3|师徒签约|师徒|skills|2025-05-06|8",
		"B4|登山|文体|culture|2025-05-07|30", "B5|观影|文体|culture|2025-06-07|31")))
	facts, err := db.Facts(t.Context(), owner, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[terms.Category][]string{}
	for _, th := range facts.Themes {
		for _, l := range th.Labels {
			got[th.Category] = append(got[th.Category], l.Label+l.Count.Shown+l.PersonTimes.Shown)
		}
	}
	want := map[terms.Category][]string{terms.Skills: {"技能竞赛2次21人次"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}
