package queries_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// What is answered for many units at once is what each is answered alone.
func TestManyUnitsAtOnceAreEachAlone(t *testing.T) {
	t.Parallel()
	mixed := federation(t)
	in := intake("分会.xlsx", table(t, terms.Activities, "unit title start headcount", "一分会|登山|2025-03-18|5", "一分会|棋赛|2025-04-18|"))
	in.Unit = "城北区总工会" // a provisional unit among the declared
	load(t, mixed, in)
	for name, db := range map[string]*queries.DB{"城北区总工会": mixed, "城东区总工会": district(t)} {
		unit, err := db.FindUnit(t.Context(), owner, name, terms.NewDate(2025, 12, 31))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []terms.Viewer{owner, {Role: terms.Federation, Units: []string{unit.Key}}} {
			for _, sc := range []terms.Scope{scope(unit.Key), midYear(unit.Key)} {
				all := map[string]terms.Figure{}
				compared, err := db.Compare(t.Context(), v, sc)
				if err != nil {
					t.Fatal(err)
				}
				reached, err := db.Reach(t.Context(), v, sc)
				if err != nil {
					t.Fatal(err)
				}
				figuresIn(reflect.ValueOf(compared), all)
				figuresIn(reflect.ValueOf(reached), all)
				for i, key := range slices.Sorted(maps.Keys(all)) {
					want := all[key]
					if i%askEvery > 0 {
						continue
					}
					ask, err := terms.ParseAsk(key)
					if err != nil {
						t.Fatal(err)
					}
					got, err := db.Figure(t.Context(), v, ask)
					if diff := cmp.Diff(got, want); err != nil || diff != "" {
						t.Errorf("%s for the %s, %v (-alone +among many):\n%s", key, v.Role, err, diff)
					}
				}
				if len(all) < 20 {
					t.Errorf("%s: only %d figures", name, len(all))
				}
			}
		}
	}
}
