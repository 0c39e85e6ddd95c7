package dashboards

import (
	"cmp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// ReachPage is 未触达: how far anything reached the members, whom it did not, and what
// would have to be handed in to say more.
type ReachPage struct {
	Namesakes int // rows that name somebody nobody can place, for whoever may say who it is
	Degrees   Panel
	Groups    Panel
	Events    []Person // sick, bereaved, hardship first
	Said      Sentence // of all events: how many, how many visited
	Filters   []Choice
	People    []Person
	Settling  []Settling // the files that would settle most
	Total     int
	Page      int
	Pages     []int
	Empty     bool // no roll: nobody to look for
	Early     bool // the period has not begun
}

// Person is one row of the lists: a member nothing reached by name, or an event.
type Person struct {
	terms.UnreachedRow
	UnitName string
	Kind     string // of the event
	Looked   string // 签到表、慰问登记
	Lacks    string
	State    string
}

// Choice is one choice of a list's filter.
type Choice struct {
	Value, Name string
	Count       int
	Chosen      bool
}

// Settling says how many members could be told about if a unit handed some files in.
type Settling struct {
	UnitKey, Unit, Files string
	People               int
	Namesakes            bool     // not files are lacking, but a word on who is meant
	kinds                []string // as Files names them
}

// Date says of which days the lacking files are missing: MissingWords of a unit's gaps,
// kind by kind. A kind without a gap is there, but not for everything.
func (s *Settling) Date(missing []terms.Missing) {
	var lines []string
	for _, kind := range s.kinds {
		of := slices.DeleteFunc(slices.Clone(missing), func(m terms.Missing) bool { return KindName(m.Kind) != kind })
		if said := MissingWords(of); len(said) > 0 {
			lines = append(lines, said...)
		} else {
			lines = append(lines, kind+msgInParts)
		}
	}
	if len(lines) > 0 {
		s.Files = listOf(lines)
	}
}

// Degrees of 未触达 a list may be narrowed to.
const (
	degreeNothing = "nothing"
	degreeMass    = "mass"
	degreeUnknown = "unknown"
)

// ReachDegrees lists the degrees a list may be narrowed to, the most pressing first.
func ReachDegrees() []string { return []string{degreeNothing, degreeMass, degreeUnknown} }

// degree of a member's row. Goods for all are a degree by themselves, whatever other
// files are missing.
func degree(r terms.UnreachedRow) string {
	switch {
	case r.Signal == "not_by_name":
		return degreeMass
	case r.State == "unknown":
		return degreeUnknown
	}
	return degreeNothing
}

// NewReach lays out 未触达; by holds the members of the whole unit by status (name, mass,
// none, unknown), want is one of ReachDegrees or "" for the first that has rows.
func NewReach(by map[string]terms.Figure, rows []terms.ReachRow, people []terms.UnreachedRow, names map[string]string, want string, page int) ReachPage {
	p := ReachPage{Degrees: degrees(by), Groups: reachGroups(rows, names), Empty: len(rows) == 0}
	lists := map[string][]Person{}
	for _, r := range people {
		one := person(r, names)
		if r.Signal == "event_not_visited" {
			p.Events = append(p.Events, one)
			continue
		}
		d := degree(r)
		lists[d] = append(lists[d], one)
		if d == degreeUnknown {
			p.settle(one)
		}
	}
	slices.SortStableFunc(p.Events, func(a, b Person) int { return cmp.Compare(urgency(a), urgency(b)) })
	slices.SortStableFunc(p.Settling, func(a, b Settling) int { return cmp.Compare(b.People, a.People) })
	if want == "" {
		want = degreeNothing
		if i := slices.IndexFunc(ReachDegrees(), func(d string) bool { return len(lists[d]) > 0 }); i > 0 {
			want = ReachDegrees()[i]
		}
	}
	for _, d := range ReachDegrees() {
		p.Filters = append(p.Filters, Choice{Value: d, Name: degreeNames[d], Count: len(lists[d]), Chosen: d == want})
	}
	from, to := 0, 0
	p.Total = len(lists[want])
	p.Page, p.Pages, from, to = paged(p.Total, page)
	p.People = lists[want][from:to]
	return p
}

func person(r terms.UnreachedRow, names map[string]string) Person {
	state := msgCanTell
	if r.State == "unknown" {
		state = msgCannotTell
	}
	return Person{
		UnreachedRow: r, UnitName: named(names[r.Unit], r.Unit), Kind: named(r.Class, msgOtherEvent),
		Looked: listOf(r.Searched), Lacks: listOf(r.Lacking), State: state,
	}
}

// EventsSaid says how many events were noted and how many of them were followed by a visit.
// Where some were not and none is listed, the names are the unit's own.
func EventsSaid(noted, visited terms.Figure, listed int) Sentence {
	if noted.IsKnown() && !noted.Positive() {
		return nil
	}
	s := say(msgEventsNoted, noted, msgEventsVisited, visited)
	if listed == 0 && noted.IsKnown() && (!visited.IsKnown() || *visited.Value < *noted.Value) {
		s = say(s, msgEventsOwn)
	}
	return say(s, msgStop)
}

// urgency puts the sick, the bereaved and those in hardship before the rest, and what can
// be told before what cannot.
func urgency(p Person) int {
	n := slices.Index(terms.SensitiveClasses(), p.Class)
	if n < 0 {
		n = len(terms.SensitiveClasses())
	}
	if p.UnreachedRow.State == "unknown" {
		n += 100
	}
	return n
}

func (p *ReachPage) settle(one Person) {
	files := named(one.Lacks, msgNamesakes)
	i := slices.IndexFunc(p.Settling, func(s Settling) bool { return s.UnitKey == one.Unit && s.Files == files })
	if i < 0 {
		i = len(p.Settling)
		p.Settling = append(p.Settling, Settling{UnitKey: one.Unit, Unit: one.UnitName, Files: files, Namesakes: files == msgNamesakes, kinds: one.Lacking})
	}
	p.Settling[i].People++
}

// degrees draws the three degrees, and beside them what nobody can say.
func degrees(by map[string]terms.Figure) Panel {
	p := Panel{ID: "degrees", Title: msgDegrees, Table: Table{Head: []string{msgDegree, msgMembers, msgMeaning}}}
	bars := column{name: msgMembers, color: colorMain}
	var names []string
	for _, d := range reachStatuses {
		f, ok := by[d.status]
		if !ok {
			continue
		}
		names = append(names, d.name)
		bars.points = append(bars.points, f)
		bars.colors = append(bars.colors, d.color)
		p.Table.Rows = append(p.Table.Rows, []Cell{words(d.name), number(f), words(d.meaning)})
	}
	if !drawable(bars) {
		p.Sentence = say(msgNoRoll)
		return p
	}
	p.Option = rowsChart(names, bars)
	p.Tall = height(len(names), 1)
	none, unknown := by["none"], by["unknown"]
	s := say(msgNothingReached)
	if none.Positive() {
		s = say(msgCanTellNone, none)
	}
	if unknown.Positive() {
		s = say(s, msgSemicolon, unknown, msgCannotSay)
	}
	p.Sentence = say(s, msgStop)
	return p
}

// reachGroups tells unit by unit and group by group how far anything reached.
func reachGroups(rows []terms.ReachRow, names map[string]string) Panel {
	p := Panel{ID: "groups", Title: msgReachGroups, Table: Table{Head: []string{msgUnit, msgGroup, msgMembers, msgByName, msgByMass, msgByNone, msgCannotTell, msgReach, msgParts}}}
	var dark, half []string
	for _, r := range rows {
		unit, group := named(names[r.Unit], r.Unit), named(r.Group, msgNoGroup)
		p.Table.Rows = append(p.Table.Rows, []Cell{words(unit), words(group), number(r.Members), number(r.ByName), number(r.ByMass), number(r.ByNone), number(r.Unknown), number(r.Coverage), parts(r.Coverage)})
		switch {
		case r.Members.Positive() && r.ByNone.IsKnown() && *r.ByNone.Value == *r.Members.Value:
			dark = append(dark, unit+group)
		case r.ByNone.Positive():
			half = append(half, unit+group)
		}
	}
	switch {
	case len(rows) == 0:
		p.Sentence = say(msgNoRoll)
	case len(dark) > 0:
		p.Sentence = say(msgWhollyDark, strings.Join(dark, msgListComma), msgStop)
	case len(half) > 0:
		p.Sentence = say(msgPartlyDark, briefly(half, msgGroup), msgStop)
	default:
		p.Sentence = say(msgNoneDark)
	}
	return p
}
