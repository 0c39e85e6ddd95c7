package queries_test

import (
	"fmt"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// TestRollupsEqualMeasures holds every month of every unit to the figures drawn from
// the rows themselves.
func TestRollupsEqualMeasures(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("a.xlsx", ledger(t), signIn(t), roster(t), visits(t), spending(t)))
	load(t, db, intake("b.xlsx",
		table(t, terms.Activities, "unit title start headcount spend theme", "一组|联欢会|2025-12-31|30|88.80|culture", "一组|座谈会|2025-03-01||20|care"),
		table(t, terms.Visits, "unit date name amount goods label", "一组|2025-12-31|王小芳|100||节日", "一组|2025-12-31|吴刚||50|节日")))
	rows, err := db.Raw().QueryContext(t.Context(), `select u.key, r.month, sum(r.activities)::bigint, sum(r.person_times)::bigint,
		sum(r.activity_spend)::bigint, sum(r.visits)::bigint, sum(r.visit_amount)::bigint, sum(r.visit_goods)::bigint
		from rollup_unit_month r join unit u on u.id = r.unit_id where u.key = '一组' group by all order by all`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // read to the end below
	checked := 0
	for rows.Next() {
		var unit string
		var month int
		var got [6]*int64
		if err := rows.Scan(&unit, &month, &got[0], &got[1], &got[2], &got[3], &got[4], &got[5]); err != nil {
			t.Fatal(err)
		}
		period := terms.Months(month/100, month%100, 1)
		for i, m := range []terms.Measure{terms.ActivityCount, terms.PersonTimes, terms.ActivitySpend, terms.VisitTimes, terms.VisitAmount, terms.VisitGoods} {
			checked += agrees(t, db, terms.Ask{Measure: m, Unit: unit, Period: period}, got[i])
		}
	}
	if err := rows.Err(); err != nil || checked < 8 {
		t.Errorf("%d figures compared, %v; want at least 8", checked, err)
	}
}

// agrees compares a known figure with the rollup's number and counts it.
func agrees(t *testing.T, db *queries.DB, ask terms.Ask, got *int64) int {
	t.Helper()
	f, err := db.Figure(t.Context(), terms.OwnerViewer(), ask)
	if err != nil {
		t.Fatalf("%s: %v", ask.Key(), err)
	}
	if !f.IsKnown() || got == nil {
		return 0
	}
	want := *f.Value
	if f.Unit == "元" {
		want *= 100
	}
	if diff := want - float64(*got); diff > 0.5 || diff < -0.5 {
		t.Errorf("%s: the rollup has %d, the rows %v", ask.Key(), *got, f.Shown)
	}
	return 1
}

// TestDayMasks counts people over days from the masks and from the rows.
func TestDayMasks(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	lines := []string{}
	for i := range 40 { // every 9 days, so that every word and bit 63 of a word are met
		d := terms.NewDate(2024, 1, 1).AddDays(i * 9)
		lines = append(lines, fmt.Sprintf("活动|%s|%d|职工%d", d, i%7, i%7))
	}
	lines = append(lines, "活动|2024-03-04|8|职工8", "活动|2024-12-31|9|职工9") // day 64 and day 366
	load(t, db, intake("签到.xlsx", table(t, terms.Participation, "activity date staff_no name", lines...)))
	var days, people int64
	err := db.Raw().QueryRowContext(t.Context(), `select sum(bit_count(p1) + bit_count(p2) + bit_count(p3) + bit_count(p4) + bit_count(p5) + bit_count(p6))::bigint,
		count(*) from rollup_member_year where year = 2024`).Scan(&days, &people)
	if err != nil || days != 42 || people != 9 {
		t.Errorf("masks: %d days of %d people, %v; want 42 and 9", days, people, err)
	}
	agrees(t, db, terms.Ask{Measure: terms.DistinctPeople, Unit: "城北小学", Period: terms.Year(2024)}, &people)
}
