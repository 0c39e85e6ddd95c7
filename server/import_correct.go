package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// writeCorrections puts the correction workbook of every file with faulty rows into a
// folder and says where. A file that stands there already, mended perhaps, is left alone.
func writeCorrections(ctx context.Context, w world, db *queries.DB, dir string, reports []ingest.Report) error {
	for _, r := range reports {
		if r.Batch == 0 || r.RejectedRows() == 0 {
			continue
		}
		name, data, err := web.Correction(ctx, db, terms.OwnerViewer(), r.Batch)
		if err != nil {
			return fmt.Errorf("marking %s: %w", r.File, err)
		}
		path, err := writeNew(dir, name, data)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w.err, msgCorrection(r.File, path)); err != nil {
			return err
		}
	}
	return nil
}

// correctionFolder makes the folder before anything is taken in: "" wants none.
func correctionFolder(dir string) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &usageError{msgNoCorrection(dir)}
	}
	return nil
}

// writeNew writes a file under its name, or the first free one like it.
func writeNew(dir, name string, data []byte) (path string, err error) {
	ending := filepath.Ext(name)
	for n := 1; ; n++ {
		path = filepath.Join(dir, name)
		if n > 1 {
			path = filepath.Join(dir, strings.TrimSuffix(name, ending)+" "+strconv.Itoa(n)+ending)
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the folder is the owner's word
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", &usageError{msgNoCorrection(dir)}
		}
		_, err = f.Write(data)
		return path, errors.Join(err, f.Close())
	}
}
