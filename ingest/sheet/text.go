package sheet

import (
	"strings"
	"unicode"
)

// Text returns the bytes of a text file as UTF-8, whatever it was saved in (UTF-8 with
// or without a mark, UTF-16, GB18030, Big5), without what nobody can see.
func Text(data []byte) string { return strings.Map(visible, decode(data)) }

// Garbled reports whether bytes are no text in any writing Text knows: more than one
// character in fifty is a fault or belongs in no text.
func Garbled(data []byte) bool {
	bad, all := 0, 0
	for _, r := range decode(data) {
		all++
		if r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			bad++
		}
	}
	return bad*50 > all
}
