package queries_test

import (
	"testing"

	"nianlun/queries/terms"
)

// TestRatesTellTheirParts: what a rate divides stands beside it, in the units it counts.
func TestRatesTellTheirParts(t *testing.T) {
	t.Parallel()
	db := school(t)
	for ask, want := range map[*terms.Ask]string{
		ptr(inApril(terms.ParticipationRate)): "2人/4人", ptr(schoolAsk(terms.PerMemberSpend)): "3000.50元/3.25人", ptr(schoolAsk(terms.ActivityCount)): "/",
	} {
		if f := figure(t, db, *ask); f.Over+"/"+f.Under != want {
			t.Errorf("%s: got %s/%s of %s, want %s", ask.Measure, f.Over, f.Under, f.Shown, want)
		}
	}
}

func ptr[T any](v T) *T { return &v }

// TestReportedBesideSigned: an activity keeps what the ledger reports and what a sign-in shows.
func TestReportedBesideSigned(t *testing.T) {
	t.Parallel()
	list, err := school(t).Activities(t.Context(), owner, scope("城北小学"))
	if err != nil || len(list) < 2 {
		t.Fatalf("activities: got %v, %v", list, err)
	}
	meeting, walk := list[1], list[0]
	if meeting.Reported == nil || *meeting.Reported != 2 || meeting.Signed == nil || *meeting.Signed != 2 {
		t.Errorf("%s: reported %v, signed %v; want 2 and 2", meeting.Title, meeting.Reported, meeting.Signed)
	}
	if walk.Reported == nil || *walk.Reported != 30 || walk.Signed != nil {
		t.Errorf("%s: reported %v, signed %v; want 30 and none", walk.Title, walk.Reported, walk.Signed)
	}
}
