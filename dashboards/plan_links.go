package dashboards

import (
	"cmp"
	"slices"

	"nianlun/queries/terms"
)

// LinksPage lists links for deciding many in a row, those of one activity together.
type LinksPage struct {
	Groups    []LinkGroup
	Waiting   int // suggested, nobody has looked
	Automatic int // taken by the machine, nobody has looked
	Decided   int
	Show      string // suggested, auto, decided; "" all that wait
	Shown     int
}

// LinkGroup is one activity with the items it may serve.
type LinkGroup struct {
	Title string
	Date  terms.Date
	Links []LinkLine
}

// LinkLine is one link with what speaks for it.
type LinkLine struct {
	Evidence
	Item    string // key
	Number  int
	Text    string
	Window  string
	Percent int // how sure the machine is
	Status  terms.Status
	Name    string // of the status
}

// NewLinks lays out the links of a show: what waits for a word first, the least sure first
// among the automatic ones.
func NewLinks(rows []terms.LinkRow, items []terms.Progress, show string) LinksPage {
	page := LinksPage{Show: show}
	at := map[string]terms.Progress{}
	for _, it := range items {
		at[it.Key] = it
	}
	groups := map[string]*LinkGroup{}
	doubtful := map[string]int{} // -1: one of its links waits for a word
	var order []string
	for _, l := range rows {
		if l.Item == nil || l.Act == "" {
			continue
		}
		page.count(l.State)
		if !shownIn(l.State, show) {
			continue
		}
		g := groups[l.Act]
		if g == nil {
			g = &LinkGroup{Title: named(l.Title, l.Activity), Date: l.Date}
			groups[l.Act], order = g, append(order, l.Act)
		}
		it := at[l.ItemKey]
		g.Links = append(g.Links, LinkLine{
			Evidence: evidence(l), Item: l.ItemKey, Number: *l.Item, Text: l.Text, Window: WindowName(it.Window),
			Percent: int(l.Score*100 + 0.5), Status: it.Status, Name: StatusName(it.Status),
		})
		if l.State == terms.Suggested {
			doubtful[l.Act] = -1
		}
		page.Shown++
	}
	slices.SortStableFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(doubtful[a], doubtful[b]), cmp.Compare(groups[a].Date, groups[b].Date))
	})
	for _, key := range order {
		g := groups[key]
		slices.SortStableFunc(g.Links, func(a, b LinkLine) int { return cmp.Compare(b.Percent, a.Percent) })
		page.Groups = append(page.Groups, *g)
	}
	return page
}

// Left is how many links nobody has looked at.
func (p LinksPage) Left() int { return p.Waiting + p.Automatic }

func (p *LinksPage) count(s terms.LinkState) {
	switch s {
	case terms.Suggested:
		p.Waiting++
	case terms.Auto:
		p.Automatic++
	default:
		p.Decided++
	}
}

func shownIn(s terms.LinkState, show string) bool {
	switch show {
	case "suggested":
		return s == terms.Suggested
	case "auto":
		return s == terms.Auto
	case "decided":
		return s == terms.Confirmed || s == terms.Rejected
	}
	return s == terms.Suggested || s == terms.Auto
}
