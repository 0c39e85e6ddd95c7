// Command generate writes the sample federation anew: every file under
// sample-data/files and the totals they add up to. The words are hand-written
// (content/), people and rows are drawn from a fixed seed, so the same program
// gives the same bytes. It reads nothing of the importer: the totals come from
// its own model and the importer is held to them.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir := flag.String("o", "sample-data", "folder that gets files/ and totals.json")
	flag.Parse()
	if err := generate(*dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// generate replaces files/ and totals.json below dir.
func generate(dir string) error {
	city, err := buildCity()
	if err != nil {
		return fmt.Errorf("building the federation: %w", err)
	}
	out := &output{totals: newTotals(city)}
	if err := writeAll(city, out); err != nil {
		return err
	}
	files := filepath.Join(dir, "files")
	if err := os.RemoveAll(files); err != nil {
		return fmt.Errorf("clearing %s: %w", files, err)
	}
	for _, f := range out.files {
		if err := writeFile(filepath.Join(files, filepath.FromSlash(f.path)), f.data); err != nil {
			return err
		}
	}
	text, err := json.MarshalIndent(out.totals, "", "  ")
	if err != nil {
		return fmt.Errorf("encoding totals: %w", err)
	}
	return writeFile(filepath.Join(dir, "totals.json"), append(text, '\n'))
}

func writeFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fmt.Errorf("making the folder of %s: %w", path, err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}
