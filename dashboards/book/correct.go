package book

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Fault is a note on one cell of a workbook: what is wrong with it and what to do.
type Fault struct {
	Sheet string // its name
	Cell  string // A1
	Note  string
	Mark  string // what SignedBy finds again in the workbook; "": nothing
}

// Amendment is the new content of one cell, as a person would type it.
type Amendment struct {
	Sheet string
	Cell  string
	Text  string
}

var (
	// ErrNoWorkbook is returned where bytes are no .xlsx workbook that can be patched.
	ErrNoWorkbook = errors.New("no workbook to patch")
	// ErrNoSheet is returned where a workbook has no sheet of a name.
	ErrNoSheet = errors.New("no such sheet")
)

// Correct colours the faulty cells of an .xlsx workbook and notes beside each what is
// wrong. Sheets without faults and every part but styles, comments, relations and content
// types keep their bytes; a cell keeps its value, number format, border and font, and the
// notes others wrote stay. Where an earlier correction marked a cell that is no fault any
// longer, the colour goes and the note says so.
func Correct(original []byte, faults []Fault) ([]byte, error) {
	marks, author, tail := map[string]marks{}, noteAuthor, ""
	for _, f := range faults {
		if f.Mark != "" {
			author, tail = noteAuthor+" "+f.Mark, "\n"+noteNumber+f.Mark
		}
		at, ok := parsePlace(f.Cell)
		if !ok {
			return nil, fmt.Errorf("marking cell %q: no such place", f.Cell)
		}
		marks[f.Sheet] = append(marks[f.Sheet], mark{place: at, note: noteText(f.Note)})
	}
	return patch(original, marks, author, tail)
}

// Amend sets cells of an .xlsx workbook to typed text; all else stays as it is.
func Amend(original []byte, cells []Amendment) ([]byte, error) {
	marks := map[string]marks{}
	for _, c := range cells {
		at, ok := parsePlace(c.Cell)
		if !ok {
			return nil, fmt.Errorf("amending cell %q: no such place", c.Cell)
		}
		text := plainLines(c.Text)
		marks[c.Sheet] = append(marks[c.Sheet], mark{place: at, text: &text})
	}
	return patch(original, marks, "", "")
}

// patch marks sheet after sheet, in the order of the workbook. author signs notes, and tail
// ends them; "": none are made.
func patch(original []byte, wanted map[string]marks, author, tail string) ([]byte, error) {
	p, err := openPack(original)
	if err != nil {
		return nil, err
	}
	p.author, p.tail = author, tail
	sheets, err := p.sheets()
	if err != nil {
		return nil, err
	}
	for name := range wanted {
		if !slices.ContainsFunc(sheets, func(s sheetPart) bool { return s.name == name }) {
			return nil, fmt.Errorf("sheet %q: %w", name, ErrNoSheet)
		}
	}
	styles, err := p.readStyles()
	if err != nil {
		return nil, err
	}
	done := map[string]bool{}
	for i, s := range sheets {
		if _, seen := done[s.name]; seen {
			continue // a second sheet of the name is none
		}
		done[s.name] = true
		if wanted[s.name], err = p.withOld(s.part, wanted[s.name]); err != nil {
			return nil, fmt.Errorf("patching sheet %s: %w", s.name, err)
		}
		if len(wanted[s.name]) == 0 {
			continue
		}
		if err := p.patchSheet(i, s.part, wanted[s.name], styles); err != nil {
			return nil, fmt.Errorf("patching sheet %s: %w", s.name, err)
		}
	}
	if err := p.writeStyles(styles); err != nil {
		return nil, err
	}
	return p.write()
}

// patchSheet rewrites one worksheet and hangs its notes on it.
func (p *pack) patchSheet(index int, part string, wanted marks, styles *styleBook) error {
	f := p.find(part)
	if f == nil {
		return fmt.Errorf("%s is missing: %w", part, ErrNoWorkbook)
	}
	seen, err := p.survey(f)
	if err != nil {
		return err
	}
	wanted = wanted.gathered(seen.merges)
	for i := range wanted {
		if wanted[i].note != "" {
			wanted[i].note += p.tail
		}
	}
	drawing := ""
	if wanted.noted() > 0 {
		if drawing, err = p.annotate(index, f.Name, wanted, seen); err != nil {
			return err
		}
	}
	rows := wanted.byRow()
	w := sheetPatch{
		seen: seen, styles: styles, drawing: drawing, wanted: wanted,
		rows: rows, order: slices.Sorted(maps.Keys(rows)), columns: map[int]int{},
	}
	err = p.rewrite(f, func(in *scanner, out *output) {
		w.in, w.out = in, out
		w.run()
	})
	if err == nil && !w.done() {
		err = fmt.Errorf("%s has no rows where they belong: %w", part, ErrNoWorkbook)
	}
	return err
}

// place is a cell, counted from 1.
type place struct{ row, col int }

func (p place) String() string { return at(p.col, p.row) }

// mark is what is done to one cell: coloured with a note, or given other content.
type mark struct {
	place
	note string
	text *string
	gone bool // marked by an earlier correction, and no fault any longer
}

type marks []mark

// gathered sorts marks, moves those inside merged cells to the cell that shows, and joins
// those of one cell.
func (m marks) gathered(merges []area) marks {
	all := map[place]*mark{}
	var out marks
	for _, one := range m {
		one.place = anchor(one.place, merges)
		first, ok := all[one.place]
		if !ok {
			all[one.place] = &one
			continue
		}
		if one.text != nil {
			first.text = one.text
		}
		if one.note != "" && !one.gone && !strings.Contains(first.note, one.note) {
			first.note = strings.TrimPrefix(first.note+"\n"+one.note, "\n")
		}
	}
	for _, one := range all {
		out = append(out, *one)
	}
	slices.SortFunc(out, func(a, b mark) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	return out
}

func (m marks) byRow() map[int]marks {
	rows := map[int]marks{}
	for _, one := range m {
		rows[one.row] = append(rows[one.row], one)
	}
	return rows
}

// noted counts the marks that carry a note.
func (m marks) noted() (n int) {
	for _, one := range m {
		if one.note != "" {
			n++
		}
	}
	return n
}

// area is a merged rectangle, both ends included.
type area struct{ from, to place }

func anchor(p place, merges []area) place {
	for _, a := range merges {
		if p.row >= a.from.row && p.row <= a.to.row && p.col >= a.from.col && p.col <= a.to.col {
			return a.from
		}
	}
	return p
}

// parsePlace reads B12.
func parsePlace(cell string) (place, bool) {
	var p place
	for i := range len(cell) {
		switch ch := cell[i]; {
		case ch == '$':
		case ch >= 'A' && ch <= 'Z' && p.row == 0:
			p.col = p.col*26 + int(ch-'A') + 1
		case ch >= 'a' && ch <= 'z' && p.row == 0:
			p.col = p.col*26 + int(ch-'a') + 1
		case ch >= '0' && ch <= '9':
			p.row = p.row*10 + int(ch-'0')
		default:
			return place{}, false
		}
		if p.col > 1<<14 || p.row > 1<<20 {
			return place{}, false
		}
	}
	return p, p.row > 0 && p.col > 0
}
