package queries_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// TestRevisionsAreAFunctionOfBatches imports, revises and undoes random files in random
// order and holds the result to a database that saw only what stands.
func TestRevisionsAreAFunctionOfBatches(t *testing.T) {
	t.Parallel()
	taken := 0
	for seed := range uint64(undoSeeds) {
		r := rand.New(rand.NewPCG(seed, 11))
		db, never := queriestest.NewDB(t), queriestest.NewDB(t)
		files := map[int64]terms.Intake{}
		var log []string
		for i := range 7 {
			in := randomFile(t, r, fmt.Sprintf("f%d.xlsx", i))
			if i > 0 && r.IntN(4) == 0 {
				in = files[1+int64(r.IntN(i))]
				in.Revises = 0
			}
			stand := standingBatches(t, db)
			if len(stand) > 0 && r.IntN(3) == 0 {
				in.Revises = stand[r.IntN(len(stand))]
			}
			got, err := db.Import(t.Context(), owner, in)
			if errors.Is(err, queries.ErrNoRevision) {
				in.Revises = 0
				got, err = db.Import(t.Context(), owner, in)
			}
			if err != nil {
				t.Fatal(err)
			}
			files[got.Batch] = in
			if in.Revises != 0 {
				taken++
			}
			log = append(log, fmt.Sprintf("%d revises %d", got.Batch, in.Revises))
			log = append(log, saySomething(t, db, r)...)
		}
		for _, id := range slices.Sorted(slices.Values(standingBatches(t, db))) {
			in := files[id]
			in.Revises = 0
			load(t, never, in)
		}
		if digest(t, db) != digest(t, never) {
			t.Errorf("seed %d: not the digest of a database that saw only %v: %v", seed, standingBatches(t, db), log)
		}
	}
	if taken == 0 {
		t.Error("no file was taken as a revision of another")
	}
	t.Logf("%d files were revisions", taken)
}

// saySomething revises or undoes some batch, now and then.
func saySomething(t *testing.T, db *queries.DB, r *rand.Rand) []string {
	t.Helper()
	all, stand := batchList(t, db), standingBatches(t, db)
	switch r.IntN(4) {
	case 0:
		b := all[r.IntN(len(all))]
		if b.Back {
			return nil
		}
		undo(t, db, b.ID)
		return []string{fmt.Sprintf("undo %d", b.ID)}
	case 1:
		if len(stand) < 2 {
			return nil
		}
		later, earlier := stand[r.IntN(len(stand))], stand[r.IntN(len(stand))]
		err := db.Revise(t.Context(), owner, later, earlier)
		if errors.Is(err, queries.ErrNoRevision) {
			return nil
		}
		if err != nil {
			t.Fatal(err)
		}
		return []string{fmt.Sprintf("revise %d by %d", earlier, later)}
	}
	return nil
}

func batchList(t *testing.T, db *queries.DB) []terms.Batch {
	t.Helper()
	all, err := db.Batches(t.Context(), owner)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// standingBatches works out for itself which batches count.
func standingBatches(t *testing.T, db *queries.DB) []int64 {
	t.Helper()
	all := batchList(t, db)
	hidden := map[int64]bool{}
	for _, b := range all {
		if b.Back {
			hidden[b.ID] = true
			continue
		}
		for _, id := range b.Earlier {
			hidden[id] = true
		}
	}
	var ids []int64
	for _, b := range all {
		if hidden[b.ID] != b.Undone {
			t.Errorf("batch %d: got undone %t, want %t", b.ID, b.Undone, hidden[b.ID])
		}
		if !b.Undone {
			ids = append(ids, b.ID)
		}
	}
	return ids
}
