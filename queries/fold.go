package queries

import (
	"crypto/sha256"
	"encoding/base32"
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
	sum := sha256.Sum256([]byte(strings.Join(words, "\x1f")))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10]))
}
