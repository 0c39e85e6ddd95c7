package ole_test

import (
	"errors"
	"os"
	"testing"

	"nianlun/ingest/ole"
)

func container(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile("../word/testdata/plan.doc")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestStreams(t *testing.T) {
	t.Parallel()
	c, err := ole.Open(container(t))
	if err != nil {
		t.Fatal(err)
	}
	stream, err := c.Stream("Workbook", "worddocument")
	if err != nil || len(stream) < 512 || !c.Has("1Table") || c.Has("Workbook") {
		t.Errorf("%d bytes, %v", len(stream), err)
	}
	if _, err := c.Stream("Workbook"); !errors.Is(err, ole.ErrDamaged) {
		t.Errorf("a missing stream: %v", err)
	}
	if _, err := ole.Open(container(t)[:700]); err == nil {
		t.Error("a container cut short was opened")
	}
}

// No stream is longer than the file it lies in, whatever the tables say.
func FuzzOpen(f *testing.F) {
	f.Add(container(f))
	f.Add(container(f)[:1024])
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ole.Open(data)
		if err != nil {
			return
		}
		for _, name := range []string{"WordDocument", "1Table", "Workbook", "Root Entry"} {
			if stream, err := c.Stream(name); err == nil && len(stream) > len(data)+4096 {
				t.Errorf("%s: %d bytes out of %d", name, len(stream), len(data))
			}
		}
	})
}
