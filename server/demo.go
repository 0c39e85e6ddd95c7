package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
	sampledata "nianlun/sample-data"
	"nianlun/server/web"
)

const demoDB = "年轮演示.duckdb"

func demoCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("demo")
	path := dbFlag(fs, w, demoDB)
	at := audienceFlags(fs, w)
	fresh := fs.Bool("fresh", false, "throw the sample database away and load it anew")
	if err := noMore(parse(fs, args)); err != nil {
		return 0, err
	}
	files, err := sampledata.List()
	if err != nil {
		return 0, fmt.Errorf("reading the sample data: %w", err)
	}
	if len(files) == 0 {
		return 0, &plainError{msgNoSampleData}
	}
	listener, err := at.listen(ctx)
	if err != nil {
		return 0, err
	}
	d := demo{w: w, path: *path, all: files}
	if err := d.open(ctx, *fresh); err != nil {
		return 0, errors.Join(err, listener.Close())
	}
	var lines []string
	if d.site, lines, err = at.site(ctx, w, d.db, listener, true); err != nil {
		return 0, errors.Join(err, listener.Close(), d.db.Close())
	}
	state := msgDemoFresh
	if len(d.left) == 0 {
		state = msgDemoAgain
	}
	if err := w.say(append(append([]string{msgDatabase(d.db.Path()), state}, lines...), msgStop)...); err != nil {
		return 0, errors.Join(err, listener.Close(), d.db.Close())
	}
	loading, stopLoading := context.WithCancel(ctx)
	loaded := make(chan struct{})
	go func() { defer close(loaded); d.load(loading) }()
	err = w.serve(ctx, listener, d.site)
	stopLoading()
	<-loaded
	return exitOK, errors.Join(err, d.db.Close())
}

// demo is one run of the demonstration.
type demo struct {
	w    world
	path string
	db   *queries.DB
	site *web.Server
	all  []sampledata.File
	left []sampledata.File // not loaded yet
}

// open opens the sample database and finds out what is still to be loaded: a run that
// was broken off is taken up again. A database with other data in it is left alone.
func (d *demo) open(ctx context.Context, fresh bool) error {
	o, err := options(d.w, true)
	if err != nil {
		return err
	}
	if d.db, err = queries.Open(ctx, d.path, o); err != nil {
		return fmt.Errorf("opening the database: %w", err)
	}
	batches, err := d.db.Batches(ctx, terms.OwnerViewer())
	if err != nil {
		return errors.Join(fmt.Errorf("listing batches: %w", err), d.db.Close())
	}
	if len(batches) > 0 && !slices.ContainsFunc(batches, d.isSample) {
		return errors.Join(&plainError{msgNotSample}, d.db.Close())
	}
	if fresh && len(batches) > 0 {
		if err := d.remove(); err != nil {
			return err
		}
		return d.open(ctx, false)
	}
	d.left = remaining(d.all, batches)
	return nil
}

func (d *demo) isSample(b terms.Batch) bool {
	return slices.ContainsFunc(d.all, func(f sampledata.File) bool { return f.Name == b.File })
}

// remove deletes the sample database with everything beside it.
func (d *demo) remove() error {
	path := d.db.Path()
	err := d.db.Close()
	for _, name := range []string{path, path + ".wal", path + ".key", path + ".files", path + ".tmp"} {
		err = errors.Join(err, os.RemoveAll(name))
	}
	if err != nil {
		return fmt.Errorf("removing the old sample database: %w", err)
	}
	return nil
}

// remaining returns the files no batch stands for. Names repeat from unit to unit, so
// they are counted; files are loaded in their fixed order, one batch each.
func remaining(files []sampledata.File, batches []terms.Batch) []sampledata.File {
	loaded := map[string]int{}
	for _, b := range batches {
		loaded[b.File]++
	}
	var left []sampledata.File
	for _, f := range files {
		if loaded[f.Name] > 0 {
			loaded[f.Name]--
			continue
		}
		left = append(left, f)
	}
	return left
}

// load takes the files in one by one, tells the progress page, and opens the pages.
func (d *demo) load(ctx context.Context) {
	line := d.w.bar()
	defer line.clear()
	d.site.Attach(d.db)
	done := len(d.all) - len(d.left)
	for i, f := range d.left {
		d.site.Report(web.Progress{Total: len(d.all), Done: done + i, File: f.Unit + " " + f.Name})
		line.show(done+i, len(d.all), f.Unit+" "+f.Name)
		_, err := ingest.Load(ctx, d.db, []ingest.File{{Name: f.Name, Data: f.Data}},
			ingest.Options{Viewer: terms.OwnerViewer(), Unit: f.Unit, Year: f.Year, Now: d.w.now()})
		if err != nil {
			d.site.Report(web.Progress{Total: len(d.all), Done: done + i, Failed: msgLoadFailed(explain(err))})
			if ctx.Err() == nil {
				d.w.logger().ErrorContext(ctx, "sample data not loaded", "file", f.Path, "err", err)
			}
			return
		}
	}
	if err := placeDemoAccounts(ctx, d.w, d.db); err != nil {
		d.w.logger().ErrorContext(ctx, "sign-ins of the sample not placed", "err", err)
	}
	d.site.Report(web.Progress{Ready: true, Total: len(d.all), Done: len(d.all)})
	if err := d.site.Start(ctx); err != nil {
		d.w.logger().ErrorContext(ctx, "long work not taken up", "err", err)
	}
}
