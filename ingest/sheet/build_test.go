package sheet_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
)

// page is a sheet a test invents.
type page struct {
	name   string
	rows   [][]any
	merges []string // A1:B2
	styles map[string]string
	hidden bool
}

// workbook writes pages as .xlsx bytes.
func workbook(tb testing.TB, pages ...page) []byte {
	tb.Helper()
	f := excelize.NewFile()
	for i, p := range pages {
		if i == 0 {
			must(tb, f.SetSheetName("Sheet1", p.name))
		} else {
			_, err := f.NewSheet(p.name)
			must(tb, err)
		}
		for r, row := range p.rows {
			cell, err := excelize.CoordinatesToCellName(1, r+1)
			must(tb, err)
			must(tb, f.SetSheetRow(p.name, cell, &row))
		}
		for _, m := range p.merges {
			from, to, _ := strings.Cut(m, ":")
			must(tb, f.MergeCell(p.name, from, to))
		}
		for area, format := range p.styles {
			from, to, _ := strings.Cut(area, ":")
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			must(tb, err)
			must(tb, f.SetCellStyle(p.name, from, to, id))
		}
		if p.hidden {
			must(tb, f.SetSheetVisible(p.name, false))
		}
	}
	var out bytes.Buffer
	must(tb, f.Write(&out))
	must(tb, f.Close())
	return out.Bytes()
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// read returns the tables of a file and checks that every row is accounted for.
func read(tb testing.TB, name string, data []byte, h sheet.Hint) []terms.Table {
	tb.Helper()
	book, err := sheet.Read(name, data, h)
	must(tb, err)
	for _, table := range book.Tables {
		checkRows(tb, table)
	}
	return book.Tables
}

func checkRows(tb testing.TB, table terms.Table) {
	tb.Helper()
	if table.Kind == terms.NoKind {
		return
	}
	rejected, loaded := map[int]bool{}, map[int]bool{}
	for _, r := range table.Rejected {
		rejected[r.Row] = true
	}
	for _, r := range table.Records {
		if !rejected[r.Row] {
			loaded[r.Row] = true
		}
	}
	if got := len(loaded) + len(rejected) + len(table.Skipped); got != table.RowsRead {
		tb.Errorf("sheet %s: %d loaded + %d rejected + %d skipped, but %d rows read", table.Sheet, len(loaded), len(rejected), len(table.Skipped), table.RowsRead)
	}
}

// lines writes records as "row|value|value" of the named columns.
func lines(table terms.Table, columns ...string) []string {
	var out []string
	for _, r := range table.Records {
		fields := []string{itoa(r.Row)}
		for _, c := range columns {
			fields = append(fields, r.Get(c).Text)
		}
		out = append(out, strings.Join(fields, "|"))
	}
	return out
}

func itoa(n int) string {
	digits := ""
	for ; n > 0; n /= 10 {
		digits = string(rune('0'+n%10)) + digits
	}
	return digits
}

// csv joins lines as a text file.
func csv(rows ...string) []byte { return []byte(strings.Join(rows, "\n") + "\n") }

func fileError(tb testing.TB, name string, data []byte) string {
	tb.Helper()
	_, err := sheet.Read(name, data, sheet.Hint{})
	var fe *sheet.FileError
	if !errors.As(err, &fe) {
		tb.Fatalf("Read(%s) = %v, want a FileError", name, err)
	}
	return fe.Message
}
