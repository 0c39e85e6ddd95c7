package queries

import (
	"context"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// aggregate says what is made of contributing rows.
type aggregate int

const (
	countRows aggregate = iota
	sumWeights
	distinctPeople
	firstDay
	share        // numerator ÷ denominator, in percent
	monthlyShare // sum ÷ average members, in yuan
	sameWeight   // the weight every row has
)

// measure says how a figure is worked out: contributing rows, an aggregate over them,
// the dimensions it may be narrowed by, and the files that prove a nought.
type measure struct {
	label string
	unit  string // 次, 人次, 人, 元, %, 项, 日期, 件, 笔, 个; "" as the row says
	of    string // what the parts of a share are counted in: 人, 项, 份, 件
	agg   aggregate
	upper aggregate // of the numerator of a share
	lower aggregate // of its denominator
	sql   string    // contributing rows
	rows  func(ctx context.Context, a *asker, ask terms.Ask) ([]contribution, error)
	dims  []terms.Dim
	proof [][]terms.Kind // any of these sets of kinds, covering the whole period, proves a nought
	needs []terms.Kind   // without any table of these nothing can be said, whatever rows there are
	// shows names the files by which a unit's people count at all (files_show in schema/views):
	// a rate divides the people of the same units, those of the others stand aside.
	shows    string
	begun    bool   // asked as of a day before the period nothing can be said: nobody was reached, and nobody missed
	blanks   string // what rows without a weight lack: the sum of the others is the least it can be
	empty    string // said where there is no row; "" for the plain words
	troubles string // ofVisits, ofEvents: its rows tell of people's troubles, so above the unit it answers from the grid
}

// Dimensions every measure of a field understands.
var (
	activityDims = []terms.Dim{terms.ByActivity, terms.ByTitle, terms.ByTheme, terms.ByCategory, terms.ByFestival, terms.ByMonth, terms.ByChild}
	presentDims  = append([]terms.Dim{terms.ByGroup}, activityDims...)
	memberDims   = []terms.Dim{terms.ByGroup, terms.ByGender, terms.ByChild}
	reachDims    = []terms.Dim{terms.ByGroup, terms.ByGender, terms.ByChild, terms.ByAsOf}
	visitDims    = []terms.Dim{terms.ByLabel, terms.ByClass, terms.ByFestival, terms.ByMonth, terms.ByGroup, terms.ByChild}
	eventDims    = []terms.Dim{terms.ByClass, terms.ByMonth, terms.ByGroup, terms.ByChild}
	paidDims     = []terms.Dim{terms.BySubject, terms.ByFestival, terms.ByMonth, terms.ByChild}
	budgetDims   = []terms.Dim{terms.BySubject, terms.ByChild}
	proposalDims = []terms.Dim{terms.ByStatus, terms.ByRow, terms.ByMonth, terms.ByChild}
	honorDims    = []terms.Dim{terms.ByLevel, terms.ByRow, terms.ByMonth, terms.ByChild}
	reportDims   = []terms.Dim{terms.ByKind, terms.ByMonth, terms.ByChild, terms.ByAsOf}
	planDims     = []terms.Dim{terms.ByStatus, terms.ByItem, terms.ByPlan, terms.ByTheme, terms.ByAsOf}
	itemDims     = []terms.Dim{terms.ByItem, terms.ByAsOf}
	childDims    = []terms.Dim{terms.ByChild}
)

// Kinds that prove noughts.
var (
	byLog      = [][]terms.Kind{{terms.Activities}}
	bySignIn   = [][]terms.Kind{{terms.Participation}}
	byLogOrIn  = [][]terms.Kind{{terms.Activities}, {terms.Participation}}
	byRoll     = [][]terms.Kind{{terms.Members}}
	byVisits   = [][]terms.Kind{{terms.Visits}}
	byEvents   = [][]terms.Kind{{terms.Events}}
	byLedger   = [][]terms.Kind{{terms.Spending}}
	byPaid     = [][]terms.Kind{{terms.Spending}, {terms.Activities, terms.Visits}}
	byFollowed = [][]terms.Kind{{terms.Events, terms.Visits}}
)

// lookup finds a measure and checks that it understands every dimension asked for.
func lookup(ask terms.Ask, more ...terms.Dim) (measure, error) {
	m, ok := measures[ask.Measure]
	if !ok {
		return measure{}, fmt.Errorf("measure %q is not known: %w", ask.Measure, ErrInput)
	}
	for dim := range ask.By {
		more = append(more, dim)
	}
	for _, dim := range more {
		if !slices.Contains(m.dims, dim) {
			return measure{}, fmt.Errorf("measure %s cannot be narrowed by %q: %w", ask.Measure, dim, ErrInput)
		}
	}
	if ask.Period.From == 0 || ask.Period.To <= ask.Period.From {
		return measure{}, fmt.Errorf("measure %s needs a period: %w", ask.Measure, ErrInput)
	}
	return m, nil
}
