package web

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// longestFlight bounds one computation; a response may take as long.
const longestFlight = 2 * time.Minute

// flights let everybody who asks the same at the same time wait for one computation. It
// runs apart from the request that began it: that one's visitor may go and the others
// still get their answer. When all have gone it is stopped, and the last one waits until
// it has, so that nothing computed outlives the requests for it.
type flights[T any] struct {
	mu  sync.Mutex
	now map[string]*flight[T]
}

type flight[T any] struct {
	waiting int
	stop    context.CancelFunc
	done    chan struct{} // closed after answer and err are set
	answer  T
	err     error
}

// do returns what work answers under key, or an error once ctx ends. The context of work
// carries the values of whoever came first.
func (f *flights[T]) do(ctx context.Context, key string, work func(context.Context) (T, error)) (T, error) {
	one := f.board(ctx, key, work)
	select {
	case <-one.done:
		return one.answer, one.err
	case <-ctx.Done():
		f.leave(key, one)
		var none T
		return none, ctx.Err()
	}
}

func (f *flights[T]) board(ctx context.Context, key string, work func(context.Context) (T, error)) *flight[T] {
	f.mu.Lock()
	defer f.mu.Unlock()
	if one := f.now[key]; one != nil {
		one.waiting++
		return one
	}
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), longestFlight) //nolint:gosec // fly calls stop
	one := &flight[T]{waiting: 1, stop: stop, done: make(chan struct{})}
	if f.now == nil {
		f.now = map[string]*flight[T]{}
	}
	f.now[key] = one
	go f.fly(ctx, key, one, work)
	return one
}

func (f *flights[T]) fly(ctx context.Context, key string, one *flight[T], work func(context.Context) (T, error)) {
	defer func() {
		if p := recover(); p != nil { // no middleware stands above a goroutine
			one.err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
		one.stop()
		f.land(key, one)
		close(one.done)
	}()
	one.answer, one.err = work(ctx)
}

// land makes room for the next flight of a key.
func (f *flights[T]) land(key string, one *flight[T]) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.now[key] == one {
		delete(f.now, key)
	}
}

// leave gives up waiting. Nobody boards a flight that is being stopped.
func (f *flights[T]) leave(key string, one *flight[T]) {
	f.mu.Lock()
	one.waiting--
	last := one.waiting == 0
	if last && f.now[key] == one {
		delete(f.now, key)
	}
	f.mu.Unlock()
	if last {
		one.stop()
		<-one.done
	}
}
