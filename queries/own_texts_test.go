package queries_test

import (
	"errors"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
)

func TestOwnTexts(t *testing.T) {
	t.Parallel()
	db, unit := federation(t), "城南中学"
	keep := func(v terms.Viewer, kind, name, body string, day int) error {
		return db.KeepOwnText(t.Context(), v, unit, terms.OwnText{Kind: kind, Name: name, Body: body, At: received.Add(time.Duration(day) * 24 * time.Hour)})
	}
	before, err := db.DecisionVersion(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	digest, err := db.Digest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, body := range []string{"甲", "乙"} {
		if err := keep(schoolOfficer, "template", "school", body, i); err != nil {
			t.Fatal(err)
		}
	}
	for i, body := range []string{"工会主席：某某", ""} {
		if err := keep(schoolOfficer, "officers", "", body, i+2); err != nil {
			t.Fatal(err)
		}
	}
	now, err := db.OwnTexts(t.Context(), schoolOfficer, unit)
	if err != nil || len(now) != 1 || now[0].Body != "乙" || now[0].By != "nan" || !now[0].At.Equal(received.Add(24*time.Hour)) {
		t.Errorf("what is kept now: %+v, %v", now, err)
	}
	all, err := db.OwnTextHistory(t.Context(), schoolOfficer, unit, "template", "school")
	if err != nil || len(all) != 2 || all[0].Body != "乙" || all[1].Body != "甲" {
		t.Errorf("the history: %+v, %v", all, err)
	}
	if after, err := db.DecisionVersion(t.Context()); err != nil || after == before {
		t.Errorf("pages are not told: %d, %v", after, err)
	}
	if same, err := db.Digest(t.Context()); err != nil || same != digest {
		t.Errorf("the digest changed: %v", err)
	}
	// Above the unit nobody reads what was written inside it, nor below or beside it.
	if above, err := db.OwnTexts(t.Context(), cityOfficial, unit); err != nil || len(above) != 0 {
		t.Errorf("from above: %+v, %v", above, err)
	}
	stranger := terms.Viewer{Role: terms.Officer, Name: "x", Units: []string{"别处"}}
	if _, err := db.OwnTexts(t.Context(), stranger, unit); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("a stranger reads: %v", err)
	}
	if err := keep(stranger, "template", "school", "丙", 5); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("a stranger keeps: %v", err)
	}
	if err := keep(schoolOfficer, "", "", "丙", 5); !errors.Is(err, queries.ErrInput) {
		t.Errorf("of no kind: %v", err)
	}
	if err := db.KeepOwnText(t.Context(), terms.OwnerViewer(), "无此单位", terms.OwnText{Kind: "template"}); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("of no unit: %v", err)
	}
}
