//go:build long && unix

package ingest_test

import (
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// BenchmarkPreview sets the preview of a file of sign-ins beside its import in the same
// round. x-import is the ratio of times, x-import-cpu of processor times.
func BenchmarkPreview(b *testing.B) {
	const rows = 200_000
	w := speedWorld{rows: rows}
	files := w.signIns(b)
	var told, taken spent
	for b.Loop() {
		db := w.roll(b)
		told.add(measure(b, func() { mustPreview(b, db, files) }))
		taken.add(measure(b, func() { mustLoad(b, db, files) }))
	}
	b.ReportMetric(told.wall.Seconds()/taken.wall.Seconds(), "x-import")
	b.ReportMetric(told.cpu.Seconds()/taken.cpu.Seconds(), "x-import-cpu")
}

func mustPreview(b *testing.B, db *queries.DB, files []ingest.File) {
	b.Helper()
	told, err := ingest.Preview(b.Context(), db, files, ingest.Options{
		Viewer: terms.OwnerViewer(), Unit: "市教育工会", Year: 2025, Now: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		b.Fatal(err)
	}
	if len(told.Changes) == 0 {
		b.Fatal("nothing would change")
	}
}
