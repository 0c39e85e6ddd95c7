package web

import (
	"slices"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards/summary"
)

// annexWish is what a person wants of an annex, as the page sends it.
type annexWish struct {
	summary.Annexed
	keep        []string // columns ticked
	title, note string
}

func readAnnexWish(c echo.Context) annexWish {
	a := annexWish{title: c.FormValue("title"), note: c.FormValue("note")}
	a.Away, a.Whole = c.FormValue("along") == "", c.FormValue("whole") != ""
	if form, err := c.FormParams(); err == nil {
		a.keep = form["column"]
	}
	return a
}

// annex makes an annex as a person wants it: its title and note, which columns it has, and
// whether it goes along.
func (w Worded) annex(want wish) ([]summary.Edit, error) {
	a := want.annex
	i := slices.IndexFunc(w.Annexes, func(c summary.AnnexChoice) bool { return c.Key == want.key })
	if i < 0 {
		return nil, &badRequestError{msgAnnexGone}
	}
	for _, head := range w.Annexes[i].Heads {
		if !slices.Contains(a.keep, head) {
			a.Without = append(a.Without, head)
		}
	}
	if n := len(w.Annexes[i].Heads); !a.Away && n > 0 && n-len(a.Without) < fewestColumns {
		return nil, &badRequestError{msgTooFewColumns}
	}
	e, found, err := w.AnnexEdit(want.key, a.Annexed, a.title, a.note)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, &badRequestError{msgAnnexGone}
	}
	return []summary.Edit{e}, nil
}

// checkAnnex says of the numbers typed into title and note of an annex that they were checked.
func (w Worded) checkAnnex(want wish) (summary.Edit, bool) {
	i := slices.IndexFunc(w.Annexes, func(c summary.AnnexChoice) bool { return c.Key == want.key })
	if i < 0 {
		return summary.Edit{}, false
	}
	a := w.Annexes[i].Annexed
	a.Title, a.Note = summary.Vouched(a.Title), summary.Vouched(a.Note)
	return summary.Edit{Key: want.key, Do: summary.DoAnnex, Kind: summary.Annex, Under: w.Annexes[i].Name, Annex: &a}, true
}

// fewestColumns is how many columns a table keeps.
const fewestColumns = 2

// annexLine is an annex on the page, with the newest of what was wanted of it.
type annexLine struct {
	summary.AnnexChoice
	Seen int64
}

func (w Worded) annexLines() []annexLine {
	var list []annexLine
	for _, c := range w.Annexes {
		list = append(list, annexLine{c, w.newest[c.Key]})
	}
	return list
}
