package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// importSpec is what an import was asked for, as kept with the job.
type importSpec struct {
	Title     string `json:"title"`
	Unit      string `json:"unit"`
	Year      int    `json:"year"`
	Told      string `json:"told,omitempty"` // sum of the preview that was confirmed; "": none was
	Version   int64  `json:"version,omitempty"`
	Decisions int64  `json:"decisions,omitempty"`
	Anew      bool   `json:"anew,omitempty"` // the data changed after it was confirmed
	// Choices are what was said of tables on the preview, by shape.
	Choices map[string]terms.Choice `json:"choices,omitempty"`
	// Revises are the batches of which files of the job are edited copies, Apart those of
	// which they are none though they look like it, by the file's place in the job.
	Revises map[int]int64 `json:"revises,omitempty"`
	Apart   map[int]int64 `json:"apart,omitempty"`
}

func readImport(j queries.Job) (spec importSpec, err error) {
	if err := json.Unmarshal([]byte(j.Spec), &spec); err != nil {
		return spec, fmt.Errorf("reading what was asked: %w", err)
	}
	return spec, nil
}

// fileHint is what is known of a file of an archive beside its bytes, as kept with the job.
type fileHint struct {
	Unit    string `json:"unit,omitempty"`
	Year    int    `json:"year,omitempty"`
	Refused string `json:"refused,omitempty"`
	Left    string `json:"left,omitempty"`
	// Asked is how the file came first, of a correction.
	Asked *terms.Asked `json:"asked,omitempty"`
}

// inputs makes the files of a form, archives opened, those of a job.
func inputs(files []ingest.File) ([]queries.JobInput, error) {
	var all []queries.JobInput
	for _, f := range ingest.Unpack(files) {
		hint, err := json.Marshal(fileHint{f.Unit, f.Year, f.Refused, f.Left, f.Asked})
		if err != nil {
			return nil, fmt.Errorf("keeping what is known of a file: %w", err)
		}
		all = append(all, queries.JobInput{Name: f.Name, Data: f.Data, From: f.From, Hint: string(hint)})
	}
	return all, nil
}

// known fills in what is known of a file.
func known(f ingest.File, hint string) (ingest.File, error) {
	var h fileHint
	if err := json.Unmarshal([]byte(hint), &h); err != nil {
		return f, fmt.Errorf("reading what is known of a file: %w", err)
	}
	f.Unit, f.Year, f.Refused, f.Left, f.Asked = h.Unit, h.Year, h.Refused, h.Left, h.Asked
	return f, nil
}

// stageNames are for tests.
var stageNames = map[ingest.Stage]string{ingest.Reading: "reading", ingest.Taking: "taking", ingest.Settled: "settled"}

// taking is one run of an import: the files that are not settled yet.
type taking struct {
	s       *Server
	db      *queries.DB
	w       *work
	files   []ingest.File
	kept    []*queries.Kept
	ords    []int // their places in the job
	all     int   // files of the job
	begun   int   // files whose reading began
	settled int
	trial   bool // only to see what would be
}

// takeFiles takes the files of a job in, beginning where an earlier run was broken off.
// Links are made anew even when it is cancelled: what is in stays.
func (s *Server) takeFiles(ctx context.Context, db *queries.DB, w *work) error {
	spec, err := readImport(w.job)
	if err != nil {
		return err
	}
	t := taking{s: s, db: db, w: w}
	defer t.letGo()
	if err := t.gather(ctx); err != nil {
		return err
	}
	if err := t.said(ctx, spec); err != nil {
		return err
	}
	if err := t.stands(ctx, spec); err != nil {
		return err
	}
	_, err = ingest.Load(ctx, db, t.files, t.options(ctx, spec))
	if err == nil {
		return t.remember(ctx, spec)
	}
	if errors.Is(context.Cause(ctx), errClosing) {
		return err
	}
	linked := ingest.Relink(context.WithoutCancel(ctx), db)
	if errors.Is(context.Cause(ctx), errCancelled) && t.settled == len(t.files) {
		return linked // cancelled when nothing was left to cancel
	}
	return errors.Join(err, linked)
}

func (t *taking) options(ctx context.Context, spec importSpec) ingest.Options {
	return ingest.Options{
		Viewer: viewerOf(ctx), Unit: spec.Unit, Year: spec.Year, Now: t.w.job.Created, Choices: spec.Choices, Beside: true,
		Watch: func(step ingest.Step) error { return t.watch(ctx, step) },
	}
}

// gather reads the files of the job that are not settled, long texts where they lie sealed
// until letGo.
func (t *taking) gather(ctx context.Context) error {
	_, files, err := t.db.Job(ctx, t.w.job.Viewer, t.w.job.ID)
	if err != nil {
		return err
	}
	t.all = len(files)
	for i, f := range files {
		t.w.files = append(t.w.files, f.Name)
		if f.Settled {
			continue
		}
		kept, err := t.db.OpenJobFile(ctx, f)
		if err != nil {
			return err
		}
		file, err := fileOf(f.Name, kept)
		if err != nil {
			return err
		}
		if file.From != nil {
			t.kept = append(t.kept, kept)
		}
		if file, err = known(file, f.Hint); err != nil {
			return err
		}
		t.files, t.ords = append(t.files, file), append(t.ords, i)
	}
	return nil
}

// letGo closes the files that are still open: they are removed when their job ends.
func (t *taking) letGo() {
	for _, k := range t.kept {
		_ = k.Close() // read only
	}
}

// watch tells the page of a step and keeps what became of a file.
func (t *taking) watch(ctx context.Context, step ingest.Step) error {
	name, before := t.files[step.File].Name, t.all-len(t.files)
	read := len(t.files)
	text := msgTaking(name, before+t.settled+1, t.all)
	if t.trial {
		text = msgTrying(name, t.settled+1, t.all)
	}
	switch step.Stage {
	case ingest.Reading:
		t.begun++
		read, text = t.begun-1, msgReading(name, before+t.begun, t.all)
	case ingest.Settled:
		t.settled++
		read, text = t.begun, ""
	}
	now, _ := t.w.bar.look()
	if text != "" {
		now.Text = text
	}
	if t.settled == len(t.files) {
		now.Text = msgLinking
		if t.trial {
			now.Text = msgCounting
		}
	}
	t.w.bar.tell(tick{Done: 2*before + read + t.settled, Total: 2*t.all + 1, Text: now.Text})
	if t.s.jobs.step != nil {
		t.s.jobs.step(ctx, stageNames[step.Stage]+" "+name)
	}
	if step.Stage != ingest.Settled || t.trial {
		return ctx.Err()
	}
	report, err := json.Marshal(reportView(*step.Report))
	if err != nil {
		return fmt.Errorf("keeping the report of a file: %w", err)
	}
	return t.db.SettleJobFile(context.WithoutCancel(ctx), t.w.job.ID, t.ords[step.File], step.Report.Batch, report)
}
