package queries

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// withoutID puts a keyed hash in the place of an identity number given as a person's
// number (many a 会员证号 is one): equal numbers still meet, none is stored.
func (v *vault) withoutID(r terms.Record) terms.Record {
	number := r.Get("staff_no").Text
	if !terms.IDNumber(number) {
		return r
	}
	r.Values = slices.Clone(r.Values)
	r.Set("staff_no", terms.Value{Text: "id:" + v.hash("id " + strings.ToUpper(strings.TrimSpace(number)))[:16]})
	return r
}
