package queries

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Figures answers many questions, by key. Questions that differ only in the values of
// the same dimensions are tallied together, so a whole draft is recomputed in a few
// statements; each answer is what Figure gives. A question that cannot be put
// (ErrInput) or whose unit is gone (ErrNotFound) is missing from the answers.
func (db *DB) Figures(ctx context.Context, v terms.Viewer, asks []terms.Ask) (map[string]terms.Figure, error) {
	a := newAsker(db, v)
	alike := map[string][]terms.Ask{}
	for _, ask := range asks {
		kin := kinship(ask)
		alike[kin] = append(alike[kin], ask)
	}
	found := make(map[string]terms.Figure, len(asks))
	for _, group := range alike {
		dims := freeDims(group[0])
		if len(group) == 1 || len(dims) == 0 || len(dims) > 3 {
			dims = nil
		}
		for _, ask := range group {
			f, err := a.figureAmong(ctx, ask, dims)
			switch {
			case errors.Is(err, ErrNotFound), errors.Is(err, ErrInput):
			case err != nil:
				return nil, fmt.Errorf("answering %s: %w", ask.Key(), err)
			default:
				found[ask.Key()] = f
			}
		}
	}
	return found, nil
}

// figureAmong answers one of several alike; the asker remembers their common tally.
func (a *asker) figureAmong(ctx context.Context, ask terms.Ask, dims []terms.Dim) (terms.Figure, error) {
	common, values := ask, make([]string, len(dims))
	for i, dim := range dims {
		values[i] = ask.By[dim]
		common = without(common, dim)
	}
	got, err := a.ask(ctx, common, dims...)
	if err != nil {
		return terms.Figure{}, err
	}
	return got.at(values...), nil
}

func without(ask terms.Ask, dim terms.Dim) terms.Ask {
	by := map[terms.Dim]string{}
	for k, value := range ask.By {
		if k != dim {
			by[k] = value
		}
	}
	ask.By = by
	return ask
}

// freeDims are the dimensions a tally can be grouped by: not the date judged at, and
// not the unit below, whose own files prove its noughts.
func freeDims(ask terms.Ask) []terms.Dim {
	var dims []terms.Dim
	for dim := range ask.By {
		if dim != terms.ByAsOf && dim != terms.ByChild {
			dims = append(dims, dim)
		}
	}
	slices.Sort(dims)
	return dims
}

func kinship(ask terms.Ask) string {
	common := ask
	var names []string
	for _, dim := range freeDims(ask) {
		common = without(common, dim)
		names = append(names, string(dim))
	}
	return common.Key() + " " + strings.Join(names, " ")
}
