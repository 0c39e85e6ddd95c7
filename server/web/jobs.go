package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// Why long work was broken off.
var (
	errCancelled = errors.New("cancelled by a visitor")
	errClosing   = errors.New("the server closes")
	errRights    = errors.New("the account may not do this any longer")
)

// jobs does long work, one piece of a kind at a time, in the order it was asked for.
type jobs struct {
	mu      sync.Mutex
	lanes   map[queries.JobKind][]*work // by Lane; the first of each runs
	closed  bool
	closing chan struct{}                           // closed with the server: streams end
	idle    sync.WaitGroup                          // lanes at work
	step    func(ctx context.Context, stage string) // tests listen here
}

// work is one job that waits or runs.
type work struct {
	job    queries.Job
	cancel context.CancelCauseFunc
	ctx    context.Context //nolint:containedctx // work outlives the request that asked for it
	bar    bar
	files  []string // names of its files, which no log may hold
}

// bar is how far something has come, for any number of listeners.
type bar struct {
	mu      sync.Mutex
	now     tick
	changed chan struct{}
}

// tick is what a page is told of long work.
type tick struct {
	Done  int    `json:"done"`
	Total int    `json:"total"`
	Text  string `json:"text"`
	Over  bool   `json:"over"`
}

// look returns how far it has come and a channel that closes at the next change.
func (b *bar) look() (tick, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.changed == nil {
		b.changed = make(chan struct{})
	}
	return b.now, b.changed
}

func (b *bar) tell(t tick) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.now = t
	if b.changed != nil {
		close(b.changed)
		b.changed = nil
	}
}

// again wakes the listeners without news of its own.
func (b *bar) again() {
	t, _ := b.look()
	b.tell(t)
}

// mostBegun is how often work is begun during which the program ended before any of it was
// done: a file that brings the program down must not do so at every start.
const mostBegun = 3

// Start takes up the long work an earlier run left open. It does nothing before a
// database is attached and the pages are open.
func (s *Server) Start(ctx context.Context) error {
	db := s.db.Load()
	if db == nil || !s.state.Load().Ready {
		return nil
	}
	if err := db.SweepUploads(); err != nil { // no reason to let work wait
		s.cfg.Log.ErrorContext(ctx, "left-over uploads not removed", "err", err)
	}
	if err := s.sweep(ctx, db); err != nil {
		return err
	}
	left, err := db.OpenJobs(ctx, terms.OwnerViewer())
	if err != nil {
		return err
	}
	for _, j := range left {
		if w, _ := s.jobs.find(j.ID); w != nil {
			continue // asked for since the pages opened
		}
		if j.Kind == queries.DraftsJob && j.State == queries.JobRunning {
			err = errors.Join(err, db.EndJob(ctx, j.ID, queries.JobFailed, msgDraftsBroken))
			continue
		}
		if j.State == queries.JobRunning && j.Begun >= mostBegun {
			err = errors.Join(err, db.EndJob(ctx, j.ID, queries.JobFailed, msgNeverDone))
			continue
		}
		s.enqueue(ctx, db, j)
	}
	return err
}

// Close breaks running work off, to be taken up at the next start, and ends the streams.
// It returns when the work has let go of the database, or with the context's error.
func (s *Server) Close(ctx context.Context) error {
	s.jobs.close()
	done := make(chan struct{})
	go func() { defer close(done); s.jobs.idle.Wait() }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting for long work: %w", ctx.Err())
	}
}

func (q *jobs) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return
	}
	q.closed = true
	close(q.closing)
	for _, lane := range q.lanes {
		for _, w := range lane {
			w.cancel(errClosing)
		}
	}
}

// enqueue puts a job at the end of its lane. After Close it is left for the next start,
// and one that is there already is left alone.
func (s *Server) enqueue(ctx context.Context, db *queries.DB, j queries.Job) {
	q := &s.jobs
	q.mu.Lock()
	defer q.mu.Unlock()
	lane := j.Kind.Lane()
	if q.closed || slices.ContainsFunc(q.lanes[lane], func(w *work) bool { return w.job.ID == j.ID }) {
		return
	}
	w := &work{job: j}
	w.ctx, w.cancel = context.WithCancelCause(context.WithoutCancel(ctx))
	q.lanes[lane] = append(q.lanes[lane], w)
	if len(q.lanes[lane]) == 1 {
		q.idle.Add(1)
		go s.drain(db, w)
	}
}

// drain does the work of a lane until none is left.
func (s *Server) drain(db *queries.DB, w *work) {
	defer s.jobs.idle.Done()
	for w != nil {
		s.do(w.ctx, db, w)
		w = s.jobs.next(w)
	}
}

// next takes finished work out of its lane and returns the one that follows.
func (q *jobs) next(done *work) *work {
	q.mu.Lock()
	defer q.mu.Unlock()
	kind := done.job.Kind.Lane()
	lane := q.lanes[kind][1:]
	q.lanes[kind] = lane
	done.cancel(nil)
	for _, w := range append(lane, done) { // their places in the queue have changed
		w.bar.again()
	}
	if len(lane) == 0 || q.closed {
		return nil
	}
	return lane[0]
}

// mostWaiting is how much work of one account may wait or run: others wait behind it.
const mostWaiting = 20

// crowded reports whether an account has as much work in the queue as one may.
func (q *jobs) crowded(v terms.Viewer) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := 0
	for _, lane := range q.lanes {
		for _, w := range lane {
			if asked := w.job.Viewer; asked.Role == v.Role && asked.Name == v.Name {
				n++
			}
		}
	}
	return n >= mostWaiting
}

// find returns work that waits or runs, with how many stand before it; nil when it is over.
func (q *jobs) find(id int64) (w *work, ahead int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, lane := range q.lanes {
		for i, w := range lane {
			if w.job.ID == id {
				return w, i
			}
		}
	}
	return nil, 0
}

// drop takes work out of the queue that has not begun.
func (q *jobs) drop(id int64) *work {
	q.mu.Lock()
	defer q.mu.Unlock()
	for kind, lane := range q.lanes {
		for i, w := range lane {
			if i > 0 && w.job.ID == id {
				q.lanes[kind] = slices.Delete(slices.Clone(lane), i, i+1)
				for _, other := range q.lanes[kind] { // their places in the queue have changed
					other.bar.again()
				}
				return w
			}
		}
	}
	return nil
}

// do does one piece of work and keeps its end. Work broken off because the server closes
// stays open.
func (s *Server) do(ctx context.Context, db *queries.DB, w *work) {
	err := s.attempt(ctx, db, w)
	if err != nil && errors.Is(context.Cause(ctx), errClosing) {
		if err := db.PauseJob(context.WithoutCancel(ctx), w.job.ID); err != nil {
			s.cfg.Log.ErrorContext(ctx, "break of long work not kept", "err", err, "job", w.job.ID)
		}
		return
	}
	state, message := queries.JobDone, ""
	switch {
	case errors.Is(err, errAsks):
		state = queries.JobAsking
	case errors.Is(context.Cause(ctx), errCancelled) && err != nil:
		state = queries.JobCancelled
	case errors.Is(err, errRights):
		state, message = queries.JobFailed, msgRightsLost
	case err != nil:
		state, message = queries.JobFailed, msgJobFailed
		s.cfg.Log.ErrorContext(ctx, "long work failed", "err", w.nameless(err), "job", w.job.ID, "kind", string(w.job.Kind))
	}
	after := context.WithoutCancel(ctx)
	if err := db.EndJob(after, w.job.ID, state, message); err != nil {
		s.cfg.Log.ErrorContext(ctx, "end of long work not kept", "err", err, "job", w.job.ID)
	}
	if w.job.Kind == queries.ImportJob && state != queries.JobAsking {
		s.warm()
	}
}

// nameless is what went wrong without the names of files: some tell of a person.
func (w *work) nameless(err error) string {
	text := err.Error()
	for i, name := range w.files {
		text = strings.ReplaceAll(text, name, fmt.Sprintf("file %d", i+1))
	}
	return text
}

// attempt does the work under the rights its account has now; a panic is an error.
func (s *Server) attempt(ctx context.Context, db *queries.DB, w *work) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("long work stopped: %v", r)
		}
	}()
	v, err := rights(ctx, db, w.job.Viewer)
	if err != nil {
		return err
	}
	ctx = withViewer(ctx, v)
	if err := db.StartJob(ctx, w.job.ID); err != nil {
		return err
	}
	switch w.job.Kind {
	case queries.DraftsJob:
		return s.writeDrafts(ctx, db, w)
	case queries.PreviewJob:
		return s.foretell(ctx, db, w)
	}
	return s.takeFiles(ctx, db, w)
}

// rights returns who asked with the rights the account has now.
func rights(ctx context.Context, db *queries.DB, v terms.Viewer) (terms.Viewer, error) {
	if v.Role == terms.Owner {
		return v, nil
	}
	a, _, err := db.PasswordOf(ctx, v.Name)
	if errors.Is(err, queries.ErrNotFound) || err == nil && a.Disabled {
		return terms.Viewer{}, errRights
	}
	if err != nil {
		return terms.Viewer{}, err
	}
	return a.Viewer(), nil
}
