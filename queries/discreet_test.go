package queries_test

import (
	"encoding/json"
	"strings"
	"testing"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// told is everything a viewer is shown of a unit in words.
func told(t *testing.T, db *queries.DB, v terms.Viewer, unit string) string {
	t.Helper()
	ctx, sc, all := t.Context(), scope(unit), []any{}
	note := func(rows any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rows)
	}
	acts, err := db.Activities(ctx, v, sc)
	for i := range acts {
		acts[i].Key = "" // a key is no words
	}
	note(acts, err)
	progress, err := db.Progress(ctx, v, sc)
	for _, p := range progress {
		note([]any{p.Text, p.Section, p.Activities, p.Why}, nil)
	}
	note(nil, err)
	links, err := db.Links(ctx, v, sc)
	for _, l := range links {
		note([]string{l.Text, l.Activity, l.Title, l.Why}, nil)
	}
	note(nil, err)
	for _, m := range []terms.Measure{terms.ActivityCount, terms.ActivitySpend, terms.SpendingTotal, terms.SpendingAmount, terms.PlanItemCount} {
		ask := schoolAsk(m)
		ask.Unit = unit
		note(db.FigureRows(ctx, v, ask.Key()))
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What officers write into titles and summaries of one person's trouble stays with the
// unit; the same name beside other words does not.
func TestTroublesInPlainTextStayInTheUnit(t *testing.T) {
	t.Parallel()
	db := federation(t)
	for _, in := range []terms.Intake{
		intake("看望.xlsx", table(t, terms.Activities, "code title start headcount spend theme note",
			"|看望住院职工王芳|2025-11-20|3|300|care|王芳手术", "A77|王芳技术比武夺冠|2025-11-21|3|300|skills|")),
		intake("住院支出.xlsx", table(t, terms.Spending, "date voucher subject summary amount", "2025-11-20|记91|职工服务支出|付王芳住院慰问金|500")),
	} {
		load(t, db, in)
	}
	own := told(t, db, owner, "城北小学")
	for _, words := range []string{"看望住院职工王芳", "付王芳住院慰问金", "王芳手术", "王芳技术比武夺冠"} {
		if !strings.Contains(own, words) {
			t.Fatalf("the unit itself does not see %q", words)
		}
	}
	v := terms.Viewer{Role: terms.Federation, Units: []string{"城北区总工会"}, Names: true}
	for _, unit := range []string{"城北小学", "城北区总工会"} {
		above := told(t, db, v, unit)
		for _, words := range []string{"住院职工王芳", "付王芳住院", "王芳手术"} {
			if strings.Contains(above, words) {
				t.Errorf("%s from above tells %q", unit, words)
			}
		}
		if !strings.Contains(above, "王芳技术比武夺冠") || !strings.Contains(above, "只在本单位可见") {
			t.Errorf("%s from above: too much is hidden, or nothing: %s", unit, above)
		}
	}
}
