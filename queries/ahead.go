package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"nianlun/queries/terms"
)

// Hundreds of units asked one by one are hundreds of statements. What is asked of many
// units alike is tallied for all of them at once, and remembered as each one's answer.

// sisters are units asked alike, with the units below each: members of tree by child.
type sisters struct {
	keys []string
	tree subtree
}

// below are the units right below one, with what is under each.
func (a *asker) below(ctx context.Context, unit string, p terms.Period, keys []string) (sisters, error) {
	tree, err := a.asked(ctx, unit, p)
	return sisters{keys: keys, tree: tree}, err
}

// alone are units with nothing below them, each by itself.
func (a *asker) alone(ctx context.Context, unit string, p terms.Period, keys []string) (sisters, error) {
	all, err := a.asked(ctx, unit, p)
	if err != nil {
		return sisters{}, err
	}
	wanted := map[string]bool{}
	for _, key := range keys {
		wanted[key] = true
	}
	var ids, names []string
	listed := strings.Split(all.keys, "\x1f")
	for i, id := range strings.Split(all.ids, ",") {
		if wanted[listed[i]] {
			ids, names = append(ids, id), append(names, listed[i])
		}
	}
	if len(ids) == 0 {
		return sisters{}, nil
	}
	joined := strings.Join(names, "\x1f")
	return sisters{keys: names, tree: subtree{strings.Join(ids, ","), joined, joined}}, nil
}

// covered reads ahead what the files of sisters cover.
func (a *asker) covered(ctx context.Context, of sisters, p terms.Period) error {
	if len(of.keys) == 0 {
		return nil
	}
	each := map[string]coverage{}
	for _, key := range of.keys {
		each[key] = coverage{}
	}
	_, err := collect(ctx, a.db.pool, sqlQuestionCoveredEach, func(rows *sql.Rows) (struct{}, error) {
		var (
			unit, kind, month string
			got               covered
		)
		err := rows.Scan(&unit, &kind, &month, &got.whole, &got.some)
		k := terms.Kind(kind)
		if c, ok := each[unit]; ok {
			if c[k] == nil {
				c[k] = map[string]covered{}
			}
			c[k][month] = got
		}
		return struct{}{}, err
	}, of.tree.args(p)...)
	if err != nil {
		return fmt.Errorf("reading what the files of many units cover: %w", err)
	}
	for key, c := range each {
		a.covers.put(key+p.From.String()+p.To.String(), c)
	}
	return nil
}

func (s subtree) args(p terms.Period) []any {
	return []any{
		sql.Named("ids", s.ids), sql.Named("keys", s.keys), sql.Named("children", s.children),
		sql.Named("from", p.From.Time()), sql.Named("last", p.Last().Time()),
	}
}

// ahead answers a question for every sister; ask.Unit stands above them all. Measures
// judged in Go, and those whose small counts hang on the whole tree, are left for later.
func (a *asker) ahead(ctx context.Context, of sisters, ask terms.Ask, dims ...terms.Dim) error {
	m, err := lookup(ask, append([]terms.Dim{terms.ByChild}, dims...)...)
	if err != nil {
		return err
	}
	if m.rows != nil || m.troubles != "" && aboveUnit(a.v) || len(of.keys) == 0 {
		return nil
	}
	by := append([]terms.Dim{terms.ByChild}, dims...)
	cells, err := a.tallyIn(ctx, m, ask, by, of.tree)
	if err != nil {
		return fmt.Errorf("answering %s of many units: %w", ask.Measure, err)
	}
	each := map[string]*answers{}
	for _, key := range of.keys {
		own := ask
		own.Unit = key
		cover, err := a.coverage(ctx, key, ask.Period)
		if err != nil {
			return err
		}
		each[key] = &answers{ask: own, m: m, dims: dims, above: aboveUnit(a.v), cover: cover}
		if each[key].lacks() == "" {
			each[key].cells = map[group]cell{}
		}
	}
	for g, c := range cells {
		if got := each[g[0]]; got != nil && got.cells != nil {
			got.cells[group{g[1], g[2]}] = c
		}
	}
	for _, got := range each {
		a.answers.put(seek(got.ask, dims), got)
	}
	return nil
}

// planless answers a question about plans for every sister that has none.
func (a *asker) planless(ctx context.Context, of sisters, ask terms.Ask) error {
	m, err := lookup(ask)
	if err != nil {
		return err
	}
	have, err := collect(ctx, a.db.pool, sqlQuestionPlanners, scanOne[string],
		sql.Named("from", ask.Period.From.Time()), sql.Named("last", ask.Period.Last().Time()))
	if err != nil {
		return fmt.Errorf("listing the units with a plan: %w", err)
	}
	for _, key := range of.keys {
		if _, found := slices.BinarySearch(have, key); found {
			continue
		}
		own := ask
		own.Unit = key
		cover, err := a.coverage(ctx, key, ask.Period)
		if err != nil {
			return err
		}
		a.answers.put(seek(own, nil), &answers{ask: own, m: m, cells: map[group]cell{}, above: aboveUnit(a.v), cover: cover})
	}
	return nil
}

// eachOf does something for several measures, a few at once: a statement of its own seldom
// keeps every core busy.
func (a *asker) eachOf(list []terms.Measure, do func(terms.Measure) error) error {
	return atOnce(len(list), func(i int) error { return do(list[i]) })
}

// atOnce does n things, as many at a time as there are cores, and joins their errors.
func atOnce(n int, do func(i int) error) error {
	errs := make([]error, n)
	slots := make(chan struct{}, runtime.NumCPU())
	var wait sync.WaitGroup
	for i := range n {
		wait.Add(1)
		go func() {
			defer wait.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			errs[i] = do(i)
		}()
	}
	wait.Wait()
	return errors.Join(errs...)
}
