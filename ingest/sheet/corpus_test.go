package sheet_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianlun/ingest/sheet"
)

// truth is what a person wrote down about one real-looking file.
type truth struct {
	File     string            `json:"file"`
	Outcome  string            `json:"outcome"`
	Kinds    map[string]string `json:"kinds_per_sheet"`
	Loaded   int               `json:"loaded_rows"`
	Rejected []struct {
		Sheet  string `json:"sheet"`
		Row    int    `json:"row"`
		Column string `json:"column"`
	} `json:"rejected"`
}

// TestCorpus reads files with known answers, where a checkout has them beside it.
func TestCorpus(t *testing.T) {
	t.Parallel()
	base := filepath.Join("..", "..", "..", "shared", "corpus", "sheets")
	answers, err := filepath.Glob(filepath.Join(base, "truth", "*.json"))
	if err != nil || len(answers) == 0 {
		t.Skip("no files with answers beside the checkout")
	}
	for _, path := range answers {
		data, err := os.ReadFile(path)
		must(t, err)
		var want truth
		must(t, json.Unmarshal(data, &want))
		if want.Outcome == "clear_error" {
			continue
		}
		file, err := os.ReadFile(filepath.Join(base, "files", want.File))
		must(t, err)
		checkTruth(t, want, file)
	}
}

func checkTruth(t *testing.T, want truth, data []byte) {
	t.Helper()
	records, faults := 0, map[string]bool{}
	for _, table := range read(t, want.File, data, sheet.Hint{}) {
		if kind, ok := want.Kinds[table.Sheet]; ok && kind != string(table.Kind) && !table.Zero {
			t.Errorf("%s, sheet %s: kind %q, want %q", want.File, table.Sheet, table.Kind, kind)
		}
		records += len(table.Records)
		for _, r := range table.Rejected {
			faults[strings.TrimSpace(table.Sheet)+"!"+itoa(r.Row)+r.Column] = true
		}
	}
	for _, r := range want.Rejected {
		if !faults[r.Sheet+"!"+itoa(r.Row)+r.Column] {
			t.Errorf("%s: fault %s:%d:%s is not reported", want.File, r.Sheet, r.Row, r.Column)
		}
	}
	if len(want.Rejected) == 0 && len(faults) > 0 {
		t.Errorf("%s: reported %v, want nothing", want.File, faults)
	}
	if want.Loaded != records {
		t.Errorf("%s: %d records load, want %d", want.File, records, want.Loaded)
	}
}
