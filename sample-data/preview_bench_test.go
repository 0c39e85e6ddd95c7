package sampledata_test

import (
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
)

// BenchmarkPreview sets the previews of the sample's parcels beside their imports in the
// same round: x-import is the ratio of times.
func BenchmarkPreview(b *testing.B) {
	var told, taken time.Duration
	for b.Loop() {
		db := queriestest.NewDB(b)
		for _, p := range parcels(b) {
			o := ingest.Options{Viewer: owner, Unit: p.unit, Year: p.year, Now: time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC)}
			began := time.Now() //nolint:forbidigo // a measurement
			_, err := ingest.Preview(b.Context(), db, p.files, o)
			told += time.Since(began)
			if err != nil {
				b.Fatal(err)
			}
			began = time.Now() //nolint:forbidigo // a measurement
			_, err = ingest.Load(b.Context(), db, p.files, o)
			taken += time.Since(began)
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(told.Seconds()/taken.Seconds(), "x-import")
}
