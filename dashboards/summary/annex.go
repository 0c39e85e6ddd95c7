package summary

import (
	"cmp"
	"slices"

	"nianlun/queries/terms"
)

// annex is one 附件: a table, or the charts.
type annex struct {
	title  string
	blocks []Block
}

// annexes are the tables and charts behind the text.
func (w *writer) annexes() []annex {
	var list []annex
	acts, print := w.activityRows()
	for _, t := range []struct {
		title string
		head  []string
		rows  [][]Cell
		print []int
	}{
		{msgAnnexPlan, headPlan, w.planRows(), nil},
		{msgAnnexActs, w.activityHead(), acts, print},
		{msgAnnexMoney, headMoney, w.moneyRows(), nil},
		{msgAnnexEntries, headEntries, w.entryRows(), nil},
		{msgAnnexUnits, headUnits, w.unitRows(), nil},
	} {
		head, rows := worthwhile(t.head, t.rows)
		if len(rows) == 0 {
			continue
		}
		b := w.oneUnit(tableOf(Table, t.title, head, rows))
		b.Print = t.print
		a := annex{t.title, []Block{b}}
		if b.Print != nil {
			a.blocks = append(a.blocks, Block{Kind: TableNote, Spans: words(msgCutNote)})
		}
		list = append(list, a)
	}
	if charts := w.charts(); len(charts) > 0 {
		list = append(list, annex{msgAnnexCharts, charts})
	}
	return list
}

// optional are the columns of a table that fall away where nothing is known.
var optional = map[string]bool{"参与率": true, "人均支出": true}

// worthwhile leaves out the optional columns with a dash in every row.
func worthwhile(head []string, rows [][]Cell) ([]string, [][]Cell) {
	keep := make([]bool, len(head))
	for i := range head {
		keep[i] = !optional[head[i]] || slices.ContainsFunc(rows, func(r []Cell) bool { return Text(r[i]) != msgDash })
	}
	var heads []string
	for i := range head {
		if keep[i] {
			heads = append(heads, head[i])
		}
	}
	out := make([][]Cell, len(rows))
	for n, r := range rows {
		for i := range r {
			if keep[i] {
				out[n] = append(out[n], r[i])
			}
		}
	}
	return heads, out
}

// enclosures lists the annexes below the text; a single one has no number.
func (w *writer) enclosures(list []annex) {
	for i, a := range list {
		w.add(Enclosure, enclosureLine(i, len(list), words(a.title)))
	}
}

// enclosureLine is the line of annex i of n in the list below the text.
func enclosureLine(i, n int, title []Span) []Span {
	line := title
	if n > 1 {
		line = concat(mark(itoa(i+1)+"."), line)
	}
	if i == 0 {
		line = concat(words(msgAnnex+msgColon), line)
	}
	return merge(line)
}

// annexHead is what stands above annex i of n.
func annexHead(i, n int) []Span {
	if n > 1 {
		return concat(words(msgAnnex), mark(itoa(i+1)))
	}
	return words(msgAnnex)
}

// annexed writes the annexes, each under its number.
func (w *writer) annexed(list []annex) {
	for i, a := range list {
		w.add(Annex, annexHead(i, len(list)))
		if Text(a.blocks[0].Spans) != a.title {
			w.add(AnnexTitle, words(a.title))
		}
		w.blocks = append(w.blocks, a.blocks...)
	}
}

func tableOf(kind BlockKind, title string, head []string, rows [][]Cell) Block {
	b := Block{Kind: kind, Spans: words(title), Rows: rows}
	for _, h := range head {
		b.Head = append(b.Head, words(h))
	}
	return b
}

// cell gives a run, or a dash where nothing is known.
func cell(spans []Span) Cell {
	if len(spans) == 0 {
		return words(msgDash)
	}
	return merge(spans)
}

func row(n int, runs ...[]Span) []Cell {
	out := []Cell{mark(itoa(n + 1))}
	for _, r := range runs {
		out = append(out, cell(r))
	}
	return out
}

func (w *writer) planRows() [][]Cell {
	var rows [][]Cell
	for n, i := range w.f.Plan.Items {
		item := w.item(i)
		if item == nil {
			item = words(msgWithheldCell)
		}
		var window []Span
		if i.Window != nil {
			window = w.quote(i.Window.Quote, terms.Source{File: i.Plan, Row: i.Line})
		}
		rows = append(rows, row(n, item, window, words(stateOf(i)), w.fig(i.Times), w.fig(i.PersonTimes), w.fig(i.Spend)))
	}
	return rows
}

// stateOf names a state as it may leave the house: what could harm stays 待核实 until
// a person stands behind it.
func stateOf(i terms.ItemFact) string {
	if resting(i) || !i.Confirmed && (i.Status == terms.None || i.Status == terms.Partial || i.Status == terms.Late) {
		return msgToCheck // the text does not count what came late as 已完成 either
	}
	if !i.Confirmed && i.Status == terms.Over && !provesMore(i) {
		return stateNames[terms.Done]
	}
	if name, ok := stateNames[i.Status]; ok {
		return name
	}
	return msgToCheck
}

// mostRows is how many activities the annex lists.
const mostRows = 400

func (w *writer) activityHead() []string {
	if len(w.f.Children) == 0 {
		return headActsOne
	}
	return headActs // of many units; where each was held would take the room of what it was
}

// activityRows are the activities by day, and which of them a document has: of a roll-up
// with very many the main ones of each unit.
func (w *writer) activityRows() (rows [][]Cell, print []int) {
	var all []terms.ActivityFact
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			all = append(all, s.Each...)
		}
	}
	slices.SortStableFunc(all, func(a, b terms.ActivityFact) int { return int(a.Start) - int(b.Start) })
	if len(all) > mostRows {
		var main []terms.ActivityFact
		for _, at := range w.chosenActs(all, mostRows) {
			main = append(main, all[at])
		}
		all = main
	}
	if len(w.f.Children) > 0 && len(all) > mostPrinted {
		print = w.byUnits(all, w.chosenActs(all, mostPrinted))
	}
	for n, a := range all {
		title := w.quote(a.Title, a.Source)
		if title == nil {
			title = words(msgWithheldCell)
		}
		where := w.name(a.UnitName)
		if len(w.f.Children) == 0 {
			where = w.quote(a.Place, a.Source)
		}
		rows = append(rows, row(n, w.days(a), title, where, w.fig(a.Headcounts), w.fig(a.Cost)))
	}
	return rows, print
}

// mostFirst orders subjects by what was spent; where nothing is known they come last.
func mostFirst(list []terms.Subject) []terms.Subject {
	amount := func(s terms.Subject) float64 {
		if !s.Spending.IsKnown() {
			return -1
		}
		return *s.Spending.Value
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b terms.Subject) int { return cmp.Compare(amount(b), amount(a)) })
	return list
}

// moneyRows are what came in and went out by subject. What no file tells of is said to be
// not reported, never left to look like nought.
func (w *writer) moneyRows() [][]Cell {
	var rows [][]Cell
	add := func(side string, subject, amount, budget []Span) {
		rows = append(rows, row(len(rows), words(side), subject, amount, budget))
	}
	income := w.f.Income
	for _, s := range income.Subjects {
		subject := w.quote(s.Name, terms.Source{})
		if s.Name == "" {
			subject = words(msgNoSubject)
		}
		if s.Income.IsKnown() {
			add(msgIncome, subject, w.anyFig(s.Income), nil)
		}
	}
	if income.Total.IsKnown() && income.Total.Why == "" {
		add(msgIncome, words(msgSum), w.anyFig(income.Total), nil)
	} else {
		add(msgIncome, words(msgSum), words(msgNotReported), nil)
	}
	came := len(rows)
	for _, s := range mostFirst(w.f.Subjects) {
		if s.Spending.Positive() || s.Budget.Positive() {
			add(msgSpending, w.quote(s.Name, terms.Source{}), w.anyFig(s.Spending), w.anyFig(s.Budget))
		}
	}
	if w.f.Unsorted.Positive() {
		add(msgSpending, words(msgNoSubject), w.anyFig(w.f.Unsorted), nil)
	}
	if len(rows) == came && !income.Total.Positive() {
		return nil
	}
	if w.f.Totals.Spending.IsKnown() {
		add(msgSpending, words(msgSum), w.anyFig(w.f.Totals.Spending), nil)
	} else {
		add(msgSpending, words(msgSum), words(msgNotReported), nil)
	}
	add(msgBalance, nil, words(msgNotReported), nil) // no file tells what was left of the year before
	return rows
}

// entryRows lists the single payments; one that tells of a person is left out.
func (w *writer) entryRows() [][]Cell {
	var rows [][]Cell
	for _, e := range w.f.Entries {
		if summary := w.quote(e.Summary, e.Source); summary != nil && e.Amount.Positive() {
			rows = append(rows, row(len(rows), summary, w.quote(e.Subject, e.Source), w.fig(e.Amount)))
		}
	}
	return rows
}

func (w *writer) unitRows() [][]Cell {
	var rows [][]Cell
	for _, c := range w.f.Children {
		if !c.Silent {
			rows = append(rows, row(len(rows), w.name(c.Unit.Name), w.anyFig(c.Members), w.anyFig(c.Activities), w.anyFig(c.PersonTimes),
				w.wholeFig(c.Participation), w.anyFig(c.Spending), w.wholeFig(c.PerMember)))
		}
	}
	return rows
}

// wholeFig is a figure that speaks for all it is about.
func (w *writer) wholeFig(f terms.Figure) []Span {
	if f.Why != "" {
		return nil
	}
	return w.anyFig(f)
}
