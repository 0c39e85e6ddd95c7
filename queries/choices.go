package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// Choices are what people said of tables sent for a unit, by the tables' shape: the
// newest word counts, one taken back is missing. A unit nobody knows yet, or the viewer
// may not see, has none.
func (db *DB) Choices(ctx context.Context, v terms.Viewer, unit string, at terms.Date) (map[string]terms.Choice, error) {
	found, err := db.FindUnit(ctx, v, unit, at)
	if errors.Is(err, ErrNotFound) {
		return map[string]terms.Choice{}, nil
	}
	if err != nil {
		return nil, err
	}
	type word struct{ shape, said string }
	words, err := collect(ctx, db.pool, sqlChoices, func(rows *sql.Rows) (w word, err error) {
		return w, rows.Scan(&w.shape, &w.said)
	}, sql.Named("unit", found.Key), sql.Named("kind", string(Columns)))
	if err != nil {
		return nil, fmt.Errorf("reading choices for %s: %w", found.Key, err)
	}
	choices := map[string]terms.Choice{}
	for _, w := range words {
		var c terms.Choice
		if err := json.Unmarshal([]byte(w.said), &c); err != nil {
			return nil, fmt.Errorf("reading a choice for %s: %w", found.Key, err)
		}
		if !c.Empty() {
			choices[w.shape] = c
		}
	}
	return choices, nil
}

// Choose remembers what a person said of the tables of a shape sent for a unit; the
// empty choice takes it back. ErrNotFound and ErrForbidden for the unit.
func (db *DB) Choose(ctx context.Context, v terms.Viewer, unit, shape string, c terms.Choice, at time.Time) error {
	found, err := db.FindUnit(ctx, v, unit, terms.DateOf(at))
	if err != nil {
		return err
	}
	said, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("writing a choice: %w", err)
	}
	return db.Decide(ctx, v, Decision{Kind: Columns, Unit: found.Key, Subject: shape, Object: "shape", Value: string(said), At: at})
}
