package queries

import (
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// keep stores an original file, sealed, under its name. It is complete on disk before
// keep returns; a file that is there already is left.
func (v *vault) keep(name string, original []byte) error {
	k := v.keeping(name, original)
	return errors.Join(k.last(), k.drop())
}

// keeping is an original on its way into the vault: sealed and written beside its place
// while other work goes on.
type keeping struct {
	path string
	done chan struct{}
	temp string // written and synced; "": there was nothing to write
	err  error
}

// keeping begins to keep an original file. Either last or drop must follow; drop may
// follow last.
func (v *vault) keeping(name string, original []byte) *keeping {
	k := &keeping{path: filepath.Join(v.folder, name), done: make(chan struct{})}
	go func() {
		defer close(k.done)
		if _, err := os.Stat(k.path); err == nil {
			return
		}
		if k.err = os.MkdirAll(v.folder, 0o700); k.err == nil {
			k.temp, k.err = writeBeside(k.path, v.sealFile(name, original))
		}
	}()
	return k
}

// last puts the file in its place, and makes that last.
func (k *keeping) last() error {
	<-k.done
	if k.err == nil && k.temp != "" {
		k.err = moveIn(k.temp, k.path)
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

// sealFile encrypts an original. Its name stands for its bytes when the nonce is derived:
// a file of many megabytes is gone over once less.
func (v *vault) sealFile(name string, original []byte) []byte {
	mac := hmac.New(sha256.New, v.files)
	mac.Write([]byte(name))
	sealed := make([]byte, v.aead.NonceSize(), v.aead.NonceSize()+len(original)+v.aead.Overhead())
	copy(sealed, mac.Sum(nil))
	return v.aead.Seal(sealed, sealed, original, nil)
}

// writeFile puts a file in place whole or not at all: written beside, synced, renamed.
func writeFile(path string, data []byte) error {
	temp, err := writeBeside(path, data)
	if err != nil {
		return err
	}
	return moveIn(temp, path)
}

// writeBeside writes a file in the folder of a path, complete on disk.
func writeBeside(path string, data []byte) (temp string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return "", fmt.Errorf("writing %s: %w", path, err)
	}
	_, err = f.Write(data)
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
