package main

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
)

// A long text is left where it lies; when it is another by the time it is read, nothing
// is taken of either.
func TestLongTextsAreReadWhereTheyLie(t *testing.T) {
	t.Parallel()
	long := "工号,姓名,活动名称,日期\n" + strings.Repeat("A001,职工甲,健步走,2025-03-08\n", 500_000)
	path := write(t, t.TempDir(), "签到.csv", long)
	file, done, err := openFile(path)
	if err != nil || file.From == nil || file.Data != nil || file.Name != "签到.csv" {
		t.Fatalf("%+v, %v; want it left where it lies", file, err)
	}
	defer done() //nolint:errcheck // reading only
	head := make([]byte, 64)
	if n, err := file.From.ReadAt(head, 0); n != len(head) || err != nil || !bytes.HasPrefix([]byte(long), head) {
		t.Fatalf("%d bytes %q, %v", n, head, err)
	}
	if err := os.WriteFile(path, []byte(long+"A002"), 0o600); err != nil {
		t.Fatal(err)
	}
	var plain *plainError
	if n, err := file.From.ReadAt(head, 0); n > 0 || !errors.As(err, &plain) {
		t.Errorf("%d bytes of another file, %v", n, err)
	}
}

// Short files, and long ones that are no text, are read at once.
func TestOtherFilesAreReadAtOnce(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"短.csv":  "工号,姓名\n1,甲\n",
		"长.xlsx": "PK\x03\x04" + strings.Repeat("\x00\x01", 9<<20),
	} {
		file, done, err := openFile(write(t, t.TempDir(), name, data))
		if err != nil || file.From != nil || string(file.Data) != data {
			t.Errorf("%s: %d bytes held, %v; want %d", name, len(file.Data), err, len(data))
		}
		if err := done(); err != nil {
			t.Error(err)
		}
	}
}
