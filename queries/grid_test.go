package queries_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// plight is what one visit of the grid's federation is: who, when, why.
type plight struct {
	unit    string
	quarter int // 0..3
	class   string
}

const (
	county  = "云岭市总工会"
	classes = "生病住院 丧事 困难 节日 结婚"
)

func troubleUnits() (units, schools []string, above map[string]string) {
	above = map[string]string{}
	units = []string{county}
	for _, district := range []string{"东区总工会", "西区总工会"} {
		units, above[district] = append(units, district), county
		for i := range 3 {
			school := fmt.Sprintf("%s第%d小学", string([]rune(district)[0]), i+1)
			units, schools, above[school] = append(units, school), append(schools, school), district
		}
	}
	return units, schools, above
}

// troubled loads a city of two districts with three schools each, whose visits are the
// given ones, each to a person of its own; class 节日 is a campaign of a festival.
func troubled(tb testing.TB, list []plight) *queries.DB {
	tb.Helper()
	db := queriestest.NewDB(tb)
	units, _, above := troubleUnits()
	rows := []string{}
	for _, u := range units {
		rows = append(rows, u+"|"+above[u])
	}
	in := intake("单位.xlsx", table(tb, terms.Units, "unit parent", rows...))
	in.Unit = county
	load(tb, db, in)
	rows = nil
	for i, p := range list {
		festival := ""
		if p.class == "节日" {
			festival = "春节"
		}
		rows = append(rows, fmt.Sprintf("%s|2025-%02d-15|甲%d|%s|100|%s|%s|%s", p.unit, 3*p.quarter+1, i, p.class, festival, p.class+"慰问", p.class))
	}
	visits := table(tb, terms.Visits, "unit date name reason amount festival label class", rows...)
	visits.Span = terms.Year(2025)
	in = intake("慰问.xlsx", visits)
	in.Unit = county
	load(tb, db, in)
	return db
}

// official stands above every unit of the city.
var official = terms.Viewer{Role: terms.Federation, Units: []string{county}, Names: true}

func seasons() map[terms.Period][]int {
	of := map[terms.Period][]int{terms.Year(2025): {0, 1, 2, 3}, terms.Months(2025, 1, 6): {0, 1}, terms.Months(2025, 7, 6): {2, 3}, terms.Months(2025, 1, 9): {0, 1, 2}}
	for q := range 4 {
		of[terms.Months(2025, 3*q+1, 3)] = []int{q}
	}
	return of
}

// questions are all an official may put to the grid and beside it, with the cells each adds up.
func questions() map[string][]plight {
	units, schools, above := troubleUnits()
	all := map[string][]plight{}
	for _, unit := range units {
		below := slices.DeleteFunc(slices.Clone(schools), func(s string) bool { return s != unit && above[s] != unit && unit != county })
		for p, quarters := range seasons() {
			ask := terms.Ask{Measure: terms.VisitTimes, Unit: unit, Period: p}
			cells := func(wanted ...string) (list []plight) {
				for _, s := range below {
					for _, q := range quarters {
						for _, c := range wanted {
							list = append(list, plight{s, q, c})
						}
					}
				}
				return list
			}
			all[ask.Key()] = cells(strings.Fields(classes)...)
			for _, c := range strings.Fields(classes) {
				all[ask.With(terms.ByClass, c).Key()] = cells(c)
				if askAll {
					all[ask.With(terms.ByLabel, c+"慰问").Key()] = cells(c)
				}
			}
			all[ask.With(terms.ByFestival, "春节").Key()] = cells("节日")
			for _, q := range quarters {
				if !askAll || p != terms.Year(2025) {
					break
				}
				month := fmt.Sprintf("2025-%02d", 3*q+1)
				for _, c := range strings.Fields(classes) {
					one := []plight{}
					for _, cell := range cells(c) {
						if cell.quarter == q {
							one = append(one, cell)
						}
					}
					all[ask.With(terms.ByClass, c).With(terms.ByMonth, month).Key()] = one
				}
			}
		}
	}
	return all
}

// A small count above the unit cannot be worked out from all that is shown: every figure
// of every unit, quarter, half and year, of all classes and of each, is an equation.
func TestSmallCountsCannotBeWorkedOut(t *testing.T) {
	t.Parallel()
	for seed := range uint64(gridSeeds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			_, schools, _ := troubleUnits()
			r := rand.New(rand.NewPCG(seed, 1))
			list := []plight{}
			for _, school := range schools {
				for q := range 4 {
					for _, c := range strings.Fields(classes) {
						if c != "节日" && r.IntN(3) > 0 { // most cells are empty
							continue
						}
						for range r.IntN(2) + r.IntN(9)*r.IntN(2) {
							list = append(list, plight{school, q, c})
						}
					}
				}
			}
			solve(t, troubled(t, list), list)
		})
	}
}

func TestFamiliarAttacks(t *testing.T) {
	t.Parallel()
	times := func(n int, p plight) []plight { return slices.Repeat([]plight{p}, n) }
	for name, list := range map[string][]plight{
		"one sister is small":     slices.Concat(times(7, plight{"东第1小学", 0, "生病住院"}), times(9, plight{"东第2小学", 0, "生病住院"}), times(2, plight{"东第3小学", 0, "生病住院"})),
		"one quarter is small":    slices.Concat(times(7, plight{"东第1小学", 0, "丧事"}), times(2, plight{"东第1小学", 2, "丧事"})),
		"one class is small":      slices.Concat(times(7, plight{"东第1小学", 0, "节日"}), times(3, plight{"东第1小学", 0, "困难"})),
		"every sister is one":     slices.Concat(times(1, plight{"东第1小学", 0, "困难"}), times(1, plight{"东第2小学", 0, "困难"}), times(1, plight{"东第3小学", 0, "困难"}), times(1, plight{"西第1小学", 0, "困难"}), times(1, plight{"西第2小学", 0, "困难"})),
		"enough in every respect": slices.Concat(times(7, plight{"东第1小学", 0, "丧事"}), times(8, plight{"西第1小学", 1, "丧事"})),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := troubled(t, list)
			shown := solve(t, db, list)
			ask := terms.Ask{Measure: terms.VisitTimes, Unit: "东第1小学", Period: terms.Months(2025, 1, 3)}.With(terms.ByClass, "丧事").Key()
			if name == "enough in every respect" && shown[ask].Shown != "7人次" {
				t.Errorf("a cell of enough people in a grid of such is hidden: %+v", shown[ask])
			}
		})
	}
}

// solve asks everything as an official and fails where a count of 1 to 4 of a sensitive
// kind is determined by what is shown.
func solve(t *testing.T, db *queries.DB, list []plight) map[string]terms.Figure {
	t.Helper()
	truth := map[plight]int{}
	for _, p := range list {
		truth[p]++
	}
	asks, every := []terms.Ask{}, questions()
	for key := range every {
		ask, err := terms.ParseAsk(key)
		if err != nil {
			t.Fatal(err)
		}
		asks = append(asks, ask)
	}
	shown, err := db.Figures(t.Context(), official, asks)
	if err != nil {
		t.Fatal(err)
	}
	empty := map[plight]bool{}
	known := 0
	for key, sum := range every {
		want := 0
		for _, c := range sum {
			want += truth[c]
		}
		f := shown[key]
		if !f.IsKnown() {
			continue // hidden, or not known: a unit without any visit has sent no file
		}
		known++
		if int(*f.Value) != want {
			t.Fatalf("%s: %s, want %d", key, f.Shown, want)
		}
		for _, c := range sum {
			if want == 0 {
				empty[c] = true
			}
		}
	}
	system := equations{columns: map[plight]int{}}
	for key, sum := range every {
		if shown[key].IsKnown() && *shown[key].Value > 0 {
			system.add(without(sum, empty))
		}
	}
	for key, sum := range every {
		want := 0
		for _, c := range sum {
			want += truth[c]
		}
		if want > 0 && want < 5 && sensitiveOnly(sum) && system.determines(without(sum, empty)) {
			t.Errorf("%s is worked out to be %d", key, want)
		}
	}
	t.Logf("%d of %d figures shown, %d empty cells", known, len(every), len(empty))
	return shown
}

func without(sum []plight, empty map[plight]bool) []plight {
	return slices.DeleteFunc(slices.Clone(sum), func(c plight) bool { return empty[c] })
}

func sensitiveOnly(sum []plight) bool {
	return !slices.ContainsFunc(sum, func(c plight) bool { return c.class == "节日" || c.class == "结婚" })
}

// equations is a system of sums over cells, kept in echelon form modulo a prime.
type equations struct {
	columns map[plight]int
	rows    []map[int]int64 // by leading column
	lead    []int
}

const prime = 1_000_003

func (e *equations) reduced(sum []plight) map[int]int64 {
	row := map[int]int64{}
	for _, c := range sum {
		if _, ok := e.columns[c]; !ok {
			e.columns[c] = len(e.columns)
		}
		row[e.columns[c]] = 1
	}
	for i, have := range e.rows {
		if f := row[e.lead[i]]; f != 0 {
			for col, v := range have {
				if row[col] = (row[col] - f*v%prime + prime) % prime; row[col] == 0 {
					delete(row, col)
				}
			}
		}
	}
	return row
}

func (e *equations) determines(sum []plight) bool { return len(e.reduced(sum)) == 0 }

func (e *equations) add(sum []plight) {
	row := e.reduced(sum)
	if len(row) == 0 {
		return
	}
	lead := prime
	for col := range row {
		lead = min(lead, col)
	}
	inverse := power(row[lead], prime-2)
	for col := range row {
		row[col] = row[col] * inverse % prime
	}
	e.rows, e.lead = append(e.rows, row), append(e.lead, lead)
}

func power(b, n int64) int64 {
	r := int64(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r * b % prime
		}
		b = b * b % prime
	}
	return r
}
