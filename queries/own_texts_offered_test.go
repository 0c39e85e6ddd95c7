package queries_test

import (
	"testing"
	"time"

	"nianlun/queries/terms"
)

// A template and the set phrases of a federation are offered to the units below it, its
// leaders are not; what a unit keeps itself stands before them, and what the federation
// takes back is gone.
func TestOfferedTexts(t *testing.T) {
	t.Parallel()
	db, above, unit := federation(t), "城北区总工会", "城南中学"
	days := 0
	keep := func(v terms.Viewer, of, kind, name, body string) {
		t.Helper()
		days++
		if err := db.KeepOwnText(t.Context(), v, of, terms.OwnText{Kind: kind, Name: name, Body: body, At: received.Add(time.Duration(days) * 24 * time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	texts := func(v terms.Viewer) (own, offered []string) {
		t.Helper()
		all, err := db.OwnTexts(t.Context(), v, unit)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range all {
			if k.From == "" {
				own = append(own, k.Kind+k.Name+k.Body)
				continue
			}
			if k.From != "城北区总工会" || k.By != "" {
				t.Errorf("from %q by %q", k.From, k.By)
			}
			offered = append(offered, k.Kind+k.Name+k.Body)
		}
		return own, offered
	}
	keep(terms.OwnerViewer(), above, "template", "school", "旧")
	keep(terms.OwnerViewer(), above, "template", "school", "甲")
	keep(terms.OwnerViewer(), above, "officers", "", "主席：某某")
	keep(terms.OwnerViewer(), above, "phrases", "2025", "开头：乙")
	if own, offered := texts(schoolOfficer); len(own) != 0 || len(offered) != 2 || offered[0] != "phrases2025开头：乙" || offered[1] != "templateschool甲" {
		t.Errorf("own %v, offered %v", own, offered)
	}
	keep(schoolOfficer, unit, "template", "school", "丙")
	if own, offered := texts(schoolOfficer); len(own) != 1 || own[0] != "templateschool丙" || len(offered) != 2 {
		t.Errorf("own %v, offered %v", own, offered)
	}
	keep(terms.OwnerViewer(), above, "phrases", "2025", "")
	if _, offered := texts(schoolOfficer); len(offered) != 1 {
		t.Errorf("taken back, still offered: %v", offered)
	}
	// Nothing flows up, and what is written inside a unit is not read above it.
	all, err := db.OwnTexts(t.Context(), terms.OwnerViewer(), above)
	if err != nil || len(all) != 2 {
		t.Errorf("the federation has %+v, %v", all, err)
	}
	if own, _ := texts(cityOfficial); len(own) != 0 {
		t.Errorf("from above: %v", own)
	}
}
