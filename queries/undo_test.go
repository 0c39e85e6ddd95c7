package queries_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// randomFile makes a file of few keys and many versions, so that batches overlap in
// every way: corrections, repetitions, equal rows, the same people named differently.
func randomFile(tb testing.TB, r *rand.Rand, name string) terms.Intake {
	tb.Helper()
	pick := func(options ...string) string { return options[r.IntN(len(options))] }
	unit := func() string { return pick("", "一组", "一组工会", "二组") }
	person := func() string {
		return pick("001|王芳|", "001|王 芳|甲", "|王芳|甲", "|王芳|", "|李强|", "002|李强|乙", "003|李强|")
	}
	lines := map[terms.Kind][]string{}
	for range 3 {
		day := fmt.Sprintf("2025-0%d-1%d", 1+r.IntN(2), r.IntN(2))
		add := func(k terms.Kind, format string, args ...any) {
			lines[k] = append(lines[k], fmt.Sprintf(format, args...))
		}
		add(terms.Units, "%s|%s|%s|%d", pick("一组", "二组工会", "三组"), pick("", "一组", "二组", "城北小学"), pick("基层", "小组"), r.IntN(2))
		add(terms.Members, "%s|%s|%s|%s", unit(), person(), pick("女", "男"), pick("", "2020-01-01"))
		add(terms.Activities, "%s|%s|%s|%s|%d", unit(), pick("", "A1", "A2"), pick("健步走", "读书会", "健步走。"), day, r.IntN(2))
		add(terms.Participation, "%s|%s|%s|%s|%s", unit(), pick("健步走", "读书会", "A1", "健步 走"), day, person(), pick("", "请假"))
		add(terms.Visits, "%s|%s|%s|%s|%d", unit(), day, pick("王芳|001", "李强|", "王芳|"), pick("", "住院"), r.IntN(2))
		add(terms.Spending, "%s|%s|%s|%s|%d", unit(), day, pick("", "记-1"), pick("茶叶", "车票"), 1+r.IntN(2))
	}
	headers := map[terms.Kind]string{
		terms.Units: "unit parent level headcount", terms.Members: "unit staff_no name group gender joined",
		terms.Activities: "unit code title start headcount", terms.Participation: "unit activity date staff_no name group role",
		terms.Visits: "unit date name staff_no reason amount", terms.Spending: "unit date voucher summary amount",
	}
	in := intake(name)
	for _, k := range terms.Kinds() {
		if len(lines[k]) > 0 && r.IntN(3) > 0 {
			in.Tables = append(in.Tables, table(tb, k, headers[k], lines[k]...))
		}
	}
	if r.IntN(2) == 0 {
		p := terms.Plan{Title: "计划", Year: 2025}
		for range 3 {
			p.Items = append(p.Items, terms.PlanItem{Text: pick("健步走一次", "读书会两次", "慰问"), Owner: pick("张", "李")})
		}
		in.Plans = []terms.Plan{p}
	}
	return in
}

// TestFactsAreAFunctionOfBatches undoes random batches of random files and holds the
// result to a database that saw the others only.
func TestFactsAreAFunctionOfBatches(t *testing.T) {
	t.Parallel()
	for seed := range uint64(undoSeeds) {
		r := rand.New(rand.NewPCG(seed, 7))
		db, never := queriestest.NewDB(t), queriestest.NewDB(t)
		files := make([]terms.Intake, 6)
		batches := make([]int64, len(files))
		gone := map[int]bool{}
		for i := range files {
			files[i] = randomFile(t, r, fmt.Sprintf("f%d.xlsx", i))
			if i > 0 && r.IntN(4) == 0 {
				files[i] = files[r.IntN(i)]
			}
			batches[i] = load(t, db, files[i]).Batch
			if k := r.IntN(2 * len(files)); k <= i && !gone[k] {
				undo(t, db, batches[k])
				gone[k] = true
			}
		}
		for i := range files {
			if !gone[i] {
				load(t, never, files[i])
			}
		}
		if digest(t, db) != digest(t, never) {
			t.Errorf("seed %d, undone %v: not the digest of a database that never saw them", seed, gone)
		}
	}
}

// TestDigestSeesEveryValue changes one value after the other; each must show.
func TestDigestSeesEveryValue(t *testing.T) {
	t.Parallel()
	for _, kind := range factKindsOf() {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			columns := terms.Columns(kind)
			before := digest(t, db)
			for changed := 0; changed <= len(columns); changed++ {
				r := terms.NewRecord(kind, 2)
				for i, c := range columns {
					r.Values[i] = sampleValue(c, i < changed)
				}
				load(t, db, intake("a.xlsx", terms.Table{Sheet: "s", Number: 1, Kind: kind, RowsRead: 1, Records: []terms.Record{r}}))
				after := digest(t, db)
				if after == before {
					t.Errorf("changing column %d of %v does not change the digest", changed, columns)
				}
				before = after
			}
		})
	}
}

func factKindsOf() []terms.Kind {
	all := terms.Kinds()
	return all[:len(all)-1]
}

func sampleValue(c terms.Column, other bool) terms.Value {
	v := terms.Value{Text: "甲" + c.Name, N: 12}
	if other {
		v = terms.Value{Text: "乙" + c.Name, N: 13}
	}
	if c.Type == terms.Day {
		v.N = int64(terms.NewDate(2025, 3, int(v.N)))
		v.Text = terms.Date(v.N).String()
	}
	if c.Name == "year" {
		v.N += 2000
	}
	if c.Name == "signed" && other { // of a signature it is kept whether, not whose
		v.Text = "未签"
	}
	return v
}
