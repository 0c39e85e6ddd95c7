package queries_test

import (
	"strconv"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// payers is a district with three schools: units as table rows, and per school how many
// members its roll has and what it spent; 0 and "": no such file.
func payers(tb testing.TB, units []string, rolls map[string]int, spent map[string]string) *queries.DB {
	tb.Helper()
	db := queriestest.NewDB(tb)
	in := intake("单位.xlsx", table(tb, terms.Units, "unit parent level headcount", append([]string{"城东区总工会||区级|"}, units...)...))
	in.Unit = "城东区总工会"
	load(tb, db, in)
	for unit, n := range rolls {
		rows := []string{}
		for i := range n {
			rows = append(rows, unit+strconv.Itoa(i)+"|2010-09-01")
		}
		in := intake(unit+"花名册.xlsx", table(tb, terms.Members, "name joined", rows...))
		in.Unit = unit
		load(tb, db, in)
	}
	for unit, amount := range spent {
		t := table(tb, terms.Spending, "date voucher subject summary amount", "2025-03-10|记1|职工活动支出|登山|"+amount)
		t.Span = terms.Year(2025)
		in := intake(unit+"支出.xlsx", t)
		in.Unit = unit
		load(tb, db, in)
	}
	return db
}

// Money and members of one figure are those of the same units.
func TestPerMemberSpeaksForTheSameUnits(t *testing.T) {
	t.Parallel()
	const unclear, some = "没有完整的花名册和经费资料，不能断定", "只算有花名册和经费资料的1个单位"
	two := []string{"一小工会|城东区总工会|基层|", "二小工会|城东区总工会|基层|"}
	for _, c := range []struct {
		name  string
		units []string
		rolls map[string]int
		spent map[string]string
		want  map[string][2]string
	}{
		{
			"all have both", two,
			map[string]int{"一小工会": 2, "二小工会": 3},
			map[string]string{"一小工会": "1000", "二小工会": "500", "城东区总工会": "250"},
			map[string][2]string{"一小": {"500元", ""}, "城东区总工会": {"350元", ""}},
		},
		{
			"one has no roll", two,
			map[string]int{"一小工会": 2},
			map[string]string{"一小工会": "1000", "二小工会": "500", "城东区总工会": "250"},
			map[string][2]string{"一小": {"500元", ""}, "二小": {"", unclear}, "城东区总工会": {"500元", some}},
		},
		{
			"one tells of no money", two,
			map[string]int{"一小工会": 2, "二小工会": 3},
			map[string]string{"一小工会": "1000", "城东区总工会": "250"},
			map[string][2]string{"二小": {"", unclear}, "城东区总工会": {"500元", some}},
		},
		{
			"a roll of a few of many workers",
			[]string{"一小工会|城东区总工会|基层|100", "二小工会|城东区总工会|基层|4"},
			map[string]int{"一小工会": 2, "二小工会": 2},
			map[string]string{"一小工会": "1000", "二小工会": "500"},
			map[string][2]string{"一小": {"", unclear}, "二小": {"250元", ""}, "城东区总工会": {"250元", some}},
		},
		{"nobody has a roll", two, nil, map[string]string{"一小工会": "1000"}, map[string][2]string{"城东区总工会": {"", unclear}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			db := payers(t, c.units, c.rolls, c.spent)
			for unit, want := range c.want {
				ask := schoolAsk(terms.PerMemberSpend)
				ask.Unit = unit
				if f := figure(t, db, ask); f.Shown != want[0] || f.Why != want[1] {
					t.Errorf("%s: %q (%s), want %q (%s)", unit, f.Shown, f.Why, want[0], want[1])
				}
			}
		})
	}
}
