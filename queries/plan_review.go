package queries

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// Review gives the documents of a unit's plans that overlap the period, the items as they
// stand, what people said about them, and what the newest file of each plan changed.
func (db *DB) Review(ctx context.Context, v terms.Viewer, sc terms.Scope) (terms.PlanReview, error) {
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return terms.PlanReview{}, err
	}
	plans, err := db.plansRead(ctx, v, sc)
	if err != nil {
		return terms.PlanReview{}, err
	}
	words, err := itemWords(ctx, db.pool, sc.Unit)
	if err != nil {
		return terms.PlanReview{}, err
	}
	docs, err := db.planDocuments(ctx, v, sc)
	if err != nil {
		return terms.PlanReview{}, err
	}
	var items []terms.PlanItem
	for i, revisions := range plans {
		doc, some := foldRevisions(revisions, words)
		items = append(items, some...)
		if i < len(docs) {
			docs[i].Kept, docs[i].Changed, docs[i].Gone, docs[i].New = doc.Kept, doc.Changed, doc.Gone, doc.New
		}
	}
	l := lay(items, words)
	r := terms.PlanReview{Plans: docs, Items: l.items, Dropped: l.dropped}
	for _, w := range words {
		r.Words = append(r.Words, w.ItemWord)
	}
	l.openOnly(r.Plans)
	return r, a.discreet(ctx, sc.Unit, sc.Period, textsOfReview(&r))
}

// openOnly leaves of what went with the newest file the items nobody has spoken of yet.
func (l *laid) openOnly(docs []terms.PlanDocument) {
	for i := range docs {
		var open []terms.PlanItem
		for _, it := range docs[i].Gone {
			if k := l.find(l.stands(it.Key)); k >= 0 && l.items[k].Doubt == terms.Gone {
				open = append(open, it)
			}
		}
		docs[i].Gone = open
	}
}

// planDocuments reads the documents, in the order of plansRead.
func (db *DB) planDocuments(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.PlanDocument, error) {
	docs, err := collect(ctx, db.pool, sqlPlanTexts, func(rows *sql.Rows) (d terms.PlanDocument, err error) {
		var (
			from, to time.Time
			sealed   []byte
		)
		err = rows.Scan(&d.Key, &d.Title, &from, &to, &d.Revision, &d.File, &sealed)
		d.Span = terms.Period{From: terms.DateOf(from), To: terms.DateOf(to)}
		if err != nil || sealed == nil {
			return d, err
		}
		text, err := db.vault.open(sealed)
		if err == nil {
			err = json.Unmarshal(text, &d.Lines)
		}
		return d, err
	}, seenArgs(v, planArgs(sc)...)...)
	if err != nil {
		return nil, fmt.Errorf("reading the plans of %s: %w", sc.Unit, err)
	}
	return docs, nil
}

// textsOfReview lists every text of a review that may name a person.
func textsOfReview(r *terms.PlanReview) []*string {
	var texts []*string
	items := func(list []terms.PlanItem) {
		for i := range list {
			texts = append(texts, textsOfItem(&list[i])...)
		}
	}
	items(r.Items)
	items(r.Dropped)
	for i := range r.Words {
		texts = append(texts, &r.Words[i].Reason)
	}
	for i := range r.Plans {
		d := &r.Plans[i]
		items(d.Gone)
		items(d.New)
		for j := range d.Lines {
			texts = append(texts, &d.Lines[j].Text)
		}
		for j := range d.Changed {
			texts = append(texts, textsOfItem(&d.Changed[j].Old)...)
			texts = append(texts, textsOfItem(&d.Changed[j].New)...)
		}
	}
	return texts
}

// textsOfItem lists the texts of an item; slices are copied first, so that what others
// hold stays as it is.
func textsOfItem(it *terms.PlanItem) []*string {
	it.Section = append([]string{}, it.Section...)
	it.Revisions = append([]terms.Revision{}, it.Revisions...)
	texts := []*string{&it.Text}
	for i := range it.Section {
		texts = append(texts, &it.Section[i])
	}
	for i := range it.Revisions {
		r := &it.Revisions[i]
		texts = append(texts, &r.Reason)
		for _, half := range []**terms.PlanItem{&r.Was, &r.Now} {
			if *half != nil {
				one := **half
				*half = &one
				texts = append(texts, &one.Text)
			}
		}
	}
	if len(it.Revisions) == 0 {
		it.Revisions = nil
	}
	return texts
}
