package ingest

import (
	"context"
	"fmt"

	"nianlun/ingest/match"
	"nianlun/queries"
)

// Relink links activities to plan items anew wherever either changed since the links
// were made. Links are the machine's opinion; people's decisions lie over them.
func Relink(ctx context.Context, db *queries.DB) error {
	units, err := db.StaleLinks(ctx)
	if err != nil {
		return fmt.Errorf("finding units to link: %w", err)
	}
	if len(units) == 0 {
		return nil
	}
	known, err := readVocabularies(ctx, db)
	if err != nil {
		return fmt.Errorf("reading the words of units: %w", err)
	}
	for _, unit := range units {
		items, activities, taught, err := db.MatchInput(ctx, unit)
		if err != nil {
			return fmt.Errorf("reading what to link: %w", err)
		}
		links := match.Links(match.Input{Items: items, Activities: activities, Taught: taught, Words: known.of(unit)})
		if err := db.SaveLinks(ctx, unit, links); err != nil {
			return fmt.Errorf("keeping links: %w", err)
		}
	}
	return nil
}
