package queries_test

import (
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// A list of sign-ins sent again without some rows is offered as an edited copy as long as it
// brings three fifths again, though all it brings stands already; one of fewer, or of another
// unit, is none.
func TestOfferOfSignInsSentAgain(t *testing.T) {
	t.Parallel()
	rows := []string{
		"登山|2025-03-01|001|王芳", "登山|2025-03-01|002|李强", "登山|2025-03-01|002|李强", "棋赛|2025-03-31|001|王芳", "棋赛|2025-03-31|003|张丽",
	}
	signIns := func(file, unit string, lines ...string) terms.Intake {
		in := intake(file, table(t, terms.Participation, "activity date staff_no name", lines...))
		in.Unit, in.Bytes = unit, []byte(file)
		return in
	}
	for _, c := range []struct {
		name, unit string
		again      []string
		gone       int
	}{
		{"all but one", "城北小学工会", rows[1:], 1},
		{"three fifths", "城北小学工会", rows[2:], 2},
		{"two fifths", "城北小学工会", rows[3:], 0},
		{"of another unit", "城南小学工会", rows[1:], 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			first := load(t, db, signIns("签到.xlsx", "城北小学工会", rows...))
			got := load(t, db, signIns("签到(改).xlsx", c.unit, c.again...)).Revision
			switch {
			case c.gone == 0 && got != nil:
				t.Errorf("offered %+v", got)
			case c.gone > 0 && (got == nil || got.Batch != first.Batch || got.Gone != c.gone || got.Unchanged != len(c.again)):
				t.Errorf("offered %+v, want batch %d with %d rows gone", got, first.Batch, c.gone)
			}
		})
	}
}
