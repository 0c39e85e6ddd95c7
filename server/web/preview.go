package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// previewKept is how long a preview waits for its account's word.
const previewKept = 24 * time.Hour

// errAsks ends work that has to wait for a person's word.
var errAsks = errors.New("a person must say whether to go on")

// foretold is what a preview found, as kept with its job.
type foretold struct {
	Files     []fileView     `json:"files"`
	Changes   []terms.Change `json:"changes"`
	Version   int64          `json:"version"`   // of the data it was worked out from
	Decisions int64          `json:"decisions"` // and of the decisions
}

// sum tells two findings apart, whatever versions they were worked out from.
func (f foretold) sum() (string, error) {
	f.Version, f.Decisions = 0, 0
	text, err := json.Marshal(f)
	if err != nil {
		return "", fmt.Errorf("comparing previews: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// Any reports whether some file can be taken in.
func (f foretold) Any() bool {
	return slices.ContainsFunc(f.Files, func(v fileView) bool { return v.Error == "" && len(v.Sheets) > 0 })
}

// foretell works out what the files of a job would bring and asks its account.
func (s *Server) foretell(ctx context.Context, db *queries.DB, w *work) error {
	spec, err := readImport(w.job)
	if err != nil {
		return err
	}
	t := taking{s: s, db: db, w: w, trial: true}
	defer t.letGo()
	if err := t.gather(ctx); err != nil {
		return err
	}
	if err := t.said(ctx, spec); err != nil {
		return err
	}
	told, err := t.foresee(ctx, spec)
	if err != nil {
		return err
	}
	if err := s.keepForetold(ctx, db, w.job.ID, told); err != nil {
		return err
	}
	return errAsks
}

// foresee runs the files of a job without taking them in.
func (t *taking) foresee(ctx context.Context, spec importSpec) (foretold, error) {
	decisions, err := t.db.DecisionVersion(ctx)
	if err != nil {
		return foretold{}, err
	}
	got, err := ingest.Preview(ctx, t.db, t.files, t.options(ctx, spec))
	if err != nil {
		return foretold{}, err
	}
	told := foretold{Changes: got.Changes, Version: got.Version, Decisions: decisions}
	for _, r := range got.Reports {
		told.Files = append(told.Files, lookView(r))
	}
	return told, nil
}

func (s *Server) keepForetold(ctx context.Context, db *queries.DB, job int64, told foretold) error {
	text, err := json.Marshal(told)
	if err != nil {
		return fmt.Errorf("keeping a preview: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return db.KeepJobResult(context.WithoutCancel(ctx), job, "preview.json", text, s.cfg.Now().Add(previewKept))
}

// stands reports whether what was confirmed still holds. Where the data have changed since,
// it is worked out anew: the same again needs no new word, else the person is asked with
// what is so now, and errAsks comes back.
func (t *taking) stands(ctx context.Context, spec importSpec) error {
	if spec.Told == "" || len(t.files) < t.all {
		return nil // taken directly, or begun already
	}
	version, err := t.db.DataVersion(ctx)
	if err != nil {
		return err
	}
	decisions, err := t.db.DecisionVersion(ctx)
	if err != nil || version == spec.Version && decisions == spec.Decisions {
		return err
	}
	t.trial = true
	told, err := t.foresee(ctx, spec)
	t.trial, t.begun, t.settled = false, 0, 0
	if err != nil {
		return err
	}
	sum, err := told.sum()
	if err != nil || sum == spec.Told {
		return err
	}
	spec.Told, spec.Anew = "", true
	text, err := json.Marshal(spec)
	if err != nil {
		return fmt.Errorf("asking anew: %w", err)
	}
	if err := t.db.TurnJob(ctx, t.w.job.ID, queries.JobRunning, queries.PreviewJob, string(text)); err != nil {
		return err
	}
	if err := t.s.keepForetold(ctx, t.db, t.w.job.ID, told); err != nil {
		return err
	}
	return errAsks
}

// sweep lets go of what was kept for a day and nobody fetched or confirmed.
func (s *Server) sweep(ctx context.Context, db *queries.DB) error {
	now := s.cfg.Now()
	ids, err := db.ForgottenJobs(ctx, now)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := s.dismiss(ctx, db, id, msgPreviewOver); err != nil && !errors.Is(err, queries.ErrNotFound) {
			return err
		}
	}
	return db.SweepJobResults(ctx, now)
}

// dismiss ends a preview that will not be taken in. ErrNotFound when it waits no longer.
func (s *Server) dismiss(ctx context.Context, db *queries.DB, id int64, message string) error {
	if err := db.TurnJob(ctx, id, queries.JobAsking, queries.PreviewJob, ""); err != nil {
		return err
	}
	return db.EndJob(ctx, id, queries.JobCancelled, message)
}
