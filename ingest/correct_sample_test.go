package ingest_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianlun/dashboards/book"
	"nianlun/ingest"
	"nianlun/ingest/sheet"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
)

// TestCorrectionOfTheSample marks every table of the sample, in its own workbook and in a
// new one, and reads the same from both.
func TestCorrectionOfTheSample(t *testing.T) {
	t.Parallel()
	files, err := sampledata.List()
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, f := range files {
		name := path.Base(f.Name)
		if ending := path.Ext(name); ending != ".xlsx" && ending != ".csv" && ending != ".xls" {
			continue
		}
		want, err := sheet.Read(name, f.Data, sheet.Hint{Unit: "甲局工会", Year: 2025})
		if err != nil {
			t.Fatal(err)
		}
		faults := faultsOf(want.Tables)
		cells, err := ingest.Cells(name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := book.Rebuild(cells, faults)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		readsAs(t, name+" rebuilt", want, again)
		if !strings.HasSuffix(name, ".xlsx") {
			continue
		}
		if again, err = book.Correct(f.Data, faults); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		readsAs(t, name, want, again)
		marked++
	}
	if marked < 20 {
		t.Errorf("%d workbooks marked: the sample has more", marked)
	}
}

// faultsOf marks the corners of every table, cells that are there and cells that are not.
func faultsOf(tables []terms.Table) []book.Fault {
	var faults []book.Fault
	for _, table := range tables {
		for _, cell := range []string{"A2", "B4", "C5", "D400", "ZZ3"} {
			faults = append(faults, book.Fault{Sheet: table.Sheet, Cell: cell, Note: "合计 2025-03-08\n改"})
		}
	}
	return faults
}

func readsAs(t *testing.T, name string, want sheet.Book, data []byte) {
	t.Helper()
	got, err := sheet.Read(strings.TrimSuffix(want.File, path.Ext(want.File))+".xlsx", data, sheet.Hint{Unit: "甲局工会", Year: 2025})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	tables := slices.Clone(got.Tables)
	for i := range tables {
		if i < len(want.Tables) && want.Format != "xlsx" && want.Format != "xls" {
			tables[i].Sheet = want.Tables[i].Sheet
		}
	}
	if diff := cmp.Diff(want.Tables, tables, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
