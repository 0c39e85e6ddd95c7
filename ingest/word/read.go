package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"nianlun/ingest/ole"
)

// Limits against archives made to exhaust memory. A plan of a hundred pages is a few
// hundred kilobytes of XML.
const (
	maxPart   = 48 << 20 // bytes of one part, unpacked
	maxDepth  = 200      // nested elements
	maxBlocks = 200_000
	maxText   = 16 << 20 // bytes of text in all
)

var errTooLarge = errors.New("part too large")

// Read reads a .docx, or a .doc or .wps of the older, binary kind. Errors are *FileError with a Chinese message saying what to do.
func Read(data []byte) (Document, error) {
	if err := sniff(data); err != nil {
		return Document{}, err
	}
	if ole.Is(data) {
		return readOld(data)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Document{}, &FileError{msgDamaged}
	}
	parts := map[string]*zip.File{}
	for _, f := range archive.File {
		parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")] = f
	}
	main := mainPart(parts)
	if parts[main] == nil {
		return Document{}, &FileError{msgNotDocx}
	}
	doc, err := readParts(parts, main)
	switch {
	case errors.Is(err, errTooLarge):
		return Document{}, &FileError{msgTooLarge}
	case err != nil:
		return Document{}, &FileError{msgDamaged}
	case strings.TrimSpace(doc.Text()) == "":
		return Document{}, &FileError{msgNoText}
	}
	return doc, nil
}

// sniff names the files people mistake for .docx.
func sniff(data []byte) error {
	switch {
	case len(data) == 0:
		return &FileError{msgEmpty}
	case ole.Is(data):
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return &FileError{msgRTF}
	case !bytes.HasPrefix(data, []byte("PK")):
		return &FileError{msgNotDocx}
	}
	return nil
}

// mainPart follows the package's relation to its document; writers may name it freely.
func mainPart(parts map[string]*zip.File) string {
	rels := struct {
		Relations []struct {
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}{}
	if f := parts["_rels/.rels"]; f != nil {
		if b, err := load(f); err == nil && xml.Unmarshal(b, &rels) == nil {
			for _, r := range rels.Relations {
				if target := strings.TrimPrefix(r.Target, "/"); strings.HasSuffix(r.Type, "/officeDocument") && strings.HasSuffix(target, ".xml") && parts[target] != nil {
					return target
				}
			}
		}
	}
	return "word/document.xml"
}

func load(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > maxPart {
		return nil, errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, maxPart+1)) // the size in the header may lie
	if cerr := r.Close(); err == nil {
		err = cerr
	}
	if len(b) > maxPart {
		return nil, errTooLarge
	}
	return b, err
}

// readParts reads styles and numbering beside the document, then its body. A broken
// numbering part costs the numbers, never the text.
func readParts(parts map[string]*zip.File, main string) (Document, error) {
	if !isWord(parts, main) {
		return Document{}, errors.New("not a word document")
	}
	lists := newLists()
	for _, name := range []string{"styles.xml", "numbering.xml"} {
		f := parts[path.Join(path.Dir(main), name)]
		if f == nil {
			continue
		}
		b, err := load(f)
		if errors.Is(err, errTooLarge) {
			return Document{}, err
		}
		if err == nil {
			lists.read(name, b)
		}
	}
	b, err := load(parts[main])
	if err != nil {
		return Document{}, err
	}
	return readBody(b, lists)
}

// isWord tells a document from a workbook or slides in the same wrapping.
func isWord(parts map[string]*zip.File, main string) bool {
	return !strings.HasPrefix(main, "xl/") && !strings.HasPrefix(main, "ppt/")
}
