package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"nianlun/ingest/sheet"
)

// Limits against archives made to exhaust memory. A year of one union's files is a few
// megabytes; a federation sends units one by one.
const (
	maxInside = 100 << 20 // bytes of one file, unpacked
	maxAll    = 256 << 20 // bytes of all files of an archive
	maxCall   = 512 << 20 // bytes of all archives handed over together
	maxFiles  = 2000
	maxNested = 2 // an archive in an archive, no deeper
)

// Unpack puts the files inside every .zip in the archive's place, named 包.zip/内.xlsx.
// What cannot be opened, or is no document (system files, locks of open programs),
// stays in the list and says why: Load makes a report of it.
func Unpack(files []File) []File { return unpackWithin(files, maxCall) }

// unpackWithin bounds what comes out of all archives together: many small ones may hold
// as much as a large one.
func unpackWithin(files []File, left int64) []File {
	var out []File
	for _, f := range files {
		if !isArchive(f.Data) {
			out = append(out, f)
			continue
		}
		u := unpacker{left: min(left, maxAll)}
		before := u.left
		u.archive(f, 1)
		left -= before - u.left
		out = append(out, u.out...)
	}
	return out
}

// isArchive tells a .zip of files from the documents that are zips themselves.
func isArchive(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) && !bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) == 0 {
		return false // the readers say what is wrong with it
	}
	for _, f := range z.File {
		switch n := strings.ToLower(strings.TrimLeft(strings.ReplaceAll(f.Name, "\\", "/"), "/")); {
		case n == "[content_types].xml", n == "content.xml", n == "mimetype", strings.HasPrefix(n, "xl/workbook."), strings.HasPrefix(n, "word/document."), strings.HasPrefix(n, "ppt/presentation."):
			return false
		}
	}
	return true
}

type unpacker struct {
	out  []File
	left int64
}

func (u *unpacker) archive(f File, depth int) {
	z, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		u.out = append(u.out, File{Name: f.Name, Refused: msgArchiveDamaged(f.Name)})
		return
	}
	for _, inner := range z.File {
		name := entryName(inner)
		if name == "" || strings.HasSuffix(inner.Name, "/") || strings.HasSuffix(inner.Name, "\\") {
			continue
		}
		if len(u.out) >= maxFiles {
			u.out = append(u.out, File{Name: f.Name, Refused: msgArchiveMany(f.Name, maxFiles)})
			return
		}
		u.entry(inner, f.Name+"/"+name, depth)
	}
	if len(z.File) > 0 && len(u.out) == 0 {
		u.out = append(u.out, File{Name: f.Name, Refused: msgArchiveEmpty(f.Name)})
	}
}

func (u *unpacker) entry(inner *zip.File, name string, depth int) {
	if why := noDocument(name); why != "" {
		u.out = append(u.out, File{Name: name, Left: why})
		return
	}
	data, message := u.bytes(inner, name)
	if message != "" {
		u.out = append(u.out, File{Name: name, Refused: message})
		return
	}
	f := File{Name: name, Data: data}
	if !isArchive(data) {
		f.Unit, f.Year = folderSays(name)
		u.out = append(u.out, f)
		return
	}
	if depth >= maxNested {
		u.out = append(u.out, File{Name: name, Refused: msgArchiveDeep(name)})
		return
	}
	u.archive(f, depth+1)
}

func (u *unpacker) bytes(inner *zip.File, name string) ([]byte, string) {
	if inner.Flags&1 != 0 {
		return nil, msgArchiveLocked(name)
	}
	limit := min(u.left, maxInside)
	if inner.UncompressedSize64 > uint64(limit) {
		return nil, msgArchiveLarge(name)
	}
	r, err := inner.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, msgArchiveMethod(name)
	}
	if err != nil {
		return nil, msgArchiveDamaged(name)
	}
	var data bytes.Buffer
	n, err := io.Copy(&data, io.LimitReader(r, limit+1)) // the size in the header may lie
	err = errors.Join(err, r.Close())
	u.left -= min(n, u.left)
	switch {
	case n > limit:
		return nil, msgArchiveLarge(name)
	case err != nil:
		return nil, msgArchiveDamaged(name)
	}
	return data.Bytes(), ""
}

// entryName is the name of an entry as its author saw it: the Unicode path of the
// extra field, UTF-8, else GB18030, without steps out of the archive.
func entryName(f *zip.File) string {
	name := unicodePath(f)
	if name == "" {
		name = sheet.Text([]byte(f.Name))
	}
	name = strings.TrimSpace(strings.ReplaceAll(name, "\\", "/"))
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// unicodePath reads Info-ZIP's Unicode path (0x7075), which holds while the name's
// checksum is that of the name it was written beside.
func unicodePath(f *zip.File) string {
	for extra := f.Extra; len(extra) >= 4; {
		id, size := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if extra = extra[4:]; size > len(extra) {
			return ""
		}
		if body := extra[:size]; id == 0x7075 && size > 5 && body[0] == 1 && utf8.Valid(body[5:]) &&
			binary.LittleEndian.Uint32(body[1:]) == crc32.ChecksumIEEE([]byte(f.Name)) {
			return string(body[5:])
		}
		extra = extra[size:]
	}
	return ""
}

// noDocument recognises what programs leave beside people's files.
func noDocument(name string) string {
	base := path.Base(name)
	switch low := strings.ToLower(base); {
	case strings.HasPrefix(base, "~$"), strings.HasPrefix(base, ".~"):
		return leftLock
	case strings.Contains("/"+name+"/", "/__MACOSX/"), strings.HasPrefix(base, "."), low == "thumbs.db", low == "desktop.ini", low == "ehthumbs.db":
		return leftSystem
	}
	return ""
}

// folderSays takes the nearest folder that names a union or a workplace for the unit
// of its files, and the year folders and archive agree on for their year.
func folderSays(name string) (unit string, year int) {
	parts := strings.Split(name, "/")
	for i := len(parts) - 2; i >= 1; i-- {
		if unit == "" {
			unit = sheet.UnitOf(parts[i])
		}
		if year == 0 {
			year = sheet.YearIn(parts[i])
		}
	}
	archive := strings.TrimSuffix(parts[0], path.Ext(parts[0]))
	if unit == "" {
		unit = sheet.UnitIn(archive)
	}
	if year == 0 {
		year = sheet.YearIn(archive)
	}
	return unit, year
}
