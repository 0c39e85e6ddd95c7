package queries

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"nianlun/queries/terms"
)

// An original of more than a piece is sealed piece by piece, so that neither it nor what
// is sealed of it need be held as a whole. Such a file begins with a mark; each piece is
// bound to its place, and the last says that it is.
const pieceBytes = 1 << 20

var pieceMark = []byte("nianlun pieces 1")

// keeping is an original on its way into the vault: named, sealed and written beside its
// place while other work goes on.
type keeping struct {
	vault *vault
	named chan struct{} // closed once name, or err, is set
	done  chan struct{}
	name  string // content address
	temp  string // written and synced; "": there was nothing to write
	err   error
}

// keeping begins to keep an original file; only to name it, when nothing is to stay. drop
// must follow, last may come before it.
func (v *vault) keeping(original terms.Original, stay bool) *keeping {
	k := &keeping{vault: v, named: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer close(k.done)
		name, err := v.name(original)
		k.name, k.err = name, err
		close(k.named)
		if err == nil && stay {
			k.temp, k.err = v.write(name, original)
		}
	}()
	return k
}

// address waits for the content address of the original.
func (k *keeping) address() (string, error) {
	<-k.named
	if k.name == "" {
		<-k.done
		return "", fmt.Errorf("reading the original: %w", k.err)
	}
	return k.name, nil
}

// last puts the file in its place, complete on disk, and makes that last; a file that is
// there already is left.
func (k *keeping) last() error {
	<-k.done
	if k.err == nil && k.temp != "" {
		k.err = moveIn(k.temp, k.vault.place(k.name))
		k.temp = ""
	}
	if k.err != nil {
		return fmt.Errorf("keeping the original: %w", k.err)
	}
	return nil
}

// drop takes back what was written and not put in its place.
func (k *keeping) drop() error {
	<-k.done
	if k.temp == "" {
		return nil
	}
	temp := k.temp
	k.temp = ""
	return os.Remove(temp)
}

func (v *vault) place(name string) string { return filepath.Join(v.folder, filepath.Base(name)) }

// name is the content address of an original file.
func (v *vault) name(original terms.Original) (string, error) {
	if k, ok := original.(*Kept); ok && k.vault == v {
		return k.name, nil // it was named when it came
	}
	mac := hmac.New(sha256.New, v.hashes)
	room := make([]byte, min(original.Size(), pieceBytes))
	for at := int64(0); at < original.Size(); at += int64(len(room)) {
		piece, err := pieceOf(original, at, room)
		if err != nil {
			return "", err
		}
		mac.Write(piece)
	}
	return hex.EncodeToString(mac.Sum(nil)), nil
}

// pieceOf reads what stands at a place, at most as much as there is room for.
func pieceOf(original terms.Original, at int64, room []byte) ([]byte, error) {
	piece := room[:min(int64(len(room)), original.Size()-at)]
	n, err := original.ReadAt(piece, at)
	if n < len(piece) {
		return nil, errors.Join(err, io.ErrUnexpectedEOF)
	}
	return piece, nil
}

// write seals an original into a file beside its place.
func (v *vault) write(name string, original terms.Original) (temp string, err error) {
	if _, err := os.Stat(v.place(name)); err == nil {
		return "", nil
	}
	if err := os.MkdirAll(v.folder, 0o700); err != nil {
		return "", err
	}
	return writeBeside(v.place(name), func(to io.Writer) error {
		room := make([]byte, min(original.Size(), pieceBytes))
		if original.Size() <= pieceBytes {
			piece, err := pieceOf(original, 0, room)
			if err != nil {
				return err
			}
			nonce := v.nonceOf(name, nil)
			_, err = to.Write(v.aead.Seal(nonce, nonce, piece, nil))
			return err
		}
		return v.sealPieces(name, original, room, to)
	})
}

func (v *vault) sealPieces(name string, original terms.Original, room []byte, to io.Writer) error {
	if _, err := to.Write(pieceMark); err != nil {
		return err
	}
	sealed := make([]byte, 0, v.aead.NonceSize()+pieceBytes+v.aead.Overhead())
	for at := int64(0); at < original.Size(); at += pieceBytes {
		piece, err := pieceOf(original, at, room)
		if err != nil {
			return err
		}
		which := whichPiece(at/pieceBytes, at+pieceBytes >= original.Size())
		sealed = append(sealed[:0], v.nonceOf(name, which)...)
		if _, err := to.Write(v.aead.Seal(sealed, sealed, piece, which)); err != nil {
			return err
		}
	}
	return nil
}

// whichPiece is what a piece is bound to.
func whichPiece(number int64, last bool) []byte {
	which := binary.BigEndian.AppendUint64(nil, uint64(number))
	if last {
		return append(which, 1)
	}
	return append(which, 0)
}

// nonceOf derives a nonce from an original's name, which stands for its bytes: a file of
// many megabytes is gone over once less.
func (v *vault) nonceOf(name string, which []byte) []byte {
	mac := hmac.New(sha256.New, v.files)
	mac.Write([]byte(name))
	mac.Write(which)
	return mac.Sum(nil)[:v.aead.NonceSize()]
}

// original reads a kept file back.
func (v *vault) original(name string) ([]byte, error) {
	sealed, err := os.ReadFile(v.place(name))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("original %s: %w", name, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("reading an original: %w", err)
	}
	if !bytes.HasPrefix(sealed, pieceMark) {
		return v.open(sealed)
	}
	return v.openPieces(sealed[len(pieceMark):])
}

// openPieces opens an original where it lies: what is open takes the place of what is not.
func (v *vault) openPieces(sealed []byte) ([]byte, error) {
	open, n := sealed[:0], v.aead.NonceSize()
	for number := int64(0); ; number++ {
		size := min(len(sealed), n+pieceBytes+v.aead.Overhead())
		last := size == len(sealed)
		if size < n {
			return nil, fmt.Errorf("opening an original: %w", ErrKey)
		}
		piece, err := v.aead.Open(sealed[n:n], sealed[:n], sealed[n:size], whichPiece(number, last))
		if err != nil {
			return nil, fmt.Errorf("opening an original: %w", ErrKey)
		}
		open = append(open, piece...)
		if sealed = sealed[size:]; last {
			return open, nil
		}
	}
}

// writeFile puts a file in place whole or not at all: written beside, synced, renamed.
func writeFile(path string, data []byte) error {
	temp, err := writeBeside(path, func(to io.Writer) error {
		_, err := to.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	return moveIn(temp, path)
}

// writeBeside writes a file in the folder of a path, complete on disk.
func writeBeside(path string, fill func(to io.Writer) error) (temp string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", path, err)
	}
	err = fill(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", fmt.Errorf("writing %s: %w", path, errors.Join(err, os.Remove(f.Name())))
	}
	return f.Name(), nil
}

// moveIn gives a file written beside a path that name.
func moveIn(temp, path string) error {
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("writing %s: %w", path, errors.Join(err, os.Remove(temp)))
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename last; systems that cannot sync a folder are left alone.
func syncDir(dir string) error {
	d, err := os.Open(dir) //nolint:gosec // our own folder
	if err != nil {
		return fmt.Errorf("syncing %s: %w", dir, err)
	}
	syncErr := d.Sync()
	if errors.Is(syncErr, os.ErrInvalid) || errors.Is(syncErr, os.ErrPermission) {
		syncErr = nil
	}
	return errors.Join(syncErr, d.Close())
}
