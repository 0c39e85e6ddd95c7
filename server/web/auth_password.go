package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// The cost of one password: 32 MiB and two passes, about 50 ms. Hashes carry their cost,
// so that it can be raised without locking anybody out.
const (
	hashMemory    = 32 << 10 // KiB
	hashPasses    = 2
	hashLanes     = 1
	hashBytes     = 32
	hashesAtATime = 2 // bounds the memory strangers can make the server use
)

// secrets hashes and checks passwords, a few at a time.
type secrets struct{ turn chan struct{} }

func newSecrets() secrets { return secrets{make(chan struct{}, hashesAtATime)} }

// hash returns the text an account keeps: $argon2id$v=19$m=..,t=..,p=..$salt$hash.
func (s secrets) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, 16)
	rand.Read(salt) // never fails: crypto/rand would rather stop the program
	return s.write(ctx, password, salt, hashMemory, hashPasses, hashLanes)
}

func (s secrets) write(ctx context.Context, password string, salt []byte, memory, passes uint32, lanes uint8) (string, error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	sum := argon2.IDKey([]byte(password), salt, passes, memory, lanes, hashBytes)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, b64.EncodeToString(salt), b64.EncodeToString(sum)), nil
}

// HashPassword returns the text an account keeps for a password.
func HashPassword(ctx context.Context, password string) (string, error) {
	return newSecrets().hash(ctx, password)
}

// nobody is checked in the place of an account that does not exist: the answer to an
// unknown name takes as long as that to a wrong password.
const nobody = "$argon2id$v=19$m=32768,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// check reports whether a password is the one behind a kept text; "" is nobody's.
func (s secrets) check(ctx context.Context, password, kept string) (bool, error) {
	if kept == "" {
		kept = nobody
	}
	var version int
	var memory, passes uint32
	var lanes uint8
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, fmt.Errorf("a kept password of an unknown form")
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &passes, &lanes); err != nil {
		return false, fmt.Errorf("reading the cost of a password: %w", err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil || version != argon2.Version || memory > 1<<20 || passes == 0 || passes > 100 || lanes == 0 {
		return false, fmt.Errorf("a kept password of an unknown cost")
	}
	again, err := s.write(ctx, password, salt, memory, passes, lanes)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare([]byte(again), []byte(kept)) == 1, nil
}

const (
	shortestPassword = 10  // characters
	longestPassword  = 200 // bytes
)

// badPassword says what is wrong with a new password, "" when nothing is.
func badPassword(name, password, again string) string {
	switch {
	case utf8.RuneCountInString(password) < shortestPassword:
		return msgTooShort
	case len(password) > longestPassword:
		return msgTooLong
	case strings.EqualFold(password, name):
		return msgSameAsName
	case password != again:
		return msgNotTheSame
	}
	return ""
}

// NewPassword makes a password that can be read out: 12 letters and digits no two of
// which look alike, 59 bits.
func NewPassword() (string, error) {
	const letters = "abcdefghjkmnpqrstuvwxyz23456789"
	var out strings.Builder
	for i := range 12 {
		if i > 0 && i%4 == 0 {
			out.WriteByte('-')
		}
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
		if err != nil {
			return "", fmt.Errorf("making a password: %w", err)
		}
		out.WriteByte(letters[n.Int64()])
	}
	return out.String(), nil
}
