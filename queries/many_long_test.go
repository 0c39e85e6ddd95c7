//go:build long

package queries_test

import (
	"fmt"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// The federation of the measurements.
const (
	manyUnits      = 500
	manyMembers    = 200  // of each unit; the first has ten times as many
	manyActivities = 2000 // of all
)

func manyName(i int) string { return fmt.Sprintf("第%03d小学", i) }

// many is a city of hundreds of schools with rolls, logs, sign-ins, visits and payments.
func many(b *testing.B) *queries.DB {
	b.Helper()
	db := queriestest.NewDB(b)
	var units, members, acts, signs, visits, paid []string
	units = append(units, county+"||")
	for u := range manyUnits {
		name := manyName(u)
		units = append(units, fmt.Sprintf("%s|%s|%d", name, county, manyMembers))
		n := manyMembers
		if u == 0 {
			n *= 10
		}
		for i := range n {
			members = append(members, fmt.Sprintf("%s|第%d组|%03d%04d|职工%d|女|2010-09-01", name, i%8, u, i, i))
		}
		for i := range manyActivities / manyUnits {
			day := fmt.Sprintf("2025-%02d-%02d", 1+3*i, 1+u%28)
			acts = append(acts, fmt.Sprintf("%s|A%d|活动%d|%s|%d|300|culture", name, i, i, day, 30))
			for k := range 10 {
				signs = append(signs, fmt.Sprintf("%s|A%d|%s|%03d%04d|职工%d", name, i, day, u, (k*7+i)%n, (k*7+i)%n))
			}
		}
		for i := range 6 {
			visits = append(visits, fmt.Sprintf("%s|2025-%02d-15|职工%d|%03d%04d|住院|500|生病慰问|生病住院", name, 1+2*i, i*9, u, i*9))
			paid = append(paid, fmt.Sprintf("%s|2025-%02d-20|记%d|职工活动支出|活动|900", name, 1+2*i, i))
		}
	}
	put := func(kind terms.Kind, columns string, rows []string) {
		t := table(b, kind, columns, rows...)
		if kind != terms.Units && kind != terms.Members {
			t.Span = terms.Year(2025)
		}
		in := intake(string(kind)+".xlsx", t)
		in.Unit = county
		load(b, db, in)
	}
	put(terms.Units, "unit parent headcount", units)
	put(terms.Members, "unit group staff_no name gender joined", members)
	put(terms.Activities, "unit code title start headcount spend theme", acts)
	put(terms.Participation, "unit activity date staff_no name", signs)
	put(terms.Visits, "unit date name staff_no reason amount label class", visits)
	put(terms.Spending, "unit date voucher subject summary amount", paid)
	return db
}

// BenchmarkManyUnits measures what pages ask of a city of hundreds of units, and how many
// times as long it takes as the same of one unit.
func BenchmarkManyUnits(b *testing.B) {
	db := many(b)
	ofOne := func() error { _, err := db.Overview(b.Context(), owner, scope(manyName(1))); return err }
	var unit time.Duration
	for _, question := range []struct {
		name string
		ask  func() error
	}{
		{"OneUnit", ofOne}, // what the others are told in
		{"Compare", func() error { _, err := db.Compare(b.Context(), owner, scope(county)); return err }},
		{"Reach", func() error { _, err := db.Reach(b.Context(), owner, scope(county)); return err }},
		{"Overview", func() error { _, err := db.Overview(b.Context(), owner, scope(county)); return err }},
		{"Completeness", func() error { _, err := db.Completeness(b.Context(), owner, scope(county)); return err }},
		{"Unreached", func() error { _, err := db.Unreached(b.Context(), owner, scope(county)); return err }},
		{"Facts", func() error { _, err := db.Facts(b.Context(), owner, scope(county)); return err }},
		{"FactsOfOne", func() error { _, err := db.Facts(b.Context(), owner, scope(manyName(0))); return err }},
		{"FromAbove", func() error { _, err := db.Facts(b.Context(), official, scope(county)); return err }},
		{"OverviewOfOne", func() error { _, err := db.Overview(b.Context(), owner, scope(manyName(0))); return err }},
	} {
		b.Run(question.name, func(b *testing.B) {
			for b.Loop() {
				if err := question.ask(); err != nil {
					b.Fatal(err)
				}
			}
			if unit == 0 {
				unit = b.Elapsed() / time.Duration(b.N)
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(unit), "units")
		})
	}
}
