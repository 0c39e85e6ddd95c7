package ingest

import (
	"context"
	"fmt"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// Foretold is what taking files in would bring.
type Foretold struct {
	Reports []Report       // as Load would give them, in the order of the files
	Changes []terms.Change // headline figures that will not be what they are
	Version int64          // of the data it was worked out from: with others it may be wrong
}

// Preview tells what Load would do with the files, all of them together, and does
// nothing: each file sees those Load takes before it. Nothing is left behind.
func Preview(ctx context.Context, db *queries.DB, files []File, o Options) (Foretold, error) {
	o, err := withChoices(ctx, db, o)
	if err != nil {
		return Foretold{}, err
	}
	reports, intakes, err := readAll(ctx, files, o, false)
	if err == nil {
		err = mend(ctx, db, o, intakes)
	}
	if err != nil {
		return Foretold{}, err
	}
	order := loadOrder(intakes)
	ordered := make([]terms.Intake, len(order))
	for at, i := range order {
		ordered[at] = intakes[i]
	}
	got, err := db.Preview(ctx, o.Viewer, ordered, func(at int, r *terms.Receipt) error {
		if r == nil {
			return o.tell(Step{order[at], Taking, nil})
		}
		report := newReport(ordered[at], *r, false)
		return o.tell(Step{order[at], Settled, &report})
	})
	if err != nil {
		return Foretold{}, fmt.Errorf("previewing: %w", err)
	}
	for at, i := range order {
		reports[i] = newReport(ordered[at], got.Receipts[at], o.Records)
		reports[i].Batch = 0
		if got.Unfit[at] {
			reports[i] = Report{File: ordered[at].File, Error: msgNoRevision(ordered[at].File, ordered[at].Revises)}
		} else if got.Refused[at] {
			reports[i] = Report{File: ordered[at].File, Error: msgForeignUnit(ordered[at].File)}
		}
	}
	told := Foretold{Reports: reports, Version: got.Version}
	for _, c := range got.Changes {
		if !c.Same() {
			told.Changes = append(told.Changes, c)
		}
	}
	return told, nil
}
