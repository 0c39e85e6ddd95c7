package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// largestFile bounds what is read into memory at once.
const largestFile = 1 << 30

// readFile reads a file named on the command line; the error is for the user.
func readFile(path string) (ingest.File, error) {
	info, err := os.Stat(path) //nolint:gosec // the user names the file to read
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ingest.File{}, &plainError{msgNoFile(path)}
	case err != nil:
		return ingest.File{}, &plainError{msgUnreadable(path)}
	case info.IsDir():
		return ingest.File{}, &plainError{msgDirectory(path)}
	case info.Size() > largestFile:
		return ingest.File{}, &plainError{msgTooBig(path, largestFile)}
	}
	data, err := os.ReadFile(path) //nolint:gosec // the user names the file to read
	if err != nil {
		return ingest.File{}, &plainError{msgUnreadable(path)}
	}
	return ingest.File{Name: filepath.Base(path), Data: data}, nil
}

// openFile is readFile for taking in: a long text is left where it lies until done is
// called.
func openFile(path string) (file ingest.File, done func() error, err error) {
	none := func() error { return nil }
	if f, err := os.Open(path); err == nil { //nolint:gosec // the user names the file to read
		l := &lying{file: f}
		if l.info, err = f.Stat(); err == nil && l.info.Mode().IsRegular() && l.info.Size() <= largestFile && ingest.Lies(l) {
			return ingest.File{Name: filepath.Base(path), From: l}, f.Close, nil
		}
		if err := f.Close(); err != nil {
			return ingest.File{}, none, &plainError{msgUnreadable(path)}
		}
	}
	file, err = readFile(path)
	return file, none, err
}

// lying is a file that is read where it lies, as long as nobody changes it.
type lying struct {
	file *os.File
	info fs.FileInfo // when it was opened
}

// Size is how long the file was when it was opened.
func (l *lying) Size() int64 { return l.info.Size() }

// ReadAt reads the file as it was when it was opened.
func (l *lying) ReadAt(p []byte, at int64) (int, error) {
	n, err := l.file.ReadAt(p, at)
	now, failed := l.file.Stat()
	switch {
	case failed != nil:
		return 0, failed
	case now.Size() != l.info.Size() || !now.ModTime().Equal(l.info.ModTime()):
		return 0, &plainError{msgChanged(l.file.Name())}
	}
	return n, err
}

// withDB opens the database, does the work and closes it whatever happens.
func withDB(ctx context.Context, w world, path string, create bool, do func(*queries.DB) error) error {
	if path == "" {
		return &usageError{msgNeedDB}
	}
	o, err := options(w, create)
	if err != nil {
		return err
	}
	db, err := queries.Open(ctx, path, o)
	if err != nil {
		return fmt.Errorf("opening the database: %w", err)
	}
	return errors.Join(do(db), db.Close())
}

func undoCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("undo")
	path := dbFlag(fs, w, "")
	rest, err := parse(fs, args)
	if err != nil {
		return 0, err
	}
	batch, err := batchOf(rest)
	if err != nil {
		return 0, err
	}
	return exitOK, withDB(ctx, w, *path, false, func(db *queries.DB) error {
		err := db.Undo(ctx, terms.OwnerViewer(), batch)
		switch {
		case errors.Is(err, queries.ErrNotFound):
			return &plainError{msgNoBatch(batch)}
		case errors.Is(err, queries.ErrUndone):
			return &plainError{msgTwice(batch)}
		case err != nil:
			return fmt.Errorf("undoing batch %d: %w", batch, err)
		}
		if err := ingest.Relink(ctx, db); err != nil {
			return fmt.Errorf("linking anew: %w", err)
		}
		_, err = fmt.Fprintln(w.out, msgUndone(batch))
		return err
	})
}

func batchOf(rest []string) (int64, error) {
	switch {
	case len(rest) == 0:
		return 0, &usageError{msgNeedBatch}
	case len(rest) > 1:
		return 0, &usageError{msgExtra(rest[1])}
	}
	var batch int64
	var tail string
	if n, err := fmt.Sscanf(rest[0]+" .", "%d %s", &batch, &tail); err != nil || n != 2 || tail != "." || batch < 1 {
		return 0, &usageError{msgBadBatch}
	}
	return batch, nil
}

// outFlag adds -o, and --out for those who spell it.
func outFlag(fs *flag.FlagSet) *string {
	path := fs.String("o", "", "output file")
	fs.StringVar(path, "out", "", "output file")
	return path
}
