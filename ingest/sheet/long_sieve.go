package sheet

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// sieve tells the plain rows of a long table from the odd ones: a plain row is one the
// general reader would surely make one record of, whose values its cells give each by
// itself. What the cells of neighbouring columns say is asked once and remembered.
type sieve struct {
	layout  *layout
	cells   func(key string, out []cell) bool // of a run; false: the file is to be read the general way
	room    []cell
	said    []map[string]reading // by column: what its words were read as, where they come again
	meant   []map[string]flags
	runs    []*entries       // by run
	signers [][]terms.Signer // by run, what its columns say of a person
	namings [][]terms.Naming
	more    []moreOf
	units   map[string]int32
	roles   map[string]int32
	folds   []*pairs // joining the runs that name one person, one activity
	named   *pairs   // unit and activity
	hits    []*entry
	stop    bool

	signer []terms.Signer // by number, not handed on yet
	naming []terms.Naming
	role   []string
	unit   []string // by number
}

// moreOf is what runs of role, hours and signature give, by entry.
type moreOf struct{ role, minutes []int32 }

func newSieve(l *layout, cells func(string, []cell) bool) *sieve {
	n := len(l.runs)
	s := &sieve{
		layout: l, cells: cells, signers: make([][]terms.Signer, n), namings: make([][]terms.Naming, n), more: make([]moreOf, n),
		units: map[string]int32{}, roles: map[string]int32{}, hits: make([]*entry, n), named: newPairs(),
		room: make([]cell, len(l.columns)), said: make([]map[string]reading, len(l.columns)), meant: make([]map[string]flags, len(l.columns)),
	}
	for i, c := range l.columns {
		if c.name == "unit" || c.name == "group" {
			s.said[i], s.meant[i] = map[string]reading{}, map[string]flags{}
		}
	}
	for range n {
		s.runs = append(s.runs, newEntries())
		s.folds = append(s.folds, newPairs())
	}
	s.unitOf(l.reader.context.unit)
	s.roleOf("")
	return s
}

func (s *sieve) unitOf(name string) int32 { return nameNo(name, s.units, &s.unit) }

func (s *sieve) roleOf(name string) int32 { return nameNo(name, s.roles, &s.role) }

// nameNo is the number of a name; a new one is added to the list, which may have been
// handed on meanwhile and so does not tell how many there are.
func nameNo(name string, numbers map[string]int32, list *[]string) int32 {
	at, ok := numbers[name]
	if !ok {
		at = int32(len(numbers))
		numbers[name], *list = at, append(*list, name)
	}
	return at
}

// rowKind is what a row is to a sieve.
type rowKind int8

const (
	oddRow rowKind = iota
	blankRow
	plainRow
)

// kindOf judges a row by what its runs hold.
func (s *sieve) kindOf() rowKind {
	filled, any := int32(0), flags(0)
	for _, e := range s.hits {
		filled += e.filled
		any |= e.any
	}
	switch {
	case filled == 0:
		return blankRow
	case any&stopFlag != 0:
		s.stop = true
		return oddRow
	case any&hardFlag != 0, filled < 3, any&numericFlag == 0, filled < 5 && any&colonFlag != 0:
		return oddRow
	case any&(totalFlag|footFlag) != 0 && s.leads():
		return oddRow
	}
	s.stop = s.stop || any&unsureFlag != 0
	return plainRow
}

// leads reports whether the first cells of a row say that it is no record.
func (s *sieve) leads() bool {
	var lead []flags
	for _, e := range s.hits {
		lead = append(lead, e.lead[:min(e.filled, 3)]...)
	}
	lead = lead[:3]
	all := lead[0] | lead[1] | lead[2]
	return all&totalFlag != 0 || s.layout.marks && all&footFlag != 0 || lead[0]&footFlag != 0 && (lead[0]|lead[1])&colonFlag != 0
}

// find sets what is known of a run's cells in the row at hand.
func (s *sieve) find(run int, key []byte) {
	e, hash := s.runs[run].find(key)
	if e == nil {
		e = s.learn(run, key, hash)
	}
	s.hits[run] = e
}

// mostAside is how many texts of a column nothing is kept of are remembered.
const mostAside = 1 << 15

var (
	absentEntry = &entry{}
	safeEntry   = &entry{filled: 1}
	oddEntry    = &entry{filled: 1, any: hardFlag}
)

// aside is find for a column nothing is kept of, whose cell says text.
func (s *sieve) aside(run int, key, text []byte) {
	switch {
	case len(key) == 0:
		s.hits[run] = absentEntry
	case safe(text):
		s.hits[run] = safeEntry
		if heads := s.layout.columns[s.layout.runs[run].from].heads; slices.Contains(heads, string(text)) {
			s.hits[run] = oddEntry
		}
	default:
		s.find(run, key)
	}
}

// learn reads the cells of a run for the first time.
func (s *sieve) learn(at int, key []byte, hash uint32) *entry {
	r := &s.layout.runs[at]
	e := entry{key: string(key)}
	cells := s.room[:r.to-r.from]
	clear(cells)
	s.stop = !s.cells(e.key, cells) || s.stop
	for i := range cells {
		f := s.look(r.from+i, cells[i])
		e.any |= f
		if !cells[i].blank() {
			if e.filled < 3 {
				e.lead[e.filled] = f
			}
			e.filled++
		}
	}
	if r.part == asidePart && len(s.runs[at].known) >= mostAside {
		return &e
	}
	s.understand(at, r, cells, &e)
	return s.runs[at].add(e, hash)
}

// understand reads what a run's cells give and keeps it by the entry's number.
func (s *sieve) understand(at int, r *run, cells []cell, e *entry) {
	var person terms.Signer
	var naming terms.Naming
	role, length := int32(0), int32(terms.NoMinutes)
	e.at = int32(len(s.runs[at].known))
	for i := range cells {
		c := &s.layout.columns[r.from+i]
		if c.name == "" {
			continue
		}
		if c.name == "sign" {
			e.any |= s.layout.mark(cells[i])
			continue
		}
		v, p := s.value(r.from+i, cells[i])
		if p != nil || v.Approx {
			e.any |= hardFlag
			continue
		}
		switch c.name {
		case "unit":
			person.Unit = v.Text
		case "staff_no":
			person.StaffNo = v.Text
		case "name":
			person.Name = v.Text
			e.any |= nameFlags(v)
		case "group":
			person.Group = v.Text
		case "activity":
			naming.Activity = v.Text
			e.any |= needed(v)
		case "date":
			naming.Day = v.Date()
			e.any |= needed(v) | s.layout.year(v, e)
		case "role":
			role = s.roleOf(v.Text)
		case "hours":
			n, ok := minutes(v)
			if length = n; !ok {
				e.any |= hardFlag
			}
		}
	}
	switch r.part {
	case peoplePart:
		s.learnPerson(at, person, e)
	case namingPart:
		s.namings[at] = append(s.namings[at], naming)
	case morePart:
		s.more[at].role, s.more[at].minutes = append(s.more[at].role, role), append(s.more[at].minutes, length)
	}
}

func (s *sieve) learnPerson(at int, person terms.Signer, e *entry) {
	if at == s.layout.unitRun || s.layout.unitRun < 0 {
		if person.Unit == "" {
			person.Unit = s.layout.reader.context.unit
		}
		e.unit = s.unitOf(person.Unit)
	}
	if len(s.layout.people) == 1 {
		s.signer = append(s.signer, person)
		return
	}
	s.signers[at] = append(s.signers[at], person)
}

// look is what a cell of a column may mean to its row.
func (s *sieve) look(column int, c cell) flags {
	known := s.meant[column]
	if f, ok := known[c.text]; ok && c.kind == textCell {
		return f
	}
	f := s.layout.look(&s.layout.columns[column], c)
	if known != nil && c.kind == textCell && len(known) < mostKnown {
		known[c.text] = f
	}
	return f
}

// value is what a cell of a column says.
func (s *sieve) value(column int, c cell) (terms.Value, *problem) {
	known := s.said[column]
	if got, ok := known[c.text]; ok && c.kind == textCell {
		return got.value, got.problem
	}
	of := s.layout.columns[column].slot
	v, p := s.layout.reader.value(of.column, of.head, c)
	if known != nil && c.kind == textCell && len(known) < mostKnown {
		known[c.text] = reading{v, p}
	}
	return v, p
}

func needed(v terms.Value) flags {
	if v.Missing() {
		return hardFlag
	}
	return 0
}

// nameFlags are hard where a name is missing or is those of several people.
func nameFlags(v terms.Value) flags {
	if v.Missing() {
		return hardFlag
	}
	if v.Raw == "" && !strings.ContainsFunc(v.Text, parts) {
		return 0
	}
	rec := terms.NewRecord(terms.Participation, 0)
	if rec.Set("name", v); each(rec) != nil {
		return hardFlag
	}
	return 0
}

// mark is what a signature means: who was absent, or did not sign where others did, is
// for the general reader.
func (l *layout) mark(x cell) flags {
	switch markOf(x) {
	case absentMark:
		return hardFlag
	case noMark:
		if l.used {
			return hardFlag
		}
		return 0
	}
	return signedFlag
}

// firstYear is the year entries count years from.
const firstYear = 1900

func (l *layout) year(v terms.Value, e *entry) flags {
	if v.Missing() {
		return 0
	}
	year := v.Date().Year()
	if year < firstYear || year >= firstYear+256 || l.to != 0 && (year < l.from || year > l.to) {
		return hardFlag
	}
	e.unit = int32(year - firstYear)
	return 0
}
