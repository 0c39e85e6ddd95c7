package queries

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nianlun/queries/terms"
)

// Upload is a file on its way in, before a job keeps it. What is more than a piece lies on
// disk, under a key that is never written down: what a crash leaves of it tells nothing.
type Upload struct {
	terms.Original
	file *os.File // nil: it is held
	path string   // "": the file has no name any longer
	aead cipher.AEAD
}

// Receive reads an upload to its end. Close it in any case; an error to do with the disk
// is an *fs.PathError.
func (db *DB) Receive(from io.Reader) (*Upload, error) {
	var first bytes.Buffer
	if n, err := io.CopyN(&first, from, pieceBytes); errors.Is(err, io.EOF) {
		return &Upload{Original: bytes.NewReader(first.Bytes()[:n:n])}, nil
	} else if err != nil {
		return nil, fmt.Errorf("receiving a file: %w", err)
	}
	u, err := db.newUpload()
	if err != nil {
		return nil, fmt.Errorf("receiving a file: %w", err)
	}
	if err := u.take(io.MultiReader(&first, from)); err != nil {
		return nil, fmt.Errorf("receiving a file: %w", errors.Join(err, u.Close()))
	}
	return u, nil
}

func (db *DB) newUpload() (*Upload, error) {
	key := make([]byte, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	aead, err := sealer(key)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(db.uploadFolder(), 0o700); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(db.uploadFolder(), "*") // mode 0600
	if err != nil {
		return nil, err
	}
	u := &Upload{file: f, path: f.Name(), aead: aead}
	if os.Remove(u.path) == nil { // it lives while it is open; some systems cannot do without its name
		u.path = ""
	}
	return u, nil
}

// take seals what comes, piece by piece.
func (u *Upload) take(from io.Reader) error {
	p := &pieces{file: u.file, aead: u.aead, which: uploadPiece}
	var room bytes.Buffer
	room.Grow(pieceBytes + bytes.MinRead)
	sealed := make([]byte, 0, stride(u.aead))
	for number, ended := int64(0), false; !ended; number++ {
		room.Reset()
		n, err := io.CopyN(&room, from, pieceBytes)
		if ended = errors.Is(err, io.EOF); err != nil && !ended {
			return err
		}
		if n == 0 {
			break
		}
		p.size += n
		which := uploadPiece(number, false)
		sealed = append(sealed[:0], make([]byte, u.aead.NonceSize()-len(which))...)
		sealed = append(sealed, which...) // each key seals one text
		if _, err := u.file.Write(u.aead.Seal(sealed, sealed, room.Bytes(), which)); err != nil {
			return err
		}
	}
	u.Original = p
	return nil
}

// uploadPiece is what a piece of an upload is bound to: nobody knows beforehand which is
// the last.
func uploadPiece(number int64, _ bool) []byte { return whichPiece(number, false) }

// Close forgets it and removes what lies on disk.
func (u *Upload) Close() error {
	if u.Original = nil; u.file == nil {
		return nil
	}
	err := u.file.Close()
	u.file = nil
	if u.path != "" {
		err = errors.Join(err, gone(u.path))
	}
	return err
}

// SweepUploads removes what an earlier run left of uploads.
func (db *DB) SweepUploads() error {
	found, err := os.ReadDir(db.uploadFolder())
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("sweeping uploads: %w", err)
	}
	for _, f := range found {
		_ = gone(filepath.Join(db.uploadFolder(), f.Name())) // one that cannot be removed is on its way in
	}
	return nil
}

func (db *DB) uploadFolder() string { return filepath.Join(db.vault.folder, "incoming") }
