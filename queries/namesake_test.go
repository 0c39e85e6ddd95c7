package queries_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// namesakes is a school of five, two of them called 陈静, with sign-ins and visits of the
// whole year. rows are sign-ins: activity, name, number.
func namesakes(tb testing.TB, rows ...string) *queries.DB {
	tb.Helper()
	db := queriestest.NewDB(tb)
	whole := func(t terms.Table) terms.Table {
		t.Span = terms.Year(2025)
		return t
	}
	load(tb, db, intake("花名册.xlsx", table(tb, terms.Members, "group staff_no name joined",
		"一组|001|王小芳|2010-09-01", "一组|002|李秀英|2010-09-01", "二组|003|赵强|2010-09-01",
		"二组|004|陈静|2010-09-01", "三组|005|陈静|2010-09-01")))
	load(tb, db, intake("活动.xlsx", whole(table(tb, terms.Activities, "code title start", "A1|登山|2025-03-08", "A2|棋赛|2025-05-08"))))
	signed := []string{"A1|2025-03-08||王小芳"}
	for _, r := range rows {
		code, who, _ := strings.Cut(r, "|")
		day := map[string]string{"A1": "2025-03-08", "A2": "2025-05-08"}[code]
		name, number, _ := strings.Cut(who, "|")
		signed = append(signed, code+"|"+day+"|"+number+"|"+name)
	}
	signed = append(signed, "A2|2025-05-08||王小芳")
	load(tb, db, intake("签到.xlsx", whole(table(tb, terms.Participation, "activity date staff_no name", signed...))))
	load(tb, db, intake("慰问.xlsx", whole(table(tb, terms.Visits, "date name staff_no reason amount label class",
		"2025-05-06|李秀英||住院|500||生病住院"))))
	return db
}

// A sign-in two members may have written leaves both unknown, and every number that
// hangs on it is the least it can be.
func TestNamesakesAreNotGuessed(t *testing.T) {
	t.Parallel()
	const least = "有同名人员的记录没有分清是谁"
	for _, c := range []struct {
		name string
		rows []string
		want map[terms.Measure]string
	}{
		{"nobody of the name signed", nil, map[terms.Measure]string{
			terms.DistinctPeople: "1人", terms.ParticipationRate: "20%", terms.Reach: "40%", terms.UnreachedByName: "3人", terms.UnreachedByAnything: "3人",
		}},
		{"one of the two, once", []string{"A1|陈静"}, map[terms.Measure]string{
			terms.DistinctPeople: "2人", terms.ParticipationRate: "至少20%", terms.Reach: "至少40%", terms.UnreachedByName: "至少1人", terms.UnreachedByAnything: "至少1人",
		}},
		{"one of the two, twice", []string{"A1|陈静", "A2|陈静"}, map[terms.Measure]string{
			terms.DistinctPeople: "至少2人", terms.ParticipationRate: "至少20%", terms.Reach: "至少40%", terms.UnreachedByName: "至少1人",
		}},
		{"one by number, one of the two", []string{"A1|陈静|004", "A2|陈静"}, map[terms.Measure]string{
			terms.DistinctPeople: "至少2人", terms.ParticipationRate: "至少40%", terms.Reach: "至少60%", terms.UnreachedByName: "至少1人",
		}},
		{"both by number", []string{"A1|陈静|004", "A2|陈静|005", "A2|陈静"}, map[terms.Measure]string{
			terms.ParticipationRate: "60%", terms.Reach: "80%", terms.UnreachedByName: "1人",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			db := namesakes(t, c.rows...)
			for m, want := range c.want {
				f := figure(t, db, schoolAsk(m))
				if why := strings.HasPrefix(want, "至少"); f.Shown != want || (f.Why == least) != why {
					t.Errorf("%s: %q (%s), want %q", m, f.Shown, f.Why, want)
				}
			}
		})
	}
}

func TestNamesakesAreUnknownNotUnreached(t *testing.T) {
	t.Parallel()
	db := namesakes(t, "A1|陈静")
	list, err := db.Unreached(t.Context(), owner, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, r := range list {
		got = append(got, r.Name+r.StaffNo+" "+r.State+" "+r.Why)
	}
	want := []string{"赵强003 unreached 没有参加活动、慰问、福利的任何记录", "陈静004 unknown 有同名人员的签到没有分清是谁", "陈静005 unknown 有同名人员的签到没有分清是谁"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("unreached: got %q, want %q", got, want)
	}
	rows, err := db.Reach(t.Context(), owner, scope("城北小学"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if told := r.Members.Shown + r.ByName.Shown + r.ByNone.Shown + r.Unknown.Shown; r.Group == "二组" && told != "2人0人1人1人" {
			t.Errorf("reach of %s: %s", r.Group, told)
		}
	}
}

// A visit to one of two namesakes may have been the one the event called for.
func TestEventOfNamesakes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ event, visit, want, state string }{
		{"004", "", "", "unknown"}, {"", "004", "", "unknown"}, {"004", "005", "0件", "unreached"}, {"004", "004", "1件", ""},
	} {
		t.Run(c.event+" "+c.visit, func(t *testing.T) {
			t.Parallel()
			db := namesakes(t)
			load(t, db, intake("事件.xlsx", table(t, terms.Events, "date name staff_no kind class", "2025-05-01|陈静|"+c.event+"|住院|生病住院")))
			load(t, db, intake("慰问2.xlsx", table(t, terms.Visits, "date name staff_no reason amount label class", "2025-05-09|陈静|"+c.visit+"|住院|500||生病住院")))
			if f := figure(t, db, schoolAsk(terms.EventVisited)); f.Shown != c.want {
				t.Errorf("visited: %q (%s), want %q", f.Shown, f.Why, c.want)
			}
			list, err := db.Unreached(t.Context(), owner, scope("城北小学"))
			if err != nil {
				t.Fatal(err)
			}
			state := ""
			for _, r := range list {
				if r.Signal == "event_not_visited" {
					state = r.State
				}
			}
			if state != c.state {
				t.Errorf("the event is %q, want %q", state, c.state)
			}
		})
	}
}

// Who is meant can be asked: each name with its rows and the members of that name.
func TestNamesakesToAskAbout(t *testing.T) {
	t.Parallel()
	db := namesakes(t, "A1|陈静", "A2|陈静")
	load(t, db, intake("慰问2.xlsx", table(t, terms.Visits, "date name reason amount label class", "2025-05-09|陈静|住院|500||生病住院")))
	official := terms.Viewer{Role: terms.Federation, Units: []string{"城北小学"}}
	for _, c := range []struct {
		v    terms.Viewer
		name string
		rows []string
		nos  string
	}{
		{owner, "陈静", []string{"participation 登山 3", "participation 棋赛 4", "visits  2"}, "004005"},
		{official, "陈*", []string{"participation 登山 3", "participation 棋赛 4"}, ""},
	} {
		list, err := db.Namesakes(t.Context(), c.v, scope("城北小学"))
		if err != nil || len(list) != 1 {
			t.Fatalf("for the %s: %v, %v", c.v.Role, list, err)
		}
		got := []string{}
		for _, r := range list[0].Rows {
			got = append(got, fmt.Sprintf("%s %s %d", r.Kind, r.Words, r.Source.Row))
		}
		nos := ""
		for _, m := range list[0].Members {
			nos += m.StaffNo
		}
		if list[0].Name != c.name || !slices.Equal(got, c.rows) || nos != c.nos || len(list[0].Members) != 2 {
			t.Errorf("for the %s: %+v", c.v.Role, list)
		}
	}
}
