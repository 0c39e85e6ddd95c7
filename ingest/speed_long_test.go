//go:build long && unix

package ingest_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
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
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// What a federation of the measurement has: rows of sign-ins a unit, members of a unit,
// activities of a unit.
const (
	speedRows       = 2000
	speedMembers    = 200
	speedActivities = 20
)

// speedFile is how many rows a file holds: a million, or NIANLUN_SPEED_FILE.
func speedFile() int {
	if n, err := strconv.Atoi(os.Getenv("NIANLUN_SPEED_FILE")); err == nil && n > 0 {
		return n
	}
	return 1_000_000
}

// BenchmarkImport sets the whole way of sign-in rows (read, cleaned, checked, keyed,
// resolved, rolled up, committed, the original sealed) beside DuckDB's own read_csv of the
// same file into a typed table, in the same round. x-raw is the ratio of times, x-raw-cpu
// of processor times, which neighbours disturb less; reading-x-raw is of the files' reading
// and cleaning alone. NIANLUN_SPEED_ROWS adds sizes.
func BenchmarkImport(b *testing.B) {
	sizes := []int{100_000, 1_000_000}
	for _, more := range strings.Fields(os.Getenv("NIANLUN_SPEED_ROWS")) {
		n, err := strconv.Atoi(more)
		if err != nil {
			b.Fatal(err)
		}
		sizes = append(sizes, n)
	}
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) { speed(b, n) })
	}
}

func speed(b *testing.B, rows int) {
	b.Helper()
	files := signIns(rows)
	var raw, ours, reading spent
	for b.Loop() {
		b.StopTimer()
		raw.add(rawSpent(b, files))
		reading.add(measure(b, func() { readAlone(b, files) }))
		db := rollOf(b, rows)
		b.StartTimer()
		ours.add(measure(b, func() { mustLoad(b, db, files) }))
	}
	report(b, rows, raw, ours)
	b.ReportMetric(reading.wall.Seconds()/raw.wall.Seconds(), "reading-x-raw")
	b.ReportMetric(reading.cpu.Seconds()/raw.cpu.Seconds(), "reading-x-raw-cpu")
}

// readAlone reads files and keeps nothing.
func readAlone(b *testing.B, files []ingest.File) {
	b.Helper()
	for _, f := range files {
		book, err := sheet.Read(f.Name, f.Data, sheet.Hint{Unit: "市教育工会", Year: 2025, SignIns: true})
		if err != nil || book.Tables[0].SignIns.Len() == 0 {
			b.Fatalf("%s: %v, none in columns", f.Name, err)
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
	plain := signIns(rows)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(plain[0].Data)
	if err != nil {
		b.Fatal(err)
	}
	book := workbook(b, plain[0].Data)
	var raw, utf8, gb18030, xlsx, alone spent
	for b.Loop() {
		raw.add(rawSpent(b, plain))
		utf8.add(importSpent(b, rows, plain))
		gb18030.add(importSpent(b, rows, []ingest.File{{Name: "签到1.csv", Data: gb}}))
		xlsx.add(importSpent(b, rows, []ingest.File{{Name: "签到1.xlsx", Data: book}}))
		alone.add(measure(b, func() { excelizeRows(b, book) }))
	}
	b.ReportMetric(gb18030.cpu.Seconds()/utf8.cpu.Seconds(), "gb18030-x-utf8-cpu")
	b.ReportMetric(xlsx.cpu.Seconds()/utf8.cpu.Seconds(), "xlsx-x-utf8-cpu")
	b.ReportMetric(xlsx.cpu.Seconds()/raw.cpu.Seconds(), "xlsx-x-raw-cpu")
	b.ReportMetric(xlsx.wall.Seconds()/raw.wall.Seconds(), "xlsx-x-raw")
	b.ReportMetric(alone.cpu.Seconds()/xlsx.cpu.Seconds(), "excelize-reading-x-xlsx-cpu")
}

func importSpent(b *testing.B, rows int, files []ingest.File) spent {
	b.Helper()
	db := rollOf(b, rows)
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

// signIns makes the files: rows as a system exports them, some of them written by hand.
func signIns(rows int) []ingest.File {
	var files []ingest.File
	for from := 0; from < rows; from += speedFile() {
		var out bytes.Buffer
		out.WriteString("单位,工号,姓名,活动编号,日期,角色,时长\n")
		for i := from; i < min(from+speedFile(), rows); i++ {
			unit, k := i/speedRows, i%speedRows
			member, activity := k%speedMembers, k/speedMembers*2+k%2
			fmt.Fprintf(&out, "%s,%s,%s,%s,2025-%02d-%02d,%s,%s\n", speedUnit(unit), speedStaff(unit, member), speedName(unit, member),
				speedCode(activity), 1+activity%12, 1+activity, []string{"参加", "参加", "志愿者", ""}[k%4], []string{"2", "1.5小时", "90分钟", ""}[i%4])
		}
		files = append(files, ingest.File{Name: fmt.Sprintf("签到%d.csv", len(files)+1), Data: out.Bytes()})
	}
	return files
}

func speedUnit(u int) string { return fmt.Sprintf("第%04d中学", u) }

func speedStaff(u, m int) string { return fmt.Sprintf("%05d%03d", u, m) }

func speedName(u, m int) string {
	const given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
	names := []rune(given)
	return "王李张刘陈杨赵黄周吴"[u%10*3:u%10*3+3] + string(names[m%20]) + string(names[m/20])
}

func speedCode(a int) string { return fmt.Sprintf("HD2025%02d", a) }

// rollOf is a database that knows the members and activities of the sign-ins.
func rollOf(b *testing.B, rows int) *queries.DB {
	b.Helper()
	db := queriestest.NewDB(b)
	var roll, acts bytes.Buffer
	roll.WriteString("单位,工号,姓名,性别,入会日期\n")
	acts.WriteString("单位,活动编号,活动名称,活动类别,开始日期,参加人数,经费支出\n")
	for u := range (rows + speedRows - 1) / speedRows {
		for m := range speedMembers {
			fmt.Fprintf(&roll, "%s,%s,%s,女,2015-09-01\n", speedUnit(u), speedStaff(u, m), speedName(u, m))
		}
		for a := range speedActivities {
			fmt.Fprintf(&acts, "%s,%s,职工活动%d,文体活动,2025-%02d-%02d,100,500\n", speedUnit(u), speedCode(a), a, 1+a%12, 1+a)
		}
	}
	mustLoad(b, db, []ingest.File{{Name: "会员花名册.csv", Data: roll.Bytes()}, {Name: "活动台账.csv", Data: acts.Bytes()}})
	return db
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
func rawSpent(b *testing.B, files []ingest.File) spent {
	b.Helper()
	dir := b.TempDir()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	db, err := sql.Open("duckdb", filepath.Join(dir, "raw.duckdb"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // thrown away
	run := func(statement string) {
		if _, err := db.ExecContext(b.Context(), statement); err != nil {
			b.Fatal(err)
		}
	}
	run("create table t (unit varchar, staff_no varchar, name varchar, activity varchar, day date, role varchar, hours varchar)")
	return measure(b, func() {
		for _, f := range files {
			run("insert into t select * from read_csv('" + filepath.Join(dir, f.Name) + "', header = true, columns = {'unit': 'varchar', " +
				"'staff_no': 'varchar', 'name': 'varchar', 'activity': 'varchar', 'day': 'date', 'role': 'varchar', 'hours': 'varchar'})")
		}
	})
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
	runtime.GC()
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
