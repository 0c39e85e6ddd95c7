package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// mostJobs is how many pieces of long work a page lists.
const mostJobs = 30

// jobPage is one piece of long work: its bar, later what came of it.
type jobPage struct {
	Job     queries.Job
	Title   string
	Drafts  bool
	Open    bool // it waits, runs or was broken off
	Live    bool // it waits or runs
	Now     tick
	Files   []fileView // settled
	Out     []string   // not settled
	In      int        // files that are in
	Look    bool       // some of Files should be looked at
	Mine    bool       // the viewer asked for it
	Preview bool       // nothing is taken in yet
	Fetched bool       // what it made can be fetched
}

func (s *Server) jobRoutes() {
	s.echo.GET("/jobs", s.ready(s.jobList))
	s.echo.GET("/jobs/:id", s.ready(s.jobPage))
	s.echo.GET("/jobs/:id/events", s.ready(s.jobEvents))
	s.echo.GET("/jobs/:id/result", s.ready(s.jobResult))
	s.echo.POST("/jobs/:id/cancel", s.ready(s.cancelJob))
	s.echo.POST("/jobs/:id/confirm", s.ready(s.confirm))
	s.echo.POST("/jobs/:id/shape", s.ready(s.choose))
	s.echo.POST("/jobs/:id/revision", s.ready(s.sayOfPreview))
	s.echo.POST("/draft/all", s.scoped("draft", s.startDrafts))
	s.echo.GET("/progress/events", s.progressEvents)
}

// findJob returns the job of the address where the visitor may know of it.
func findJob(c echo.Context, db *queries.DB) (queries.Job, []queries.JobFile, error) {
	id, err := strconv.ParseInt(c.Param("id"), 10, 64)
	if err != nil {
		return queries.Job{}, nil, fmt.Errorf("number of a job: %w", queries.ErrNotFound)
	}
	ctx := c.Request().Context()
	return db.Job(ctx, viewerOf(ctx), id)
}

// startJob keeps long work, begins it and leads to its page.
func (s *Server) startJob(c echo.Context, db *queries.DB, kind queries.JobKind, spec any, files []queries.JobInput) error {
	ctx := c.Request().Context()
	if s.jobs.crowded(viewerOf(ctx)) {
		return &refusalError{http.StatusTooManyRequests, msgCrowded}
	}
	if err := s.sweep(ctx, db); err != nil {
		return err
	}
	text, err := json.Marshal(spec)
	if err != nil {
		return fmt.Errorf("writing what was asked: %w", err)
	}
	j := queries.Job{Kind: kind, Viewer: viewerOf(ctx), Spec: string(text), Created: s.cfg.Now().UTC()}
	if j.ID, err = db.AddJob(ctx, j.Viewer, j, files); err != nil {
		return err
	}
	s.enqueue(ctx, db, j)
	return c.Redirect(http.StatusSeeOther, "/jobs/"+strconv.FormatInt(j.ID, 10))
}

// jobPage shows how far long work has come, and at its end what came of it.
func (s *Server) jobPage(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	j, files, err := findJob(c, db)
	if err != nil {
		return err
	}
	body := jobPage{Job: j, Drafts: j.Kind == queries.DraftsJob, Preview: j.Kind == queries.PreviewJob, Open: !j.State.Over(), Mine: sameRights(j.Viewer, viewerOf(ctx))}
	if now, live := s.tickOf(j.ID); live != nil {
		body.Live, body.Now = true, now
	}
	if j.State == queries.JobAsking && !body.Live && body.Mine {
		return s.preview(c, db, j)
	}
	body.Fetched = body.Mine && j.Result != "" && s.cfg.Now().Before(j.Until)
	for _, f := range files {
		if !f.Settled {
			body.Out = append(body.Out, f.Name)
			continue
		}
		if f.Batch > 0 {
			body.In++
		}
		if body.Open {
			continue
		}
		v, err := s.settledView(c, db, f, body.Mine)
		if err != nil {
			return err
		}
		body.Files, body.Look = append(body.Files, v), body.Look || v.Look()
	}
	body.Title = jobTitle(body)
	active := "files"
	if body.Drafts {
		active = "draft"
	}
	return s.render(c, http.StatusOK, "job", page{Title: body.Title, Active: active, Refresh: body.Live, Body: body})
}

func jobTitle(p jobPage) string {
	switch {
	case p.Drafts && p.Open:
		return msgTitleDrafting
	case p.Drafts:
		return msgTitleDrafts
	case p.Preview && p.Open:
		return msgTitlePreviewing
	case p.Preview && p.Job.State == queries.JobAsking:
		return msgTitlePreview
	case p.Preview:
		return msgTitleDismissed
	case p.Open:
		return msgTitleImporting
	}
	return msgTitleTaken
}

// sameRights reports whether a viewer is who asked, with the rights of that moment: what
// was written down for one may show more than another may see.
func sameRights(asked, now terms.Viewer) bool {
	return asked.Role == now.Role && asked.Name == now.Name && asked.Names == now.Names && slices.Equal(asked.Units, now.Units)
}

// settledView is what became of a file of a job. To others than who handed it in, and
// where the work was broken off, it is told as the page of its batch tells it.
func (s *Server) settledView(c echo.Context, db *queries.DB, f queries.JobFile, mine bool) (fileView, error) {
	var v fileView
	if len(f.Report) > 0 {
		if err := json.Unmarshal(f.Report, &v); err != nil {
			return v, fmt.Errorf("reading the report of a file: %w", err)
		}
		if mine {
			return v, nil
		}
		v.Sheets = nil
	}
	v.Batch = terms.Batch{ID: f.Batch, File: f.Name}
	if f.Batch == 0 {
		return v, nil
	}
	one, err := batchNumber(c.Request().Context(), db, f.Batch)
	if errors.Is(err, queries.ErrNotFound) { // undone units, or a viewer who may not see it
		return v, nil
	}
	if err != nil {
		return v, err
	}
	told, err := batchView(c.Request().Context(), db, one)
	told.Same = v.Same
	return told, err
}

// cancelJob stops long work: the file under way is taken back, those that are in stay.
func (s *Server) cancelJob(c echo.Context, db *queries.DB) error {
	j, _, err := findJob(c, db)
	if err != nil {
		return err
	}
	if j.State == queries.JobAsking {
		err := s.dismiss(c.Request().Context(), db, j.ID, "")
		if err != nil && !errors.Is(err, queries.ErrNotFound) {
			return err
		}
		return c.Redirect(http.StatusSeeOther, "/jobs/"+strconv.FormatInt(j.ID, 10))
	}
	if w := s.jobs.drop(j.ID); w != nil {
		w.cancel(errCancelled)
		if err := db.EndJob(c.Request().Context(), j.ID, queries.JobCancelled, ""); err != nil {
			return err
		}
		w.bar.again()
	} else if w, _ := s.jobs.find(j.ID); w != nil {
		w.cancel(errCancelled)
		w.bar.again()
	}
	return c.Redirect(http.StatusSeeOther, "/jobs/"+strconv.FormatInt(j.ID, 10))
}

// attach offers the answer as a file to keep.
func attach(c echo.Context, name string) {
	c.Response().Header().Set(echo.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// jobLine is one piece of long work in a list.
type jobLine struct {
	queries.Job
	Title, Who, Shown string
}

// jobList lists the visitor's latest long work. It is no part of the page of files: that
// one may be kept as long as the data stands still.
func (s *Server) jobList(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	jobs, err := db.Jobs(ctx, viewerOf(ctx), mostJobs)
	if err != nil {
		return err
	}
	var lines []jobLine
	for _, j := range jobs {
		var spec struct {
			Title string `json:"title"`
		}
		if err := json.Unmarshal([]byte(j.Spec), &spec); err != nil {
			return fmt.Errorf("reading what was asked: %w", err)
		}
		who := j.Viewer.Name
		if j.Viewer.Role == terms.Owner {
			who = ""
		}
		lines = append(lines, jobLine{j, spec.Title, who, jobStates[j.State]})
	}
	return s.render(c, http.StatusOK, "jobs", page{Title: msgTitleJobs, Active: "files", Body: lines})
}
