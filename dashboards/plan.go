package dashboards

import (
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// PlanPage is 计划与实际: the plan section by section with what was done for each item.
type PlanPage struct {
	States   Panel
	Filters  []StateFilter
	Sections []PlanSection
	Outside  []Evidence // 计划外 activities
	Items    int        // items of the plan before the filter
	Open     int        // links shown that nobody has looked at
	Next     []Due      // not done, and meant for this month or the next
	Carry    []Due      // not done or not wholly, for the plan of the year to come
	Doubts   int        // items a newer file of the plan leaves open
	Damaged  int        // items with figures a person should look at
	Served   int        // activities that serve an item
	Aside    string     // key of the figure that lists the activities outside the plan
}

// Wanted narrows a plan to a state and a section; "" takes all.
type Wanted struct {
	Status  terms.Status
	Section string
}

// Due is an item that waits to be done soon.
type Due struct {
	Number       int
	Text, Window string
	State        string
	Targets      string // what was promised and reached, in words
}

// StateFilter is one choice of the filter by state.
type StateFilter struct {
	Status terms.Status // "" all
	Name   string
	Count  int
	Chosen bool
}

// PlanSection is one heading of the plan.
type PlanSection struct {
	Title string
	Items []PlanEntry
}

// PlanEntry is one plan item with its proof.
type PlanEntry struct {
	terms.Progress
	StatusName string
	Window     string
	Category   string
	Promises   []Promise
	Done       []Evidence // linked, automatically or by a person
	Perhaps    []Evidence // suggested only: a person should say
	Refused    []Evidence // rejected by a person
	Rows       string     // key of the figure that lists the item's activities
	Ledgers    string     // what other ledgers tell of the item: 提案建议 5 条、慰问登记 3 条
	Registered string     // key of the figure that lists their rows
	History    []Change   // what people changed of it in the course of the year
	UnderName  string     // of an adjusted item: its state by what it promises now
	DoubtName  string
}

// Promise is one target with what was reached.
type Promise struct {
	Quote, Promised, Reached string

	Left  string // of a cap on money
	Turns *Turns
	Pace  *Pace
}

// Evidence is one activity that speaks for an item, or stands outside the plan.
type Evidence struct {
	Title  string
	Date   terms.Date
	Link   terms.LinkState
	State  string
	Why    string
	Source terms.Source
	Act    string // what a decision about the link names; "" nothing to decide
}

// Open reports whether nobody has said yet whether the link is right.
func (e Evidence) Open() bool {
	return e.Act != "" && (e.Link == terms.Auto || e.Link == terms.Suggested)
}

// PlanSections lists the headings of a plan, each once, in its order.
func PlanSections(items []terms.Progress) []string {
	var all []string
	for _, it := range items {
		if title := sectionTitle(it); !slices.Contains(all, title) {
			all = append(all, title)
		}
	}
	return all
}

// soon lists what has not been done and is meant for the month of a day or the month
// after; what has the whole year is never due soon.
func soon(items []terms.Progress, day terms.Date) []Due {
	var all []Due
	for _, it := range items {
		w := it.Window
		if it.Status != terms.NotDue || w == nil || WindowName(w) == msgWholeYear {
			continue
		}
		if m := day.Month(); within(*w, m) || within(*w, m%12+1) {
			all = append(all, dueOf(it))
		}
	}
	return all
}

func dueOf(it terms.Progress) Due {
	return Due{Number: it.Number, Text: it.Text, Window: WindowName(it.Window), State: StatusName(it.Status), Targets: targetsSaid(it.Targets, true)}
}

// carried lists what was not done, or not wholly, and not given up.
func carried(items []terms.Progress) []Due {
	var all []Due
	for _, it := range items {
		state := it.Status
		if state == terms.Adjusted {
			state = it.Under
		}
		if state == terms.None || state == terms.Partial {
			all = append(all, dueOf(it))
		}
	}
	return all
}

// targetsSaid writes what was promised, and what was reached of it.
func targetsSaid(targets []terms.Target, reached bool) string {
	said := ""
	for i, t := range targets {
		if i > 0 {
			said += msgSemi
		}
		p := PromiseOf(t)
		if said += p.Promised; reached {
			said += "/" + p.Reached
		}
	}
	return said
}

// within reports whether a month lies in a window, which may run over the new year.
func within(w terms.Window, month int) bool {
	if w.FromMonth <= w.ToMonth {
		return w.FromMonth <= month && month <= w.ToMonth
	}
	return month >= w.FromMonth || month <= w.ToMonth
}

// NewPlan lays out 计划与实际, showing only what is wanted of it.
func NewPlan(o terms.Overview, sc terms.Scope, items []terms.Progress, links []terms.LinkRow, want Wanted) PlanPage {
	page := PlanPage{States: PlanStates(o.Plan, o.Completion), Filters: stateFilters(items, want), Items: len(items), Next: soon(items, sc.AsOf)}
	page.Aside = terms.Ask{Measure: terms.OutsidePlan, Unit: sc.Unit, Period: sc.Period}.With(terms.ByAsOf, sc.AsOf.String()).Key()
	page.Carry = carried(items)
	byItem, served := map[string][]terms.LinkRow{}, map[string]bool{}
	for _, it := range items {
		if it.Doubt != "" {
			page.Doubts++
		}
		if it.Notes != "" {
			page.Damaged++
		}
		for _, a := range it.Evidence {
			served[a.UnitKey+"/"+a.Key] = true
		}
	}
	page.Served = len(served)
	for _, l := range links {
		if l.Item == nil {
			page.Outside = append(page.Outside, Evidence{Title: named(l.Title, l.Activity), Date: l.Date, Why: l.Why})
			continue
		}
		byItem[linkKey(l.ItemKey, *l.Item)] = append(byItem[linkKey(l.ItemKey, *l.Item)], l)
	}
	for _, it := range items {
		title := sectionTitle(it)
		if want.Status != "" && it.Status != want.Status || want.Section != "" && title != want.Section {
			continue
		}
		if n := len(page.Sections); n == 0 || page.Sections[n-1].Title != title {
			page.Sections = append(page.Sections, PlanSection{Title: title})
		}
		s := &page.Sections[len(page.Sections)-1]
		entry := newEntry(it, sc, byItem[linkKey(it.Key, it.Number)])
		for _, e := range slices.Concat(entry.Done, entry.Perhaps) {
			if e.Open() {
				page.Open++
			}
		}
		s.Items = append(s.Items, entry)
	}
	return page
}

func linkKey(key string, number int) string {
	if key != "" {
		return key
	}
	return strconv.Itoa(number)
}

func sectionTitle(it terms.Progress) string {
	if len(it.Section) == 0 {
		return named(it.Plan, msgNoSection)
	}
	return it.Section[0]
}

func stateFilters(items []terms.Progress, want Wanted) []StateFilter {
	counts := map[terms.Status]int{}
	all := 0
	for _, it := range items {
		if want.Section == "" || sectionTitle(it) == want.Section {
			counts[it.Status]++
			all++
		}
	}
	filters := []StateFilter{{Name: msgAll, Count: all, Chosen: want.Status == ""}}
	for _, s := range terms.Statuses() {
		if counts[s] > 0 || s == want.Status {
			filters = append(filters, StateFilter{Status: s, Name: StatusName(s), Count: counts[s], Chosen: s == want.Status})
		}
	}
	return filters
}

func newEntry(it terms.Progress, sc terms.Scope, links []terms.LinkRow) PlanEntry {
	e := PlanEntry{Progress: it, StatusName: StatusName(it.Status), Window: WindowName(it.Window), Category: CategoryName(it.Category)}
	e.History, e.DoubtName = changesOf(it.PlanItem), DoubtName(it.Doubt)
	if it.Under != "" {
		e.UnderName = StatusName(it.Under)
	}
	for _, t := range it.Targets {
		p := PromiseOf(t)
		p.Left, p.Turns, p.Pace = LeftOf(t), TurnsOf(t), PaceOf(t, it, sc.AsOf)
		e.Promises = append(e.Promises, p)
	}
	for _, a := range it.Evidence {
		deed := evidence(linkOf(a, links))
		deed.Title, deed.Date, deed.Source = a.Title, a.Start, a.Source
		e.Done = append(e.Done, deed)
	}
	for _, l := range links {
		switch l.State {
		case terms.Suggested:
			e.Perhaps = append(e.Perhaps, evidence(l))
		case terms.Rejected:
			e.Refused = append(e.Refused, evidence(l))
		}
	}
	if it.Key != "" {
		e.Rows = terms.Ask{Measure: terms.ItemActivities, Unit: sc.Unit, Period: sc.Period}.With(terms.ByItem, it.Key).Key()
		if e.Ledgers = ledgersOf(it.Served); e.Ledgers != "" {
			e.Registered = terms.Ask{Measure: terms.ItemServed, Unit: sc.Unit, Period: sc.Period}.With(terms.ByItem, it.Key).With(terms.ByAsOf, sc.AsOf.String()).Key()
		}
	}
	return e
}

// ledgersOf counts the rows of other ledgers than the activity log that serve an item.
func ledgersOf(rows []terms.Served) string {
	counts := map[terms.Kind]int{}
	var kinds []terms.Kind
	for _, r := range rows {
		if counts[r.Kind]++; counts[r.Kind] == 1 {
			kinds = append(kinds, r.Kind)
		}
	}
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = msgRegistered(KindName(k), counts[k])
	}
	return strings.Join(words, msgListComma)
}

func evidence(l terms.LinkRow) Evidence {
	return Evidence{Title: named(l.Title, l.Activity), Date: l.Date, Link: l.State, State: LinkName(l.State), Why: l.Why, Act: l.Act}
}

func linkOf(a terms.Activity, links []terms.LinkRow) terms.LinkRow {
	i := slices.IndexFunc(links, func(l terms.LinkRow) bool { return l.Act == a.UnitKey+"/"+a.Key })
	if i < 0 {
		return terms.LinkRow{State: terms.Auto}
	}
	return links[i]
}

// PromiseOf writes a target and what was reached of it in words.
func PromiseOf(t terms.Target) Promise {
	p := Promise{Quote: t.Quote, Promised: compareWords[t.Cmp] + plain(t.Value) + targetUnit(t), Reached: msgUnknown}
	if t.Period != "" {
		p.Promised = periodWords[t.Period] + p.Promised
	}
	if t.Per != "" {
		p.Promised = t.Per + p.Promised
	}
	if t.Actual != nil {
		p.Reached = plain(*t.Actual) + targetUnit(t)
	}
	return p
}

func targetUnit(t terms.Target) string {
	if t.Unit != "" {
		return t.Unit
	}
	return targetUnits[t.Kind]
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
