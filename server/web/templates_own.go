package web

import (
	"context"
	"fmt"

	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// WithOwn adds to the options of a summary what its unit keeps for it: template, leaders,
// set phrases of the year.
func WithOwn(ctx context.Context, db *queries.DB, v terms.Viewer, sc terms.Scope, o summary.Options) (summary.Options, error) {
	kept, err := db.OwnTexts(ctx, v, sc.Unit)
	if err != nil {
		return o, fmt.Errorf("reading what the unit keeps for its summaries: %w", err)
	}
	return o.With(kept, sc.Period), nil
}
