package queries

import (
	"maps"

	"nianlun/queries/terms"
)

// reach is what batches brought something for: units, and those among them with plans or
// activities, and with rows of the roll. Who is meant by a name in a unit hangs on the
// rolls of those below it, on nothing else of theirs. gathered is the source of sign-ins
// that are all there is, and whose days have been counted already; 0: none.
type reach struct {
	units, planned, rolls map[int64]bool
	gathered              int64
}

func newReach() reach {
	return reach{units: map[int64]bool{}, planned: map[int64]bool{}, rolls: map[int64]bool{}}
}

// add notes that batches brought rows of a kind for units.
func (r reach) add(kind terms.Kind, units map[int64]bool) {
	maps.Copy(r.units, units)
	switch kind {
	case terms.Activities, terms.Participation:
		maps.Copy(r.planned, units)
	case terms.Members:
		maps.Copy(r.rolls, units)
	}
}

func (r reach) join(more reach) {
	maps.Copy(r.units, more.units)
	maps.Copy(r.planned, more.planned)
	maps.Copy(r.rolls, more.rolls)
}
