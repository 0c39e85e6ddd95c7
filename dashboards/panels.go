package dashboards

import (
	"slices"

	"nianlun/queries/terms"
)

// Months draws activities and person-times month by month; months nobody reported on
// are gaps.
func Months(points []terms.MonthPoint) Panel {
	p := Panel{ID: "months", Title: msgMonthsTitle, Table: Table{Head: []string{msgMonth, msgActivities, msgPersonTimes, msgSpending}}}
	bars := column{name: msgActivities, color: colorMain}
	line := column{name: msgPersonTimes, color: colorSecond}
	var names, labels []string
	for _, m := range points {
		names = append(names, MonthName(m.Month))
		labels = append(labels, monthLabel(MonthName(m.Month), m.Activities.IsKnown() || m.PersonTimes.IsKnown(), "\n"))
		bars.points = append(bars.points, m.Activities)
		line.points = append(line.points, m.PersonTimes)
		p.Table.Rows = append(p.Table.Rows, []Cell{words(MonthName(m.Month)), number(m.Activities), number(m.PersonTimes), number(m.Spending)})
	}
	p.Option = monthsChart(labels, bars, line)
	p.Sentence = monthsSentence(names, bars.points)
	return p
}

func monthsSentence(names []string, points []terms.Figure) Sentence {
	best := highest(points)
	if best < 0 {
		return say(msgNoMonths)
	}
	var quiet, unknown []string
	for i, f := range points {
		switch {
		case !f.IsKnown():
			unknown = append(unknown, names[i])
		case *f.Value == 0:
			quiet = append(quiet, names[i])
		}
	}
	s := say(msgNoThemes)
	if points[best].Positive() {
		s = say(msgBusiest, whoStands(names, points, best, msgMonthsOf, ""))
		if len(quiet) > 0 {
			s = say(s, msgSemicolon, msgQuietMonths, listOf(quiet))
		}
		s = say(s, msgStop)
	}
	if len(unknown) > 0 {
		s = say(s, msgUnknownMonths, listOf(unknown), msgStop)
	}
	return s
}

// Themes draws the activities of each field of work.
func Themes(points []terms.ThemePoint) Panel {
	p := Panel{ID: "themes", Title: msgThemesTitle, Table: Table{Head: []string{msgTheme, msgActivities, msgPersonTimes}}}
	counts := column{name: msgActivities, color: colorMain}
	var names, silent []string
	for _, t := range points {
		name := CategoryName(t.Theme)
		p.Table.Rows = append(p.Table.Rows, []Cell{words(name), number(t.Activities), number(t.PersonTimes)})
		names = append(names, name)
		counts.points = append(counts.points, t.Activities)
		if t.Activities.IsKnown() && *t.Activities.Value == 0 {
			silent = append(silent, name)
		}
	}
	p.Option = rowsChart(names, counts)
	p.Tall = height(len(names), 1)
	p.Sentence = themesSentence(names, counts.points, silent)
	return p
}

func themesSentence(names []string, points []terms.Figure, silent []string) Sentence {
	best := highest(points)
	if best < 0 || !points[best].Positive() {
		return say(msgNoThemes)
	}
	s := say(msgThemeMost, whoStands(names, points, best, msgThemesOf, ""))
	rest := without(points, best)
	if second := highest(rest); second >= 0 && rest[second].Positive() {
		s = say(s, msgThemeSecond, whoStands(names, rest, second, msgThemesOf, ""))
	}
	if len(silent) > 0 {
		s = say(s, msgThemesSilent, listOf(silent))
	}
	return say(s, msgStop)
}

// PlanStates draws how many plan items stand in each state.
func PlanStates(lines []terms.StatusLine, completion terms.Figure) Panel {
	p := Panel{ID: "plan", Title: msgPlanTitle, Table: Table{Head: []string{msgStatus, msgItems}}}
	items := column{name: msgItems, color: colorMain}
	var names []string
	var idle terms.Figure
	for _, l := range lines {
		if l.Status == terms.None {
			idle = l.Items
		}
		if !l.Items.Positive() {
			continue
		}
		names = append(names, StatusName(l.Status))
		items.points = append(items.points, l.Items)
		items.colors = append(items.colors, statusColors[l.Status])
		p.Table.Rows = append(p.Table.Rows, []Cell{{Part: Part{Text: StatusName(l.Status)}, Tone: string(l.Status)}, number(l.Items)})
	}
	if len(names) == 0 {
		p.Sentence = say(msgPlanNone)
		return p
	}
	p.Option = rowsChart(names, items)
	p.Tall = height(len(names), 1)
	p.Sentence = say(msgCompletion, completion)
	if said := besides(completion); said != "" {
		p.Sentence = say(p.Sentence, msgOpen, said, msgClose)
	}
	if idle.Positive() {
		p.Sentence = say(p.Sentence, msgPlanNoneStart, idle, msgPlanNoneEnd)
	}
	p.Sentence = say(p.Sentence, msgStop)
	return p
}

// Spending draws what was spent beside what was planned, by account subject, largest
// first.
func Spending(rows []terms.SpendingRow) Panel {
	p := Panel{ID: "spending", Title: msgSpendTitle, Table: Table{Head: []string{msgSubject, msgSpending, msgBudget, msgRate, msgEntries, msgBasis}}}
	spent := column{name: msgSpending, color: colorMain}
	budget := column{name: msgBudget, color: colorQuiet}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b terms.SpendingRow) int { return byValue(b.Spending, a.Spending) })
	var names []string
	for _, r := range rows {
		name := named(r.Subject, msgNoSubject)
		names = append(names, name)
		spent.points = append(spent.points, r.Spending)
		budget.points = append(budget.points, r.Budget)
		rate := number(r.Rate)
		if r.Rate.IsKnown() && *r.Rate.Value > 100 {
			rate.Tone = "over_budget"
		}
		p.Table.Rows = append(p.Table.Rows, []Cell{words(name), number(r.Spending), number(r.Budget), rate, number(r.Entries), words(r.Basis)})
	}
	columns := []column{spent}
	if drawable(budget) {
		columns = append(columns, budget)
	}
	p.Option = rowsChart(names, columns...)
	p.Tall = height(len(names), len(columns))
	p.Sentence = spendingSentence(names, rows, spent.points)
	return p
}

func spendingSentence(names []string, rows []terms.SpendingRow, spent []terms.Figure) Sentence {
	best := highest(spent)
	if best < 0 {
		return say(msgNoSpending)
	}
	s := mostSpent(names, rows, spent)
	budgets, over := 0, say(msgOverBudget)
	first := len(over)
	for i, r := range rows {
		if r.Rate.IsKnown() {
			budgets++
		}
		if !r.Rate.IsKnown() || *r.Rate.Value <= 100 {
			continue
		}
		if len(over) > first {
			over = say(over, msgListComma)
		}
		over = say(over, names[i], msgOpen, msgRate, r.Rate, msgClose)
	}
	switch {
	case budgets == 0:
		return say(s, msgNoBudget, msgStop)
	case len(over) == first:
		return say(s, msgNoneOver, msgStop)
	}
	return say(s, over, msgStop)
}

// mostSpent names the subject most was spent on; money without a subject is none.
func mostSpent(names []string, rows []terms.SpendingRow, spent []terms.Figure) Sentence {
	told := slices.Clone(spent)
	for i, r := range rows {
		if r.Subject == "" || !r.Spending.Positive() {
			told[i] = terms.Figure{}
		}
	}
	best := highest(told)
	bare := slices.IndexFunc(rows, func(r terms.SpendingRow) bool { return r.Subject == "" && r.Spending.Positive() })
	switch {
	case best < 0 && bare < 0:
		return say(msgNothingSpent)
	case best < 0:
		return say(msgAllNoSubject, msgOpen, spent[bare], msgClose)
	}
	s := say(msgSpendMost, whoStands(names, told, best, msgSubject, ""))
	if bare >= 0 {
		s = say(s, msgBareSubject, spent[bare])
	}
	return s
}

// highest returns the index of the largest known point, the first among equals; -1 when
// nothing is known.
func highest(points []terms.Figure) int {
	best := -1
	for i, f := range points {
		if f.IsKnown() && (best < 0 || *f.Value > *points[best].Value) {
			best = i
		}
	}
	return best
}
