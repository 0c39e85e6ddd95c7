package summary

import (
	"slices"

	"nianlun/queries/terms"
)

// planned writes 计划完成情况 where there is a plan.
func (w *writer) planned() {
	p := w.f.Plan
	if len(p.Items) == 0 {
		return
	}
	said := w.say("planCount", slots{"plan": w.planName(), "items": w.fig(p.Count), "kept": w.keptSpans(), "rate": w.goodRate(p.Completion), "outside": w.fig(p.Outside)})
	if said == nil {
		return
	}
	w.heading(words(msgPlanned))
	w.paragraph(said)
	var over [][]Span
	for _, i := range p.Items {
		if i.Status == terms.Over && len(over) < mostEntries {
			if q := w.item(i); q != nil {
				over = append(over, concat(words("“"), q, words("”")))
			}
		}
	}
	if list := join(over, msgList); list != nil {
		w.paragraph(w.say("planOver", slots{"list": list}))
	}
}

// keptSpans gives the number of kept items, unless it would tell of a poor rate.
func (w *writer) keptSpans() []Span {
	if r := w.f.Plan.Completion; r.IsKnown() && *r.Value < lowestRate {
		return nil
	}
	return w.fig(w.f.Plan.Kept)
}

// problems leaves the judging to a person; only states a person confirmed are told.
func (w *writer) problems() {
	w.heading(words(msgProblems))
	w.paragraph(w.say("problemsLead", nil))
	for _, i := range w.f.Plan.Items {
		set := map[terms.Status]string{terms.None: "problemConfirmed", terms.Partial: "problemPartial"}[i.Status]
		if i.Confirmed && set != "" {
			w.add(ListItem, w.say(set, slots{"item": w.item(i)}))
		}
	}
}

// mostNext is how many carry-over items the outlook lists.
const mostNext = 12

// next carries over what is not done or not due yet; nothing here says 未开展.
func (w *writer) next() {
	w.heading(words(msgNext))
	told := 0
	for _, i := range w.f.Plan.Items {
		set := map[terms.Status]string{terms.Partial: "nextPartial", terms.None: "nextNone", terms.NotDue: "nextDue"}[i.Status]
		if set == "" || told == mostNext {
			continue
		}
		if said := w.say(set, slots{"item": w.item(i)}); said != nil {
			w.add(ListItem, said)
			told++
		}
	}
	if list := w.regular(); list != nil {
		w.add(ListItem, w.say("nextRegular", slots{"list": list}))
	}
	w.add(ListItem, w.say("nextOpen", nil))
}

// mostRegular is how many standing activities the outlook names.
const mostRegular = 5

// regular names what was done again and again: the standing work of the unit.
func (w *writer) regular() []Span {
	var titles [][]Span
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			if len(s.Each) >= 2 && len(titles) < mostRegular {
				if q := w.quote(s.Title, s.Each[0].Source); q != nil {
					titles = append(titles, q)
				}
			}
		}
	}
	return join(titles, msgList)
}

func (w *writer) signature() {
	if w.o.Date.IsZero() {
		return
	}
	w.add(NoteBlock, w.name(w.f.Unit.Name))
	w.add(NoteBlock, mark(chineseDate(w.o.Date)))
}

// annexes are the tables behind the text.
func (w *writer) annexes() {
	n := 0
	caption := func(title string) []Span {
		n++
		return concat(words(msgAnnex), mark(itoa(n)), words("："+title))
	}
	for _, t := range []struct {
		title string
		head  []string
		rows  [][]Cell
	}{
		{msgAnnexPlan, headPlan, w.planRows()},
		{msgAnnexActs, w.activityHead(), w.activityRows()},
		{msgAnnexSpending, headSpending, w.spendingRows()},
		{msgAnnexUnits, headUnits, w.unitRows()},
	} {
		if len(t.rows) > 0 {
			w.table(caption(t.title), t.head, t.rows)
		}
	}
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
	if !i.Confirmed && (i.Status == terms.None || i.Status == terms.Partial) {
		return msgToCheck
	}
	if !i.Confirmed && i.Status == terms.Late {
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
	return headActs
}

func (w *writer) activityRows() [][]Cell {
	var all []terms.ActivityFact
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			all = append(all, s.Each...)
		}
	}
	slices.SortStableFunc(all, func(a, b terms.ActivityFact) int { return int(a.Start) - int(b.Start) })
	var rows [][]Cell
	for n, a := range all[:min(len(all), mostRows)] {
		title := w.quote(a.Title, a.Source)
		if title == nil {
			title = words(msgWithheldCell)
		}
		runs := [][]Span{w.days(a), title, w.name(a.UnitName), w.quote(a.Place, a.Source), w.fig(a.Headcounts), w.fig(a.Cost)}
		if len(w.f.Children) == 0 {
			runs = append(runs[:2], runs[3:]...)
		}
		rows = append(rows, row(n, runs...))
	}
	return rows
}

func (w *writer) spendingRows() [][]Cell {
	var rows [][]Cell
	for _, s := range w.f.Subjects {
		if s.Spending.Positive() || s.Budget.Positive() {
			rows = append(rows, row(len(rows), w.quote(s.Name, terms.Source{}), w.anyFig(s.Spending), w.anyFig(s.Budget)))
		}
	}
	return rows
}

func (w *writer) unitRows() [][]Cell {
	var rows [][]Cell
	for _, c := range w.f.Children {
		if !c.Silent {
			rows = append(rows, row(len(rows), w.name(c.Unit.Name), w.anyFig(c.Activities), w.anyFig(c.PersonTimes), w.anyFig(c.Spending)))
		}
	}
	return rows
}
