package sheet

import (
	"slices"

	"nianlun/queries/terms"
)

// remnant is a sheet of what is left to the general reader: all above the rows, and the
// odd rows, with an ordinary row where others stood between them.
type remnant struct {
	grid   *grid
	rows   []int  // of the file, by row of the sheet; 0: an ordinary row
	sample []cell // the ordinary row
}

// finish reads the odd rows and judges the columns as wholes; false: the file is to be
// read the general way.
func (l *layout) finish(j *joint, cellsOf func(odd) ([]cell, bool)) (terms.Table, bool) {
	m, ok := l.remnant(j, cellsOf)
	if !ok || m.grid.over || m.grid.wide > 0 {
		return terms.Table{}, false
	}
	r := l.rest(m)
	if regions := regionsOf(m.grid); len(regions) != 1 || regions[0].top != r.region.top || regions[0].bottom != r.region.bottom || m.headed(r.region) {
		return terms.Table{}, false
	}
	if !l.agrees(r, m, j) {
		return terms.Table{}, false
	}
	r.preface()
	r.readRows(r.region.bottom+1, r.region.last)
	r.drafts = slices.DeleteFunc(r.drafts, func(d draft) bool { return m.rows[d.row] == 0 })
	if from, to := r.yearsOf("date"); r.unit != "" || r.context.clock != l.reader.context.clock || to != 0 && !j.within(from, to) {
		return terms.Table{}, false // a section said how the rows below are to be read, or the days are not what the head showed
	}
	r.finish()
	m.number(&r.table)
	r.table.RowsRead += len(j.signIns.Rows)
	s := &j.signIns
	s.People, s.Namings, s.Roles = pointedTo(j.people.list, s.Person), pointedTo(j.namings.list, s.Naming), pointedTo(j.roles.list, s.Role)
	r.table.SignIns = s
	r.table.Zero = r.table.Zero && len(j.signIns.Rows) == 0
	return r.table, len(j.signIns.Rows) > 0 && len(r.table.Totals) == 0
}

// headed reports whether a row may be the heading of another table.
func (m *remnant) headed(re *region) bool {
	v := vocabulary{}
	for row := re.bottom + 1; row <= re.last; row++ {
		if m.rows[row] != 0 && !m.grid.blankRow(row) && !repeats(m.grid, row, re.top, re.bottom) && v.heads(m.grid, row, true) {
			return true
		}
	}
	return false
}

// rest is a reader of a remnant, set as the head settled it.
func (l *layout) rest(m *remnant) *reader {
	r := l.reader.part()
	re := *l.reader.region
	re.grid, re.last = m.grid, len(m.grid.rows)
	r.grid, r.region = m.grid, &re
	r.table.Records, r.table.Rejected, r.table.Doubts, r.table.Totals, r.table.Zero = nil, nil, nil, nil, false
	r.signs, r.partial = map[int]bool{}, false
	return r
}

// remnant gathers the odd rows in a sheet.
func (l *layout) remnant(j *joint, cellsOf func(odd) ([]cell, bool)) (*remnant, bool) {
	bottom := l.reader.region.bottom
	m := &remnant{grid: &grid{name: l.reader.grid.name, epoch1904: l.reader.grid.epoch1904}, rows: make([]int, bottom+1), sample: l.sample()}
	for _, a := range l.reader.grid.merges {
		m.grid.merge(a)
	}
	for row := 1; row <= bottom; row++ {
		m.rows[row] = row
		m.put(row, l.reader.grid.rows[row-1])
	}
	if m.sample == nil {
		return nil, false
	}
	before := 0
	for _, o := range j.odd {
		row := int(o.row)
		m.between(j, bottom, before, row)
		cells, ok := cellsOf(o)
		if !ok || !m.above(l, o, cells, cellsOf) {
			return nil, false
		}
		m.add(bottom+row, cells)
		before = row
	}
	if before < j.rows {
		m.between(j, bottom, before, j.rows+1)
	}
	return m, true
}

// above adds the row above one that says 同上; false: that one is odd itself.
func (m *remnant) above(l *layout, o odd, cells []cell, cellsOf func(odd) ([]cell, bool)) bool {
	var said []int
	for i, c := range l.columns {
		if i < len(cells) && c.name != "" && echoes(cells[i]) {
			said = append(said, i)
		}
	}
	if len(said) == 0 {
		return true
	}
	above, ok := cellsOf(odd{from: o.before, to: o.from})
	if !ok || o.before == 0 || slices.ContainsFunc(said, func(i int) bool { return i >= len(above) || above[i].blank() }) {
		return false
	}
	m.add(0, above)
	return true
}

func (m *remnant) put(row int, cells []cell) {
	for i, c := range cells {
		m.grid.set(row, i+1, c)
	}
}

func (m *remnant) add(row int, cells []cell) {
	m.rows = append(m.rows, row)
	at := len(m.rows) - 1
	for len(m.grid.rows) < at && !m.grid.over {
		m.grid.rows = append(m.grid.rows, nil)
	}
	m.put(at, cells)
}

// between stands for the rows after one odd row and before another: a blank one beside
// either where there was one, an ordinary one where there were others.
func (m *remnant) between(j *joint, bottom, after, before int) {
	if after+1 == before {
		return
	}
	first, last := after+1, before-1
	blanks := 0
	for row := first; row <= last && j.blank(row); row++ {
		blanks++
	}
	if blanks > 0 {
		m.add(bottom+first, nil)
	}
	if first == 1 && last > 1 && j.blank(2) {
		m.add(bottom+2, nil)
	}
	if first+blanks > last {
		return
	}
	m.add(0, m.sample)
	if j.blank(last) {
		m.add(bottom+last, nil)
	}
}

// sample is a row of the head that is plain; nil: there is none.
func (l *layout) sample() []cell {
	g := l.reader.grid
	for _, d := range l.reader.drafts {
		if d.row < l.reader.region.bottom+3 || len(d.records) != 1 || len(d.rejected) > 0 {
			continue
		}
		any, filled := flags(0), 0
		for i := range l.columns {
			x := g.at(d.row, i+1)
			any |= l.look(&l.columns[i], x)
			if !x.blank() {
				filled++
			}
		}
		if any&^(numericFlag|filledFlag|orgFlag|deptFlag) == 0 && any&numericFlag != 0 && filled >= 3 {
			return g.rows[d.row-1]
		}
	}
	return nil
}

// agrees reports whether the columns as wholes are what the head settled that they are.
func (l *layout) agrees(r *reader, m *remnant, j *joint) bool {
	r.elsewhere = map[int]int{}
	for i, n := range j.years {
		if n > 0 {
			r.elsewhere[firstYear+i] = n
		}
	}
	people, signed, gaps := len(j.signIns.Rows), j.signed, j.gaps
	orgs, others, inside := j.orgs, j.judged-j.orgs, j.depts
	sign := r.columns[0]["sign"].col
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if m.rows[row] == 0 {
			continue
		}
		cells := r.grid.nonBlank(row)
		counts := !r.totalLike(row, cells)
		if counts && len(cells) >= 2 {
			people++
			if !r.grid.at(row, sign).blank() {
				signed++
			}
		}
		for i, c := range l.columns {
			x := r.grid.at(row, i+1)
			if c.unsure && x.blank() && counts && len(cells) >= 3 {
				if gaps++; c.sure {
					return false
				}
			}
			if f := l.look(&c, x); c.judged && !x.blank() {
				orgs, others, inside = counted(f, orgs, others, inside)
			}
		}
	}
	if gaps*10 >= (len(j.signIns.Rows)-j.feet)*3 {
		return false // many blanks might mean "as above"
	}
	if sign > 0 {
		r.signs[sign] = signed*10 >= people*3
	}
	return (sign == 0 || r.signs[sign] == l.used) && l.sameJudgement(orgs, others, inside)
}

func counted(f flags, orgs, others, inside int) (int, int, int) {
	if f&orgFlag != 0 {
		orgs++
	} else {
		others++
	}
	if f&deptFlag != 0 {
		inside++
	}
	return orgs, others, inside
}

// sameJudgement reports whether the column of units is one, as the head says, or not.
func (l *layout) sameJudgement(orgs, others, inside int) bool {
	for i, c := range l.columns {
		if !c.judged {
			continue
		}
		headOrgs, headOthers, headInside := 0, 0, 0
		for text, n := range l.reader.textsOf(i + 1) {
			f := judgedFlags(text, squash(text))
			for range n {
				headOrgs, headOthers, headInside = counted(f, headOrgs, headOthers, headInside)
			}
		}
		return l.reader.departments(orgs, others, inside) == l.reader.departments(headOrgs, headOthers, headInside)
	}
	return true
}

// within reports whether all days of the plain rows lie in a span of years.
func (j *joint) within(from, to int) bool {
	for i, n := range j.years {
		if year := firstYear + i; n > 0 && (year < from || year > to) {
			return false
		}
	}
	return true
}

// number gives what was read of a remnant the rows of the file.
func (m *remnant) number(t *terms.Table) {
	for i := range t.Records {
		t.Records[i].Row = m.rows[t.Records[i].Row]
	}
	for i := range t.Skipped {
		t.Skipped[i].Row = m.rows[t.Skipped[i].Row]
	}
	for _, list := range [][]terms.Reject{t.Rejected, t.Doubts} {
		for i := range list {
			_, col := parseAddress(list[i].Cell)
			if list[i].Row = m.rows[list[i].Row]; col > 0 {
				list[i].Cell = address(list[i].Row, col)
			}
		}
	}
}
