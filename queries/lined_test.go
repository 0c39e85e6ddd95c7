package queries_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

const (
	moneyHeads = "date voucher subject summary amount"
	visitHeads = "date name reason amount form label"
)

func linesOf(tb testing.TB, file string, k terms.Kind, heads string, lines ...string) terms.Intake {
	tb.Helper()
	in := intake(file, table(tb, k, heads, lines...))
	for _, l := range lines {
		in.Bytes = append(in.Bytes, l...)
	}
	return in
}

// lined are kinds with two lines of one key, and a third.
var lined = []struct {
	kind        terms.Kind
	heads       string
	one, two    string
	between, at string
}{
	{terms.Spending, moneyHeads, "2025-03-01|记-5|活动支出|奖品|100", "2025-03-01|记-5|活动支出|茶水|200", "2025-03-01|记-5|活动支出|横幅|300", "2025-03-09|记-6|活动支出|场地|1"},
	{terms.Income, moneyHeads, "2025-03-01|收-5|会费|三月|100", "2025-03-01|收-5|会费|四月|200", "2025-03-01|收-5|会费|五月|300", "2025-03-09|收-6|会费|六月|1"},
	{terms.Visits, visitHeads, "2025-03-01|王芳|困难|500|现金|困难", "2025-03-01|王芳|困难|200|实物|困难", "2025-03-01|王芳|困难|100|券卡|困难", "2025-03-09|李强|困难|1|现金|困难"},
}

// TestALineLeftOutIsNotTakenForAnother sends a file again without one of two lines of a key,
// and nobody says whether it is a revision: both count until somebody does.
func TestALineLeftOutIsNotTakenForAnother(t *testing.T) {
	t.Parallel()
	for _, k := range lined {
		t.Run(string(k.kind), func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			whole := linesOf(t, "a.xlsx", k.kind, k.heads, k.one, k.two, k.at)
			left := linesOf(t, "b.xlsx", k.kind, k.heads, k.two, k.at)
			more := linesOf(t, "c.xlsx", k.kind, k.heads, k.between, k.one, k.two, k.at)
			a, b := load(t, db, whole), load(t, db, left)
			if got := b.Tables[0]; got.Loaded != 0 || got.Unchanged != 2 {
				t.Errorf("without a line: loaded %d, unchanged %d, want 0 and 2", got.Loaded, got.Unchanged)
			}
			same(t, db, whole)
			if b.Revision == nil || b.Revision.Gone != 1 || b.Revision.Changed != 0 {
				t.Fatalf("offered %+v, want a revision with one line gone", b.Revision)
			}
			if err := db.Revise(t.Context(), owner, b.Batch, a.Batch); err != nil {
				t.Fatal(err)
			}
			same(t, db, left)
			undo(t, db, b.Batch)
			same(t, db, whole)
			c := load(t, db, more)
			if got := c.Tables[0]; got.Loaded != 1 || got.Unchanged != 3 {
				t.Errorf("with a line put first: loaded %d, unchanged %d, want 1 and 3", got.Loaded, got.Unchanged)
			}
			same(t, db, more)
			undo(t, db, a.Batch)
			same(t, db, more)
			undo(t, db, c.Batch)
			same(t, db)
		})
	}
}

// TestSheetsOfAFileShareAVoucher: neither sheet takes the line of the other for its own.
func TestSheetsOfAFileShareAVoucher(t *testing.T) {
	t.Parallel()
	k := lined[0]
	db := queriestest.NewDB(t)
	in := linesOf(t, "a.xlsx", k.kind, k.heads, k.one)
	in.Tables = append(in.Tables, table(t, k.kind, k.heads, k.two))
	in.Tables[1].Sheet = "Sheet2"
	for want := range 2 {
		if got := load(t, db, in); got.Tables[0].Unchanged != want || got.Tables[1].Unchanged != want {
			t.Errorf("the second sheet: %+v", got.Tables)
		}
		same(t, db, linesOf(t, "b.xlsx", k.kind, k.heads, k.one, k.two))
	}
}

// TestAMendedLineIsNoOther corrects a file of whose two lines one was faulty, by a workbook
// that has nothing but the mended one left; says it again, and says something else.
func TestAMendedLineIsNoOther(t *testing.T) {
	t.Parallel()
	line := func(amount int) string { return fmt.Sprintf("2025-03-01|记-5|活动支出|茶水|%d", amount) }
	correct := func(t *testing.T, db *queries.DB, of int64, amount int, loaded int) int64 {
		t.Helper()
		in := linesOf(t, fmt.Sprintf("更正%d.xlsx", amount), terms.Spending, moneyHeads, line(amount))
		in.Asked.Corrects, in.Tables[0].Mended = of, []int{in.Tables[0].Records[0].Row}
		got := load(t, db, in)
		if got.Tables[0].Loaded != loaded {
			t.Errorf("%d loaded %d lines, want %d", amount, got.Tables[0].Loaded, loaded)
		}
		return got.Batch
	}
	for name, amount := range map[string]int{"another amount": 200, "the very same": 100} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			first := linesOf(t, "账.xlsx", terms.Spending, moneyHeads, line(100))
			of := load(t, db, first).Batch
			one := correct(t, db, of, amount, 1)
			correct(t, db, of, amount, 0)
			both := linesOf(t, "全.xlsx", terms.Spending, moneyHeads, line(100), line(amount))
			same(t, db, both)
			if got := load(t, db, both).Tables[0]; got.Loaded != 0 {
				t.Errorf("the whole ledger loaded %d lines more", got.Loaded)
			}
			last := correct(t, db, of, 300, 1)
			same(t, db, linesOf(t, "全.xlsx", terms.Spending, moneyHeads, line(100), line(300)))
			undo(t, db, last)
			undo(t, db, one)
			same(t, db, both)
		})
	}
}

// TestLinesOfGrowingLedgers sends random states of a ledger in which vouchers have several
// lines: each state brings the lines that are new, and undoing any of two leaves the other.
func TestLinesOfGrowingLedgers(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 3))
		var first, second, both []string
		fresh := 0
		for i := range 9 {
			line := fmt.Sprintf("2025-03-0%d|记-%d|活动支出|%s|%d", 1+i%3, i%3, []string{"奖品", "茶水", "横幅", "奖品二"}[r.IntN(4)]+fmt.Sprint(i), 100+i)
			in, again := r.IntN(4) > 0, r.IntN(4) > 0
			if in {
				first = append(first, line)
			}
			if again {
				second = append(second, line)
			}
			if again && !in {
				fresh++
			}
			if in || again {
				both = append(both, line)
			}
		}
		edges := []string{"2025-01-01|记-0|活动支出|元旦|1", "2025-12-31|记-0|活动支出|岁末|1"}
		file := func(name string, lines []string) terms.Intake {
			return linesOf(t, name, terms.Spending, moneyHeads, append(append([]string{}, edges...), lines...)...)
		}
		r.Shuffle(len(second), func(i, j int) { second[i], second[j] = second[j], second[i] })
		db := queriestest.NewDB(t)
		a := load(t, db, file("a.xlsx", first)).Batch
		b := load(t, db, file("b.xlsx", second))
		if len(second) < len(first) && b.Tables[0].Loaded != fresh {
			t.Errorf("seed %d: loaded %d lines, want %d", seed, b.Tables[0].Loaded, fresh)
		}
		undone := a
		if seed%2 == 0 {
			undone = b.Batch
		}
		if len(second) < len(first) {
			same(t, db, file("c.xlsx", both))
		}
		undo(t, db, undone)
		if undone == a {
			same(t, db, file("b.xlsx", second))
		} else {
			same(t, db, file("a.xlsx", first))
		}
	}
}
