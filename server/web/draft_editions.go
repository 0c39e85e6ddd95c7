package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/book"
	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// longestRemark is how many characters may be said about an edition.
const longestRemark = 200

// freeze keeps the draft as it is now. A final version is refused while something is open.
func (s *Server) freeze(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	if err := f.readDraftChoice(c); err != nil {
		return err
	}
	w, err := s.write(c, db, f, nil)
	if err != nil {
		return err
	}
	final := c.FormValue("as") == "final"
	if final && !w.Final() {
		if w, err = s.write(c, db, f, figureLink); err != nil {
			return err
		}
		body, err := s.draftBody(ctx, db, f, w)
		if err != nil {
			return err
		}
		body.Refused = true
		return s.render(c, http.StatusConflict, "draft", page{Title: msgTitleDraft, Active: "draft", Filter: &f, Body: body})
	}
	id, err := s.keepEdition(ctx, db, f.Scope, w, final, c.FormValue("remark"))
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, "/draft/editions/"+strconv.FormatInt(id, 10))
}

func (s *Server) keepEdition(ctx context.Context, db *queries.DB, sc terms.Scope, w Worded, final bool, remark string) (int64, error) {
	o, err := remembered(ctx, s, db, "overview", sc, db.Overview)
	if err != nil {
		return 0, fmt.Errorf("reading the months: %w", err)
	}
	files, err := EditionFiles(w.Draft, o.Months)
	if err != nil {
		return 0, err
	}
	if r := []rune(strings.TrimSpace(remark)); len(r) > longestRemark {
		remark = string(r[:longestRemark])
	}
	return db.KeepEdition(ctx, viewerOf(ctx), queries.Edition{
		Of: w.Of, Title: w.Name(), Final: final, AsOf: w.AsOf, Digest: w.Digest, At: s.cfg.Now(), Remark: strings.TrimSpace(remark),
	}, files)
}

// EditionFiles writes a draft in every format an edition is kept in.
func EditionFiles(d summary.Draft, months []terms.MonthPoint) (map[string][]byte, error) {
	files := map[string][]byte{}
	for format := range draftKinds {
		body, err := draftBytes(d, format, docx.Options{})
		if err != nil {
			return nil, err
		}
		files[format] = body
	}
	annexes, err := AnnexBook(d, months)
	switch {
	case err == nil:
		files[annexFormat] = annexes
	case !errors.Is(err, book.ErrEmpty):
		return nil, err
	}
	return files, nil
}

// KeptDraft reads an edition's draft as it was.
func KeptDraft(ctx context.Context, db *queries.DB, v terms.Viewer, id int64) (summary.Draft, error) {
	text, err := db.EditionFile(ctx, v, id, "json")
	if err != nil {
		return summary.Draft{}, err
	}
	d, err := summary.Parse(text)
	if err != nil {
		return d, fmt.Errorf("edition %d: %w", id, err)
	}
	return d, nil
}

// editionLine is one edition in a list.
type editionLine struct {
	queries.Edition
	When, Days string
}

func (s *Server) editionLine(e queries.Edition) editionLine {
	e.Who = dashboards.PersonName(e.Who)
	return editionLine{e, e.At.In(s.cfg.Now().Location()).Format(timeShown), dashboards.PeriodName(e.Of.Period)}
}

// editions lists what was kept of a unit.
func (s *Server) editions(c echo.Context, db *queries.DB, f filter) error {
	list, err := db.Editions(c.Request().Context(), viewerOf(c.Request().Context()), f.Unit.Key)
	if err != nil {
		return err
	}
	var lines []editionLine
	for _, e := range list {
		lines = append(lines, s.editionLine(e))
	}
	return s.render(c, http.StatusOK, "editions", page{Title: msgTitleEditions, Active: "draft", Filter: &f, Body: lines})
}

// editionPage is one edition as it was, and what is not true of it any longer.
type editionPage struct {
	editionLine
	HTML    template.HTML
	Formats []string
	Same    bool // the data did not change at all
	Drift   []driftLine
	Here    template.URL // the draft as it is now
}

// driftLine is one figure that changed since, with the files that may be why.
type driftLine struct {
	summary.Drifted
	Link  string
	Files []string
}

func (s *Server) edition(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return fmt.Errorf("edition %q: %w", c.Param("id"), queries.ErrNotFound)
	}
	v := viewerOf(ctx)
	e, formats, err := db.Edition(ctx, v, id)
	if err != nil {
		return err
	}
	d, err := KeptDraft(ctx, db, v, id)
	if err != nil {
		return err
	}
	digest, err := db.Digest(ctx)
	if err != nil {
		return fmt.Errorf("reading the digest: %w", err)
	}
	body := editionPage{editionLine: s.editionLine(e), Formats: formats, Same: digest == d.Digest, HTML: template.HTML(d.Linked(figureLink).HTML())} //nolint:gosec // summary escapes every text it writes
	if !body.Same {
		if body.Drift, err = driftOf(ctx, db, v, e, d); err != nil {
			return err
		}
	}
	about := filterOf(terms.Ask{Unit: e.Of.Unit, Period: e.Of.Period})
	body.Here = about.Query() + "&voice=" + template.URL(e.Of.Voice) //nolint:gosec // one of our own words
	return s.render(c, http.StatusOK, "edition", page{Title: e.Title, Active: "draft", About: about, Body: body})
}

// mostTraced bounds the figures whose rows are looked through for the files behind a change.
const mostTraced = 12

// driftOf lists what changed since an edition was kept. Files that came in since and bring
// rows of a figure are named with it, and files taken back since.
func driftOf(ctx context.Context, db *queries.DB, v terms.Viewer, e queries.Edition, d summary.Draft) ([]driftLine, error) {
	fresh, err := askedByKey(ctx, db, v, d.Keys())
	if err != nil {
		return nil, err
	}
	batches, err := db.Batches(ctx, v)
	if err != nil {
		return nil, fmt.Errorf("listing files: %w", err)
	}
	since := map[string]bool{}
	for _, b := range batches {
		if b.ID > e.Batch && !b.Undone {
			since[b.File] = true
		}
	}
	var lines []driftLine
	for i, one := range summary.Drift(d, fresh) {
		line := driftLine{Drifted: one, Link: figureLink(one.Was)}
		if i < mostTraced && !one.Gone && len(since) > 0 {
			rows, err := db.FigureRows(ctx, v, one.Was.Key)
			if err != nil && !errors.Is(err, queries.ErrInput) {
				return nil, fmt.Errorf("listing the rows of a figure: %w", err)
			}
			for _, r := range rows {
				if since[r.File] && !slices.Contains(line.Files, r.File) {
					line.Files = append(line.Files, r.File)
				}
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// editionFile hands out an edition, the same bytes every time.
func (s *Server) editionFile(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return fmt.Errorf("edition %q: %w", c.Param("id"), queries.ErrNotFound)
	}
	e, _, err := db.Edition(ctx, viewerOf(ctx), id)
	if err != nil {
		return err
	}
	format := c.QueryParam("format")
	body, err := db.EditionFile(ctx, viewerOf(ctx), id, format)
	if err != nil {
		return err
	}
	kind, end := draftKinds[format], ""
	if format == annexFormat {
		kind, end = workbookType, msgAnnexesEnd
	}
	name := e.UnitName + dashboards.PeriodName(e.Of.Period) + msgDraftName + end + msgEditionName(e.ID, e.Final) + "." + format
	attach(c, name)
	return c.Stream(http.StatusOK, kind, bytes.NewReader(body))
}
