package queries_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// lying is an original that is not held.
type lying struct{ *bytes.Reader }

// An original comes back as it was handed in, however long it is and wherever it lay, and
// not at all when a piece of it is gone, another's or out of its place.
func TestOriginalsOfManyPieces(t *testing.T) {
	t.Parallel()
	const piece = 1 << 20
	for _, size := range []int{1, piece - 1, piece, piece + 1, 3 * piece, 3*piece + 7} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			db := queriestest.NewDB(t)
			data := make([]byte, size)
			for i := range data {
				data[i] = byte(i * i >> 3)
			}
			in := intake("签到.csv", table(t, terms.Participation, "activity date name", "登山|2025-03-01|张三"))
			in.Bytes, in.From = nil, lying{bytes.NewReader(data)}
			batch := load(t, db, in).Batch
			if _, got, err := db.Original(t.Context(), owner, batch); err != nil || !bytes.Equal(got, data) {
				t.Fatalf("%d bytes came back, %v; want those %d", len(got), err, size)
			}
			in.Bytes, in.From = data, nil
			if again := load(t, db, in); !again.Same {
				t.Error("the same bytes, held, are not known again")
			}
			if size <= piece {
				return
			}
			kept, err := filepath.Glob(filepath.Join(db.Path()+".files", "*"))
			if err != nil || len(kept) != 1 {
				t.Fatalf("%d originals kept, %v; want one", len(kept), err)
			}
			sealed, err := os.ReadFile(kept[0])
			if err != nil || bytes.Contains(sealed, data[piece/2:piece/2+64]) {
				t.Fatalf("the original can be read as it is kept: %v", err)
			}
			const whole = 12 + piece + 16
			for name, spoilt := range map[string][]byte{
				"without its last piece":  sealed[:16+whole],
				"without its first piece": append(bytes.Clone(sealed[:16]), sealed[16+whole:]...),
				"twice its first piece":   append(bytes.Clone(sealed[:16+whole]), sealed[16:]...),
				"cut short":               sealed[:len(sealed)-1],
				"nothing but the mark":    sealed[:16],
			} {
				if err := os.WriteFile(kept[0], spoilt, 0o600); err != nil {
					t.Fatal(err)
				}
				if _, got, err := db.Original(t.Context(), owner, batch); err == nil {
					t.Errorf("%s: %d bytes came back", name, len(got))
				}
			}
		})
	}
}
