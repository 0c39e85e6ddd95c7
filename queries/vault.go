package queries

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
)

const keyBytes = 32

// vault seals what must not lie open on disk: original files, raw cells of rejected
// rows, free text about people. The key stands beside the file or in the
// environment, never in the database.
//
// Sealing is AES-256-GCM with a nonce derived from the text (a keyed hash of it), so
// that equal texts seal to equal bytes: an import can then see, in SQL, that a
// sealed value has not changed. What this shows to a reader of the file is that two
// values are equal, never what they are.
type vault struct {
	aead   cipher.AEAD
	nonces []byte
	files  []byte // for the nonces of originals
	hashes []byte
	folder string // of sealed originals
}

// openVault finds or makes the key and holds it against the check value stored in
// the database.
func openVault(ctx context.Context, db *DB, o Options, fresh bool) (*vault, error) {
	stored, err := setting(ctx, db.pool, "key_check")
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	key, err := findKey(db.path+".key", o.Key, fresh || stored == "")
	if err != nil {
		return nil, err
	}
	v, err := newVault(key, db.path+".files")
	if err != nil {
		return nil, err
	}
	check := v.hash("key check")
	if stored == "" {
		_, err = db.pool.ExecContext(ctx, sqlSettingPut, sql.Named("name", "key_check"), sql.Named("value", check))
		return v, err
	}
	if stored != check {
		return nil, ErrKey
	}
	return v, nil
}

func findKey(path string, given []byte, create bool) ([]byte, error) {
	if given != nil {
		return given, nil
	}
	text, err := os.ReadFile(path) //nolint:gosec // the key's place follows from the database's
	if err == nil {
		key, err := hex.DecodeString(strings.TrimSpace(string(text)))
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, ErrKey)
		}
		return key, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("reading the key: %w", err)
	}
	if !create {
		return nil, fmt.Errorf("reading %s: %w", path, ErrNoKey)
	}
	key := make([]byte, keyBytes)
	if _, err := rand.Read(key); err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	return key, writeFile(path, []byte(hex.EncodeToString(key)+"\n"))
}

func newVault(key []byte, folder string) (*vault, error) {
	if len(key) != keyBytes {
		return nil, fmt.Errorf("a key of %d bytes, want %d: %w", len(key), keyBytes, ErrKey)
	}
	aead, err := sealer(derive(key, "seal"))
	if err != nil {
		return nil, fmt.Errorf("opening the vault: %w", err)
	}
	return &vault{aead: aead, nonces: derive(key, "nonce"), files: derive(key, "file nonce"), hashes: derive(key, "hash"), folder: folder}, nil
}

// sealer seals under a key by AES in GCM.
func sealer(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func derive(key []byte, use string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("nianlun " + use))
	return mac.Sum(nil)
}

// hash is a keyed hash: equal words can be matched, nobody without the key can try
// words from a list.
func (v *vault) hash(words string) string {
	mac := hmac.New(sha256.New, v.hashes)
	mac.Write([]byte(words))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// seal encrypts; the empty text stays nil, so that a missing cell is a null.
func (v *vault) seal(text []byte) []byte {
	if len(text) == 0 {
		return nil
	}
	mac := hmac.New(sha256.New, v.nonces)
	mac.Write(text)
	nonce := mac.Sum(nil)[:v.aead.NonceSize()]
	return v.aead.Seal(nonce, nonce, text, nil)
}

// open decrypts what seal made.
func (v *vault) open(sealed []byte) ([]byte, error) {
	if len(sealed) == 0 {
		return nil, nil
	}
	n := v.aead.NonceSize()
	if len(sealed) < n {
		return nil, fmt.Errorf("opening a sealed value: %w", ErrKey)
	}
	text, err := v.aead.Open(nil, sealed[:n], sealed[n:], nil)
	if err != nil {
		return nil, fmt.Errorf("opening a sealed value: %w", ErrKey)
	}
	return text, nil
}
