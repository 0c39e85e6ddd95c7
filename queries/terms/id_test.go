package terms_test

import (
	"testing"

	"nianlun/queries/terms"
)

func TestIDNumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]bool{
		"11010519491231002X": {true, true}, "11010519491231002x": {true, true}, "110105194912310021": {true, false}, "110105491231002": {true, false},
		"11010519491331002X": {}, "910105194912310021": {}, "1234567890": {}, "": {}, "A1010519491231002X": {},
	} {
		if got := [2]bool{terms.IDNumber(text), terms.IDChecks(text)}; got != want && (want[0] || got[0]) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestIDLong(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"11010519491231002x": "11010519491231002X", "110105491231002": "11010519491231002X", "123": "123", "110105491331002": "110105491331002",
	} {
		if got := terms.IDLong(" " + text + " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
