package queries_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// TestCorrectedVouchersKeepTheirLines corrects random ledgers by files that leave lines out,
// sort them anew, change amounts and add lines, and holds the result to a database that was handed
// the whole ledger at once.
func TestCorrectedVouchersKeepTheirLines(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 5))
		first, corrected, whole, fresh := []string{}, []string{}, []string{}, 0
		all := []*[]string{&first, &corrected, &whole}
		for _, edge := range []string{"2025-01-01||行政支出|元旦|1", "2025-12-31||行政支出|岁末|1"} { // the span of all three
			for _, to := range all {
				*to = append(*to, edge)
			}
		}
		for voucher := range 4 {
			for line := range 1 + r.IntN(4) {
				write := func(amount int) string {
					return fmt.Sprintf("2025-0%d-0%d|记-%d|职工活动支出|%s|%d", 3+voucher%2, 1+voucher, voucher/2, []string{"茶水", "奖品", "横幅", "场地"}[(line*3+voucher)%4], amount)
				}
				was, is := write(100+line), write(100+line)
				switch r.IntN(4) {
				case 0: // was faulty
					corrected, whole, fresh = append(corrected, is), append(whole, is), fresh+1
					continue
				case 1: // another amount
					is = write(50 + line)
					corrected, fresh = append(corrected, is), fresh+1
				case 2: // stays
					corrected = append(corrected, is)
				} // else it is left out
				first, whole = append(first, was), append(whole, is)
			}
		}
		r.Shuffle(len(corrected), func(i, j int) { corrected[i], corrected[j] = corrected[j], corrected[i] })
		file := func(name string, lines []string) terms.Intake {
			return intake(name, table(t, terms.Spending, "date voucher subject summary amount", lines...))
		}
		db, never := queriestest.NewDB(t), queriestest.NewDB(t)
		in := file("账更正.xlsx", corrected)
		in.Asked.Corrects = load(t, db, file("账.xlsx", first)).Batch
		if got := load(t, db, in).Tables[0].Loaded; got != fresh {
			t.Errorf("seed %d: the correction loaded %d rows, want %d", seed, got, fresh)
		}
		load(t, never, file("全.xlsx", whole))
		if digest(t, db) != digest(t, never) {
			t.Errorf("seed %d: %q corrected by %q is not %q", seed, first, corrected, whole)
		}
		if undo(t, db, in.Asked.Corrects); seed > 1 {
			continue
		}
		alone := queriestest.NewDB(t)
		load(t, alone, file("账更正.xlsx", corrected))
		if digest(t, db) != digest(t, alone) {
			t.Errorf("seed %d: with the earlier file undone it is not %q alone", seed, corrected)
		}
	}
}
