//go:build long

package web_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"nianlun/ingest"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// BenchmarkPageWhileImporting asks for the overview, from the cache and computed anew, of a
// database at rest and while a million sign-ins of another unit are taken in, one page after
// the other. It reports the median of each in milliseconds, and x: how many times as long a
// page takes during the import.
//
//	go test -tags long ./server/web -run '^$' -bench PageWhileImporting -benchtime 1x
func BenchmarkPageWhileImporting(b *testing.B) {
	for b.Loop() {
		db := queriestest.NewDB(b)
		load(b, db, fixture)
		site := bareSite(b)
		site.Attach(db)
		site.Report(web.Progress{Ready: true})
		server := httptest.NewServer(site)
		defer server.Close()
		var asked atomic.Int64
		anew := func() string {
			day := time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -int(asked.Add(1)%3000))
			return fmt.Sprintf("/?year=2025&asof=%s", day.Format(time.DateOnly))
		}
		kept := func() string { return "/?year=2025" }
		idle := map[string]float64{}
		for name, target := range map[string]func() string{"anew": anew, "kept": kept} {
			idle[name] = median(b, server.URL, target, 40, nil)
			b.ReportMetric(idle[name], "ms-"+name+"-idle")
		}
		for name, target := range map[string]func() string{"anew": anew, "kept": kept} {
			done, stop := context.WithCancel(b.Context())
			go func() {
				defer stop()
				_, err := ingest.Load(b.Context(), db, []ingest.File{{Name: name + "签到.csv", Data: manySignIns(name, 1_000_000)}}, ingest.Options{
					Viewer: terms.OwnerViewer(), Unit: "另一个单位" + name, Year: 2025, Now: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC), Beside: true,
				})
				if err != nil {
					b.Error(err)
				}
			}()
			during := median(b, server.URL, target, 10_000, done)
			b.ReportMetric(during, "ms-"+name+"-importing")
			b.ReportMetric(during/idle[name], "x-"+name)
		}
	}
}

// median asks for pages, at most so many and until done, and returns the median in ms.
func median(b *testing.B, server string, target func() string, most int, done context.Context) float64 {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	defer client.CloseIdleConnections()
	var took []time.Duration
	for i := 0; i < most && (done == nil || done.Err() == nil); i++ {
		began := time.Now()
		if err := askPage(b.Context(), client, server+target(), nil); err != nil { //nolint:contextcheck // the measurement's own
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return float64(took[len(took)/2].Microseconds()) / 1000
}

func manySignIns(unit string, rows int) []byte {
	var out bytes.Buffer
	out.WriteString("工号,姓名,活动编号,日期,角色,时长\n")
	for i := range rows {
		fmt.Fprintf(&out, "%s%05d,李%d,HD%03d,2025-%02d-%02d,参加,2\n", unit, i%50_000, i%50_000, i/50_000, 1+i/50_000%12, 1+i/50_000)
	}
	return out.Bytes()
}
