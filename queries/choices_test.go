package queries_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// TestChoicesAreOfTheirUnit says something of a shape, something newer, and takes it back.
func TestChoicesAreOfTheirUnit(t *testing.T) {
	t.Parallel()
	db := federation(t)
	north := terms.Viewer{Role: terms.Officer, Name: "bei", Units: []string{"城北小学"}, Names: true}
	south := terms.Viewer{Role: terms.Officer, Name: "nan", Units: []string{"城南中学"}, Names: true}
	day := terms.DateOf(received)
	first := terms.Choice{Columns: map[string]string{"花了": "spend", "备注": ""}}
	for i, c := range []terms.Choice{{NoData: true}, first} {
		if err := db.Choose(t.Context(), north, "城北小学工会", "s1", c, received); err != nil {
			t.Fatalf("word %d: %v", i, err)
		}
	}
	got, err := db.Choices(t.Context(), north, "城北小学", day)
	if diff := cmp.Diff(map[string]terms.Choice{"s1": first}, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	if err := db.Choose(t.Context(), south, "城北小学", "s1", terms.Choice{NoData: true}, received); !errors.Is(err, queries.ErrNotFound) && !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("a neighbour's word: %v", err)
	}
	for unit, v := range map[string]terms.Viewer{"城南中学": south, "没有的单位": north, "城北小学": south} {
		if got, err := db.Choices(t.Context(), v, unit, day); err != nil || len(got) != 0 {
			t.Errorf("%s of %s: %v %v", v.Name, unit, got, err)
		}
	}
	if err := db.Choose(t.Context(), north, "城北小学", "s1", terms.Choice{}, received); err != nil {
		t.Fatal(err)
	}
	if got, err := db.Choices(t.Context(), north, "城北小学", day); err != nil || len(got) != 0 {
		t.Errorf("after it was taken back: %v %v", got, err)
	}
}
