package sheet

import "nianlun/queries/terms"

// stretch is what one goroutine read of a stretch of rows. Numbers are its sieve's.
type stretch struct {
	start, end int    // bytes of the text; of a workbook's part all stretches are 0, 0
	until      int    // where the stretch was to end
	part       []byte // of a workbook's sheet; of a text the room for what is read of it
	text       []byte // its rows, of a text; nil: not read yet
	first      int    // row of the part, from 1
	lastRow    int
	rows       int // all of them
	at         []int32
	person     []int32
	naming     []int32
	role       []int32
	minutes    []int32
	odd        []odd
	blanks     []int32
	years      [256]int32
	orgs       int32
	depts      int32
	judged     int32 // cells of the column that is judged by what it holds
	signed     int32
	gaps       int32 // rows with a blank that might mean "as above"
	last       int   // where its last row begins, if that is plain; else 0
	feet       int32 // rows that begin with words of what stands below a table, or hold them
	lost       int   // bytes looked through for quotes that never close
	stop       bool

	signers []terms.Signer // those its sieve met first
	namings []terms.Naming
	roles   []string
}

// odd is a row for the general reader.
type odd struct {
	row      int32 // in the stretch, from 1
	from, to int   // its bytes
	before   int   // where the row above begins, if that one is plain; else 0
	fields   []string
	cells    []cell
}

func (b *stretch) reset(start, end int) {
	*b = stretch{
		start: start, end: end, until: end, part: b.part[:0], at: b.at[:0], person: b.person[:0], naming: b.naming[:0], role: b.role[:0], minutes: b.minutes[:0],
		odd: b.odd[:0], blanks: b.blanks[:0], signers: b.signers[:0], namings: b.namings[:0], roles: b.roles[:0],
	}
}

// take adds the row whose runs the sieve found, and reports whether it is odd.
func (b *stretch) take(s *sieve, forced bool) bool {
	kind := s.kindOf()
	switch {
	case kind == blankRow:
		b.blanks = append(b.blanks, int32(b.rows))
		return false
	case kind == oddRow, forced:
		return true
	}
	l := s.layout
	unit := int32(0)
	if l.unitRun >= 0 {
		unit = s.hits[l.unitRun].unit
	}
	role, length := int32(0), int32(terms.NoMinutes)
	if l.roleRun >= 0 {
		role = s.more[l.roleRun].role[s.hits[l.roleRun].at]
	}
	if l.hoursRun >= 0 {
		length = s.more[l.hoursRun].minutes[s.hits[l.hoursRun].at]
	}
	b.at = append(b.at, int32(b.rows))
	b.person = append(b.person, s.person())
	b.naming = append(b.naming, s.activity(unit))
	b.role = append(b.role, role)
	b.minutes = append(b.minutes, length)
	b.years[uint8(s.hits[l.dayRun].unit)]++
	b.count(s)
	return false
}

// count adds up what whole columns are judged by.
func (b *stretch) count(s *sieve) {
	any := flags(0)
	for _, e := range s.hits {
		any |= e.any
	}
	if any&filledFlag != 0 {
		b.judged++
	}
	if any&orgFlag != 0 {
		b.orgs++
	}
	if any&deptFlag != 0 {
		b.depts++
	}
	if any&signedFlag != 0 {
		b.signed++
	}
	if any&blankFlag != 0 {
		b.gaps++
	}
	if any&footFlag != 0 {
		b.feet++
	}
}

// person is the number of the person the row names.
func (s *sieve) person() int32 {
	runs := s.layout.people
	if len(runs) == 1 {
		return s.hits[runs[0]].at
	}
	n, fresh := s.hits[runs[0]].at, false
	for _, run := range runs[1:] {
		n, fresh = s.folds[run].number(n, s.hits[run].at)
	}
	if fresh {
		var all terms.Signer
		for _, run := range runs {
			p := s.signers[run][s.hits[run].at]
			all.Unit, all.StaffNo, all.Name, all.Group = all.Unit+p.Unit, all.StaffNo+p.StaffNo, all.Name+p.Name, all.Group+p.Group
		}
		if s.layout.unitRun < 0 {
			all.Unit = s.layout.reader.context.unit
		}
		s.signer = append(s.signer, all)
	}
	return n
}

// activity is the number of the activity the row names, of a unit by its number.
func (s *sieve) activity(unit int32) int32 {
	runs := s.layout.naming
	what := s.hits[runs[0]].at
	for _, run := range runs[1:] {
		what, _ = s.folds[run].number(what, s.hits[run].at)
	}
	n, fresh := s.named.number(unit, what)
	if fresh {
		all := terms.Naming{Unit: s.unit[unit]}
		for _, run := range runs {
			p := s.namings[run][s.hits[run].at]
			all.Activity += p.Activity
			if p.Day != 0 {
				all.Day = p.Day
			}
		}
		s.naming = append(s.naming, all)
	}
	return n
}

// hand gives what the sieve met since it was asked before.
func (b *stretch) hand(s *sieve) {
	b.signers, s.signer = s.signer, b.signers[:0]
	b.namings, s.naming = s.naming, b.namings[:0]
	b.roles, s.role = s.role, b.roles[:0]
	b.stop = b.stop || s.stop
}
