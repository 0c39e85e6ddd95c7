package queries_test

import (
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// A ledger that tells the month or the 旬 only gets no invented day, and a sign-in dated
// inside it joins its row.
func TestDatesWithoutADay(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("活动.xlsx", table(t, terms.Activities, "code title start end headcount",
		"A1|登山|2025-04-01|2025-04-30|10", "A2|棋赛|2025-05-01|2025-05-10|10", "A3|歌赛|2025-05-11|2025-05-20|10", "A4|读书|2025-02-21|2025-02-28|10",
		"A5|运动会|2025-06-03|2025-06-05|10", "A6|茶话会|2025-07-01|2025-07-01|10")))
	load(t, db, intake("签到.xlsx", table(t, terms.Participation, "activity date name", "登山|2025-04-12|王芳", "登山|2025-04-12|李强")))
	for _, c := range []struct{ code, date, end string }{
		{"A1", "4月", ""}, {"A2", "5月上旬", ""}, {"A3", "5月中旬", ""}, {"A4", "2月下旬", ""}, {"A5", "6月3日", "6月5日"}, {"A6", "7月1日", ""},
	} {
		at := func(m terms.Measure) string {
			return figure(t, db, schoolAsk(m).With(terms.ByActivity, "城北小学/"+c.code)).Shown
		}
		if got := at(terms.ActivityDate); got != c.date {
			t.Errorf("date of %s: %q, want %q", c.code, got, c.date)
		}
		if got := at(terms.ActivityEnd); got != c.end {
			t.Errorf("end of %s: %q, want %q", c.code, got, c.end)
		}
	}
	if f := figure(t, db, schoolAsk(terms.ActivityCount)); f.Shown != "6次" {
		t.Errorf("activities: %s, want 6次: the sign-in is one of the ledger's", f.Shown)
	}
	if f := figure(t, db, schoolAsk(terms.PersonTimes).With(terms.ByActivity, "城北小学/A1")); f.Shown != "2人次" {
		t.Errorf("people who signed in April: %s, want 2人次", f.Shown)
	}
}
