package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"nianlun/ingest/ole"
	"nianlun/queries/terms"
)

// Hint is what the person who sends a file says about it; the file's own words go first.
type Hint struct {
	Unit string
	Year int
	Span terms.Period
	Kind terms.Kind // "" finds out
	// Choices are what people said of tables, by shape; the machine names what they leave open.
	Choices map[string]terms.Choice
	SignIns bool   // the caller takes plain rows of a long table of sign-ins in columns
	Beside  bool   // others need the machine meanwhile
	cover   string // the unit the workbook's cover names
}

// Book is a file's tables, in the order of its sheets.
type Book struct {
	File   string
	Format string // xlsx, xls, csv, tsv, txt, html
	Tables []terms.Table
}

// FileError says in Chinese why a whole file could not be read and what to do.
type FileError struct {
	Message string
}

func (e *FileError) Error() string { return e.Message }

func fileError(name, message string) error {
	return &FileError{Message: "《" + name + "》：" + message}
}

// Read finds the tables of a file by its bytes, not its name. The error is a *FileError.
func Read(name string, data []byte, h Hint) (Book, error) {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	if b, ok := readLong(base, data, h, usualSizes); ok {
		return b, nil
	}
	grids, format, err := gridsOf(base, data)
	if err != nil {
		return Book{}, err
	}
	if slices.ContainsFunc(grids, func(g *grid) bool { return g.over }) {
		return Book{}, fileError(base, msgTooLarge)
	}
	b := Book{File: base, Format: format, Tables: tablesOf(base, grids, h)}
	if !anyCell(grids) {
		return Book{}, fileError(base, msgNothing)
	}
	return b, nil
}

// Tabular reports whether bytes are a table (a workbook, an HTML table or delimited
// text with a recognised heading), not prose.
func Tabular(name string, data []byte) bool {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	grids, format, err := gridsOf(base, data)
	if err != nil {
		return false
	}
	if format == "xlsx" || format == "xls" {
		return true
	}
	for _, t := range tablesOf(base, grids, Hint{}) {
		if t.Kind != terms.NoKind {
			return true
		}
	}
	ext := strings.ToLower(path.Ext(base))
	return ext == ".csv" || ext == ".tsv"
}

// Bytes no ledger has, and no long text of sign-ins.
const (
	maxFile = 512 << 20
	maxText = 1 << 30
)

func anyCell(grids []*grid) bool {
	for _, g := range grids {
		if g.width > 0 {
			return true
		}
	}
	return false
}

// gridsOf reads a file's sheets by what its bytes are.
func gridsOf(name string, data []byte) ([]*grid, string, error) {
	if len(data) == 0 {
		return nil, "", fileError(name, msgEmptyFile)
	}
	if len(data) > maxFile {
		return nil, "", fileError(name, msgTooLarge)
	}
	if message := foreign(data); message != "" {
		return nil, "", fileError(name, message)
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return zipped(name, data)
	case ole.Is(data):
		return compound(name, data)
	case len(data) > 8 && data[0] == 0x09 && data[1] <= 0x08 && data[3] == 0 && data[2] >= 4 && data[2] <= 16:
		return oldBook(name, data)
	}
	return textual(name, data)
}

// foreign recognises files that are no tables by their first bytes.
func foreign(data []byte) string {
	for _, f := range []struct{ magic, message string }{
		{"%PDF", msgPDF},
		{"\x89PNG", msgImage},
		{"\xff\xd8\xff", msgImage},
		{"GIF8", msgImage},
		{"BM6", msgImage},
		{"II*\x00", msgImage},
		{"MM\x00*", msgImage},
		{"MIME-Version:", msgWebArchive},
		{"Rar!", msgArchive},
		{"7z\xbc\xaf", msgArchive},
		{"\x1f\x8b", msgArchive},
		{"{\\rtf", msgWord},
	} {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return f.message
		}
	}
	if len(data) > 12 && (string(data[:4]) == "RIFF" || string(data[4:8]) == "ftyp") {
		return msgMedia
	}
	return ""
}

func zipped(name string, data []byte) ([]*grid, string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, "", fileError(name, msgTruncated)
	}
	if message := foreignZip(z); message != "" {
		return nil, "", fileError(name, message)
	}
	grids, err := readXLSX(z, data)
	if errors.Is(err, errTooLarge) {
		return nil, "", fileError(name, msgTooLarge)
	}
	if err != nil {
		return nil, "", fileError(name, msgDamaged)
	}
	return grids, "xlsx", nil
}

func foreignZip(z *zip.Reader) string {
	if len(z.File) == 0 {
		return msgDamaged
	}
	message := msgArchive
	for _, f := range z.File {
		switch n := strings.ToLower(strings.ReplaceAll(f.Name, "\\", "/")); {
		case strings.HasSuffix(n, "xl/workbook.xml"):
			return ""
		case strings.HasSuffix(n, "xl/workbook.bin"):
			return msgBinaryBook
		case strings.HasPrefix(n, "word/"):
			return msgWord
		case strings.HasPrefix(n, "ppt/"):
			return msgSlides
		case n == "content.xml":
			message = msgODS
		case strings.HasPrefix(n, "xl/"), n == "[content_types].xml":
			message = msgDamaged
		}
	}
	return message
}

// compound tells the files in Microsoft's old container apart.
func compound(name string, data []byte) ([]*grid, string, error) {
	c, err := ole.Open(data)
	if err != nil {
		return nil, "", fileError(name, msgDamaged)
	}
	switch {
	case c.Has("EncryptedPackage"), c.Has("EncryptionInfo"):
		return nil, "", fileError(name, msgEncrypted)
	case c.Has("WordDocument"):
		return nil, "", fileError(name, msgWord)
	case c.Has("PowerPoint Document"):
		return nil, "", fileError(name, msgSlides)
	}
	stream, err := c.Stream("Workbook", "Book")
	if err != nil {
		return nil, "", fileError(name, msgOldBook)
	}
	return oldBook(name, stream)
}

// oldBook reads the records of an .xls workbook.
func oldBook(name string, stream []byte) ([]*grid, string, error) {
	grids, err := readBIFF(stream)
	switch {
	case errors.Is(err, errEncrypted):
		return nil, "", fileError(name, msgEncrypted)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, "", fileError(name, msgTruncated)
	case err != nil:
		return nil, "", fileError(name, msgOldBook)
	}
	return grids, "xls", nil
}

// textual reads HTML and delimited text.
func textual(name string, data []byte) ([]*grid, string, error) {
	text := decode(data)
	low := strings.ToLower(text[:min(len(text), 4096)])
	if strings.Contains(low, "urn:schemas-microsoft-com:office:spreadsheet") && strings.Contains(low, "<workbook") {
		return readXML2003(text), "xml", nil
	}
	if looksHTML(low) {
		if strings.Contains(low, "charset=big5") {
			text = decodeBig5(data)
		}
		g := readHTML(text)
		if g.width == 0 {
			return nil, "", fileError(name, msgNoTable)
		}
		return []*grid{g}, "html", nil
	}
	if unreadable(text) {
		return nil, "", fileError(name, msgUnknown)
	}
	if strings.TrimSpace(text) == "" {
		return nil, "", fileError(name, msgNothing)
	}
	format := textFormat(name)
	return []*grid{readDelimited(text, format)}, format, nil
}

func looksHTML(low string) bool {
	low = strings.TrimSpace(low)
	if !strings.HasPrefix(low, "<") {
		return strings.Contains(low, "<table") && strings.Contains(low, "<tr")
	}
	for _, tag := range []string{"<html", "<table", "<!doctype html", "<body", "<meta", "<head"} {
		if strings.Contains(low, tag) {
			return true
		}
	}
	return false
}

// unreadable reports whether decoded text is full of control characters.
func unreadable(text string) bool {
	bad, n := 0, 0
	for _, r := range text[:min(len(text), 8192)] {
		n++
		if r < 0x20 && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r == '\ufffd' {
			bad++
		}
	}
	return n > 0 && bad*20 > n
}
