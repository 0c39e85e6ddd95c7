package book

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
)

const typesPart = "[Content_Types].xml"

var defaultType = regexp.MustCompile(`<Default [^>]*?(?:/>|></Default>)`)

// steady packs a workbook anew with its content types in order: excelize lists those that
// come with a chart in the order of a map, another each time.
func steady(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("opening what was written: %w", err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		if part.Name != typesPart {
			if err := w.Copy(part); err != nil {
				return nil, fmt.Errorf("copying %s: %w", part.Name, err)
			}
			continue
		}
		text, err := readPart(part)
		if err != nil {
			return nil, err
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
		if err == nil {
			_, err = to.Write(inOrder(text))
		}
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", part.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("closing the workbook: %w", err)
	}
	return out.Bytes(), nil
}

func readPart(part *zip.File) ([]byte, error) {
	r, err := part.Open()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", part.Name, err)
	}
	text, err := io.ReadAll(r)
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("reading %s: %w", part.Name, err)
	}
	return text, nil
}

// inOrder sorts the default types.
func inOrder(types []byte) []byte {
	found := defaultType.FindAll(types, -1)
	sorted := slices.Clone(found)
	slices.SortFunc(sorted, bytes.Compare)
	n := -1
	return defaultType.ReplaceAllFunc(types, func([]byte) []byte { n++; return sorted[n] })
}
