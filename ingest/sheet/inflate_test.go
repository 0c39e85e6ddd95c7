package sheet_test

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"nianlun/ingest/sheet"
)

// packed packs a text.
func packed(tb testing.TB, text []byte, level int) []byte {
	tb.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, level)
	if err == nil {
		_, err = w.Write(text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// texts are of many kinds: all alike, without pattern, far and near repetitions, rows.
func texts() map[string][]byte {
	random := rand.New(rand.NewPCG(3, 9))
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	skewed := make([]byte, 500_000) // few bytes often, many seldom: long codes
	for i := range skewed {
		skewed[i] = byte(256 / (1 + random.IntN(1<<random.IntN(16))))
	}
	far := append(append(bytes.Clone(noise[:32<<10]), noise[:32<<10]...), noise[1:40<<10]...)
	return map[string][]byte{
		"nothing": nil, "one": {7}, "alike": bytes.Repeat([]byte{'a'}, 400_000), "noise": noise, "skewed": skewed, "far": far,
		"rows": []byte(strings.Repeat(`<c r="A1" s="2" t="s"><v>12</v></c>`, 20_000)), "text": exportedRows(3000),
	}
}

func exportedRows(n int) []byte {
	random := rand.New(rand.NewPCG(5, 5))
	var out strings.Builder
	for range n {
		out.WriteString("第一中学," + strings.Repeat("张三李四", random.IntN(3)) + ",2025-03-0" + string(rune('1'+random.IntN(9))) + ",参加\n")
	}
	return []byte(out.String())
}

// TestInflate unpacks what was packed at every level, however it comes in and is asked for.
func TestInflate(t *testing.T) {
	t.Parallel()
	for name, text := range texts() {
		for _, level := range []int{flate.HuffmanOnly, flate.NoCompression, 1, 6, 9} {
			data := packed(t, text, level)
			for way, from := range map[string]io.Reader{"whole": bytes.NewReader(data), "in halves": iotest.HalfReader(bytes.NewReader(data)), "late end": iotest.DataErrReader(bytes.NewReader(data))} {
				r := sheet.Inflate(from)
				got, err := io.ReadAll(iotest.OneByteReader(io.LimitReader(r, 5)))
				rest, restErr := io.ReadAll(r)
				if got = append(got, rest...); errors.Join(err, restErr) != nil || !bytes.Equal(got, text) {
					t.Errorf("%s at %d, %s: %d bytes of %d, %v, %v", name, level, way, len(got), len(text), err, restErr)
				}
			}
		}
	}
}

// TestInflateTellsWhatIsCutShort: nothing that is not whole is taken for whole.
func TestInflateTellsWhatIsCutShort(t *testing.T) {
	t.Parallel()
	for name, text := range texts() {
		data := packed(t, text, 6)
		for n := range min(len(data), 300) {
			got, err := io.ReadAll(sheet.Inflate(bytes.NewReader(data[:len(data)-1-n])))
			if err == nil || !bytes.HasPrefix(text, got) {
				t.Errorf("%s without %d bytes: %d of %d came, %v", name, n+1, len(got), len(text), err)
			}
		}
		broken := errors.New("the disk")
		if _, err := io.ReadAll(sheet.Inflate(io.MultiReader(bytes.NewReader(data[:len(data)/2]), iotest.ErrReader(broken)))); !errors.Is(err, broken) {
			t.Errorf("%s from a broken disk: %v", name, err)
		}
	}
}

// FuzzInflate: any bytes unpack to what compress/flate unpacks them to, or to nothing.
func FuzzInflate(f *testing.F) {
	for name, text := range texts() {
		if name != "noise" {
			f.Add(packed(f, text[:min(len(text), 5000)], 6))
			f.Add(packed(f, text[:min(len(text), 900)], flate.HuffmanOnly))
		}
	}
	f.Add([]byte{3, 0})
	f.Add([]byte{1, 2, 0, 253, 255, 'a', 'b'})
	f.Add([]byte{5, 0xe0, 0x81, 0, 0, 0, 0, 0, 0x10, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 4 << 20
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), most))
		got, err := io.ReadAll(io.LimitReader(sheet.Inflate(bytes.NewReader(data)), most))
		if (err == nil) != (wantErr == nil) || err == nil && !bytes.Equal(got, want) {
			t.Errorf("%d bytes, %v; want %d, %v", len(got), err, len(want), wantErr)
		}
	})
}
