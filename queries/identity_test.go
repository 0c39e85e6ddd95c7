package queries_test

import (
	"context"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// Identity numbers of people who do not exist.
const (
	idA    = "11010519491231002X"
	idAOld = "110105491231002"
	idB    = "440524198001010013"
	idC    = "320101199003070010"
)

// present is who of the roll signed, by the file's group and number; "?" where nobody can
// say, "-" for nobody on the roll.
func presentWas(tb testing.TB, db *queries.DB) string {
	tb.Helper()
	list, err := db.Namesakes(tb.Context(), owner, scope("城北小学"))
	if err != nil {
		tb.Fatal(err)
	}
	asked := []string{}
	for _, n := range list {
		for _, m := range n.Members {
			asked = append(asked, m.Name+m.StaffNo)
		}
	}
	if len(asked) > 0 {
		return "? " + strings.Join(asked, " ")
	}
	un, err := db.Unreached(tb.Context(), owner, scope("城北小学"))
	if err != nil {
		tb.Fatal(err)
	}
	missing := map[string]bool{}
	for _, u := range un {
		missing[u.Name+u.StaffNo] = true
	}
	for _, m := range []string{"陈静004", "陈静005", "赵强003"} {
		if !missing[m] {
			return m
		}
	}
	return "-"
}

// An identity number says who is meant before a number and a name do, never against
// another one, and is asked about where the name is another member's.
func TestIdentityNumberMatches(t *testing.T) {
	t.Parallel()
	const roll = "二组|003|赵强|2010-09-01|" + idC + ";二组|004|陈静|2010-09-01|" + idA + ";三组|005|陈静|2010-09-01|"
	for _, c := range []struct{ name, roll, row, want string }{
		{"of two namesakes", roll, "||陈静|" + idA, "陈静004"},
		{"the old number", roll, "||陈静|" + idAOld, "陈静004"},
		{"before a wrong number", roll, "|003|陈静|" + idA, "陈静004"},
		{"before another spelling", roll, "||陈婧|" + idA, "陈静004"},
		{"of one, name of another", roll, "||赵强|" + idA, "? 赵强003 陈静004"},
		{"of one, name and number of another", roll, "|003|赵强|" + idA, "? 赵强003 陈静004"},
		{"not the number's, nor the name", roll, "|003|陈婧|" + idB, "? 赵强003"},
		{"number and name agree", roll, "|003|赵强|" + idB, "赵强003"},
		{"somebody else of the name", roll, "||赵强|" + idB, "-"},
		{"the namesake without one is left", roll, "||陈静|" + idB, "陈静005"},
		{"none in the row", roll, "三组||陈静|", "陈静005"},
		{"given as a number", roll, "|" + idA + "|陈静|", "陈静004"},
		{"none on the roll", "二组|003|赵强|2010-09-01|;二组|004|陈静|2010-09-01|;三组|005|陈静|2010-09-01|", "三组||陈静|" + idA, "陈静005"},
		{"two members of one number", "二组|003|赵强|2010-09-01|" + idA + ";二组|004|陈静|2010-09-01|" + idA, "||陈静|" + idA, "陈静004"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			signed := table(t, terms.Participation, "activity date group staff_no name id_number", "登山|2025-03-08|"+c.row)
			signed.Span = terms.Year(2025)
			visits := table(t, terms.Visits, "date name amount label")
			visits.Span, visits.Zero = terms.Year(2025), true
			load(t, db, intake("签到.xlsx", signed))
			load(t, db, intake("慰问.xlsx", visits))
			load(t, db, intake("花名册.xlsx", table(t, terms.Members, "group staff_no name joined id_number", strings.Split(c.roll, ";")...)))
			if got := presentWas(t, db); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A roll that knows people by identity number: a corrected name is the same member, and
// so is one whom another roll gives without a number; two of a name on one roll are two.
func TestMembersByIdentityNumber(t *testing.T) {
	t.Parallel()
	on := func(db *queries.DB) string {
		return figure(t, db, schoolAsk(terms.MembersOnRoll)).Shown
	}
	roll := func(file string, rows ...string) terms.Intake {
		return intake(file, table(t, terms.Members, "group name joined id_number", rows...))
	}
	first := roll("a.xlsx", "一组|陈静|2010-09-01|"+idA, "一组|赵强|2010-09-01|")
	corrected := roll("b.xlsx", "二组|陈静怡|2010-09-01|"+idAOld)
	plain := roll("c.xlsx", "二组|陈静怡|2010-09-01|", "一组|赵强|2010-09-01|"+idC)
	two := roll("d.xlsx", "四组|周敏|2010-09-01|"+idB, "四组|周敏|2010-09-01|")
	digests := map[string]bool{}
	for _, order := range [][]terms.Intake{{first, corrected, plain, two}, {first, plain, two, corrected}, {two, first, corrected, plain}} {
		db := queriestest.NewDB(t)
		for _, in := range order {
			load(t, db, in)
		}
		if got := on(db); got != "4人" {
			t.Errorf("%s on the roll, want 陈静怡, 赵强 and two of the name 周敏", got)
		}
		digests[digest(t, db)] = true
		before := digest(t, db)
		batch := load(t, db, roll("e.xlsx", "五组|吴用|2010-09-01|110101199001011018")).Batch
		if got := on(db); got != "5人" {
			t.Errorf("%s on the roll with one more", got)
		}
		if err := db.Undo(t.Context(), owner, batch); err != nil {
			t.Fatal(err)
		}
		if digest(t, db) != before {
			t.Error("a roll taken back left a trace")
		}
	}
}

// Where there is no roll, a number and a name say who is the same.
func TestStrangersByIdentityNumber(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	signed := table(t, terms.Participation, "activity date group name id_number", "登山|2025-03-08|一组|陈静|"+idA, "棋赛|2025-04-08|二组|陈静|"+idAOld,
		"歌咏|2025-05-08|一组|陈静|", "跳绳|2025-06-08|三组|陈静|")
	load(t, db, intake("签到.xlsx", signed))
	if got := figure(t, db, schoolAsk(terms.DistinctPeople)).Shown; got != "2人" {
		t.Errorf("%s, want the one of the number and the one of the third group", got)
	}
}

// Nothing an officer or a script gets to see holds an identity number, nor does the file.
func TestIdentityNumbersStayInside(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	got := load(t, db, intake("花名册.xlsx", table(t, terms.Members, "group staff_no name joined id_number", "一组||陈静|2010-09-01|"+idA)))
	if len(got.Tables) != 1 || got.Tables[0].Loaded != 1 {
		t.Fatalf("%+v", got)
	}
	again := load(t, db, intake("花名册2.xlsx", table(t, terms.Members, "group staff_no name joined id_number", "一组||陈静|2010-09-01|"+strings.ToLower(idA))))
	if again.Tables[0].Unchanged != 1 {
		t.Errorf("the same row again: %+v", again.Tables[0])
	}
	un, err := db.Unreached(context.Background(), owner, scope("城北小学"))
	if err != nil || len(un) != 1 || un[0].StaffNo != "" {
		t.Errorf("unreached: %+v, %v", un, err)
	}
}
