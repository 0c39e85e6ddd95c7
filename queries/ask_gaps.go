package queries

import (
	"context"

	"nianlun/queries/terms"
)

// Gaps lists the kinds and days no file of a unit covers, up to the scope's date.
func (db *DB) Gaps(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.Missing, error) {
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return nil, err
	}
	p := sc.Told()
	if sc.AsOf < p.From {
		return []terms.Missing{}, nil
	}
	cover, err := a.coverage(ctx, sc.Unit, p)
	if err != nil {
		return nil, err
	}
	return cover.gaps(p), nil
}
