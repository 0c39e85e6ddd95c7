package queries_test

import (
	"errors"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// readers are those who may see the school of the fixtures, and whether people by name.
var readers = map[string]terms.Viewer{
	"owner":                 terms.OwnerViewer(),
	"officer":               {Role: terms.Officer, Units: []string{"城北小学"}, Names: true},
	"officer without names": {Role: terms.Officer, Units: []string{"城北小学"}},
	"official":              {Role: terms.Federation, Units: []string{"城北小学"}, Names: true},
	"admin":                 {Role: terms.Admin, Names: true},
}

// A cell nobody could read may hold a name or an illness as well as a typing error.
func TestRejectedCellsOfTroublesStayInTheUnit(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	closed := map[terms.Kind]terms.Table{
		terms.Events:        table(t, terms.Events, "date name kind", "2025-03-01|张三|生病住院"),
		terms.Participation: table(t, terms.Participation, "activity date name", "登山|2025-03-01|张三"),
		terms.Spending:      table(t, terms.Spending, "date summary amount", "2025-03-01|慰问|500"),
		terms.NoKind:        {Sheet: "Sheet1", Number: 1, RowsRead: 0},
	}
	for kind, tab := range closed {
		tab.Rejected = []terms.Reject{{Row: 9, Column: "date", Header: "李四", Value: "李四住院", Why: "“李四住院”不是日期"}}
		tab.RowsRead++
		in := intake(string(kind)+".xlsx", tab)
		batch := load(t, db, in).Batch
		for name, v := range readers {
			rows, err := db.Rejects(t.Context(), v, batch)
			if err != nil || len(rows) != 1 {
				t.Fatalf("%s of %s: %v, %v", name, kind, rows, err)
			}
			open := name == "owner" || name == "officer"
			if r := rows[0]; (r.Value == "李四住院") != open || (r.Header == "李四") != open || !open && r.Why != "这一格没有读懂" {
				t.Errorf("the %s reads of %s: %+v", name, kind, r)
			}
		}
	}
}

// The file itself holds everything: only who answers for all its units by name reads it.
func TestOriginalsStayInTheUnit(t *testing.T) {
	t.Parallel()
	db := federation(t)
	batches, err := db.Batches(t.Context(), owner)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches {
		for name, v := range readers {
			if name == "official" {
				v.Units = []string{"城北区总工会"}
			}
			_, data, err := db.Original(t.Context(), v, b.ID)
			want := map[string]error{"owner": nil, "officer": nil}
			no, ok := want[name]
			switch {
			case !ok && !errors.Is(err, queries.ErrForbidden) && !errors.Is(err, queries.ErrNotFound):
				t.Errorf("the %s reads %s: %d bytes, %v", name, b.File, len(data), err)
			case name == "owner" && !errors.Is(err, no):
				t.Errorf("the owner reads %s: %v", b.File, err)
			case name == "official" && !errors.Is(err, queries.ErrForbidden):
				t.Errorf("the official is told of %s: %v, want ErrForbidden", b.File, err)
			}
		}
	}
}

// A file of several units is no single unit's, though its title names that one.
func TestOriginalOfSeveralUnits(t *testing.T) {
	t.Parallel()
	db := federation(t)
	in := intake("两校.xlsx", table(t, terms.Visits, "unit date name reason amount", "城北小学|2025-04-01|王芳|住院|500", "城南中学|2025-04-01|钱进|住院|500"))
	batch := load(t, db, in).Batch
	v := readers["officer"]
	if _, _, err := db.Original(t.Context(), v, batch); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("the officer of one of them: got %v, want ErrNotFound", err)
	}
	v.Units = []string{"城北小学", "城南中学"}
	if _, _, err := db.Original(t.Context(), v, batch); err != nil {
		t.Errorf("the officer of both: %v", err)
	}
}
