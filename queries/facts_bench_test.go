package queries_test

import (
	"testing"
	"time"

	"nianlun/queries/terms"
)

// BenchmarkFacts measures the facts of a small federation, and how many times as long they
// take as one figure: they hold hundreds, and are tallied together.
func BenchmarkFacts(b *testing.B) {
	db := federation(b)
	var one time.Duration
	for _, question := range []struct {
		name string
		ask  func() error
	}{
		{"OneFigure", func() error { _, err := db.Figure(b.Context(), owner, schoolAsk(terms.ActivityCount)); return err }},
		{"School", func() error { _, err := db.Facts(b.Context(), owner, scope("城北小学")); return err }},
		{"Above", func() error { _, err := db.Facts(b.Context(), owner, scope("城北区总工会")); return err }},
		{"Overview", func() error { _, err := db.Overview(b.Context(), owner, scope("城北区总工会")); return err }},
	} {
		b.Run(question.name, func(b *testing.B) {
			for b.Loop() {
				if err := question.ask(); err != nil {
					b.Fatal(err)
				}
			}
			took := b.Elapsed() / time.Duration(b.N)
			if one == 0 {
				one = took
			}
			b.ReportMetric(float64(took)/float64(one), "figures")
		})
	}
}
