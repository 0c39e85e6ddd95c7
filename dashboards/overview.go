package dashboards

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// OverviewPage is 总览: the year's headlines, what to look at first, and the charts.
type OverviewPage struct {
	Headlines []Tile
	Attention []Note
	Panels    []Panel
	Missing   []string // kinds and days no file covers
	Empty     bool     // nothing was loaded for this unit and period
}

// Note is one thing a person should look at.
type Note struct {
	Code    string
	Words   string
	Unit    string // key of the unit it tells of
	Page    string // the page that tells more, narrowed to a status, at an anchor
	Status  string
	Anchor  string
	Figures []Tile
}

// notePages are the pages that tell more about what a person should look at.
var notePages = map[string]struct{ page, status, anchor string }{
	"item_none": {"/plan", "none", ""}, "item_late": {"/plan", "late", ""}, "item_over": {"/plan", "over", ""}, "over_budget": {"/money", "", ""},
	"silent_unit": {"/", "", "missing"}, "event_not_visited": {"/unreached", "", "events"}, "no_data": {"/files", "", ""},
}

// Tile is a figure under a short name: what the page around it says already is left out.
type Tile struct {
	Name   string
	Figure terms.Figure
}

// Note is what stands under a tile: what a rate was worked out from and which part of the
// unit it speaks for, or why nothing is known.
func (t Tile) Note() string { return besides(t.Figure) }

// NewOverview lays out 总览. compare may be short: a unit without units below has no
// comparison.
func NewOverview(o terms.Overview, spending []terms.SpendingRow, compare []terms.CompareRow) OverviewPage {
	page := OverviewPage{Headlines: tiles(o.Headlines, ""), Missing: MissingWords(o.Missing)}
	for _, a := range o.Attention {
		n, to := Note{Code: a.Code, Words: a.Words, Unit: a.Unit, Figures: tiles(a.Figures, a.Words)}, notePages[a.Code]
		n.Page, n.Status, n.Anchor = to.page, to.status, to.anchor
		page.Attention = append(page.Attention, n)
	}
	page.Panels = []Panel{Months(o.Months), Themes(o.Themes), PlanStates(o.Plan, o.Completion), Spending(spending)}
	if len(compare) > 1 {
		page.Panels = append(page.Panels, Compare(compare))
	}
	page.Empty = !anyKnown(o) && len(spending) == 0
	return page
}

// periodPrefix is the period a figure's label begins with.
var periodPrefix = regexp.MustCompile(`^\d{4}年(上半年|下半年|第?[一二三四]季度|\d{1,2}月(\d{1,2}日)?)?(至(\d{4}年)?(\d{1,2}月)?(\d{1,2}日)?)?`)

// tiles names figures briefly: without the period, and without a narrowing (a subject, a
// theme) that said names already.
func tiles(figures []terms.Figure, said string) []Tile {
	all := make([]Tile, len(figures))
	for i, f := range figures {
		name := strings.TrimPrefix(f.Label, periodPrefix.FindString(f.Label))
		if f.Measure == terms.ItemActivities {
			name = msgItsActivities
		}
		if before, after, ok := strings.Cut(name, msgOpen); ok && said != "" {
			inside, rest, _ := strings.Cut(after, msgClose)
			if strings.Contains(said, inside) {
				name = before + rest
			}
		}
		all[i] = Tile{Name: name, Figure: f}
	}
	return all
}

// anyKnown reports whether any answer rests on data: a known zero counts, since a file
// that covers the period said so.
func anyKnown(o terms.Overview) bool {
	if slices.ContainsFunc(o.Headlines, terms.Figure.Positive) || o.Completion.IsKnown() {
		return true
	}
	return slices.ContainsFunc(o.Months, func(m terms.MonthPoint) bool {
		return m.Activities.IsKnown() || m.PersonTimes.IsKnown() || m.Spending.Positive()
	}) || slices.ContainsFunc(o.Plan, func(l terms.StatusLine) bool { return l.Items.Positive() })
}

// MissingWords says what no file covers, one line a kind.
func MissingWords(missing []terms.Missing) []string {
	var kinds []terms.Kind
	days := map[terms.Kind]string{}
	for _, m := range missing {
		if _, seen := days[m.Kind]; !seen {
			kinds = append(kinds, m.Kind)
		} else {
			days[m.Kind] += msgListComma
		}
		days[m.Kind] += PeriodName(m.Period)
	}
	var lines []string
	for _, k := range kinds {
		lines = append(lines, KindName(k)+msgOpen+days[k]+msgClose)
	}
	return lines
}

// PeriodName writes a period as people say it: 2025年, 2025年3月, else its two days.
func PeriodName(p terms.Period) string {
	from, last := p.From, p.Last()
	switch {
	case p.IsZero():
		return ""
	case p == terms.Year(from.Year()):
		return fmt.Sprintf("%d年", from.Year())
	case p == terms.Months(from.Year(), from.Month(), 1):
		return fmt.Sprintf("%d年%d月", from.Year(), from.Month())
	case from.Day() == 1 && p.To.Day() == 1 && from.Year() == last.Year():
		return fmt.Sprintf("%d年%d月至%d月", from.Year(), from.Month(), last.Month())
	}
	return fmt.Sprintf("%s至%s", dayName(from), dayName(last))
}

func dayName(d terms.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
}
