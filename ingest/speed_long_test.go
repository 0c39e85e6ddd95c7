//go:build long && unix

package ingest_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"nianlun/ingest"
	"nianlun/ingest/sheet"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// speedFile is how many rows a file holds at most: ten million, or NIANLUN_SPEED_FILE.
func speedFile() int {
	if n, err := strconv.Atoi(os.Getenv("NIANLUN_SPEED_FILE")); err == nil && n > 0 {
		return n
	}
	return 10_000_000
}

// BenchmarkLoad sets the whole way of sign-in rows (read, cleaned, checked, keyed,
// resolved, rolled up, committed, the original sealed) beside DuckDB's own read_csv of the
// same file into a typed table, both in this process, which a profile can see into; no
// limit of the command's on memory holds here. x-raw is the ratio of times, x-raw-cpu
// of processor times, which neighbours disturb less; reading-x-raw is of the files' reading
// and cleaning alone.
func BenchmarkLoad(b *testing.B) { speedSizes(b, loaded) }

// speedSizes measures each size, and each size that NIANLUN_SPEED_ROWS adds: units, people
// and activities go by words, then by numbers, which raw reads as such.
func speedSizes(b *testing.B, one func(*testing.B, speedWorld)) {
	b.Helper()
	sizes := []int{100_000, 1_000_000}
	for _, more := range strings.Fields(os.Getenv("NIANLUN_SPEED_ROWS")) {
		n, err := strconv.Atoi(more)
		if err != nil {
			b.Fatal(err)
		}
		sizes = append(sizes, n)
	}
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) { one(b, speedWorld{rows: n}) })
		b.Run(strconv.Itoa(n)+"-numbers", func(b *testing.B) { one(b, speedWorld{rows: n, numbers: true}) })
	}
}

func loaded(b *testing.B, w speedWorld) {
	b.Helper()
	files := w.signIns(b)
	var raw, ours, reading spent
	for b.Loop() {
		b.StopTimer()
		raw.add(rawSpent(b, w, files))
		reading.add(measure(b, func() { readAlone(b, files) }))
		db := w.roll(b)
		b.StartTimer()
		ours.add(measure(b, func() { mustLoad(b, db, files) }))
	}
	report(b, w.rows, raw, ours)
	b.ReportMetric(reading.wall.Seconds()/raw.wall.Seconds(), "reading-x-raw")
	b.ReportMetric(reading.cpu.Seconds()/raw.cpu.Seconds(), "reading-x-raw-cpu")
}

// readAlone reads files and keeps nothing.
func readAlone(b *testing.B, files []ingest.File) {
	b.Helper()
	for _, f := range files {
		hint := sheet.Hint{Unit: "市教育工会", Year: 2025, SignIns: true}
		book, ok := sheet.ReadFrom(f.Name, terms.Intake{Bytes: f.Data, From: f.From}.Original(), hint)
		if !ok || book.Tables[0].SignIns.Len() == 0 {
			b.Fatalf("%s: none in columns", f.Name)
		}
	}
}

// BenchmarkImportForms sets the same rows as GB18030 text and as a workbook beside their
// UTF-8 text, each imported into a database of its own: 100000 of them, or
// NIANLUN_SPEED_FORMS.
func BenchmarkImportForms(b *testing.B) {
	rows := 100_000
	if n, err := strconv.Atoi(os.Getenv("NIANLUN_SPEED_FORMS")); err == nil && n > 0 {
		rows = n
	}
	w := speedWorld{rows: rows}
	plain := w.signIns(b)
	text := bytesOf(b, terms.Intake{Bytes: plain[0].Data, From: plain[0].From}.Original())
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(text)
	if err != nil {
		b.Fatal(err)
	}
	book := workbook(b, text)
	var raw, utf8, gb18030, xlsx, alone spent
	for b.Loop() {
		raw.add(rawSpent(b, w, plain))
		utf8.add(importSpent(b, w, []ingest.File{{Name: "签到1.csv", Data: text}}))
		gb18030.add(importSpent(b, w, []ingest.File{{Name: "签到1.csv", Data: gb}}))
		xlsx.add(importSpent(b, w, []ingest.File{{Name: "签到1.xlsx", Data: book}}))
		alone.add(measure(b, func() { excelizeRows(b, book) }))
	}
	b.ReportMetric(gb18030.cpu.Seconds()/utf8.cpu.Seconds(), "gb18030-x-utf8-cpu")
	b.ReportMetric(xlsx.cpu.Seconds()/utf8.cpu.Seconds(), "xlsx-x-utf8-cpu")
	b.ReportMetric(xlsx.cpu.Seconds()/raw.cpu.Seconds(), "xlsx-x-raw-cpu")
	b.ReportMetric(xlsx.wall.Seconds()/raw.wall.Seconds(), "xlsx-x-raw")
	b.ReportMetric(alone.cpu.Seconds()/xlsx.cpu.Seconds(), "excelize-reading-x-xlsx-cpu")
}

func importSpent(b *testing.B, w speedWorld, files []ingest.File) spent {
	b.Helper()
	db := w.roll(b)
	return measure(b, func() { mustLoad(b, db, files) })
}

// workbook writes the rows of a text as a workbook's.
func workbook(b *testing.B, text []byte) []byte {
	b.Helper()
	book := excelize.NewFile()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		var row []any
		for _, field := range strings.Split(line, ",") {
			row = append(row, field)
		}
		if err := w.SetRow("A"+strconv.Itoa(i+1), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	out, err := book.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// excelizeRows reads a workbook's raw cells and does nothing with them.
func excelizeRows(b *testing.B, data []byte) {
	b.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		b.Fatal(err)
	}
	rows, err := book.Rows("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			b.Fatal(err)
		}
	}
}

// report prints what the rounds took: ours against raw.
func report(b *testing.B, rows int, raw, ours spent) {
	b.Helper()
	b.ReportMetric(ours.wall.Seconds()/raw.wall.Seconds(), "x-raw")
	b.ReportMetric(ours.cpu.Seconds()/raw.cpu.Seconds(), "x-raw-cpu")
	b.ReportMetric(float64(rows)*float64(b.N)/ours.wall.Seconds(), "rows/s")
	b.ReportMetric(float64(rows)*float64(b.N)/raw.wall.Seconds(), "raw-rows/s")
	b.ReportMetric(float64(ours.peak), "peak-MiB")
	b.ReportMetric(float64(raw.peak), "raw-peak-MiB")
}

func mustLoad(b *testing.B, db *queries.DB, files []ingest.File) {
	b.Helper()
	reports, err := ingest.Load(b.Context(), db, files, ingest.Options{
		Viewer: terms.OwnerViewer(), Unit: "市教育工会", Year: 2025, Now: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC),
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range reports {
		if r.Error != "" || len(r.Sheets) != 1 || r.Sheets[0].RowsLoaded == 0 || r.Sheets[0].RowsLoaded != r.Sheets[0].RowsRead-1 && r.Sheets[0].RowsLoaded != r.Sheets[0].RowsRead {
			b.Fatalf("%s: %s, loaded %d of %d", r.File, r.Error, r.Sheets[0].RowsLoaded, r.Sheets[0].RowsRead)
		}
	}
}

// rawSpent is what DuckDB's own reading of the same files takes, into a database of its
// own with default settings.
func rawSpent(b *testing.B, w speedWorld, files []ingest.File) spent {
	b.Helper()
	dir := b.TempDir()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), bytesOf(b, terms.Intake{Bytes: f.Data, From: f.From}.Original()), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	db, err := openRaw(b.Context(), dir, w.numbers)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // thrown away
	return measure(b, func() {
		if err := readRaw(b.Context(), db, dir, w.numbers); err != nil {
			b.Fatal(err)
		}
	})
}

// openRaw makes a database for a typed table of sign-ins in a folder.
func openRaw(ctx context.Context, dir string, numbers bool) (*sql.DB, error) {
	db, err := sql.Open("duckdb", filepath.Join(dir, "raw.duckdb"))
	if err == nil {
		id := idType(numbers)
		_, err = db.ExecContext(ctx, "create or replace table t (unit "+id+", staff_no "+id+", name varchar, activity "+id+", day date, role varchar, hours varchar)")
	}
	return db, err
}

// readRaw reads the files of a folder into that table.
func readRaw(ctx context.Context, db *sql.DB, dir string, numbers bool) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	id := idType(numbers)
	for _, f := range files {
		if err == nil {
			_, err = db.ExecContext(ctx, "insert into t select * from read_csv('"+f+"', header = true, columns = {'unit': '"+id+"', "+
				"'staff_no': '"+id+"', 'name': 'varchar', 'activity': '"+id+"', 'day': 'date', 'role': 'varchar', 'hours': 'varchar'})")
		}
	}
	return err
}

// idType is what units, people and activities go by.
func idType(numbers bool) string {
	if numbers {
		return "bigint"
	}
	return "varchar"
}

// spent is what something took.
type spent struct {
	wall, cpu time.Duration
	peak      int // MiB of the process at its highest, what it held before included
}

func (s *spent) add(more spent) {
	s.wall += more.wall
	s.cpu += more.cpu
	s.peak = max(s.peak, more.peak)
}

func measure(b *testing.B, what func()) spent {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600); err != nil && runtime.GOOS == "linux" {
		b.Fatal(err) // the peak would be that of what ran before
	}
	began, before := time.Now(), processor(b) //nolint:forbidigo // a measurement
	what()
	return spent{time.Since(began), processor(b) - before, peak()}
}

func processor(b *testing.B) time.Duration {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// peak reads the high-water mark Linux keeps; 0 elsewhere.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kib, err := strconv.Atoi(fields[0])
	if err != nil {
		return 0
	}
	return kib / 1024
}
