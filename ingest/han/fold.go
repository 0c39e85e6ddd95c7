package han

import (
	"strings"
	"sync"
	"unicode"

	"github.com/longbridgeapp/opencc"
	"golang.org/x/text/unicode/norm"
)

var simplifier = sync.OnceValue(func() *opencc.OpenCC {
	cc, err := opencc.New("t2s")
	if err != nil {
		return nil // the dictionaries are embedded; without them text stays as it is
	}
	return cc
})

// Fold returns the text in half width and simplified characters, each run of white
// space as one space, none at the ends.
func Fold(s string) string {
	s = strings.Join(strings.Fields(norm.NFKC.String(s)), " ")
	return Simplified(s)
}

// Simplified turns Traditional characters into simplified ones.
func Simplified(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	cc := simplifier()
	if ascii || cc == nil {
		return s
	}
	out, err := cc.Convert(s)
	if err != nil {
		return s
	}
	return out
}

// Key returns what two writings of the same title, name or header share: folded,
// lower case, without spaces, punctuation and quotes.
func Key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, Fold(s))
}
