package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// wish is what a person wants of a paragraph, as the page sends it.
type wish struct {
	do    string // write, add, remove, back, take, ack, check, restore, annex
	key   string // of the paragraph, or of the note taken in
	seen  int64  // the newest wording the person saw
	id    int64  // the wording to go back to
	parts []summary.Part
	was   []summary.Part // the paragraph as the person found it
	under string
	kind  summary.BlockKind
	who   string
	at    time.Time
	annex annexWish
}

// What a page sends of a paragraph beside its words: they are told back and kept as they
// are, so nothing else passes for them.
var paragraphKey = regexp.MustCompile(`^[a-z2-7]{1,32}$`)

const longestHeading = 500

func (s *Server) readWish(c echo.Context) (wish, error) {
	w := wish{
		do: c.FormValue("do"), key: c.FormValue("key"), under: c.FormValue("under"), kind: summary.BlockKind(c.FormValue("kind")),
		who: viewerOf(c.Request().Context()).Name, at: s.cfg.Now(),
	}
	if w.do == "annex" {
		w.annex = readAnnexWish(c)
	}
	if !paragraphKey.MatchString(w.key) || utf8.RuneCountInString(w.under) > longestHeading {
		return w, &badRequestError{msgBadWording}
	}
	for name, into := range map[string]*int64{"seen": &w.seen, "id": &w.id} {
		if text := c.FormValue(name); text != "" {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return w, &badRequestError{msgBadWording}
			}
			*into = n
		}
	}
	for name, into := range map[string]*[]summary.Part{"parts": &w.parts, "was": &w.was} {
		if text := c.FormValue(name); text != "" {
			if err := json.Unmarshal([]byte(text), into); err != nil {
				return w, &badRequestError{msgBadWording}
			}
		}
	}
	return w, nil
}

// reworded is the answer to a wording that a script sent.
type reworded struct {
	Key     string `json:"key,omitempty"`
	Message string `json:"message,omitempty"`
	Theirs  string `json:"theirs,omitempty"` // what somebody else made of it meanwhile
	Seen    int64  `json:"seen,omitempty"`   // its number: whoever saw it may write over it
}

// word keeps what a person makes of a paragraph.
func (s *Server) word(c echo.Context, db *queries.DB, f filter) error {
	ctx := c.Request().Context()
	if err := f.readDraftChoice(c); err != nil {
		return err
	}
	want, err := s.readWish(c)
	if err != nil {
		return err
	}
	w, err := s.write(c, db, f, nil)
	if err != nil {
		return err
	}
	edits, err := w.grant(want)
	if err != nil {
		return s.tellWording(c, w, want, err)
	}
	kept := make([]queries.DraftEdit, len(edits))
	for i, e := range edits {
		if e.AsOf.IsZero() { // one gone back to keeps its day
			e.AsOf = w.AsOf
		}
		body, err := json.Marshal(e)
		if err != nil {
			return fmt.Errorf("writing an edit: %w", err)
		}
		kept[i] = queries.DraftEdit{Paragraph: e.Key, At: want.at, Body: body}
	}
	kept[0].Seen = want.seen
	if err := db.KeepDraftEdits(ctx, viewerOf(ctx), w.Of, kept); err != nil {
		if errors.Is(err, queries.ErrStale) { // as it is now, with what the other one wrote
			if w, again := s.write(c, db, f, nil); again == nil {
				return s.tellWording(c, w, want, err)
			}
		}
		return err
	}
	if wantsAnswer(c) {
		return c.JSON(http.StatusOK, reworded{Key: edits[0].Key})
	}
	return c.Redirect(http.StatusSeeOther, "/draft?"+string(f.Here())+"#p-"+edits[0].Key)
}

// tellWording says why nothing was kept.
func (s *Server) tellWording(c echo.Context, w Worded, want wish, err error) error {
	status, answer := http.StatusBadRequest, reworded{}
	var bad *badRequestError
	switch {
	case errors.Is(err, queries.ErrStale):
		status, answer = http.StatusConflict, w.theirs(want.key, want.at.Location())
	case errors.Is(err, summary.ErrTooLong):
		answer.Message = msgWordingTooLong
	case errors.Is(err, summary.ErrUnknownFigure):
		answer.Message = msgFigureGone
	case errors.As(err, &bad):
		answer.Message = bad.message
	default:
		return err
	}
	if wantsAnswer(c) {
		return c.JSON(status, answer)
	}
	return &refusalError{status, answer.Message}
}

// theirs is what somebody made of a paragraph meanwhile.
func (w Worded) theirs(key string, at *time.Location) reworded {
	r := reworded{Message: msgWordedMeanwhile("", ""), Seen: w.newest[key]}
	for _, one := range w.Log {
		if one.Paragraph != key {
			continue
		}
		r.Message = msgWordedMeanwhile(dashboards.PersonName(one.Who), one.At.In(at).Format(timeShown))
		r.Theirs = summary.Text(one.Edit.Spans)
		if one.Edit.Do != summary.DoWrite {
			r.Theirs = doNames[one.Edit.Do]
		}
	}
	return r
}

// timeShown is how a page says when something was done.
const timeShown = "2006年1月2日 15:04"

// grant turns a wish into edits of this draft; the first is of the paragraph itself.
func (w Worded) grant(want wish) ([]summary.Edit, error) {
	i, found := w.At(want.key)
	switch want.do {
	case "write":
		return w.writeOver(want, i, found)
	case "add":
		if !found {
			return nil, &badRequestError{msgParagraphGone}
		}
		return w.addBelow(want, i)
	case "take":
		return w.takeIn(want)
	case "back":
		return w.takeBack(want, i, found)
	case "restore":
		return w.restore(want, i, found)
	case "annex":
		return w.annex(want)
	}
	if e, annex := w.checkAnnex(want); annex && want.do == "check" {
		return []summary.Edit{e}, nil
	}
	if !found {
		return nil, &badRequestError{msgParagraphGone}
	}
	e := w.editOf(i)
	switch want.do {
	case "remove":
		e.Do, e.Spans, e.Seen = summary.DoRemove, nil, nil
	case "ack":
	case "check":
		e.Spans = summary.Vouched(e.Spans)
	default:
		return nil, &badRequestError{msgBadWording}
	}
	return []summary.Edit{e}, nil
}

// editOf is the edit that leaves a paragraph as it reads now, held against what the program
// writes there now.
func (w Worded) editOf(i int) summary.Edit {
	p, b := w.Pieces[i], w.Blocks[i]
	e := summary.Edit{Key: p.Key, Do: summary.DoWrite, Kind: b.Kind, Spans: b.Spans, Seen: w.Seen(b.Spans), Was: p.Was, Under: p.Under, Note: p.Note}
	if p.Was == nil {
		e.After = w.above(i)
	}
	return e
}

// above is the nearest paragraph before one that can be found again.
func (w Worded) above(i int) *summary.Spot {
	for _, one := range slices.Backward(w.Log) { // where the person put it
		if one.Paragraph == w.Pieces[i].Key && one.Edit.After != nil {
			return one.Edit.After
		}
	}
	for j := i - 1; j >= 0; j-- {
		if w.Pieces[j].Key != "" {
			spot := w.SpotAt(j)
			return &spot
		}
	}
	return nil
}

// writeOver words a paragraph anew; further lines become paragraphs below it. One that new
// data changed beyond finding is kept as the person found it, see summary.Edit.
func (w Worded) writeOver(want wish, i int, found bool) ([]summary.Edit, error) {
	var e summary.Edit
	var before []summary.Span
	if found {
		e, before = w.editOf(i), w.Blocks[i].Spans
	} else {
		was, err := w.Typed(want.was, nil)
		if err != nil || len(was) == 0 {
			return nil, &badRequestError{msgParagraphGone}
		}
		e = summary.Edit{Key: want.key, Do: summary.DoWrite, Kind: want.kind, Under: want.under, Was: &summary.Block{Kind: want.kind, Spans: was[0]}}
		before = was[0]
	}
	lines, err := w.Typed(want.parts, before)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		e.Do, e.Spans, e.Seen = summary.DoRemove, nil, nil
		return []summary.Edit{e}, nil
	}
	e.Spans, e.Seen = lines[0], w.Seen(lines[0])
	return append([]summary.Edit{e}, w.more(want, e, lines[1:])...), nil
}

// more are paragraphs added below one, in order.
func (w Worded) more(want wish, above summary.Edit, lines [][]summary.Span) []summary.Edit {
	var list []summary.Edit
	for n, spans := range lines {
		e := summary.Edit{
			Key: newParagraph(want, n), Do: summary.DoWrite, Kind: addedKind(above.Kind), Spans: spans, Seen: w.Seen(spans), Under: above.Under,
			After: &summary.Spot{Key: above.Key, Was: summary.Block{Kind: above.Kind, Spans: above.Spans}},
		}
		list, above = append(list, e), e
	}
	return list
}

func (w Worded) addBelow(want wish, i int) ([]summary.Edit, error) {
	lines, err := w.Typed(want.parts, nil)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, &badRequestError{msgNothingWritten}
	}
	return w.more(want, summary.Edit{Key: w.Pieces[i].Key, Kind: w.Blocks[i].Kind, Spans: w.Blocks[i].Spans, Under: w.Pieces[i].Under}, lines), nil
}

// addedKind is what stands below a block of a kind.
func addedKind(above summary.BlockKind) summary.BlockKind {
	if above == summary.ListItem {
		return summary.ListItem
	}
	return summary.Paragraph
}

// newParagraph names a paragraph nobody else can have named.
func newParagraph(want wish, n int) string {
	return terms.FigureID(fmt.Sprintf("paragraph\n%s\n%s\n%d\n%d", want.key, want.who, want.at.UnixNano(), n))
}

// takeIn puts a finding of the side list below the problems.
func (w Worded) takeIn(want wish) ([]summary.Edit, error) {
	at := slices.IndexFunc(w.Side, func(n summary.Note) bool { return n.NoteKey() == want.key })
	spot, under, room := w.ProblemSpot()
	if at < 0 || !room {
		return nil, &badRequestError{msgNoSuchNote}
	}
	spans, ok := w.Problem(w.Side[at])
	if !ok || w.Taken[want.key] {
		return nil, &badRequestError{msgNoSuchNote}
	}
	return []summary.Edit{{
		Key: newParagraph(want, 0), Do: summary.DoWrite, Kind: summary.ListItem, Spans: spans, Seen: w.Seen(spans), After: &spot, Under: under, Note: want.key,
	}}, nil
}

// takeBack gives a paragraph its program's words again, also one that was taken out; what a
// person added is taken out.
func (w Worded) takeBack(want wish, i int, found bool) ([]summary.Edit, error) {
	if found {
		e := w.editOf(i)
		e.Do, e.Spans, e.Seen, e.Note = summary.DoBack, nil, nil, ""
		return []summary.Edit{e}, nil
	}
	for _, gone := range w.Removed {
		if gone.Key == want.key {
			return []summary.Edit{{Key: gone.Key, Do: summary.DoBack, Kind: gone.Was.Kind, Was: &gone.Was, Under: gone.Under}}, nil
		}
	}
	return nil, &badRequestError{msgParagraphGone}
}

// restore gives a paragraph the words it had in an earlier wording.
func (w Worded) restore(want wish, i int, found bool) ([]summary.Edit, error) {
	at := slices.IndexFunc(w.Log, func(one Wording) bool { return one.ID == want.id && one.Paragraph == want.key })
	if at < 0 {
		return nil, &badRequestError{msgParagraphGone}
	}
	e := w.Log[at].Edit
	if found && w.Pieces[i].Was != nil {
		e.Was = w.Pieces[i].Was
	}
	return []summary.Edit{e}, nil
}
