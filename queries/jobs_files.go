package queries

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"nianlun/queries/terms"
)

// JobInput is a file handed in with a job.
type JobInput struct {
	Name string
	Data []byte
	From terms.Original // of a file whose bytes are not held: Data is nil; nil: Data
	Hint string         // what the caller knows of it beside; its words are the caller's
}

func (f JobInput) original() terms.Original {
	return terms.Intake{Bytes: f.Data, From: f.From}.Original()
}

// keepAll keeps the files handed in with a job and returns their names in the vault.
func (db *DB) keepAll(files []JobInput) (names []string, err error) {
	for _, f := range files {
		name, err := db.keep(f.original())
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

func (db *DB) keep(original terms.Original) (name string, err error) {
	k := db.vault.keeping(original, true)
	name, err = k.address()
	return name, errors.Join(err, k.last(), k.drop())
}

// keepStill keeps those of the files again that are not kept any longer under their names.
func (db *DB) keepStill(files []JobInput, names []string) error {
	for i, f := range files {
		_, err := os.Stat(db.vault.place(names[i]))
		if errors.Is(err, os.ErrNotExist) {
			_, err = db.keep(f.original())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Kept is a file as it was handed in, read where it lies sealed. Close it before its job
// ends.
type Kept struct {
	terms.Original
	name  string // its content address
	vault *vault
	file  *os.File // nil: it is held
}

// Close lets go of the file.
func (k *Kept) Close() error {
	if k.file == nil {
		return nil
	}
	return k.file.Close()
}

// OpenJobFile opens a job's file. ErrNotFound.
func (db *DB) OpenJobFile(ctx context.Context, f JobFile) (*Kept, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return db.vault.lying(f.original)
}

// lying opens a kept file; one of a single piece is held.
func (v *vault) lying(name string) (*Kept, error) {
	file, err := os.Open(v.place(name))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("original %s: %w", name, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("reading an original: %w", err)
	}
	k := &Kept{name: name, vault: v, file: file}
	if err := k.begin(); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return k, nil
}

// begin finds out how the file is sealed.
func (k *Kept) begin() error {
	mark := make([]byte, len(pieceMark))
	if _, err := io.ReadFull(k.file, mark); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading an original: %w", err)
	}
	if !bytes.Equal(mark, pieceMark) {
		data, err := k.vault.original(k.name)
		if err != nil {
			return err
		}
		file := k.file
		k.Original, k.file = bytes.NewReader(data), nil
		return file.Close()
	}
	info, err := k.file.Stat()
	if err != nil {
		return fmt.Errorf("reading an original: %w", err)
	}
	begin := int64(len(pieceMark))
	size, err := textSize(k.vault.aead, info.Size()-begin)
	k.Original = &pieces{file: k.file, begin: begin, size: size, aead: k.vault.aead, which: whichPiece}
	return err
}
