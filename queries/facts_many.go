package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// atOneTime is how many units are asked together: most of the time of a small unit's
// questions goes into planning their statements, and into looking through what others share.
const atOneTime = 100

// FactsBelow gathers the facts of every unit below the scope's, as Facts does, and hands
// them to visit in the order of the tree; an error of visit ends the run and is returned as
// it is. Units with none below them are asked many at a time, so that thousands take minutes.
func (db *DB) FactsBelow(ctx context.Context, v terms.Viewer, sc terms.Scope, visit func(terms.Facts) error) error {
	if sc.AsOf == 0 {
		sc.AsOf = sc.Period.Last()
	}
	a := newAsker(db, v)
	if _, err := a.unit(ctx, sc.Unit); err != nil {
		return err
	}
	all, err := a.unitsOn(ctx, sc.Told().Last())
	if err != nil {
		return err
	}
	for part := range slices.Chunk(terms.UnitsBelow(all, sc.Unit), atOneTime) {
		ahead, err := a.readAhead(ctx, sc, part)
		if err != nil {
			return err
		}
		for _, u := range part {
			own := sc
			own.Unit = u.Key
			facts, err := ahead.facts(ctx, own)
			if err != nil {
				return err
			}
			if err := visit(facts); err != nil {
				return err
			}
		}
	}
	return nil
}

// readAhead returns an asker that knows the answers to what Facts asks of units without
// others below them.
func (a *asker) readAhead(ctx context.Context, sc terms.Scope, part []terms.Unit) (*asker, error) {
	b := newAsker(a.db, a.v)
	for _, u := range part {
		b.units.put(u.Key, u)
	}
	periods := []terms.Period{sc.Told(), sc.Told().LastYear()}
	if sc.Period != sc.Told() {
		periods = append(periods, sc.Period) // what is judged
	}
	for _, p := range periods {
		all, err := a.unitsOn(ctx, p.Last())
		if err != nil {
			return nil, err
		}
		b.lists.put(p.Last().String(), all)
		of, err := b.alone(ctx, sc.Unit, p, childless(all, part))
		if err != nil {
			return nil, err
		}
		for n, id := range of.ids() {
			b.trees.put(of.keys[n]+p.Last().String(), subtree{ids: id, keys: of.keys[n]})
		}
		if err := b.covered(ctx, of, p); err != nil {
			return nil, err
		}
		if p == sc.Told() {
			if err := b.listsAhead(ctx, of, p, sc.Period); err != nil {
				return nil, err
			}
		}
		lists := b.gatherer(ctx, sc, nil).factQuestions()
		err = atOnce(len(lists), func(i int) error { return b.tallyEach(ctx, of, p, lists[i]) })
		if err != nil {
			return nil, fmt.Errorf("reading ahead for %d units: %w", len(of.keys), err)
		}
	}
	return b, nil
}

// childless are the keys of units of a part with no unit below them among all.
func childless(all, part []terms.Unit) []string {
	parents := map[string]bool{}
	for _, u := range all {
		parents[u.Parent] = true
	}
	keys := []string{}
	for _, u := range part {
		if !parents[u.Key] {
			keys = append(keys, u.Key)
		}
	}
	return keys
}

// ids are the database's ids of sisters that stand alone.
func (s sisters) ids() []string {
	if len(s.keys) == 0 {
		return nil
	}
	return strings.Split(s.tree.ids, ",")
}

// tallyEach tallies those of the questions that ask about a period for each sister, and
// remembers the tallies as those of each one's own question.
func (a *asker) tallyEach(ctx context.Context, of sisters, p terms.Period, list []question) error {
	asked := []question{}
	for _, q := range list {
		if q.ask.Period == p && slices.Contains(measures[q.ask.Measure].dims, terms.ByChild) {
			asked = append(asked, question{q.ask, append([]terms.Dim{terms.ByChild}, q.dims...)})
		}
	}
	if len(of.keys) == 0 {
		return nil
	}
	groups, err := joined(asked, func(question, tallied) bool { return true })
	if err != nil {
		return err
	}
	for _, g := range groups {
		tallies, err := a.tallyTogether(ctx, g.ask, of.tree, g.single, g.all)
		if err != nil {
			return err
		}
		for i, t := range g.all {
			t.dims = t.dims[1:]
			a.deal(t, g.ask, of, tallies[i])
		}
	}
	return nil
}

// deal gives each sister her cells of a tally by child.
func (a *asker) deal(t tallied, ask terms.Ask, of sisters, cells map[group]cell) {
	each := map[string]map[group]cell{}
	for _, key := range of.keys {
		each[key] = map[group]cell{}
	}
	for g, c := range cells {
		if own := each[g[0]]; own != nil {
			own[group{g[1], g[2]}] = c
		}
	}
	for n, id := range of.ids() {
		ask.Unit = of.keys[n]
		a.tallies.put(t.seek(t.heads, ask, subtree{ids: id, keys: of.keys[n]}), each[of.keys[n]])
	}
}
