package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// output collects the files in the order they are written.
type output struct {
	files  []outFile
	totals *totals
}

type outFile struct {
	path string
	data []byte
}

// add keeps one file and what it holds.
func (o *output) add(unit string, year int, name string, data []byte, kinds ...fileTotals) {
	path := fmt.Sprintf("%s/%d/%s", unit, year, name)
	o.files = append(o.files, outFile{path, data})
	for _, k := range kinds {
		k.Path = path
		o.totals.Files = append(o.totals.Files, k)
	}
}

func (o *output) reject(unit string, year int, name, column, value string) {
	o.totals.Rejects = append(o.totals.Rejects, reject{fmt.Sprintf("%s/%d/%s", unit, year, name), column, value})
}

// rezip writes a zip archive anew, by name and without times, so that the same
// content gives the same bytes. The content types come first, as readers expect.
func rezip(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("reading the workbook again: %w", err)
	}
	parts := make(map[string][]byte, len(in.File))
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("opening %s: %w", f.Name, err)
		}
		body, err := io.ReadAll(io.LimitReader(r, 1<<26))
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", f.Name, err)
		}
		parts[f.Name] = body
	}
	return zipParts(parts)
}

func zipParts(parts map[string][]byte) ([]byte, error) {
	const types = "[Content_Types].xml"
	names := make([]string, 0, len(parts))
	for name := range parts {
		if name != types {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range append([]string{types}, names...) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("adding %s: %w", name, err)
		}
		if _, err := w.Write(parts[name]); err != nil {
			return nil, fmt.Errorf("adding %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("closing the archive: %w", err)
	}
	return buf.Bytes(), nil
}

// csvFile writes rows as Chinese office programs save them: GB18030, CRLF.
func csvFile(rows [][]string) ([]byte, error) {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			if strings.ContainsAny(cell, ",\"\n") {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString("\r\n")
	}
	return gb18030(b.String())
}

// gb18030 encodes text by its two-byte part: content/gb2312.txt holds the rows
// 0xA1 to 0xF7 of the code, 94 characters each. A charset library has no business
// in a generator of sample files.
func gb18030(text string) ([]byte, error) {
	table, err := content.ReadFile("content/gb2312.txt")
	if err != nil {
		return nil, fmt.Errorf("reading the code table: %w", err)
	}
	codes := map[rune][2]byte{}
	for hi, row := range strings.Split(strings.TrimRight(string(table), "\n"), "\n") {
		lo := 0
		for _, r := range row {
			if r != ' ' {
				codes[r] = [2]byte{byte(0xA1 + hi), byte(0xA1 + lo)}
			}
			lo++
		}
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		code, ok := codes[r]
		switch {
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		case ok:
			out = append(out, code[0], code[1])
		default:
			return nil, fmt.Errorf("character %q is not in the code table", r)
		}
	}
	return out, nil
}
