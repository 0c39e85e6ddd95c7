package queries_test

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// noise are bytes that no two places have in common.
func noise(n int) []byte {
	random := rand.New(rand.NewPCG(uint64(n), 7))
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(random.Uint32())
	}
	return out
}

// sameBytes reads a file here and there and as a whole.
func sameBytes(t *testing.T, from terms.Original, want []byte) {
	t.Helper()
	if from.Size() != int64(len(want)) {
		t.Fatalf("%d bytes, want %d", from.Size(), len(want))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		at := random.IntN(len(want))
		part := make([]byte, random.IntN(len(want)-at+2))
		n, err := from.ReadAt(part, int64(at))
		if n != min(len(part), len(want)-at) || n < len(part) != errors.Is(err, io.EOF) || !bytes.Equal(part[:n], want[at:at+n]) {
			t.Fatalf("of %d bytes from %d on %d: %d came, %v", len(want), at, len(part), n, err)
		}
	}
	whole, err := io.ReadAll(io.NewSectionReader(from, 0, from.Size()))
	if err != nil || !bytes.Equal(whole, want) {
		t.Errorf("as a whole %d bytes are others: %v", len(whole), err)
	}
}

// listed lists the files of a folder beside the database.
func listed(t *testing.T, db *queries.DB, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(db.Path()+".files", folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestUploadsLieSealed receives files of many sizes, hands them in with a job and reads
// them both before and after.
func TestUploadsLieSealed(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	for _, n := range []int{1, 1<<20 - 1, 1 << 20, 1<<20 + 1, 5<<20 + 77} {
		want := noise(n)
		up, err := db.Receive(iotest.HalfReader(bytes.NewReader(want)))
		if err != nil {
			t.Fatal(err)
		}
		sameBytes(t, up, want)
		id, err := db.AddJob(t.Context(), terms.OwnerViewer(), queries.Job{Kind: queries.ImportJob, Created: jobDay}, []queries.JobInput{{Name: "a.csv", From: up}})
		if err = errors.Join(err, up.Close(), up.Close()); err != nil {
			t.Fatal(err)
		}
		_, files, err := db.Job(t.Context(), terms.OwnerViewer(), id)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := db.OpenJobFile(t.Context(), files[0])
		if err != nil {
			t.Fatal(err)
		}
		sameBytes(t, kept, want)
		if left := listed(t, db, "incoming"); len(left) > 0 {
			t.Errorf("%d bytes: %v stay", n, left)
		}
		in := terms.Intake{File: "a.csv", From: kept, Unit: "甲局", Received: jobDay}
		if receipt, err := db.Import(t.Context(), terms.OwnerViewer(), in); err != nil {
			t.Error(err)
		} else if _, back, err := db.Original(t.Context(), terms.OwnerViewer(), receipt.Batch); err != nil || !bytes.Equal(back, want) {
			t.Errorf("taken in from where it lies %d bytes are others: %v", n, err)
		}
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
		if err := db.EndJob(t.Context(), id, queries.JobDone, ""); err != nil {
			t.Error(err)
		}
	}
}

// TestNothingStaysOfABrokenUpload: not of one that breaks off, nor of one an earlier run
// left.
func TestNothingStaysOfABrokenUpload(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	broken := io.MultiReader(bytes.NewReader(noise(3<<20+5)), iotest.ErrReader(io.ErrUnexpectedEOF))
	if up, err := db.Receive(broken); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a broken upload comes as %v, %v", up, err)
	}
	if left := listed(t, db, "incoming"); len(left) > 0 {
		t.Errorf("%v stay", left)
	}
	if err := os.WriteFile(filepath.Join(db.Path()+".files", "incoming", "77"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	up, err := db.Receive(bytes.NewReader(noise(2 << 20)))
	if err != nil {
		t.Fatal(err)
	}
	defer up.Close() //nolint:errcheck // the test ends here
	if err := db.SweepUploads(); err != nil {
		t.Error(err)
	}
	if left := listed(t, db, "incoming"); len(left) > 0 {
		t.Errorf("%v stay", left)
	}
	sameBytes(t, up, noise(2<<20)) // what is on its way is not lost
}

// TestAKeptFileIsWholeOrNone changes a kept file of several pieces on disk.
func TestAKeptFileIsWholeOrNone(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	id, err := db.AddJob(t.Context(), terms.OwnerViewer(), queries.Job{Kind: queries.ImportJob, Created: jobDay}, []queries.JobInput{{Name: "a.csv", Data: noise(3<<20 + 5)}})
	if err != nil {
		t.Fatal(err)
	}
	_, files, err := db.Job(t.Context(), terms.OwnerViewer(), id)
	if err != nil {
		t.Fatal(err)
	}
	path := listed(t, db, "")[0]
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const head, piece = 16, 1<<20 + 28
	for name, bad := range map[string][]byte{
		"a byte":       append(append(bytes.Clone(whole[:head+40]), whole[head+40]^1), whole[head+41:]...),
		"cut short":    whole[:head+3*piece],
		"order":        append(append(append(bytes.Clone(whole[:head]), whole[head+piece:head+2*piece]...), whole[head:head+piece]...), whole[head+2*piece:]...),
		"no last text": whole[:head+3*piece+20],
	} {
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		kept, err := db.OpenJobFile(t.Context(), files[0])
		if err == nil {
			_, err = io.ReadAll(io.NewSectionReader(kept, 0, kept.Size()))
			_ = kept.Close()
		}
		if !errors.Is(err, queries.ErrKey) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := db.OpenJobFile(t.Context(), files[0]); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("a file that is gone: %v", err)
	}
}
