package sampledata_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
)

// parcel is the files of one unit and year, sent together.
type parcel struct {
	unit  string
	year  int
	files []ingest.File
}

func parcels(tb testing.TB) []parcel {
	tb.Helper()
	list, err := sampledata.List()
	if err != nil {
		tb.Fatal(err)
	}
	var all []parcel
	for _, f := range list {
		if n := len(all); n == 0 || all[n-1].unit != f.Unit || all[n-1].year != f.Year {
			all = append(all, parcel{unit: f.Unit, year: f.Year})
		}
		last := &all[len(all)-1]
		last.files = append(last.files, ingest.File{Name: f.Name, Data: f.Data})
	}
	return all
}

// headlines are the figures a preview tells of, of the units that are there.
func headlines(t *testing.T, db *queries.DB, units []string, years []int) map[string]terms.Figure {
	t.Helper()
	var asks []terms.Ask
	for _, unit := range units {
		for _, year := range years {
			for _, m := range terms.Headlines() {
				asks = append(asks, terms.Ask{Measure: m, Unit: unit, Period: terms.Year(year)})
			}
		}
	}
	found, err := db.Figures(t.Context(), owner, asks)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWhatIsForetoldComesTrue sends the sample's parcels in several orders, some twice:
// the preview leaves nothing behind, and afterwards every figure it told of is what it
// said, and no other has changed.
func TestWhatIsForetoldComesTrue(t *testing.T) {
	t.Parallel()
	for seed := range uint64(orders) {
		all := parcels(t)
		draw := rand.New(rand.NewPCG(seed, 7))
		draw.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		all = append(all[:3], all[draw.IntN(3)])
		db := queriestest.NewDB(t)
		for _, p := range all {
			draw.Shuffle(len(p.files), func(i, j int) { p.files[i], p.files[j] = p.files[j], p.files[i] })
			foretell(t, db, p)
		}
	}
}

func foretell(t *testing.T, db *queries.DB, p parcel) {
	t.Helper()
	o := ingest.Options{Viewer: owner, Unit: p.unit, Year: p.year, Now: time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC)}
	before, err := db.Digest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	told, err := ingest.Preview(t.Context(), db, p.files, o)
	if err != nil {
		t.Fatal(err)
	}
	units, years, said := []string{}, []int{}, map[string]terms.Figure{}
	for _, c := range told.Changes {
		if !slices.Contains(units, c.Unit.Key) {
			units = append(units, c.Unit.Key)
		}
		if !slices.Contains(years, c.Year) {
			years = append(years, c.Year)
		}
		said[c.After.Key] = c.After
	}
	was := headlines(t, db, units, years)
	for _, c := range told.Changes {
		if f, there := was[c.After.Key]; there != (c.Before != nil) || there && cmp.Diff(f, *c.Before) != "" {
			t.Errorf("%s: before is %+v, told as %+v", c.After.Key, f, c.Before)
		}
	}
	if after, err := db.Digest(t.Context()); err != nil || after != before {
		t.Fatalf("%s %d: the preview left something behind (%v)", p.unit, p.year, err)
	}
	officer := foretoldTo(t, db, p, o)
	reports, err := ingest.Load(t.Context(), db, p.files, o)
	if err != nil {
		t.Fatal(err)
	}
	officer()
	for i := range reports {
		reports[i].Batch = 0
	}
	if diff := cmp.Diff(told.Reports, reports); diff != "" {
		t.Errorf("%s %d: told (-) and done (+):\n%s", p.unit, p.year, diff)
	}
	changed := map[string]terms.Figure{}
	for key, f := range headlines(t, db, units, years) {
		old, there := was[key]
		c := terms.Change{After: f}
		if there {
			c.Before = &old
		}
		if !c.Same() {
			changed[key] = f
		}
	}
	if diff := cmp.Diff(said, changed); diff != "" {
		t.Errorf("%s %d: figures told (-) and come true (+):\n%s", p.unit, p.year, diff)
	}
}

// foretoldTo has the officer of the unit look at the same files; the function returned holds
// what was said to what that officer is told once they are in.
func foretoldTo(t *testing.T, db *queries.DB, p parcel, o ingest.Options) func() {
	t.Helper()
	unit, err := db.FindUnit(t.Context(), owner, p.unit, terms.DateOf(o.Now))
	if errors.Is(err, queries.ErrNotFound) {
		return func() {}
	}
	if err != nil {
		t.Fatal(err)
	}
	o.Viewer = terms.Viewer{Name: "officer", Role: terms.Officer, Units: []string{unit.Key}, Names: true}
	told, err := ingest.Preview(t.Context(), db, p.files, o)
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		for _, c := range told.Changes {
			got, err := db.Figure(t.Context(), o.Viewer, terms.Ask{Measure: c.After.Measure, Unit: c.Unit.Key, Period: terms.Year(c.Year)})
			if diff := cmp.Diff(c.After, got); err != nil || diff != "" {
				t.Errorf("%s, said to its officer (-) and come true (+), %v:\n%s", c.After.Key, err, diff)
			}
		}
	}
}
