package web

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// What a draft can be held against, beside an edition by its number.
const (
	sideNow  = "now"  // the draft as it is now
	sideLast = "last" // the same days a year earlier
)

// versusPage is two drafts side by side.
type versusPage struct {
	A, B    string // names
	Pairs   []summary.Pair
	Rows    []versusRow
	Same    int    // paragraphs and figures that are alike are not shown
	Nothing string // why one of them cannot be shown
}

type versusRow struct {
	A, B template.HTML
	Same bool
}

// versus sets two drafts of a unit side by side: now, a year ago, or editions.
func (s *Server) versus(c echo.Context, db *queries.DB, f filter) error {
	if err := f.readDraftChoice(c); err != nil {
		return err
	}
	list, err := db.Editions(c.Request().Context(), viewerOf(c.Request().Context()), f.Unit.Key)
	if err != nil {
		return err
	}
	choices := []option{{sideNow, msgSideNow}, {sideLast, msgSideLast}}
	for _, e := range list {
		choices = append(choices, option{strconv.FormatInt(e.ID, 10), msgSideEdition(e.ID, s.editionLine(e).Days, e.Final)})
	}
	a, b := c.QueryParam("a"), c.QueryParam("b")
	if a == "" {
		a = sideNow
	}
	if b == "" {
		b = sideLast
	}
	f.More = append(f.More, field{Label: msgLeft, Name: "a", Value: a, Options: choices}, field{Label: msgRight, Name: "b", Value: b, Options: choices})
	body, err := s.versusOf(c, db, f, choices, a, b)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "versus", page{Title: msgTitleVersus, Active: "draft", Filter: &f, Body: body})
}

func (s *Server) versusOf(c echo.Context, db *queries.DB, f filter, choices []option, a, b string) (versusPage, error) {
	var body versusPage
	var drafts [2]summary.Draft
	for i, which := range []string{a, b} {
		d, err := s.sideOf(c, db, f, which)
		var bad *badRequestError
		if errors.As(err, &bad) {
			body.Nothing = bad.message
			return body, nil
		}
		if err != nil {
			return body, err
		}
		drafts[i] = d.Linked(figureLink)
		for _, o := range choices {
			if o.Value == which {
				*[]*string{&body.A, &body.B}[i] = o.Name
			}
		}
	}
	pairs, rows := summary.Compare(drafts[0], drafts[1])
	for _, p := range pairs {
		if p.A.ID == p.B.ID && p.A.Shown == p.B.Shown {
			body.Same++
			continue
		}
		body.Pairs = append(body.Pairs, p)
	}
	for _, r := range rows {
		line := versusRow{Same: r.Same}
		if r.A != nil {
			line.A = template.HTML(drafts[0].BlockHTML(*r.A)) //nolint:gosec // summary escapes every text it writes
		}
		if r.B != nil {
			line.B = template.HTML(drafts[1].BlockHTML(*r.B)) //nolint:gosec // as above
		}
		body.Rows = append(body.Rows, line)
	}
	return body, nil
}

// sideOf is one of the two drafts. Of last year an edition that was kept comes before what
// the data would say now.
func (s *Server) sideOf(c echo.Context, db *queries.DB, f filter, which string) (summary.Draft, error) {
	ctx := c.Request().Context()
	switch which {
	case sideNow:
		w, err := s.write(c, db, f, nil)
		return w.Draft, err
	case sideLast:
		f.Scope.Period = f.Scope.Period.LastYear()
		f.Scope.AsOf = terms.Period{From: f.Scope.AsOf, To: f.Scope.AsOf}.LastYear().From
		list, err := db.Editions(ctx, viewerOf(ctx), f.Unit.Key)
		if err != nil {
			return summary.Draft{}, err
		}
		for _, e := range list {
			if e.Final && e.Of.Period == f.Scope.Period {
				return KeptDraft(ctx, db, viewerOf(ctx), e.ID)
			}
		}
		w, err := s.write(c, db, f, nil)
		return w.Draft, err
	}
	id, err := strconv.ParseInt(which, 10, 64)
	if err != nil {
		return summary.Draft{}, fmt.Errorf("side %q: %w", which, queries.ErrNotFound)
	}
	return KeptDraft(ctx, db, viewerOf(ctx), id)
}

// historyLine is one wording in the history of a draft.
type historyLine struct {
	Wording
	When, Did, Text string
	Newest          bool
	Last            int64 // the newest wording of its paragraph
	Written         bool  // it has words that can be gone back to
}

// history tells who made what of a draft, newest first.
func (s *Server) history(c echo.Context, db *queries.DB, f filter) error {
	if err := f.readDraftChoice(c); err != nil {
		return err
	}
	w, err := s.write(c, db, f, nil)
	if err != nil {
		return err
	}
	var lines []historyLine
	for i := len(w.Log) - 1; i >= 0; i-- {
		one := w.Log[i]
		one.Who = dashboards.PersonName(one.Who)
		lines = append(lines, historyLine{
			Wording: one, When: one.At.In(s.cfg.Now().Location()).Format(timeShown), Did: didOf(one.Edit), Text: textOf(one.Edit),
			Newest: w.newest[one.Paragraph] == one.ID, Last: w.newest[one.Paragraph], Written: one.Edit.Do == summary.DoWrite,
		})
	}
	return s.render(c, http.StatusOK, "history", page{Title: msgTitleHistory, Active: "draft", Filter: &f, Body: lines})
}

func didOf(e summary.Edit) string {
	switch {
	case e.Do == summary.DoWrite && e.Note != "":
		return msgDidTake
	case e.Do == summary.DoWrite && e.Was == nil:
		return msgDidAdd
	}
	return doNames[e.Do]
}

// textOf is what an edit is about, in words.
func textOf(e summary.Edit) string {
	if e.Annex != nil {
		return msgAnnexWanted(*e.Annex)
	}
	if len(e.Spans) == 0 && e.Was != nil {
		return summary.Text(e.Was.Spans)
	}
	return summary.Text(e.Spans)
}
