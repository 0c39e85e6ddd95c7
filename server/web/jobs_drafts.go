package web

import (
	archive "archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/dashboards/summary/docx"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// draftsKept is how long a parcel of summaries can be fetched.
const draftsKept = 24 * time.Hour

// draftsSpec is what summaries were asked for, as kept with the job.
type draftsSpec struct {
	Title  string      `json:"title"`
	Scope  terms.Scope `json:"scope"` // Unit: whose subordinate units
	Format string      `json:"format"`
	Length int         `json:"length,omitempty"`
}

// startDrafts begins a summary for every unit below the one of the filter.
func (s *Server) startDrafts(c echo.Context, db *queries.DB, f filter) error {
	format := c.FormValue("format")
	if draftKinds[format] == "" {
		return &badRequestError{msgBadFormat}
	}
	if len(terms.UnitsBelow(f.Units, f.Unit.Key)) == 0 {
		return &badRequestError{msgNothingBelow}
	}
	size, ok := summary.ParseLength(c.FormValue("length"))
	if !ok {
		return &badRequestError{msgBadLength}
	}
	spec := draftsSpec{Length: size, Title: msgDraftsName(f.Unit.Name, dashboards.PeriodName(f.Scope.Period)), Scope: f.Scope, Format: format}
	return s.startJob(c, db, queries.DraftsJob, spec, nil)
}

// writeDrafts writes one file a unit into a parcel. A unit without data is told of in the
// parcel's note, never skipped in silence.
func (s *Server) writeDrafts(ctx context.Context, db *queries.DB, w *work) error {
	var spec draftsSpec
	if err := json.Unmarshal([]byte(w.job.Spec), &spec); err != nil {
		return fmt.Errorf("reading what was asked: %w", err)
	}
	units, err := db.Units(ctx, viewerOf(ctx), spec.Scope.Period.Last())
	if err != nil {
		return err
	}
	units = terms.UnitsBelow(units, spec.Scope.Unit)
	p := newParcel(spec.Scope.AsOf)
	var out []left
	next := func(i int) {
		if i < len(units) {
			w.bar.tell(tick{Done: i, Total: len(units), Text: msgWriting(units[i].Name, i+1, len(units))})
		}
	}
	next(0)
	i := 0
	err = db.FactsBelow(ctx, viewerOf(ctx), spec.Scope, func(facts terms.Facts) error {
		if s.jobs.step != nil {
			s.jobs.step(ctx, "writing "+facts.Unit.Name)
		}
		i++
		defer next(i)
		if summary.Empty(facts) {
			out = append(out, left{facts.Unit.Name, msgNoData})
			return nil
		}
		o, err := WithOwn(ctx, db, viewerOf(ctx), facts, summary.Options{Date: facts.Scope.AsOf, Length: spec.Length})
		if err != nil {
			return err
		}
		worded, err := WordDraft(ctx, db, viewerOf(ctx), summary.Write(facts, o))
		if err != nil {
			return err
		}
		body, err := draftBytes(worded.Draft, spec.Format, docx.Options{})
		if err != nil {
			return err
		}
		return p.add(facts.Unit.Name+dashboards.PeriodName(facts.Scope.Period)+msgDraftName, "."+spec.Format, body)
	})
	if err != nil {
		return fmt.Errorf("writing a summary for each unit: %w", err)
	}
	data, err := p.close(spec.Title, out)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return db.KeepJobResult(context.WithoutCancel(ctx), w.job.ID, fileName(spec.Title)+".zip", data, s.cfg.Now().Add(draftsKept))
}

// parcel is a .zip in the making; the same files give the same bytes.
type parcel struct {
	out   bytes.Buffer
	zip   *archive.Writer
	asof  terms.Date
	names []string
}

func newParcel(asof terms.Date) *parcel {
	p := &parcel{asof: asof}
	p.zip = archive.NewWriter(&p.out)
	return p
}

// add puts a file in; a name that is there already gets a number.
func (p *parcel) add(base, ext string, body []byte) error {
	base = fileName(base)
	name := base + ext
	for n := 2; slices.Contains(p.names, name); n++ {
		name = base + "（" + strconv.Itoa(n) + "）" + ext
	}
	p.names = append(p.names, name)
	return p.put(name, body)
}

func (p *parcel) put(name string, body []byte) error {
	y, m, d := p.asof.Year(), p.asof.Month(), p.asof.Day()
	w, err := p.zip.CreateHeader(&archive.FileHeader{Name: name, Method: archive.Deflate, Modified: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)})
	if err == nil {
		_, err = w.Write(body)
	}
	if err != nil {
		return fmt.Errorf("packing %s: %w", name, err)
	}
	return nil
}

// close adds the note of what is inside and what is not.
func (p *parcel) close(title string, out []left) ([]byte, error) {
	if err := p.put(msgDraftsReadme, []byte(msgReadme(title, p.asof.String(), p.names, out))); err != nil {
		return nil, err
	}
	if err := p.zip.Close(); err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return p.out.Bytes(), nil
}

// fileName leaves out what no file system takes in a name.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > 80 {
		name = string(runes[:80])
	}
	return strings.TrimSpace(strings.TrimRight(name, ". "))
}

// jobResult hands out what a job made, to whoever may see what it is made of.
func (s *Server) jobResult(c echo.Context, db *queries.DB) error {
	j, _, err := findJob(c, db)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if j.Kind != queries.DraftsJob || !sameRights(j.Viewer, viewerOf(ctx)) {
		return fmt.Errorf("what job %d made, for another viewer: %w", j.ID, queries.ErrNotFound)
	}
	name, data, err := db.JobResult(ctx, viewerOf(ctx), j.ID, s.cfg.Now())
	if err != nil {
		return err
	}
	attach(c, name)
	return c.Blob(http.StatusOK, "application/zip", data)
}
