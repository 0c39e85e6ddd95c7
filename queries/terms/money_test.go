package terms_test

import (
	"testing"

	"nianlun/queries/terms"
)

// Two amounts beside each other read as one column does: both in 万元 where both can be
// said in it exactly, else both in 元.
func TestAmountsBesideEachOtherShareAUnit(t *testing.T) {
	for _, c := range []struct {
		a, b      terms.Money
		one, with string
	}{
		{192_941_950, 210_600_000, "1929419.50元", "2106000元"},
		{138_000_00, 20_000_00, "13.8万元", "2万元"},
		{880_000, 210_600_000, "8800元", "2106000元"},
		{0, 5_000, "0元", "50元"},
	} {
		if one, with := terms.ShownAlike(c.a, c.b); one != c.one || with != c.with {
			t.Errorf("%d and %d fen read %s and %s, want %s and %s", c.a, c.b, one, with, c.one, c.with)
		}
	}
}
