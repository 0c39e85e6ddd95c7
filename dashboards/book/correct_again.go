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
	// noteParting stands between a note somebody else wrote and ours under it.
	noteParting = "—— 年轮 ——"
)

var (
	noteMark = regexp.MustCompile(noteNumber + `\s*([0-9]+-[0-9a-z]+)`)
	noteEnd  = regexp.MustCompile(noteMark.String() + `\s*$`)
)

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
		authors, notes := notesIn(data)
		for _, author := range authors {
			if _, mark, signed := strings.Cut(author, noteAuthor+" "); signed && ours(author) && !slices.Contains(all, mark) {
				all = append(all, mark)
			}
		}
		for _, n := range notes {
			for _, said := range noteMark.FindAllStringSubmatch(n.said, -1) {
				if !slices.Contains(all, said[1]) {
					all = append(all, said[1])
				}
			}
		}
	}
	return all
}

// notesIn reads a part of notes: the list of authors, and what each note says.
func notesIn(data []byte) (authors []string, notes []seenNote) {
	s := scan(bytes.NewReader(data))
	var spare bytes.Buffer
	within := false
	for s.next() {
		switch {
		case s.begins("author"):
			authors = append(authors, signature(s, &spare))
		case s.begins("comment"):
			n := seenNote{author: -1}
			if by, ok := number(s.raw, "authorId"); ok {
				n.author = by
			}
			ref, _ := s.get("ref")
			n.at, _ = parsePlace(ref)
			notes = append(notes, n)
		case s.begins("t"), s.ends("t"):
			within = s.kind == openTag
		case within && s.kind == textToken && len(notes) > 0:
			notes[len(notes)-1].said += html.UnescapeString(string(s.raw))
		}
	}
	return authors, notes
}

// seenNote is a note of a workbook; author counts the part's authors, -1: none.
type seenNote struct {
	at     place
	author int
	said   string
}

// ownNotes maps the cells whose notes are ours to what somebody else wrote above ours there.
// Ours are those we signed, and, as some programs forget who wrote a note, those that end as ours do.
func ownNotes(data []byte) map[place]string {
	authors, notes := notesIn(data)
	own := map[place]string{}
	for _, n := range notes {
		switch {
		case n.at == place{}:
		case n.author >= 0 && n.author < len(authors) && ours(authors[n.author]):
			own[n.at] = ""
		case noteEnd.MatchString(n.said):
			own[n.at] = ""
			if theirs, _, parted := strings.Cut(n.said, noteParting); parted {
				own[n.at] = strings.TrimRight(theirs, "\r\n")
			}
		}
	}
	return own
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
	own := ownNotes(data)
	for _, m := range wanted {
		delete(own, m.place)
	}
	for at := range own {
		wanted = append(wanted, mark{place: at, note: noteGone, gone: true})
	}
	return wanted, nil
}
