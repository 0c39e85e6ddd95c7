package web_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"nianlun/server/web"
)

// boarded waits until so many wait for a key; it spins, since waiting is all they do.
func boarded(f *web.Flights, key string, n int) {
	for f.Aboard(key) != n {
		runtime.Gosched()
	}
}

func TestCacheFlightIsSharedAndOutlivesItsFirstCaller(t *testing.T) {
	t.Parallel()
	var f web.Flights
	var runs atomic.Int32
	open := make(chan struct{})
	work := func(ctx context.Context) (string, error) {
		runs.Add(1)
		<-open
		return "answer", ctx.Err()
	}
	first, hangUp := context.WithCancel(t.Context())
	gone := make(chan error)
	go func() {
		_, err := f.Do(first, "k", work)
		gone <- err
	}()
	boarded(&f, "k", 1)
	var all sync.WaitGroup
	for range 9 {
		all.Go(func() {
			if got, err := f.Do(t.Context(), "k", work); got != "answer" || err != nil {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
	boarded(&f, "k", 10)
	hangUp()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("who hung up hears %v", err)
	}
	close(open)
	all.Wait()
	if runs.Load() != 1 {
		t.Errorf("computed %d times", runs.Load())
	}
	if got, err := f.Do(t.Context(), "k", work); got != "answer" || err != nil || runs.Load() != 2 {
		t.Errorf("asked again: %q, %v after %d runs", got, err, runs.Load())
	}
}

// TestCacheFlightStopsWhenAllHaveGone: the last to leave waits for the end of the work,
// and whoever comes then begins a new one.
func TestCacheFlightStopsWhenAllHaveGone(t *testing.T) {
	t.Parallel()
	var f web.Flights
	stopped := make(chan struct{})
	ctx, hangUp := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			_, err := f.Do(ctx, "k", func(ctx context.Context) (string, error) {
				<-ctx.Done()
				close(stopped)
				return "", ctx.Err()
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("hung up and heard %v", err)
			}
		})
	}
	boarded(&f, "k", 3)
	hangUp()
	all.Wait()
	select {
	case <-stopped:
	default:
		t.Error("the work goes on though nobody waits")
	}
	got, err := f.Do(t.Context(), "k", func(context.Context) (string, error) { return "anew", nil })
	if got != "anew" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestCacheFlightSurvivesAPanic(t *testing.T) {
	t.Parallel()
	var f web.Flights
	_, err := f.Do(t.Context(), "k", func(context.Context) (string, error) { panic("boom") })
	if err == nil || !strings.Contains(err.Error(), "boom") {
		t.Errorf("a panic came back as %v", err)
	}
}

func TestCacheKeepsToItsBound(t *testing.T) {
	t.Parallel()
	var s web.Shelf
	const size = 1 << 20
	s.Put(1, 1, "first", size)
	for i := range 3 * web.MostCached / size {
		s.Put(1, 1, strings.Repeat("k", i+1), size)
		if !s.Has(1, 1, "first") { // asked for all the time
			t.Fatalf("the reply asked for last was dropped after %d", i)
		}
	}
	if s.Has(1, 1, "k") {
		t.Error("the reply nobody asked for is still kept")
	}
	if bytes, n := s.Size(); bytes > web.MostCached || n < 50 {
		t.Errorf("%d bytes kept in %d replies", bytes, n)
	}
	s.Put(1, 1, "huge", web.MostCached)
	if s.Has(1, 1, "huge") || !s.Has(1, 1, "first") {
		t.Error("a reply as large as the cache drove the others out")
	}
	s.Put(1, 2, "new", 1)
	if bytes, n := s.Size(); s.Has(1, 1, "first") || n != 1 || bytes > 4096 {
		t.Errorf("a newer stand left %d bytes in %d replies", bytes, n)
	}
	s.Put(1, 1, "late", 1)
	if s.Has(1, 1, "late") || !s.Has(1, 2, "new") {
		t.Error("a reply of an older stand was kept")
	}
}
