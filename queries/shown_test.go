package queries_test

import (
	"testing"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// district has three schools of two, four and three members. 一小's two activities both
// have sign-ins and its visits cover the year; 二小 signs one activity of three, though
// its sign-in book is named after the year; 三小 has a log only.
func district(tb testing.TB) *queries.DB {
	tb.Helper()
	return theDistrict.Open(tb, func(db *queries.DB) { loadDistrict(tb, db) })
}

func loadDistrict(tb testing.TB, db *queries.DB) {
	tb.Helper()
	of := func(unit, file string, t terms.Table) {
		in := intake(unit+file, t)
		in.Unit = unit
		load(tb, db, in)
	}
	whole := func(t terms.Table) terms.Table {
		t.Span = terms.Year(2025)
		return t
	}
	of("城东区总工会", "单位.xlsx", table(tb, terms.Units, "unit parent level",
		"城东区总工会||区级", "一小工会|城东区总工会|基层", "二小工会|城东区总工会|基层", "三小工会|城东区总工会|基层"))
	of("一小工会", "花名册.xlsx", table(tb, terms.Members, "name gender joined", "甲一|女|2010-09-01", "甲二|男|2010-09-01"))
	of("二小工会", "花名册.xlsx", table(tb, terms.Members, "name gender joined",
		"乙一|女|2010-09-01", "乙二|男|2010-09-01", "乙三|男|2010-09-01", "乙四|男|2010-09-01"))
	of("三小工会", "花名册.xlsx", table(tb, terms.Members, "name gender joined", "丙一|女|2010-09-01", "丙二|男|2010-09-01", "丙三|男|2010-09-01"))
	of("一小工会", "活动.xlsx", whole(table(tb, terms.Activities, "code title start headcount", "A1|登山|2025-03-08|1", "A2|棋赛|2025-05-08|1")))
	of("一小工会", "签到.xlsx", whole(table(tb, terms.Participation, "activity date name", "A1|2025-03-08|甲一", "A2|2025-05-08|甲一")))
	of("一小工会", "慰问.xlsx", whole(table(tb, terms.Visits, "date name reason amount label class", "2025-05-06|甲一|住院|500||生病住院")))
	of("二小工会", "活动.xlsx", whole(table(tb, terms.Activities, "code title start headcount",
		"B1|登山|2025-03-08|4", "B2|棋赛|2025-05-08|3", "B3|歌赛|2025-06-08|4", "B4|读书|2025-07-08|")))
	of("二小工会", "签到.xlsx", whole(table(tb, terms.Participation, "activity date name", "B1|2025-03-08|乙一")))
	of("二小工会", "慰问.xlsx", whole(table(tb, terms.Visits, "date name reason amount label class", "2025-05-06|乙二|住院|500||生病住院")))
	of("三小工会", "活动.xlsx", whole(table(tb, terms.Activities, "code title start headcount", "C1|登山|2025-03-08|3")))
}

// A rate divides people of the same units: those whose files can show who came.
func TestRatesSpeakForUnitsThatCanShowThem(t *testing.T) {
	t.Parallel()
	db := district(t)
	const signs, contact = "只算有签到资料的1个单位", "只算有签到和慰问资料的1个单位"
	for _, c := range []struct {
		unit       string
		m          terms.Measure
		shown, why string // "" unknown
	}{
		{"城东区总工会", terms.ParticipationRate, "50%", signs}, // 甲一 of two; not 2 of 9
		{"一小", terms.ParticipationRate, "50%", ""},
		{"二小", terms.ParticipationRate, "", "没有完整的签到资料，不能断定"},
		{"三小", terms.ParticipationRate, "", "这段时间没有载入签到表"},
		{"城东区总工会", terms.Reach, "50%", contact},
		{"二小", terms.Reach, "", "没有完整的签到和慰问资料，不能断定"},
		{"城东区总工会", terms.UnreachedByName, "1人", contact}, // 甲二
		{"一小", terms.UnreachedByAnything, "1人", ""},
		{"二小", terms.UnreachedByName, "", "没有完整的签到和慰问资料，不能断定"},
	} {
		ask := schoolAsk(c.m)
		unit, err := db.FindUnit(t.Context(), owner, c.unit, terms.NewDate(2025, 12, 31))
		if err != nil {
			t.Fatalf("%s: %v", c.unit, err)
		}
		ask.Unit = unit.Key
		if f := figure(t, db, ask); f.Shown != c.shown || f.Why != c.why || f.IsKnown() != (c.shown != "") {
			t.Errorf("%s of %s: %q %s (%s), want %q (%s)", c.m, c.unit, f.Shown, f.State, f.Why, c.shown, c.why)
		}
		rows, err := db.FigureRows(t.Context(), owner, ask.Key())
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Role == "aside" || r.Role == "shown" {
				t.Errorf("%s of %s: a row that adds nothing is listed: %+v", c.m, c.unit, r)
			}
		}
	}
}

// The degrees of reach, the rate and the list of the unreached tell the same.
func TestReachAgreesWithUnreached(t *testing.T) {
	t.Parallel()
	db := district(t)
	unit, err := db.FindUnit(t.Context(), owner, "城东区总工会", terms.NewDate(2025, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := db.Reach(t.Context(), owner, scope(unit.Key))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range rows {
		got[r.Unit] = r.Members.Shown + " " + r.ByName.Shown + " " + r.ByNone.Shown + " " + r.Unknown.Shown + " " + r.Coverage.Shown
	}
	for unit, want := range map[string]string{"一小": "2人 1人 1人 0人 50%", "二小": "4人 2人 0人 2人 ", "三小": "3人 0人 0人 3人 "} {
		if got[unit] != want {
			t.Errorf("reach of %s: got %q, want %q", unit, got[unit], want)
		}
	}
	list, err := db.Unreached(t.Context(), owner, scope(unit.Key))
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, r := range list {
		states[r.Name] = r.State
	}
	for name, want := range map[string]string{"甲二": "unreached", "乙三": "unknown", "乙四": "unknown", "丙一": "unknown"} {
		if states[name] != want {
			t.Errorf("%s is %q, want %s", name, states[name], want)
		}
	}
}
