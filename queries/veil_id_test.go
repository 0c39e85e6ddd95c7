package queries_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// An identity number given as a person's number never reaches the file on disk, and
// still says that two rows mean one person.
func TestIdentityNumbersAreHashed(t *testing.T) {
	t.Parallel()
	const id = "11010519491231002X"
	path := t.TempDir() + "/id.duckdb"
	ctx := context.Background()
	db, err := queries.Open(ctx, path, queries.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	member := terms.NewRecord(terms.Members, 2)
	member.Set("name", terms.Value{Text: "张三"})
	member.Set("staff_no", terms.Value{Text: id})
	visit := terms.NewRecord(terms.Visits, 2)
	day := terms.NewDate(2025, 3, 8)
	visit.Set("date", terms.Value{Text: day.String(), N: int64(day)})
	visit.Set("name", terms.Value{Text: "张 三丰"}) // another spelling: only the number can match
	visit.Set("staff_no", terms.Value{Text: strings.ToLower(id)})
	visit.Set("amount", terms.Value{Text: "500.00", N: 50000})
	tables := []terms.Table{
		{Sheet: "名册", Number: 1, Kind: terms.Members, RowsRead: 1, Year: 2025, Span: terms.Year(2025), Records: []terms.Record{member}},
		{Sheet: "慰问", Number: 1, Kind: terms.Visits, RowsRead: 1, Year: 2025, Span: terms.Year(2025), Records: []terms.Record{visit}},
	}
	if _, err := db.Import(ctx, terms.OwnerViewer(), terms.Intake{File: "a.xlsx", Unit: "甲厂工会", Tables: tables}); err != nil {
		t.Fatal(err)
	}
	ask := terms.Ask{Measure: terms.ReachedMembers, Unit: "甲厂", Period: terms.Year(2025)}
	reached, err := db.Figure(ctx, terms.OwnerViewer(), ask.With(terms.ByStatus, "name"))
	if err != nil || reached.Value == nil || *reached.Value != 1 {
		t.Errorf("reached by name: %+v, %v; want the one member", reached, err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), id[:17]) {
		t.Error("the identity number stands in the database file")
	}
}
