package dashboards

import (
	"slices"
	"strconv"

	"nianlun/queries/terms"
)

// ActivitiesPage is 活动与参与: what was held, who came, and the list behind both.
type ActivitiesPage struct {
	Panels []Panel
	Differ Sentence // sign-ins that do not agree with the ledger; nil when all do
	List   []Happening
	Count  terms.Figure // the same number, with its rows
	Total  int          // activities on all pages
	Page   int
	Pages  []int
	Units  bool // several units: the list names them
	Signed bool // some activity has a sign-in beside its reported number
}

// Happening is one activity of the list.
type Happening struct {
	terms.Activity
	ThemeName string
	People    *terms.Figure
	Ledger    *terms.Figure
	Present   *terms.Figure
	Money     *terms.Figure
	Gap       string // signed less reported: +3, -12; "" where nothing differs or one is missing
	Place     string // file and row
}

// Share is a part of a unit: one group of its members, or one unit below it.
type Share struct {
	Name                  string
	Members, People, Rate terms.Figure
}

// ActivitiesInput is what 活动与参与 is laid out from. Month (2025-03) and Theme narrow the
// list; figures by activity are keyed by unit key + "/" + activity key.
type ActivitiesInput struct {
	Overview terms.Overview
	List     []terms.Activity
	Count    terms.Figure // the activities of the narrowed list
	People   map[string]terms.Figure
	Reported map[string]terms.Figure // by the ledger
	Signed   map[string]terms.Figure // by the sign-ins
	Money    map[string]terms.Figure
	Shares   []Share
	Groups   bool // the shares are groups of one unit, not units
	Month    string
	Theme    terms.Category
	Page     int
}

// NewActivities lays out 活动与参与.
func NewActivities(in ActivitiesInput) ActivitiesPage {
	list := slices.DeleteFunc(slices.Clone(in.List), func(a terms.Activity) bool {
		return in.Month != "" && monthOf(a.Start) != in.Month || in.Theme != "" && a.Theme != in.Theme
	})
	p := ActivitiesPage{Panels: []Panel{Months(in.Overview.Months), Themes(in.Overview.Themes), Shares(in.Shares, in.Groups)}, Total: len(list), Differ: differing(list, in), Count: in.Count}
	for _, a := range list {
		p.Units = p.Units || a.UnitKey != list[0].UnitKey
		p.Signed = p.Signed || a.Signed != nil
	}
	from, to := 0, 0
	p.Page, p.Pages, from, to = paged(len(list), in.Page)
	for _, a := range list[from:to] {
		p.List = append(p.List, happening(a, in))
	}
	return p
}

func happening(a terms.Activity, in ActivitiesInput) Happening {
	h := Happening{Activity: a, ThemeName: CategoryName(a.Theme), Place: PlaceOf(a.Source), Gap: gapOf(a)}
	h.People, h.Money = of(a, in.People), of(a, in.Money)
	if a.Reported != nil {
		h.Ledger = of(a, in.Reported)
	}
	if a.Signed != nil {
		h.Present = of(a, in.Signed)
	}
	return h
}

// of finds the figure of an activity; nil when there is none.
func of(a terms.Activity, by map[string]terms.Figure) *terms.Figure {
	if f, ok := by[a.UnitKey+"/"+a.Key]; ok {
		return &f
	}
	return nil
}

// told is a number of an activity as its figure, else the bare number.
func told(a terms.Activity, by map[string]terms.Figure, n int64) Sentence {
	if f := of(a, by); f != nil {
		return say(*f)
	}
	return say(strconv.FormatInt(n, 10), msgPeople)
}

func monthOf(d terms.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()[:len("2025-03")]
}

func gapOf(a terms.Activity) string {
	if a.Reported == nil || a.Signed == nil || *a.Reported == *a.Signed {
		return ""
	}
	gap := *a.Signed - *a.Reported
	if gap > 0 {
		return "+" + strconv.FormatInt(gap, 10)
	}
	return strconv.FormatInt(gap, 10)
}

// mostNamed bounds what a sentence names one by one.
const mostNamed = 5

// differing names the activities whose sign-in and ledger tell different numbers.
func differing(list []terms.Activity, in ActivitiesInput) Sentence {
	var s Sentence
	named := 0
	for _, a := range list {
		if gapOf(a) == "" {
			continue
		}
		if named++; named > mostNamed {
			return say(s, msgAndMore, msgStop)
		}
		if s == nil {
			s = say(msgDiffer)
		} else {
			s = say(s, msgSemicolon)
		}
		s = say(s, a.Title, msgOpen, msgLedgerSays, told(a, in.Reported, *a.Reported), msgListComma, msgSignedSays, told(a, in.Signed, *a.Signed), msgClose)
	}
	if s == nil {
		return nil
	}
	return say(s, msgStop)
}

// Shares draws how many of the members came at all, part by part.
func Shares(shares []Share, groups bool) Panel {
	title, head := msgSharesUnits, msgUnit
	if groups {
		title, head = msgSharesGroups, msgGroup
	}
	p := Panel{ID: "shares", Title: title, Table: Table{Head: []string{head, msgOnRoll, msgCame, msgParticipation, msgParts}}}
	rates := column{name: msgParticipation, color: colorSecond}
	var names, unknown []string
	came := false // somebody signed in somewhere
	for _, s := range shares {
		came = came || s.People.Positive()
		name := named(s.Name, msgNoGroup)
		p.Table.Rows = append(p.Table.Rows, []Cell{words(name), number(s.Members), number(s.People), number(s.Rate), parts(s.Rate)})
		if !s.Rate.IsKnown() {
			unknown = append(unknown, name)
			continue
		}
		names = append(names, name)
		rates.points = append(rates.points, s.Rate)
	}
	p.Option = rowsChart(names, rates)
	p.Tall = height(len(names), 1)
	p.Sentence = sharesSentence(names, rates.points, unknown, head, came)
	return p
}

func sharesSentence(names []string, rates []terms.Figure, unknown []string, what string, came bool) Sentence {
	switch {
	case len(names) == 0 && came:
		return say(msgSharesPartly)
	case len(names) == 0:
		return say(msgNoShares)
	}
	s := span(msgParticipation, names, rates, what, beside)
	if len(unknown) > 0 {
		s = say(s, msgSemicolon, msgSharesUnknown, briefly(unknown, what))
	}
	return say(s, msgStop)
}

// parts writes what a rate was worked out from.
func parts(f terms.Figure) Cell { return words(besides(f)) }

// briefly lists names, and when they are many only the first, with 等.
func briefly(names []string, what string) string {
	if len(names) <= mostNamed {
		return listOf(names)
	}
	return listOf(names[:mostNamed]) + msgAmong + strconv.Itoa(len(names)) + msgOf + what
}

// lowest returns the index of the smallest known point, the first among equals; -1 when
// nothing is known.
func lowest(points []terms.Figure) int {
	worst := -1
	for i, f := range points {
		if f.IsKnown() && (worst < 0 || *f.Value < *points[worst].Value) {
			worst = i
		}
	}
	return worst
}

// paged moves a page into range and says which rows it shows; one page has no list of pages.
func paged(rows, page int) (at int, pages []int, from, to int) {
	last := max(1, (rows+rowsPerPage-1)/rowsPerPage)
	at = min(max(page, 1), last)
	for i := range last {
		if last > 1 {
			pages = append(pages, i+1)
		}
	}
	from = (at - 1) * rowsPerPage
	return at, pages, from, min(from+rowsPerPage, rows)
}
