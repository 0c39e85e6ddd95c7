package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianlun/queries/terms"
)

// Figure answers one question. ErrInput for a measure or dimension nobody knows,
// ErrNotFound and ErrForbidden for the unit.
func (db *DB) Figure(ctx context.Context, v terms.Viewer, ask terms.Ask) (terms.Figure, error) {
	a := newAsker(db, v)
	got, err := a.ask(ctx, ask)
	if err != nil {
		return terms.Figure{}, err
	}
	return got.at(), nil
}

// FigureBy answers a question once for every value of a dimension that has rows, in
// the order of the values, which come second. By child, each figure is the question
// put to that unit.
func (db *DB) FigureBy(ctx context.Context, v terms.Viewer, ask terms.Ask, dim terms.Dim) ([]terms.Figure, []string, error) {
	a := newAsker(db, v)
	got, err := a.ask(ctx, ask, dim)
	if err != nil {
		return nil, nil, err
	}
	figures, values := []terms.Figure{}, []string{}
	for _, g := range got.groups() {
		if dim == terms.ByChild && g[0] == "" {
			continue
		}
		figures = append(figures, got.at(g[0]))
		values = append(values, g[0])
	}
	return figures, values, nil
}

// asker answers the questions of one viewer, remembering what it has looked up.
type asker struct {
	db      *DB
	v       terms.Viewer
	units   memo[terms.Unit]
	covers  memo[coverage]
	answers memo[*answers]
	tallies memo[map[group]cell]
	trees   memo[subtree]
	plans   memo[*planState]
	grids   memo[*grid]
	lists   memo[[]terms.Unit] // of a day
	read    memo[any]          // lists of a unit and a period
	// ledgers asks what plans are held against beside activities: the measures of plans
	// stand among the measures, and so may not call ask.
	ledgers func(ctx context.Context, ask terms.Ask, dims ...terms.Dim) (*answers, error)
}

// memo remembers what was looked up; several parts of one answer may share it. Two
// parts that miss at once look up the same thing twice, which does no harm.
type memo[T any] struct {
	mu   sync.Mutex
	kept map[string]T
}

func (m *memo[T]) get(key string) (T, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.kept[key]
	return v, ok
}

func (m *memo[T]) put(key string, v T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil {
		m.kept = map[string]T{}
	}
	m.kept[key] = v
}

func newAsker(db *DB, v terms.Viewer) *asker {
	a := &asker{db: db, v: v}
	a.ledgers = a.ask
	return a
}

func (a *asker) unit(ctx context.Context, key string) (terms.Unit, error) {
	if u, ok := a.units.get(key); ok {
		return u, nil
	}
	u, err := unitSeen(ctx, a.db.pool, a.v, key)
	if err == nil {
		a.units.put(key, u)
	}
	return u, err
}

// group is the values of up to three dimensions.
type group [3]string

// answers holds a question's tallies by group; at makes figures of them.
type answers struct {
	ask     terms.Ask
	m       measure
	dims    []terms.Dim
	cells   map[group]cell
	veil    veil // above the unit: what may be told of people's troubles
	cover   coverage
	above   bool // the viewer stands above the unit
	planned bool // of the plan measures: there is a plan
}

// ask tallies a question, once for every group of values of the dimensions.
func (a *asker) ask(ctx context.Context, ask terms.Ask, dims ...terms.Dim) (*answers, error) {
	m, err := lookup(ask, dims...)
	if err != nil {
		return nil, err
	}
	if _, err := a.unit(ctx, ask.Unit); err != nil {
		return nil, err
	}
	seek := seek(ask, dims)
	if got, ok := a.answers.get(seek); ok {
		return got, nil
	}
	got := &answers{ask: ask, m: m, dims: dims, above: aboveUnit(a.v)}
	if got.veil, err = a.veil(ctx, m, ask, dims); err != nil {
		return nil, err
	}
	if len(m.needs) > 0 {
		if got.cover, err = a.coverage(ctx, ask.Unit, ask.Period); err != nil {
			return nil, err
		}
		if got.lacks() != "" { // nothing can be said, so nothing need be counted
			a.answers.put(seek, got)
			return got, nil
		}
	}
	if got.cells, err = a.tally(ctx, m, ask, dims); err != nil {
		return nil, fmt.Errorf("answering %s: %w", ask.Measure, err)
	}
	if m.rows != nil {
		plan, err := planOf(ctx, a, ask)
		if err != nil {
			return nil, err
		}
		got.planned = len(plan.progress) > 0
	}
	if !got.doubtful() {
		a.answers.put(seek, got)
		return got, nil
	}
	if got.cover, err = a.coverage(ctx, ask.Unit, ask.Period); err != nil {
		return nil, err
	}
	a.answers.put(seek, got)
	return got, nil
}

// doubtful reports whether what the files cover may matter to some figure: not where
// the question has one answer and rows give it.
func (s *answers) doubtful() bool {
	t := s.cells[group{}][plain]
	return len(s.dims) > 0 || s.m.needs != nil || t.n == 0 || s.m.agg == sumWeights && t.weighed == 0
}

func seek(ask terms.Ask, dims []terms.Dim) string {
	if len(dims) == 0 {
		return ask.Key()
	}
	return ask.Key() + fmt.Sprint(dims)
}

func (a *asker) tally(ctx context.Context, m measure, ask terms.Ask, dims []terms.Dim) (map[group]cell, error) {
	if m.rows != nil {
		rows, err := m.rows(ctx, a, ask)
		if err != nil {
			return nil, err
		}
		return tallyRows(rows, ask, dims), nil
	}
	tree, err := a.asked(ctx, ask.Unit, ask.Period)
	if err != nil {
		return nil, err
	}
	return a.tallyIn(ctx, m, ask, dims, tree)
}

// args are the named parameters of every measure's statement.
func (a *asker) args(ask terms.Ask, tree subtree, dims ...terms.Dim) []any {
	args := seenArgs(a.v, append(tree.args(ask.Period), sql.Named("unit", ask.Unit))...)
	for dim, value := range ask.By {
		if _, ok := columns[dim]; ok {
			args = append(args, sql.Named(string(dim), value))
		}
	}
	var until any
	if day, err := terms.ParseDate(ask.By[terms.ByAsOf]); err == nil {
		until = day.Time()
	}
	return append(args, sql.Named("until", until), sql.Named("single", single(ask, dims)))
}

// single reports whether a question is about rows one by one.
func single(ask terms.Ask, dims []terms.Dim) bool {
	_, one := ask.By[terms.ByRow]
	return one || slices.Contains(dims, terms.ByRow)
}

// subtree is the units a question is about, as parallel lists.
type subtree struct{ ids, keys, children string }

// asked works out once which units a question is about, so that each tally need not.
func (a *asker) asked(ctx context.Context, unit string, p terms.Period) (subtree, error) {
	seek := unit + p.Last().String()
	if s, ok := a.trees.get(seek); ok {
		return s, nil
	}
	var lists [3][]string
	_, err := collect(ctx, a.db.pool, sqlQuestionAsked, func(rows *sql.Rows) (struct{}, error) {
		var one [3]string
		err := rows.Scan(&one[0], &one[1], &one[2])
		for i := range lists {
			lists[i] = append(lists[i], one[i])
		}
		return struct{}{}, err
	}, seenArgs(a.v, sql.Named("unit", unit), sql.Named("last", p.Last().Time()))...)
	if err != nil {
		return subtree{}, fmt.Errorf("reading the units of %s: %w", unit, err)
	}
	if len(lists[0]) == 0 { // the tree of that day has no such unit
		lists = [3][]string{{"0"}, {""}, {""}}
	}
	s := subtree{strings.Join(lists[0], ","), strings.Join(lists[1], "\x1f"), strings.Join(lists[2], "\x1f")}
	a.trees.put(seek, s)
	return s, nil
}

func dateOf(t sql.NullTime) terms.Date {
	if !t.Valid {
		return 0
	}
	return terms.DateOf(t.Time)
}
