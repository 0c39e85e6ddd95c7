package queries_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

var received = time.Date(2025, 12, 31, 8, 0, 0, 0, time.UTC)

// table builds a table as ingest would: a header of canonical names and one string a
// row, cells parted by |. Rows count from 2, as under a header.
func table(tb testing.TB, kind terms.Kind, header string, lines ...string) terms.Table {
	tb.Helper()
	t := terms.Table{Sheet: "Sheet1", Number: 1, Kind: kind, RowsRead: len(lines), Columns: map[string]string{}}
	names := strings.Fields(header)
	for i, line := range lines {
		r := terms.NewRecord(kind, i+2)
		for j, cell := range strings.Split(line, "|") {
			r.Set(names[j], value(tb, kind, names[j], strings.TrimSpace(cell)))
		}
		t.Records = append(t.Records, r)
	}
	return t
}

func value(tb testing.TB, kind terms.Kind, column, cell string) terms.Value {
	tb.Helper()
	v := terms.Value{Text: cell}
	if cell == "" {
		return v
	}
	at := slices.IndexFunc(terms.Columns(kind), func(c terms.Column) bool { return c.Name == column })
	if at < 0 {
		tb.Fatalf("kind %s has no column %s", kind, column)
	}
	scale := 1.0
	switch terms.Columns(kind)[at].Type {
	case terms.Text:
		return v
	case terms.Day:
		d, err := terms.ParseDate(cell)
		if err != nil {
			tb.Fatal(err)
		}
		v.N = int64(d)
		return v
	case terms.Yuan:
		scale = 100
	case terms.Hours:
		scale = 60
	case terms.Real:
		scale = 1000
	}
	f, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		tb.Fatal(err)
	}
	v.N = int64(math.Round(f * scale))
	return v
}

// shuffled returns the table with its rows in reverse order.
func shuffled(t terms.Table) terms.Table {
	t.Records = slices.Clone(t.Records)
	slices.Reverse(t.Records)
	for i := range t.Records {
		t.Records[i].Row = i + 2
	}
	return t
}

func intake(file string, tables ...terms.Table) terms.Intake {
	return terms.Intake{File: file, Bytes: []byte(file), Unit: "城北小学工会", Received: received, Tables: tables}
}

// openAt opens the database at a path, made where there is none; a test that opens a file
// again closes it before.
func openAt(tb testing.TB, path string) *queries.DB {
	tb.Helper()
	db, err := queries.Open(tb.Context(), path, queries.Options{Create: true, Key: queriestest.Key()})
	if err != nil {
		tb.Fatal(err)
	}
	return db
}

// load imports and holds the receipt to its promise that no row is lost.
func load(tb testing.TB, db *queries.DB, in terms.Intake) terms.Receipt {
	tb.Helper()
	got, err := db.Import(tb.Context(), terms.OwnerViewer(), in)
	if err != nil {
		tb.Fatalf("import %s: %v", in.File, err)
	}
	for _, r := range got.Tables {
		rejected := map[int]bool{}
		for _, x := range r.Table.Rejected {
			rejected[x.Row] = true
		}
		if sum := r.Loaded + r.Unchanged + len(rejected) + len(r.Table.Skipped); sum != r.Table.RowsRead {
			tb.Errorf("%s %s: rows read %d, but loaded %d + unchanged %d + rejected %d + skipped %d",
				in.File, r.Table.Sheet, r.Table.RowsRead, r.Loaded, r.Unchanged, len(rejected), len(r.Table.Skipped))
		}
	}
	return got
}

func digest(tb testing.TB, db *queries.DB) string {
	tb.Helper()
	d, err := db.Digest(tb.Context())
	if err != nil {
		tb.Fatalf("digest: %v", err)
	}
	return d
}
