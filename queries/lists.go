package queries

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

// list is a statement whose rows are told one by one, of a unit's subtree and a period.
type list[T any] struct {
	name string // what it lists
	sql  string
	scan func(scanner) (T, error)
}

// scanner is the row a list has come to.
type scanner interface{ Scan(dest ...any) error }

// The lists that facts and plans read.
var (
	activityList  = list[listed]{"activities", sqlQuestionActivities, scanListed}
	campaignList  = list[terms.Campaign]{"campaigns", sqlQuestionCampaigns, scanCampaign}
	entryList     = list[keyed[terms.Entry]]{"entries", sqlQuestionEntries, scanEntry}
	proposalList  = list[keyed[terms.Proposal]]{"proposals", sqlQuestionProposals, scanProposal}
	honorList     = list[keyed[terms.Honor]]{"honours", sqlQuestionHonors, scanHonor}
	indicatorList = list[keyed[terms.Indicator]]{"indicators", sqlQuestionIndicators, scanIndicator}
	nameList      = list[string]{"names", sqlQuestionNames, scanText}
	silentList    = list[string]{"silent units", sqlQuestionSilent, scanText}
	groupList     = list[int]{"groups", sqlQuestionGroups, scanNumber}
)

// keyed is something with the key of its row.
type keyed[T any] struct {
	it  T
	key string
}

// of reads the list of one unit, once.
func (l list[T]) of(ctx context.Context, a *asker, unit string, p terms.Period) ([]T, error) {
	if rows, ok := l.kept(a, unit, p); ok {
		return rows, nil
	}
	rows, err := collect(ctx, a.db.pool, l.sql, func(rows *sql.Rows) (T, error) { return l.scan(rows) },
		seenArgs(a.v, sql.Named("unit", unit), sql.Named("from", p.From.Time()), sql.Named("last", p.Last().Time()))...)
	if err != nil {
		return nil, fmt.Errorf("listing the %s of %s: %w", l.name, unit, err)
	}
	a.read.put(l.seek(unit, p), rows)
	return rows, nil
}

// kept is the list of a unit where it was read before.
func (l list[T]) kept(a *asker, unit string, p terms.Period) ([]T, bool) {
	before, _ := a.read.get(l.seek(unit, p))
	rows, ok := before.([]T)
	return rows, ok
}

func (l list[T]) seek(unit string, p terms.Period) string {
	return l.name + "\x1f" + unit + "\x1f" + p.From.String() + p.To.String()
}

// eachUnit is what a statement says besides when it is asked of many units at once.
var eachUnit = regexp.MustCompile(`/\* each: (.*?) \*/`)

// each reads the lists of sisters that stand alone, at once, and remembers each one's own.
func (l list[T]) each(ctx context.Context, a *asker, of sisters, p terms.Period) error {
	if len(of.keys) == 0 {
		return nil
	}
	statement := sqlAskedUnits + strings.NewReplacer("asked($unit, $last, $all, $mine)", "asked_unit", "= $unit", "in (select unit_key from asked_unit)").
		Replace(eachUnit.ReplaceAllString(l.sql, "$1"))
	own := map[string][]T{}
	for _, key := range of.keys {
		own[key] = []T{}
	}
	_, err := collect(ctx, a.db.pool, statement, func(rows *sql.Rows) (struct{}, error) {
		at := behindKey{rows: rows}
		row, err := l.scan(&at)
		own[at.key] = append(own[at.key], row)
		return struct{}{}, err
	}, seenArgs(a.v, of.tree.args(p)...)...)
	if err != nil {
		return fmt.Errorf("listing the %s of many units: %w", l.name, err)
	}
	for key, rows := range own {
		a.read.put(l.seek(key, p), rows)
	}
	return nil
}

// behindKey reads a row behind its first column, the key of a unit.
type behindKey struct {
	rows *sql.Rows
	key  string
}

func (b *behindKey) Scan(dest ...any) error { return b.rows.Scan(append([]any{&b.key}, dest...)...) }

// listsAhead reads the lists that Facts reads of sisters.
func (a *asker) listsAhead(ctx context.Context, of sisters, told, whole terms.Period) error {
	periods := []terms.Period{told}
	if whole != told {
		periods = append(periods, whole)
	}
	var reads []func() error
	for _, p := range periods {
		reads = append(reads, func() error { return activityList.each(ctx, a, of, p) }, func() error { return groupList.each(ctx, a, of, p) })
	}
	reads = append(reads,
		func() error { return campaignList.each(ctx, a, of, told) }, func() error { return entryList.each(ctx, a, of, told) },
		func() error { return proposalList.each(ctx, a, of, told) }, func() error { return honorList.each(ctx, a, of, told) },
		func() error { return indicatorList.each(ctx, a, of, told) }, func() error { return nameList.each(ctx, a, of, told) })
	return atOnce(len(reads), func(i int) error { return reads[i]() })
}

func scanCampaign(s scanner) (c terms.Campaign, err error) {
	return c, s.Scan(&c.Label, &c.Festival, &c.Class)
}

func scanEntry(s scanner) (e keyed[terms.Entry], err error) {
	var day sql.NullTime
	it, at := &e.it, &e.it.Source
	err = s.Scan(&e.key, &it.Summary, &it.Subject, &it.Festival, &day, &at.File, &at.Sheet, &at.Table, &at.Row, &at.Part)
	it.Date = dateOf(day)
	return e, err
}

func scanProposal(s scanner) (p keyed[terms.Proposal], err error) {
	it, at := &p.it, &p.it.Source
	return p, s.Scan(&p.key, &it.Title, &it.Status, &at.File, &at.Sheet, &at.Table, &at.Row, &at.Part)
}

func scanHonor(s scanner) (h keyed[terms.Honor], err error) {
	it, at := &h.it, &h.it.Source
	return h, s.Scan(&h.key, &it.Title, &it.Level, &it.Recipient, &it.UnitName, &it.Person, &at.File, &at.Sheet, &at.Table, &at.Row, &at.Part)
}

func scanIndicator(s scanner) (i keyed[terms.Indicator], err error) {
	it, at := &i.it, &i.it.Source
	return i, s.Scan(&i.key, &it.Name, &it.Basis, &at.File, &at.Sheet, &at.Table, &at.Row, &at.Part)
}

func scanText(s scanner) (text string, err error) { return text, s.Scan(&text) }

func scanNumber(s scanner) (n int, err error) { return n, s.Scan(&n) }
