package queries

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// at returns the figure of one group of values, known or not.
func (s *answers) at(values ...string) terms.Figure {
	ask, g := s.ask, group{}
	for i, value := range values {
		g[i] = value
		if s.dims[i] == terms.ByChild {
			ask.Unit = value
			continue
		}
		ask = ask.With(s.dims[i], value)
	}
	c := s.cells[g]
	f := terms.Figure{Key: ask.Key(), Measure: ask.Measure, Label: label(s.m, ask, c), Unit: s.m.unit, State: terms.UnknownFigure}
	f.ID = terms.FigureID(f.Key)
	if why := s.hidden(ask); why != "" {
		f.State, f.Why = terms.Suppressed, why
		return f
	}
	value, why := s.value(ask, c)
	least := s.least(c)
	if why == "" && value == 0 && least != "" { // at least nought says nothing
		why = least
	}
	if why != "" {
		f.Why = why
		return f
	}
	if f.Unit == "" {
		f.Unit = c[plain].unitOf
	}
	f.State, f.Why = terms.Known, joinWhys(s.partly(c), least)
	f.Over, f.Under = s.parts(ask, c)
	if least != "" && s.m.unit == "%" { // at least 66.6%, where 66.7% would be too much
		value = math.Floor(10*value) / 10
	}
	f.Value, f.Shown = s.show(ask, value, f.Unit, c[plain].stretch(), c[plain].approx && s.m.unit == "人次" && s.m.agg == sumWeights)
	if least != "" {
		f.Shown, f.Over = atLeast(f.Shown), atLeast(f.Over)
	}
	return f
}

// stretch is the month or 旬 a single day stands for, or "".
func (t tally) stretch() string {
	if t.n != 1 {
		return ""
	}
	return t.unitOf
}

// value works the aggregate out: fen, thousandths, counts or a day as int64, shares as
// thousandths of a percent. A reason instead of a value when it is not known.
func (s *answers) value(ask terms.Ask, c cell) (value float64, why string) {
	t := c[plain]
	if s.m.begun && early(ask) {
		return 0, msgNotBegun
	}
	if why := s.lacks(); why != "" {
		return 0, why
	}
	if s.m.shows != "" && c.shownPart().n == 0 {
		if c[aside].n > 0 {
			return 0, msgNotShown(s.m.shows)
		}
		return 0, msgNobodyOnRoll
	}
	if t.n == 0 && c[shown].n > 0 { // what could have been counted stands beside it
		return 0, ""
	}
	switch s.m.agg {
	case countRows:
		return s.orNought(ask, float64(t.n), t.n > 0)
	case distinctPeople:
		return s.orNought(ask, float64(t.people), t.people > 0)
	case sumWeights:
		if t.n > 0 && t.weighed == 0 {
			return 0, msgNoWeights
		}
		return s.orNought(ask, float64(t.weight), t.weighed > 0)
	case firstDay:
		if t.first == 0 {
			return 0, msgManyOf
		}
		return float64(t.first), ""
	case sameWeight:
		if t.weighed == 0 || t.weighed < t.n || t.low != t.high {
			return 0, msgNotSame
		}
		return float64(t.low), ""
	default:
		return s.ratio(ask, c)
	}
}

// early reports whether a question is asked as of a day before its period begins.
func early(ask terms.Ask) bool {
	day, err := terms.ParseDate(ask.By[terms.ByAsOf])
	return err == nil && day < ask.Period.From
}

// shownPart is the people a figure speaks for where not every unit's files can show it.
func (c cell) shownPart() tally {
	if t, ok := c[denominator]; ok {
		return t
	}
	return c[shown]
}

// partly says what part a known figure speaks for when units or plan items stand aside,
// or "".
func (s *answers) partly(c cell) string {
	switch {
	case c[aside].n == 0:
		return ""
	case s.m.rows != nil:
		return msgItemsAside(c[aside].n)
	}
	return msgShownBy(s.m.shows, c.shownPart().homes)
}

// least says why a figure is the least it can be, or "": rows that lack the number, activities
// without a sign-in, or people who share a name and were not told apart.
func (s *answers) least(c cell) string {
	switch {
	case c[doubt].n > 0, s.m.agg == distinctPeople && c[plain].doubts > 0:
		return msgNamesakes
	case c[unsigned].n > 0:
		return msgBlanks(c[unsigned].n, msgNoSignIn)
	case s.m.blanks != "" && c[plain].n > c[plain].weighed:
		return msgBlanks(c[plain].n-c[plain].weighed, s.m.blanks)
	}
	return ""
}

// lacks says which kind of file is missing without which nothing can be said, or "".
func (s *answers) lacks() string {
	for _, k := range s.m.needs {
		if _, some := s.cover.over(k, s.ask.Period); !some {
			return msgNotLoaded([]terms.Kind{k})
		}
	}
	return ""
}

// orNought returns a value that rows prove, else nought where files prove that there
// is nothing; missing is not zero.
func (s *answers) orNought(ask terms.Ask, value float64, rows bool) (float64, string) {
	if rows {
		return value, ""
	}
	if s.m.rows != nil {
		if s.planned {
			return 0, ""
		}
		return 0, msgNoPlan
	}
	if s.m.proof == nil {
		return 0, cmp.Or(s.m.empty, msgNoRows)
	}
	p := ask.Period
	if month, ok := ask.By[terms.ByMonth]; ok {
		p = monthPeriod(p, month)
	}
	if ok, why := s.cover.proves(s.m.proof, p); !ok {
		return 0, why
	}
	return 0, ""
}

func (s *answers) ratio(ask terms.Ask, c cell) (float64, string) {
	base := part(c[denominator], s.m.lower)
	if s.m.rows != nil && c[aside].n > c[denominator].n { // most items nobody can judge
		return 0, msgItemsUnclear
	}
	if base <= 0 && s.m.rows != nil && !s.planned {
		return 0, msgNoPlan
	}
	if base <= 0 {
		return 0, cmp.Or(s.m.empty, msgNoBase)
	}
	up := c[numerator]
	over := part(up, s.m.upper)
	if up.n == 0 && s.m.proof != nil {
		if _, why := s.orNought(ask, 0, false); why != "" {
			return 0, why
		}
	}
	if s.m.agg == monthlyShare {
		return math.Round(over * float64(len(monthsOf(ask.Period))) / base), ""
	}
	return 100 * over / base, ""
}

// parts shows what a rate was worked out from; nothing for other figures. The members of
// a monthly share are their average over the period.
func (s *answers) parts(ask terms.Ask, c cell) (over, under string) {
	up, down := part(c[numerator], s.m.upper), part(c[denominator], s.m.lower)
	switch {
	case s.m.agg == monthlyShare:
		average := math.Round(100*down/float64(len(monthsOf(ask.Period)))) / 100
		return terms.Money(up).Shown(), strconv.FormatFloat(average, 'f', -1, 64) + "人"
	case s.m.agg != share:
		return "", ""
	case ask.Measure == terms.BudgetExecution:
		return terms.ShownAlike(terms.Money(up), terms.Money(down))
	}
	return strconv.FormatFloat(up, 'f', -1, 64) + s.m.of, strconv.FormatFloat(down, 'f', -1, 64) + s.m.of
}

func part(t tally, how aggregate) float64 {
	switch how {
	case sumWeights:
		return float64(t.weight)
	case distinctPeople:
		return float64(t.people)
	default:
		return float64(t.n)
	}
}

// show turns a worked-out value into what a figure holds: yuan, percent, yyyymmdd, and
// the words of running text.
func (s *answers) show(ask terms.Ask, value float64, unit, stretch string, approx bool) (*float64, string) {
	shown := ""
	switch {
	case unit == "日期":
		shown = dayShown(terms.Date(value), ask.Period, stretch)
	case unit == "元" && ask.Measure != terms.IndicatorValue:
		shown = terms.Money(value).Shown()
		value /= 100
	case unit == "%" && ask.Measure != terms.IndicatorValue:
		value = math.Round(value*100) / 100
		shown = percent(value)
	case ask.Measure == terms.IndicatorValue:
		value /= 1000
		shown = strconv.FormatFloat(value, 'f', -1, 64) + unit
	default:
		shown = strconv.FormatFloat(value, 'f', -1, 64) + unit
	}
	if approx {
		shown = msgAbout + shown
	}
	return &value, shown
}

// percent writes at most one decimal; a share that is not whole is never shown as 100%
// and one that is not nought never as 0%.
func percent(value float64) string {
	rounded := math.Round(value*10) / 10
	switch {
	case value < 100 && rounded >= 100:
		rounded = 99.9
	case value > 100 && rounded <= 100:
		rounded = 100.1
	case value > 0 && rounded == 0:
		rounded = 0.1
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64) + "%"
}

// dayShown writes a day, or the month or 旬 it stands for where the ledger tells no day.
func dayShown(d terms.Date, p terms.Period, stretch string) string {
	name := dayName(d)
	switch stretch {
	case "":
	case "月":
		name = strconv.Itoa(d.Month()) + stretch
	default:
		name = strconv.Itoa(d.Month()) + "月" + stretch
	}
	if d.Year() == p.Last().Year() {
		return name
	}
	return strconv.Itoa(d.Year()) + "年" + name
}

// label names the question: period, measure, and the plain words it is narrowed by.
// Titles and keys of rows stay out: they are quotes.
func label(m measure, ask terms.Ask, c cell) string {
	p := ask.Period
	if month, ok := ask.By[terms.ByMonth]; ok {
		p = monthPeriod(p, month)
	}
	words := []string{}
	for _, dim := range slices.Sorted(maps.Keys(ask.By)) {
		value := ask.By[dim]
		switch dim {
		case terms.ByTheme:
			value = themeNames[terms.Category(value)]
		case terms.ByKind:
			value = kindNames[terms.Kind(value)]
		case terms.ByStatus:
			value = statusName(value)
		case terms.ByCategory, terms.ByFestival, terms.ByLabel, terms.ByClass, terms.BySubject, terms.ByGroup, terms.ByLevel,
			terms.ByName, terms.ByGender:
		default:
			value = ""
		}
		if value != "" {
			words = append(words, value)
		}
	}
	text := periodName(p) + m.label
	if len(words) > 0 {
		text += "（" + strings.Join(words, "、") + "）"
	}
	if c[plain].told || c[numerator].told {
		text += msgTold
	}
	return text
}
