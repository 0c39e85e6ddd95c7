package main

import (
	"context"
	"fmt"

	"nianlun/ingest"
	"nianlun/queries"
)

// loadFiles takes files in and draws how far it has come. Broken off by Ctrl-C it returns
// what is in, says so of the rest, and reports broken.
func loadFiles(ctx context.Context, w world, db *queries.DB, files []ingest.File, o ingest.Options) (reports []ingest.Report, broken bool, err error) {
	settled := make([]*ingest.Report, len(files))
	line := w.bar()
	done := 0
	o.Watch = func(s ingest.Step) error {
		switch s.Stage {
		case ingest.Settled:
			settled[s.File] = s.Report
			done++
			line.show(done, len(files), files[s.File].Name)
		case ingest.Reading:
			line.show(done, len(files), msgBarReading+files[s.File].Name)
		default:
			line.show(done, len(files), msgBarTaking+files[s.File].Name)
		}
		return ctx.Err()
	}
	if o.DryRun {
		reports, err = foretell(ctx, db, files, o)
	} else {
		reports, err = ingest.Load(ctx, db, files, o)
	}
	line.clear()
	if err == nil || ctx.Err() == nil {
		return reports, false, err
	}
	if !o.DryRun {
		if err := ingest.Relink(context.WithoutCancel(ctx), db); err != nil {
			return nil, true, err
		}
	}
	for i, r := range settled {
		if r == nil {
			r = &ingest.Report{File: files[i].Name, Error: msgBrokenOff, Sheets: []ingest.SheetReport{}}
		}
		reports = append(reports, *r)
	}
	return reports, true, nil
}

// foretell reports what taking the files in would bring, and by how much the headline
// figures would change.
func foretell(ctx context.Context, db *queries.DB, files []ingest.File, o ingest.Options) ([]ingest.Report, error) {
	told, err := ingest.Preview(ctx, db, files, o)
	if err == nil && len(told.Reports) > 0 {
		told.Reports[len(told.Reports)-1].Changes = told.Changes
	}
	return told.Reports, err
}

// brokenOff says in one line which files are in and what to do about the others.
func brokenOff(w world, reports []ingest.Report, dryRun bool) (int, error) {
	var in, out []string
	for _, r := range reports {
		if r.Batch > 0 && r.Error == "" {
			in = append(in, r.File)
		} else {
			out = append(out, r.File)
		}
	}
	if dryRun {
		in = nil
	}
	_, err := fmt.Fprintln(w.err, msgBroken(in, out))
	if len(in) > 0 {
		return exitPartly, err
	}
	return exitFailed, err
}
