package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/dashboards"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// previewPage shows what files would bring before they are taken in.
type previewPage struct {
	ID      int64
	Files   []fileView
	Changes []dashboards.ChangeGroup
	Any     bool // some file can be taken in
	Plans   bool // what they hold is set against plans, once they are in
	Anew    bool // the data changed after it was confirmed
	Until   time.Time
}

// Look reports whether some file should be looked at.
func (p previewPage) Look() bool {
	for _, f := range p.Files {
		if f.Look() {
			return true
		}
	}
	return false
}

// preview shows what the files of a job would bring, to the account that sent them.
func (s *Server) preview(c echo.Context, db *queries.DB, j queries.Job) error {
	told, err := s.readForetold(c, db, j)
	if errors.Is(err, queries.ErrNotFound) { // its day is over
		if err := s.sweep(c.Request().Context(), db); err != nil {
			return err
		}
		return s.render(c, http.StatusOK, "job", page{Title: msgTitleDismissed, Active: "files", Body: jobPage{
			Job: queries.Job{State: queries.JobCancelled, Message: msgPreviewOver}, Title: msgTitleDismissed, Preview: true,
		}})
	}
	if err != nil {
		return err
	}
	spec, err := readImport(j)
	if err != nil {
		return err
	}
	for _, f := range told.Files {
		for i := range f.Sheets {
			f.Sheets[i].Said.Job = j.ID
		}
	}
	body := previewPage{ID: j.ID, Files: told.Files, Changes: dashboards.Changes(told.Changes), Any: told.Any(), Plans: told.plans(), Anew: spec.Anew, Until: j.Until}
	body.ask(spec)
	return s.render(c, http.StatusOK, "preview", page{Title: msgTitlePreview, Active: "files", Body: body})
}

// plans reports whether some table bears on how plans stand: that is worked out after the
// import only.
func (f foretold) plans() bool {
	return slices.ContainsFunc(f.Files, func(v fileView) bool {
		return v.Error == "" && slices.ContainsFunc(v.Sheets, func(s sheetView) bool {
			return s.Kind == terms.Activities || s.Kind == terms.Participation || s.Kind == terms.PlanItems
		})
	})
}

func (s *Server) readForetold(c echo.Context, db *queries.DB, j queries.Job) (told foretold, err error) {
	ctx := c.Request().Context()
	_, text, err := db.JobResult(ctx, viewerOf(ctx), j.ID, s.cfg.Now())
	if err != nil {
		return told, err
	}
	if err := json.Unmarshal(text, &told); err != nil {
		return told, fmt.Errorf("reading a preview: %w", err)
	}
	return told, nil
}

// answer lets a word turn the preview a request names into other work, and leads back to
// it. Where it asks no more, as the word was said twice or its day is over, it only leads back.
func (s *Server) answer(c echo.Context, db *queries.DB, to queries.JobKind, word func(spec *importSpec, told foretold) error) error {
	j, _, err := findJob(c, db)
	if err != nil {
		return err
	}
	if !sameRights(j.Viewer, viewerOf(c.Request().Context())) {
		return fmt.Errorf("answering for job %d of another viewer: %w", j.ID, queries.ErrNotFound)
	}
	page := "/jobs/" + strconv.FormatInt(j.ID, 10)
	told, err := s.readForetold(c, db, j)
	if j.State != queries.JobAsking || errors.Is(err, queries.ErrNotFound) {
		return c.Redirect(http.StatusSeeOther, page)
	}
	if err != nil {
		return err
	}
	spec, err := readImport(j)
	if err != nil {
		return err
	}
	if err := word(&spec, told); err != nil {
		return err
	}
	if err := s.turn(c, db, j, to, spec); err != nil {
		return err
	}
	return c.Redirect(http.StatusSeeOther, page)
}

// confirm has the files of a preview taken in, as they were told of.
func (s *Server) confirm(c echo.Context, db *queries.DB) error {
	return s.answer(c, db, queries.ImportJob, func(spec *importSpec, told foretold) (err error) {
		spec.Anew, spec.Version, spec.Decisions = false, told.Version, told.Decisions
		spec.Told, err = told.sum()
		return err
	})
}

// turn makes other work of a preview and begins it; where somebody was faster, nothing.
func (s *Server) turn(c echo.Context, db *queries.DB, j queries.Job, kind queries.JobKind, spec importSpec) error {
	ctx := c.Request().Context()
	if w, _ := s.jobs.find(j.ID); w != nil { // it has just ended and is leaving its lane
		select {
		case <-w.ctx.Done():
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	text, err := json.Marshal(spec)
	if err != nil {
		return fmt.Errorf("writing what was asked: %w", err)
	}
	err = db.TurnJob(ctx, j.ID, queries.JobAsking, kind, string(text))
	if errors.Is(err, queries.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	j.Kind, j.Spec, j.State = kind, string(text), queries.JobWaiting
	s.enqueue(ctx, db, j)
	return nil
}
