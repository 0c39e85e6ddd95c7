package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries"
	"nianlun/queries/terms"
)

func figureLink(f terms.Figure) string { return "/figure?key=" + url.QueryEscape(f.Key) }

// write writes the draft a page asks for, as people worded it.
func (s *Server) write(c echo.Context, db *queries.DB, f filter, link func(terms.Figure) string) (Worded, error) {
	ctx := c.Request().Context()
	facts, err := remembered(ctx, s, db, "facts", f.Scope, db.Facts)
	if err != nil {
		return Worded{}, fmt.Errorf("gathering facts: %w", err)
	}
	if summary.Empty(facts) {
		return Worded{}, &badRequestError{msgNoDataFor(f.Unit.Name, dashboards.PeriodName(f.Scope.Period))}
	}
	size, ok := summary.ParseLength(c.QueryParam("length"))
	if !ok {
		return Worded{}, &badRequestError{msgBadLength}
	}
	voice, err := voiceOf(c)
	if err != nil {
		return Worded{}, err
	}
	o, err := WithOwn(ctx, db, viewerOf(ctx), facts, summary.Options{Voice: voice, Date: f.Scope.AsOf, FigureLink: link, Length: size, Sources: c.QueryParam("sources") != ""})
	if err != nil {
		return Worded{}, err
	}
	return WordDraft(ctx, db, viewerOf(ctx), summary.Write(facts, o))
}

// readDraftChoice carries length and voice along.
func (f *filter) readDraftChoice(c echo.Context) error {
	if _, ok := summary.ParseLength(c.QueryParam("length")); !ok {
		return &badRequestError{msgBadLength}
	}
	voice, err := voiceOf(c)
	f.More = append(f.More, voiceField(voice), lengthField(c.QueryParam("length")))
	return err
}

// draft shows the text beside its figures and its gaps, to be worded in place.
func (s *Server) draft(c echo.Context, db *queries.DB, f filter) error {
	if err := f.readDraftChoice(c); err != nil {
		return err
	}
	var none *badRequestError
	w, err := s.write(c, db, f, figureLink)
	if errors.As(err, &none) {
		return s.render(c, http.StatusOK, "draft", page{Title: msgTitleDraft, Active: "draft", Filter: &f, Body: draftPage{Nothing: none.message}})
	}
	if err != nil {
		return err
	}
	body, err := s.draftBody(c.Request().Context(), db, f, w)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "draft", page{Title: msgTitleDraft, Active: "draft", Filter: &f, Body: body})
}

// besideDraft counts the links still in doubt and names the files still missing.
func (s *Server) besideDraft(ctx context.Context, db *queries.DB, sc terms.Scope, body *draftPage) error {
	facts, err := remembered(ctx, s, db, "facts", sc, db.Facts)
	if err != nil {
		return fmt.Errorf("gathering facts: %w", err)
	}
	links, err := remembered(ctx, s, db, "links", sc, db.Links)
	if err != nil {
		return fmt.Errorf("reading links: %w", err)
	}
	body.Missing = dashboards.MissingWords(facts.Missing)
	for _, l := range links {
		if l.Item != nil && l.State == terms.Suggested {
			body.Doubts++
		}
	}
	return nil
}

// draftKinds are the formats a draft can be had in, with their media types.
var draftKinds = map[string]string{
	"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8", "json": "application/json",
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// pdfFormat is made of the Word document by an office, where this machine has one.
const pdfFormat = "pdf"

// printed has the office of this machine make a PDF, or says how to get one without.
func printed(ctx context.Context, word []byte) ([]byte, error) {
	body, err := PDF(ctx, word)
	if errors.Is(err, ErrNoOffice) {
		return nil, &badRequestError{msgNoOffice}
	}
	return body, err
}

// draftBytes writes a draft in one of the formats of draftKinds; a PDF begins as Word.
func draftBytes(d summary.Draft, format string, paper docx.Options) (body []byte, err error) {
	switch format {
	case "md":
		body = []byte(d.Markdown())
	case "docx", pdfFormat:
		body, err = docx.Write(d, paper)
	case "html":
		body, err = Standalone(d.Name(), d.HTML())
	default:
		body, err = d.JSON()
	}
	if err != nil {
		return nil, fmt.Errorf("writing the draft: %w", err)
	}
	return body, nil
}

func (s *Server) download(c echo.Context, db *queries.DB, f filter) error {
	format := c.QueryParam("format")
	kind := draftKinds[format]
	switch format {
	case annexFormat:
		return s.annexes(c, db, f)
	case pdfFormat:
		kind = "application/pdf"
	}
	if kind == "" {
		return &badRequestError{msgBadFormat}
	}
	w, err := s.write(c, db, f, nil)
	if err != nil {
		return err
	}
	paper := docx.Options{Stamped: c.QueryParam("seal") != "", Issue: c.QueryParam("issue") != ""}
	body, err := draftBytes(w.Draft, format, paper)
	if err == nil && format == pdfFormat {
		body, err = printed(c.Request().Context(), body)
	}
	if err != nil {
		return err
	}
	attach(c, f.Unit.Name+dashboards.PeriodName(f.Scope.Period)+msgDraftName+"."+format)
	return c.Blob(http.StatusOK, kind, body)
}

// draftPage is the page of the text and of all that stands beside it.
type draftPage struct {
	Nothing string // why there is no draft
	Refused bool   // a final version was asked for while something was open
	HTML    template.HTML
	Figures []insertable
	Notes   []sideNote
	Open    []openLine // what holds a final version up, then what to look at
	Holding int        // of them
	Doubts  int        // links between plan and activities a person should say about
	Missing []string   // kinds and days no file covers
	Removed []removedLine
	Edits   int // wordings so far
	Newest  string
	Kept    []editionLine // of this unit and these days
	PDF     bool          // this machine can make one
	Annexes []annexLine
}

// insertable is a figure that can be put into a sentence.
type insertable struct {
	terms.Figure
	Link  string
	Where string // the words before it
}

// sideNote is a finding that waits for a person's word.
type sideNote struct {
	Key, Code string
	HTML      template.HTML
	Problem   bool // it can be taken into 存在的问题
	Taken     bool
}

// openLine is one thing to do before the text leaves the house.
type openLine struct {
	summary.Open
	Says string
	Seen int64 // the newest wording of its paragraph
}

// removedLine is a paragraph a person took out.
type removedLine struct {
	summary.Removed
	Seen int64
}

func (s *Server) draftBody(ctx context.Context, db *queries.DB, f filter, w Worded) (draftPage, error) {
	body := draftPage{HTML: template.HTML(w.HTML()), Edits: len(w.Log), PDF: hasOffice(), Annexes: w.annexLines()} //nolint:gosec // summary escapes every text it writes
	for _, told := range w.Told() {
		if told.IsKnown() {
			body.Figures = append(body.Figures, insertable{told, figureLink(told), w.Before(told.ID)})
		}
	}
	for _, r := range w.Removed {
		body.Removed = append(body.Removed, removedLine{r, w.newest[r.Key]})
	}
	_, _, room := w.ProblemSpot()
	for _, n := range w.Side {
		_, problem := w.Problem(n)
		body.Notes = append(body.Notes, sideNote{
			Key: n.NoteKey(), Code: n.Code, HTML: template.HTML(w.SpansHTML(n.Spans)), //nolint:gosec // as above
			Problem: problem && room, Taken: w.Taken[n.NoteKey()],
		})
	}
	for _, o := range w.Open() {
		if o.Holds {
			body.Holding++
		}
		body.Open = append(body.Open, openLine{o, msgOpen(o), w.newest[o.Key]})
	}
	editions, err := db.Editions(ctx, viewerOf(ctx), f.Unit.Key)
	if err != nil {
		return body, err
	}
	for _, e := range editions {
		if e.Of.Period == f.Scope.Period {
			body.Kept = append(body.Kept, s.editionLine(e))
		}
	}
	newest, err := json.Marshal(w.newest)
	if err != nil {
		return body, fmt.Errorf("telling the newest wordings: %w", err)
	}
	body.Newest = string(newest)
	return body, s.besideDraft(ctx, db, f.Scope, &body)
}
