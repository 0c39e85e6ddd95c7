package queries_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// fuse is a context that ends after it has been asked a number of times, so that an
// import can be cut off at many places without a clock.
type fuse struct {
	context.Context
	mu   sync.Mutex
	left int
	done chan struct{}
}

func newFuse(ctx context.Context, left int) *fuse {
	return &fuse{Context: ctx, left: left, done: make(chan struct{})}
}

func (f *fuse) Done() <-chan struct{} {
	f.burn()
	return f.done
}

func (f *fuse) Err() error {
	if f.burn() {
		return context.Canceled
	}
	return nil
}

func (f *fuse) burn() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left--
	if f.left == 0 {
		close(f.done)
	}
	return f.left <= 0
}

// TestCutOffAnywhere cuts an import off at many places: it is there or it is not.
func TestCutOffAnywhere(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	load(t, db, intake("a.xlsx", roster(t)))
	before := digest(t, db)
	in := intake("b.xlsx", ledger(t), signIn(t))
	failed := 0
	for _, left := range []int{2, 5, 9, 14, 20, 30, 45, 70, 110, 170, 260, 400, 1000000} {
		got, err := db.Import(newFuse(t.Context(), left), terms.OwnerViewer(), in)
		if err == nil {
			undo(t, db, got.Batch)
		} else if failed++; !errors.Is(err, context.Canceled) {
			t.Errorf("cut off after %d: got %v, want context.Canceled", left, err)
		}
		if digest(t, db) != before {
			t.Fatalf("cut off after %d: something was left (%v)", left, err)
		}
	}
	if failed < 5 || failed > 12 {
		t.Errorf("%d of 13 imports were cut off; want most, and not the last", failed)
	}
}
