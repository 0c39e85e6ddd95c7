package sheet

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestPatternsSaySooner holds what a pattern says to what its expression says, on words
// made of its own characters and of those of ledgers.
func TestPatternsSaySooner(t *testing.T) {
	t.Parallel()
	patterns := map[string]pattern{
		"total": totalWords, "carried": carriedWords, "example": exampleWords, "zero": zeroWords, "footer": footerWords,
		"note": noteWords, "same": sameAs, "nothing": nothing, "dash": dashOnly, "blank name": blankName, "bare count": bareCount,
	}
	random := rand.New(rand.NewPCG(1, 2))
	for name, p := range patterns {
		if p.opens == nil && p.holds == nil {
			t.Errorf("%s: knows nothing of its matches", name)
		}
		matched := 0
		pieces := strings.FieldsFunc(p.String(), func(r rune) bool { return strings.ContainsRune(`^$|?:*+{}\`, r) })
		for _, piece := range strings.FieldsFunc(p.String(), func(r rune) bool { return strings.ContainsRune(`^$|?:*+{}[]()\`, r) }) {
			pieces = append(pieces, piece, piece+":", "("+piece+")", piece+"3人", "本"+piece)
		}
		pieces = append(pieces, "", " ", "𠮷", "3", "第一中学", "-", "—", "无", "例", "n/a")
		for range 20_000 {
			text := pieces[random.IntN(len(pieces))]
			if random.IntN(2) == 0 {
				text += pieces[random.IntN(len(pieces))]
			}
			got, want := p.MatchString(text), p.Regexp.MatchString(text)
			if got != want {
				t.Fatalf("%s: %q: got %v, want %v", name, text, got, want)
			}
			if want {
				matched++
			}
		}
		if matched == 0 {
			t.Errorf("%s: no word of the test matched", name)
		}
	}
}
