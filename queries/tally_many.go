package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// Most of the time of a small question goes into planning its statement and setting up its
// joins. Questions about the same units and days are therefore tallied in one statement.

// question is what is asked, and what by.
type question struct {
	ask  terms.Ask
	dims []terms.Dim
}

// heads says what is told of the people of contributing rows.
type heads int

const (
	uncounted heads = iota
	members         // each is somebody of the roll, or nobody
	named           // as a file calls them, so some may share a name
)

// heads is how far a measure counts people.
func (m measure) heads() heads {
	switch {
	case m.agg == distinctPeople && (m.sql == sqlMeasureDistinctPeople || m.sql == sqlMeasureVisitTimes):
		return named
	case m.agg == distinctPeople, m.upper == distinctPeople, m.lower == distinctPeople, m.shows != "":
		return members
	}
	return uncounted
}

// tallied is one tally of a statement: of rows by dimensions.
type tallied struct {
	rows  string
	dims  []terms.Dim
	heads heads
}

func (q question) tallied(m measure) tallied {
	return tallied{rows: narrowed(m.sql, q.ask), dims: q.dims, heads: m.heads()}
}

// seek is what a tally is remembered by. One that tells more of people serves those that ask less.
func (t tallied) seek(h heads, ask terms.Ask, tree subtree) string {
	return fmt.Sprint(tree.children, t.rows, t.dims, h, strings.TrimPrefix(ask.Key(), string(ask.Measure)), single(ask, t.dims))
}

func (a *asker) remembered(t tallied, ask terms.Ask, tree subtree) (map[group]cell, bool) {
	for h := t.heads; h <= named; h++ {
		if cells, ok := a.tallies.get(t.seek(h, ask, tree)); ok {
			return cells, true
		}
	}
	return nil, false
}

// tallyIn tallies among the units of a tree.
func (a *asker) tallyIn(ctx context.Context, m measure, ask terms.Ask, dims []terms.Dim, tree subtree) (map[group]cell, error) {
	q := question{ask, dims}
	t := q.tallied(m)
	if cells, ok := a.remembered(t, ask, tree); ok {
		return cells, nil
	}
	all, err := a.tallyTogether(ctx, ask, tree, single(ask, dims), []tallied{t})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// tallyMany tallies what will be asked about the units of a tree. Measures judged in Go are
// left out, and those about which nothing can be said. Of a tree without units nothing is asked.
func (a *asker) tallyMany(ctx context.Context, tree subtree, list []question) error {
	if tree.ids == "" {
		return nil
	}
	groups, err := joined(list, func(q question, t tallied) bool {
		_, known := a.remembered(t, q.ask, tree)
		return !known
	})
	if err != nil {
		return err
	}
	errs := []error{}
	for _, g := range groups {
		_, err := a.tallyTogether(ctx, g.ask, tree, g.single, g.all)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// joint are tallies of the same parameters: one statement's.
type joint struct {
	ask    terms.Ask
	single bool
	all    []tallied
}

// joined puts together what one statement can tally, of the questions wanted. Measures judged
// in Go are left out.
func joined(list []question, wanted func(question, tallied) bool) ([]*joint, error) {
	groups := map[string]*joint{}
	for _, q := range list {
		m, err := lookup(q.ask, q.dims...)
		if err != nil {
			return nil, err
		}
		t := q.tallied(m)
		if m.rows != nil || !wanted(q, t) {
			continue
		}
		one := strings.Contains(m.sql, "$single") && single(q.ask, q.dims)
		key := fmt.Sprint(strings.TrimPrefix(q.ask.Key(), string(q.ask.Measure)), one)
		if groups[key] == nil {
			groups[key] = &joint{ask: q.ask, single: one}
		}
		groups[key].all = append(groups[key].all, t)
	}
	var sorted []*joint
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		g := groups[key]
		g.all = merged(g.all)
		sorted = append(sorted, g)
	}
	return sorted, nil
}

// merged leaves one tally where several differ in what they tell of people.
func merged(all []tallied) []tallied {
	list := []tallied{}
	for _, t := range all {
		i := slices.IndexFunc(list, func(u tallied) bool { return u.rows == t.rows && slices.Equal(u.dims, t.dims) })
		if i < 0 {
			list = append(list, t)
			continue
		}
		list[i].heads = max(list[i].heads, t.heads)
	}
	return list
}

// tallyTogether puts one statement, and remembers and returns its tallies. The measure of ask counts for nothing.
func (a *asker) tallyTogether(ctx context.Context, ask terms.Ask, tree subtree, one bool, list []tallied) ([]map[group]cell, error) {
	all := make([]map[group]cell, len(list))
	for i := range all {
		all[i] = map[group]cell{}
	}
	var dims []terms.Dim
	if one {
		dims = []terms.Dim{terms.ByRow}
	}
	_, err := collect(ctx, a.db.pool, tallyStatement(list), func(rows *sql.Rows) (struct{}, error) {
		var (
			at   int
			g    group
			role string
			t    tally
			days [2]sql.NullTime
		)
		err := rows.Scan(&at, &g[0], &g[1], &g[2], &role, &t.n, &t.weight, &t.weighed, &days[0], &days[1],
			&t.approx, &t.told, &t.unitOf, &t.low, &t.high, &t.tender, &t.people, &t.homes, &t.doubts)
		if err != nil {
			return struct{}{}, err
		}
		t.first, t.last = dateOf(days[0]), dateOf(days[1])
		if all[at][g] == nil {
			all[at][g] = cell{}
		}
		all[at][g][role] = t
		return struct{}{}, nil
	}, a.args(ask, tree, dims...)...)
	if err != nil {
		return nil, err
	}
	for i, t := range list {
		a.tallies.put(t.seek(t.heads, ask, tree), all[i])
	}
	return all, nil
}

// shareable are the views a statement reads once when several of its measures look at them.
// No measure looks further into the roll than the units about the asked one.
var shareable = []struct{ name, call, from string }{
	{"activity_face", "activity_face", "main.activity_face"},
	{"contrib_activity", "contrib_activity", "main.contrib_activity"},
	{"contrib_budget", "contrib_budget", "main.contrib_budget"},
	{"contrib_honor", "contrib_honor", "main.contrib_honor"},
	{"contrib_member", "contrib_member", "main.contrib_member where unit_id in (from near_unit)"},
	{"contrib_paid", "contrib_paid", "main.contrib_paid"},
	{"contrib_present", "contrib_present", "main.contrib_present"},
	{"contrib_proposal", "contrib_proposal", "main.contrib_proposal"},
	{"contrib_spending", "contrib_spending", "main.contrib_spending"},
	{"contrib_visit", "contrib_visit", "main.contrib_visit"},
	{"due_report", "report_due($unit, $from, $last, $until)", "report_due($unit, $from, $last, $until)"},
	{"reached", "reach_state($unit, $from, $last, $until)", "reach_state($unit, $from, $last, $until)"},
	{"seen_event", "event_seen($last)", "event_seen($last)"},
	{"shown_unit", "files_show($from, $last)", "files_show($from, $last)"},
}

// tallyStatement puts the rows of measures into the frame that tallies them. All parts are
// constants of the program; what a user asks for enters as parameters.
func tallyStatement(list []tallied) string {
	var rows []string // each once
	for _, t := range list {
		if !slices.Contains(rows, t.rows) {
			rows = append(rows, t.rows)
		}
	}
	shared, calls := "", []string{}
	for _, s := range shareable {
		if strings.Count(strings.Join(rows, ""), s.call) > 1 {
			shared += ", " + s.name + " as materialized (from " + s.from + ")\n"
			calls = append(calls, s.call, s.name)
		}
	}
	rename := strings.NewReplacer(calls...)
	for i, text := range rows {
		how := " as not materialized (\n"
		if slices.IndexFunc(list, func(t tallied) bool { return t.rows == text }) != lastOf(list, text) {
			how = " as materialized (\n"
		}
		shared += ", rows_" + strconv.Itoa(i) + how + rename.Replace(text) + ")\n"
	}
	parts := []string{}
	for i, t := range list {
		parts = append(parts, t.part(i, "rows_"+strconv.Itoa(slices.Index(rows, t.rows))))
	}
	return strings.NewReplacer("/* shared */", shared, "/* parts */", strings.Join(parts, "union all\n")).Replace(sqlQuestionTally)
}

func lastOf(list []tallied, rows string) int {
	last := -1
	for i, t := range list {
		if t.rows == rows {
			last = i
		}
	}
	return last
}

// part is the statement of one tally of rows that have a name.
func (t tallied) part(number int, rows string) string {
	heads := sqlQuestionTallyNobody
	switch t.heads {
	case named:
		rows = "(\n" + strings.Replace(sqlQuestionTallyCalled, "/* rows */", rows, 1) + ")"
		heads = sqlQuestionTallyNamed
	case members:
		heads = sqlQuestionTallyPeople
	}
	marks := []string{"/* number */", strconv.Itoa(number), "/* people */", heads, "/* rows */", rows}
	for i := range 3 {
		column := "''"
		if i < len(t.dims) && columns[t.dims[i]] != "" {
			column = columns[t.dims[i]]
		}
		marks = append(marks, "/* group "+strconv.Itoa(i+1)+" */", column)
	}
	return strings.NewReplacer(marks...).Replace(sqlQuestionTallyPart)
}
