package queries

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"strings"
	"unicode"
)

// fold makes equal what people write in different ways: width, case, spaces and
// punctuation. Cells arrive cleaned; this is for comparing titles and names only.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// unitKey is the stable key of a unit: its folded name without 工会 or 工会委员会.
// 总工会 is part of a federation's name and stays.
func unitKey(name string) string {
	key := fold(name)
	for _, suffix := range []string{"工会委员会", "工会"} {
		short, cut := strings.CutSuffix(key, suffix)
		if !cut {
			continue
		}
		if short == "" || strings.HasSuffix(short, "总") {
			return strings.TrimSuffix(key, "委员会")
		}
		return short
	}
	return key
}

// opaque shortens words to a key that does not show them.
func opaque(words ...string) string {
	key := opaqueOf([]byte(strings.Join(words, "\x1f")))
	return keyLetters.EncodeToString(key[:])
}

// opaqueKey is what opaque writes in letters.
type opaqueKey [10]byte

var keyLetters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// keyNumber is the key of words joined by the unit separator, as a number: the bits of the
// first twelve letters opaque would write.
func keyNumber(joined []byte) int64 {
	sum := sha256.Sum256(joined)
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 4)
}

// opaqueOf is the key of words joined by the unit separator.
func opaqueOf(joined []byte) opaqueKey {
	sum := sha256.Sum256(joined)
	return opaqueKey(sum[:len(opaqueKey{})])
}
