package web

import (
	"context"
	"fmt"
	"slices"

	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// WithOwn adds to the options of a summary what its unit keeps for it: template, leaders,
// set phrases of the year; else what units above offer.
func WithOwn(ctx context.Context, db *queries.DB, v terms.Viewer, facts terms.Facts, o summary.Options) (summary.Options, error) {
	kept, err := db.OwnTexts(ctx, v, facts.Unit.Key)
	if err != nil {
		return o, fmt.Errorf("reading what the unit keeps for its summaries: %w", err)
	}
	return o.With(kept, facts.Scope.Period, facts.Unit), nil
}

// asking is which text a request is about.
type asking struct {
	kind, voice, name, part string
	kept                    []terms.OwnText
}

// standing is the text in use: the unit's own, else what it is given.
func (a asking) standing() (text string, kept bool) {
	for _, k := range a.kept {
		if k.Kind == a.kind && k.Name == a.name && k.From == "" {
			return k.Body, true
		}
	}
	text, _ = a.given()
	return text, false
}

// given is the text of a unit that keeps none: what a unit above offers, and that unit's
// name, else what ships.
func (a asking) given() (text, from string) {
	for _, k := range a.kept {
		if k.Kind == a.kind && k.Name == a.name && k.From != "" {
			return k.Body, k.From
		}
	}
	return summary.Blank(a.kind, a.voice), ""
}

// with are the kept texts with another in the place of the one asked about.
func (a asking) with(text string, now terms.OwnText) []terms.OwnText {
	now.Kind, now.Name, now.Body = a.kind, a.name, text
	list := slices.DeleteFunc(slices.Clone(a.kept), func(k terms.OwnText) bool { return k.Kind == a.kind && k.Name == a.name && k.From == "" })
	return append([]terms.OwnText{now}, list...)
}
