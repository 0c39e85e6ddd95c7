package book

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
)

const (
	// noteGone stands in a note of an earlier correction whose cell is no fault any longer.
	noteGone = "上次标出的问题，这次没有了。"
	// noteNumber stands before the mark at the end of a note.
	noteNumber = "更正编号 "
)

var noteMark = regexp.MustCompile(noteNumber + `\s*([0-9]+-[0-9a-z]+)`)

// SignedBy returns the marks of corrections a workbook came out of, the newest last; none
// for other files.
func SignedBy(workbook []byte) []string {
	p, err := openPack(workbook)
	if err != nil {
		return nil
	}
	var all []string
	for _, f := range p.zip.File {
		name := partKey(f.Name)
		if !strings.HasPrefix(name, "xl/") || !strings.Contains(name, "comment") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		data, err := p.read(f.Name)
		if err != nil {
			continue
		}
		authors, _ := authorsOf(data)
		for _, author := range authors {
			if _, mark, signed := strings.Cut(author, noteAuthor+" "); signed && ours(author) && !slices.Contains(all, mark) {
				all = append(all, mark)
			}
		}
		for _, said := range noteMark.FindAllStringSubmatch(wordsOf(data), -1) {
			if !slices.Contains(all, said[1]) {
				all = append(all, said[1])
			}
		}
	}
	return all
}

// wordsOf reads what the notes of a part say, one behind the other.
func wordsOf(data []byte) string {
	s := scan(bytes.NewReader(data))
	var words strings.Builder
	within := false
	for s.next() {
		switch {
		case s.begins("comment"):
			words.WriteByte('\n')
		case s.begins("t"), s.ends("t"):
			within = s.kind == openTag
		case within && s.kind == textToken:
			words.Write(s.raw)
		}
	}
	return html.UnescapeString(words.String())
}

// authorsOf reads the list of authors of a part of notes, and the cells of our own notes.
func authorsOf(data []byte) (authors []string, own []place) {
	s := scan(bytes.NewReader(data))
	var spare bytes.Buffer
	for s.next() {
		switch {
		case s.begins("author"):
			authors = append(authors, signature(s, &spare))
		case s.begins("comment"):
			by, _ := number(s.raw, "authorId")
			ref, _ := s.get("ref")
			if at, ok := parsePlace(ref); ok && by >= 0 && by < len(authors) && ours(authors[by]) {
				own = append(own, at)
			}
		}
	}
	return authors, own
}

// withOld adds the cells an earlier correction marked on a sheet and this one does not.
func (p *pack) withOld(sheet string, wanted marks) (marks, error) {
	if p.author == "" {
		return wanted, nil
	}
	links, err := p.relations(sheet)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(links, func(l relation) bool { return strings.HasSuffix(l.kind, "/comments") && p.has(l.target) })
	if i < 0 {
		return wanted, nil
	}
	data, err := p.read(links[i].target)
	if err != nil {
		return nil, err
	}
	_, own := authorsOf(data)
	now := map[place]bool{}
	for _, m := range wanted {
		now[m.place] = true
	}
	for _, at := range own {
		if !now[at] {
			wanted = append(wanted, mark{place: at, note: noteGone, gone: true})
		}
	}
	return wanted, nil
}
