package web

import (
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// templatesPage is where a unit changes how its summaries are worded, without knowing more
// than the sentences: one heading of one voice, or a whole text.
type templatesPage struct {
	Kinds    []templateTab
	Voices   []templateTab // of templates only
	What     string        // kind
	Name     string        // voice or year
	Title    string
	Part     string // heading; "" the whole text
	Sections []sectionLink
	Guide    summary.Guide
	Names    []summary.NameGuide
	Text     string
	Lines    []templateLine // the ways of saying one thing, a box each; nil: Text is one box
	Shipped  string         // the lines of the heading the unit is given
	From     string         // the unit above that gives them; "": they ship with the program
	Below    bool           // units below that keep none write by this text
	Kept     bool
	History  []templateStand
	Was      string // which older text stands in the editor

	Faults, Advice []templateFault
	Saved          bool
	Unused         bool // what is kept does not read
	Tried          bool
	Gives          []string      // paragraphs the text gives on the unit's data
	Preview        template.HTML // the whole draft
	Nothing        bool          // no data to try it on
}

// templateTab leads to another text; Now: it is shown, Used: the summaries are written by it.
type templateTab struct {
	Name, What, Voice string
	Now, Kept, Used   bool
	From              string // the unit above that offers one
}

// templateLine is one way of saying a thing.
type templateLine struct {
	N    int
	Text string
}

type sectionLink struct {
	Heading string
	Now     bool
	Own     bool // other lines than the shipped ones
}

type templateStand struct {
	At, By string
	Was    string
	Back   bool
}

// templateFault is a fault beside the line it is in, counted in the box somebody typed into.
type templateFault struct {
	Line int  // 0: not in the box
	Box  bool // lines are boxes
	Said string
	Text string
}

// wholeText and firstPart are what a page may be about beside a heading: the whole text, and
// where somebody begins who named none.
const (
	wholeText = "整份文字"
	firstPart = "开头"
	firstMany = "开头（有所属单位的）"
)

func (s *Server) asking(c echo.Context, db *queries.DB, f filter) (asking, error) {
	ctx := c.Request().Context()
	kept, err := db.OwnTexts(ctx, viewerOf(ctx), f.Unit.Key)
	if err != nil {
		return asking{}, fmt.Errorf("reading what the unit keeps for its summaries: %w", err)
	}
	used := summary.Options{}.With(kept, f.Scope.Period, f.Unit).Voice
	a := asking{kind: param(c, "what"), voice: param(c, "voice"), part: param(c, "part"), kept: kept}
	if summary.KeptName(a.kind) == "" {
		a.kind = summary.KeptTemplate
	}
	if summary.VoiceName(a.voice) == "" {
		a.voice = summary.Guess(used, f.Unit)
	}
	switch a.kind {
	case summary.KeptTemplate:
		a.name = a.voice
		if a.part == "" {
			a.part = firstPart
			if len(f.below()) > 0 {
				a.part = firstMany
			}
		}
		if !slices.ContainsFunc(summary.Guides(), func(g summary.Guide) bool { return g.Heading == a.part }) {
			a.part = ""
		}
	case summary.KeptPhrases:
		a.name, a.part = strconv.Itoa(f.Scope.Period.Last().Year()), ""
	default:
		a.part = ""
	}
	return a, nil
}

// param reads a parameter of the address or of the form.
func param(c echo.Context, name string) string {
	if said := c.QueryParam(name); said != "" {
		return said
	}
	return c.FormValue(name)
}

// templates shows how the unit's summaries are worded.
func (s *Server) templates(c echo.Context, db *queries.DB, f filter) error {
	a, err := s.asking(c, db, f)
	if err != nil {
		return err
	}
	text, _ := a.standing()
	body, err := s.templatesBody(c, db, f, a, text)
	if err != nil {
		return err
	}
	body.Saved = c.QueryParam("saved") != ""
	if wrong := summary.Check(a.kind, a.name, text); body.Kept && summary.Faulty(wrong) {
		body.Unused = true
		_, first := summary.WithSection(text, a.part, body.Text)
		if a.part == "" {
			first = 1
		}
		body.tell(wrong, first, body.Text)
	}
	if a.part != "" {
		if err := s.tryTemplate(c.Request().Context(), db, f, a, text, &body); err != nil {
			return err
		}
		body.Preview, body.Tried = "", false
	}
	return s.render(c, http.StatusOK, "templates", page{Title: msgTitleTemplates, Active: "draft", Filter: &f, Body: body})
}

func (s *Server) templatesBody(c echo.Context, db *queries.DB, f filter, a asking, text string) (templatesPage, error) {
	ctx := c.Request().Context()
	p := templatesPage{What: a.kind, Name: a.name, Title: summary.KeptTitle(a.kind, a.name), Part: a.part}
	history, err := db.OwnTextHistory(ctx, viewerOf(ctx), f.Unit.Key, a.kind, a.name)
	if err != nil {
		return p, fmt.Errorf("reading earlier texts: %w", err)
	}
	for i, h := range history {
		p.History = append(p.History, templateStand{At: h.At.In(s.cfg.Now().Location()).Format(timeShown), By: dashboards.PersonName(h.By), Was: strconv.Itoa(i + 1), Back: h.Body == ""})
	}
	if was, err := strconv.Atoi(c.QueryParam("was")); err == nil && was >= 1 && was <= len(history) && history[was-1].Body != "" {
		text, p.Was, p.Part = history[was-1].Body, p.History[was-1].At, ""
	}
	_, p.Kept = a.standing()
	given, from := a.given()
	p.From, p.Below = from, len(f.below()) > 0 && a.kind != summary.KeptOfficers
	p.tabs(a, f)
	p.Text = text
	if a.kind != summary.KeptTemplate {
		return p, nil
	}
	p.Names = summary.NameGuides()
	for _, g := range summary.Guides() {
		own := summary.SectionOf(text, g.Heading)
		p.Sections = append(p.Sections, sectionLink{Heading: g.Heading, Now: g.Heading == p.Part, Own: own != summary.SectionOf(given, g.Heading)})
		if g.Heading == p.Part {
			p.Guide, p.Shipped = g, summary.SectionOf(given, g.Heading)
			p.put(own)
		}
	}
	return p, nil
}

// put sets what stands in the editor: a box for each way of saying a thing and an empty
// one, or one box for a text.
func (p *templatesPage) put(text string) {
	p.Text, p.Lines = text, nil
	if p.Guide.Lines {
		for said := range strings.Lines(text) {
			p.Lines = append(p.Lines, templateLine{len(p.Lines) + 1, strings.TrimSpace(said)})
		}
		p.Lines = append(p.Lines, templateLine{N: len(p.Lines) + 1})
	}
}

// typedText is what somebody typed: the boxes that are not empty, a line each, or one text.
func typedText(c echo.Context) (string, error) {
	form, err := c.FormParams()
	if err != nil {
		return "", &badRequestError{msgBadForm}
	}
	boxes, apart := form["line"]
	if !apart {
		return strings.ReplaceAll(form.Get("text"), "\r\n", "\n"), nil
	}
	var lines []string
	for _, box := range boxes {
		if box = strings.Join(strings.Fields(box), " "); box != "" {
			lines = append(lines, box)
		}
	}
	return strings.Join(lines, "\n"), nil
}

// tabs are the texts a unit may keep.
func (p *templatesPage) tabs(a asking, f filter) {
	has := func(kind, name string) bool {
		return slices.ContainsFunc(a.kept, func(k terms.OwnText) bool { return k.Kind == kind && k.Name == name && k.From == "" })
	}
	offered := func(kind, name string) string {
		i := slices.IndexFunc(a.kept, func(k terms.OwnText) bool { return k.Kind == kind && k.Name == name && k.From != "" })
		if i < 0 {
			return ""
		}
		return a.kept[i].From
	}
	year := strconv.Itoa(f.Scope.Period.Last().Year())
	for _, kind := range []struct{ what, name string }{{summary.KeptTemplate, a.voice}, {summary.KeptOfficers, ""}, {summary.KeptPhrases, year}} {
		tab := templateTab{Name: summary.KeptName(kind.what), What: kind.what, Now: kind.what == a.kind, Kept: has(kind.what, kind.name), From: offered(kind.what, kind.name)}
		if kind.what == summary.KeptPhrases {
			tab.Name = summary.KeptTitle(kind.what, year)
		}
		p.Kinds = append(p.Kinds, tab)
	}
	if a.kind != summary.KeptTemplate {
		return
	}
	used := summary.Guess(summary.Options{}.With(a.kept, f.Scope.Period, f.Unit).Voice, f.Unit)
	for _, voice := range append(summary.Voices(), summary.General) {
		p.Voices = append(p.Voices, templateTab{Name: summary.VoiceName(voice), What: a.kind, Voice: voice, Now: voice == a.voice, Kept: has(a.kind, voice), From: offered(a.kind, voice), Used: voice == used})
	}
}

// keepTemplate checks a text, shows what it gives, keeps it, or goes back to what ships.
func (s *Server) keepTemplate(c echo.Context, db *queries.DB, f filter) error {
	a, err := s.asking(c, db, f)
	if err != nil {
		return err
	}
	standing, _ := a.standing()
	typed, err := typedText(c)
	if err != nil {
		return err
	}
	whole, first := typed, 1
	switch {
	case c.FormValue("do") == "back" && a.part == "":
		whole = ""
	case c.FormValue("do") == "back":
		given, _ := a.given()
		typed = summary.SectionOf(given, a.part)
		whole, first = summary.WithSection(standing, a.part, typed)
	case a.part != "":
		whole, first = summary.WithSection(standing, a.part, typed)
	}
	wrong := summary.Check(a.kind, a.name, whole)
	if c.FormValue("do") != "check" && !summary.Faulty(wrong) {
		return s.storeTemplate(c, db, f, a, whole)
	}
	c.Set(onlyAsked, true)
	body, err := s.templatesBody(c, db, f, a, whole)
	if err != nil {
		return err
	}
	body.put(typed)
	body.tell(wrong, first, typed)
	status := http.StatusOK
	if summary.Faulty(wrong) {
		status = http.StatusUnprocessableEntity
	} else if err := s.tryTemplate(c.Request().Context(), db, f, a, whole, &body); err != nil {
		return err
	}
	return s.render(c, status, "templates", page{Title: msgTitleTemplates, Active: "draft", Filter: &f, Body: body})
}

func (s *Server) storeTemplate(c echo.Context, db *queries.DB, f filter, a asking, text string) error {
	ctx := c.Request().Context()
	if given, _ := a.given(); text == given {
		text = "" // nothing of its own any more
	}
	err := db.KeepOwnText(ctx, viewerOf(ctx), f.Unit.Key, terms.OwnText{Kind: a.kind, Name: a.name, Body: text, At: s.cfg.Now()})
	if err != nil {
		return fmt.Errorf("keeping a text of the unit: %w", err)
	}
	part := a.part
	if part == "" {
		part = wholeText
	}
	f.More = []field{{Name: "what", Value: a.kind}, {Name: "voice", Value: a.voice}, {Name: "part", Value: part}, {Name: "saved", Value: "1"}}
	return c.Redirect(http.StatusSeeOther, "/draft/templates?"+string(f.Here()))
}

// tell parts faults from advice; first is the line of the whole text the box begins with.
func (p *templatesPage) tell(wrong []summary.Fault, first int, typed string) {
	lines := strings.Split(typed, "\n")
	for _, w := range wrong {
		one := templateFault{Line: w.Line - first + 1, Box: p.Lines != nil, Said: w.Text}
		if one.Line < 1 || one.Line > len(lines) {
			if w.Advice && p.Part != "" {
				continue // of another heading: not what is being worked on
			}
			one.Line = 0
		} else {
			one.Text = strings.TrimSpace(lines[one.Line-1])
		}
		if w.Advice {
			p.Advice = append(p.Advice, one)
			continue
		}
		p.Faults = append(p.Faults, one)
	}
}

// tryTemplate writes the unit's summary by a text and finds what the text gives: of one
// heading by leaving it out, else beside what stands.
func (s *Server) tryTemplate(ctx context.Context, db *queries.DB, f filter, a asking, text string, p *templatesPage) error {
	facts, err := remembered(ctx, s, db, "facts", f.Scope, db.Facts)
	if err != nil {
		return fmt.Errorf("gathering facts: %w", err)
	}
	p.Tried = true
	if p.Nothing = summary.Empty(facts); p.Nothing {
		return nil
	}
	written := func(kept []terms.OwnText) summary.Draft {
		o := summary.Options{Date: f.Scope.AsOf, FigureLink: figureLink}
		if a.kind == summary.KeptTemplate {
			o.Voice = a.voice
		}
		return summary.Write(facts, o.With(kept, f.Scope.Period, f.Unit))
	}
	now := terms.OwnText{At: s.cfg.Now()}
	d, other := written(a.with(text, now)), written(a.kept)
	if p.Guide.Lines {
		without, _ := summary.WithSection(text, a.part, "")
		other = written(a.with(without, now))
	}
	p.Gives = summary.Fresh(d, other)
	p.Preview = template.HTML(d.HTML()) //nolint:gosec // summary escapes every text it writes
	return nil
}
