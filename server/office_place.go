package main

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"
)

const officeFolder = "年轮数据"

// dataPlace is where the data of an office start lies.
type dataPlace struct {
	folder  string
	other   string // a folder further down the choice that holds a database, too; "": none
	away    bool   // not beside the program
	archive bool   // the program was started from inside an archive
}

// place finds the folder of the data, and makes it: beside the program where that can be
// written, else in the user's documents. A folder with a database in it that cannot be
// written is an error, since a fresh one elsewhere would look like lost data.
func (d *desktop) place() (dataPlace, error) {
	p := dataPlace{archive: within(d.program, d.temp)}
	var all []string
	if !p.archive {
		all = append(all, filepath.Join(filepath.Dir(d.program), officeFolder))
	}
	for _, documents := range d.documents {
		all = append(all, filepath.Join(documents, officeFolder))
	}
	for i, folder := range all {
		if !d.usable(folder) {
			if hasDatabase(folder) {
				return p, &plainError{msgFolderLocked(folder)}
			}
			continue
		}
		p.folder, p.away = folder, p.archive || i > 0
		if n := slices.IndexFunc(all[i+1:], func(other string) bool { return other != folder && hasDatabase(other) }); n >= 0 {
			p.other = all[i+1+n]
		}
		return p, nil
	}
	return p, &plainError{msgNoFolder(all)}
}

// within reports whether a file lies below a folder.
func within(path, folder string) bool {
	if folder == "" {
		return false
	}
	if long, err := filepath.EvalSymlinks(folder); err == nil { // C:\Users\ADMINI~1 as well
		folder = long
	}
	if long, err := filepath.EvalSymlinks(path); err == nil {
		path = long
	}
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// usable makes the folder where it is missing and tries to write in it. The driver reads
// a path as an address, with queries and escapes, and Windows takes no long one.
func (d *desktop) usable(folder string) bool {
	if _, err := url.Parse(folder); err != nil || strings.ContainsRune(folder, '?') || d.longest > 0 && len(utf16.Encode([]rune(folder))) > d.longest {
		return false
	}
	_, before := os.Stat(folder)
	if os.MkdirAll(folder, 0o700) != nil {
		return false
	}
	err := probe(folder)
	if err != nil && errors.Is(before, os.ErrNotExist) {
		err = errors.Join(err, os.Remove(folder))
	}
	return err == nil
}

func probe(folder string) error {
	f, err := os.CreateTemp(folder, ".probe-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString("nianlun")
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

func hasDatabase(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, defaultDB))
	return err == nil && info.Mode().IsRegular()
}
