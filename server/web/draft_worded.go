package web

import (
	"context"
	"encoding/json"
	"fmt"

	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// Worded is a draft with what people made of it.
type Worded struct {
	summary.Edited
	Of  queries.DraftOf
	Log []Wording // oldest first

	newest map[string]int64 // edit of each paragraph
}

// Wording is one edit with who made it and when.
type Wording struct {
	queries.DraftEdit
	Edit summary.Edit
}

// WordDraft lays over a draft what people made of it in the unit, days and voice it is of.
// Figures it does not tell but they do are asked anew.
func WordDraft(ctx context.Context, db *queries.DB, v terms.Viewer, d summary.Draft) (Worded, error) {
	w := Worded{Of: queries.DraftOf{Unit: d.Unit, Period: d.Period, Voice: d.Options.Voice}, newest: map[string]int64{}}
	kept, err := draftEdits(ctx, db, v, w.Of)
	if err != nil {
		return w, err
	}
	var edits []summary.Edit
	for _, k := range kept {
		one := Wording{DraftEdit: k}
		if err := json.Unmarshal(k.Body, &one.Edit); err != nil {
			return w, fmt.Errorf("reading edit %d: %w", k.ID, err)
		}
		one.Edit.Key = k.Paragraph
		edits, w.newest[k.Paragraph] = append(edits, one.Edit), k.ID
		w.Log = append(w.Log, one)
	}
	now, err := askedByID(ctx, db, v, d.Wanted(edits))
	if err != nil {
		return w, err
	}
	w.Edited = d.Edit(edits, now)
	return w, nil
}

// draftEdits reads the edits of a draft; where nobody ever made one there is nothing to ask.
func draftEdits(ctx context.Context, db *queries.DB, v terms.Viewer, of queries.DraftOf) ([]queries.DraftEdit, error) {
	version, err := db.DraftVersion(ctx)
	if err != nil || version == 0 {
		return nil, err
	}
	return db.DraftEdits(ctx, v, of)
}

// askedByID asks figures by their keys.
func askedByID(ctx context.Context, db *queries.DB, v terms.Viewer, keys []string) (map[string]terms.Figure, error) {
	found, err := askedByKey(ctx, db, v, keys)
	now := make(map[string]terms.Figure, len(found))
	for _, f := range found {
		now[f.ID] = f
	}
	return now, err
}

func askedByKey(ctx context.Context, db *queries.DB, v terms.Viewer, keys []string) (map[string]terms.Figure, error) {
	var asks []terms.Ask
	for _, key := range keys {
		if ask, err := terms.ParseAsk(key); err == nil { // a key nobody can read is missing from the answers
			asks = append(asks, ask)
		}
	}
	if len(asks) == 0 {
		return map[string]terms.Figure{}, nil
	}
	found, err := db.Figures(ctx, v, asks)
	if err != nil {
		return nil, fmt.Errorf("asking the figures of a draft: %w", err)
	}
	return found, nil
}
