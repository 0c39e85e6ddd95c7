package sheet

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// flags say what a cell may mean to its row, asked once of each text.
type flags uint16

const (
	hardFlag    flags = 1 << iota // the general reader is to read the row
	stopFlag                      // ... the whole file
	filledFlag                    // of a unit's cell, below
	numericFlag                   // no heading says so
	colonFlag
	totalFlag  // a total, a sum carried over, an example, where it is one of the first three
	footFlag   // what stands below a table, where it comes first
	blankFlag  // blank, where many blanks in the column might mean "as above"
	unsureFlag // ... where one might
	orgFlag    // names an organisation, where a column is judged by that
	deptFlag
	signedFlag
)

// part is what a run of columns says.
type part uint8

const (
	asidePart part = iota // nothing that is kept
	peoplePart
	namingPart
	morePart // role, hours, signature
)

var partOf = map[string]part{
	"unit": peoplePart, "staff_no": peoplePart, "name": peoplePart, "group": peoplePart,
	"activity": namingPart, "date": namingPart, "role": morePart, "hours": morePart, "sign": morePart,
}

// longColumn is a column of a long table.
type longColumn struct {
	name   string // canonical; "": none of ours
	slot   *slot
	heads  []string // its headings, without spaces
	unsure bool     // blanks might mean "as above", if they are many
	sure   bool     // ... and one is enough
	judged bool     // whether it is the unit or a department is judged by what it holds
	ids    bool     // whether it holds identity numbers is not settled
}

// run is columns that stand side by side and say one thing.
type run struct {
	part     part
	from, to int // columns, from 0
}

// layout is how a long table of sign-ins is read: what its head settled.
type layout struct {
	reader   *reader
	columns  []longColumn
	runs     []run
	from, to int  // years days may lie in; 0, 0: any
	marks    bool // there is a column of signatures
	used     bool // ... and people sign
	unitRun  int  // the run that names the unit, or -1
	dayRun   int
	people   []int // runs that name the person
	naming   []int
	roleRun  int // or -1
	hoursRun int
}

// layoutOf settles the layout from the reader of a table's head; nil: the table is to be
// read the general way.
func layoutOf(r *reader) *layout {
	if r == nil || r.rule.kind != terms.Participation || len(r.columns) != 1 || len(r.split) > 0 || r.section != "" || r.unit != "" ||
		slices.ContainsFunc(r.grid.merges, func(a area) bool { return a.bottom > r.region.bottom }) || r.grid.wide > 0 || r.region.last != len(r.grid.rows) || r.grid.width > 64 {
		return nil
	}
	l := &layout{reader: r, columns: make([]longColumn, r.grid.width), unitRun: -1, dayRun: -1, roleRun: -1, hoursRun: -1}
	for name, h := range r.columns[0] {
		if partOf[name] == asidePart || h.col < 1 || h.col > len(l.columns) || l.columns[h.col-1].name != "" || r.slots[0].named[name].grouped {
			return nil
		}
		l.columns[h.col-1].name, l.columns[h.col-1].slot = name, r.slots[0].named[name]
	}
	for _, needed := range []string{"name", "activity", "date"} {
		if h, ok := r.columns[0][needed]; !ok || serialHeading(h.leaf) {
			return nil
		}
	}
	if slices.ContainsFunc(r.region.heads, func(h heading) bool { return idHead.MatchString(h.full) }) {
		return nil
	}
	for i := range l.columns {
		l.settle(i)
	}
	l.from, l.to = r.yearsOf("date")
	if h, ok := r.columns[0]["sign"]; ok {
		l.marks, l.used = true, r.signed(h.col)
	}
	l.cut()
	return l
}

// settle learns of a column what its words are asked.
func (l *layout) settle(i int) {
	r, c := l.reader, &l.columns[i]
	for row := r.region.top; row <= r.region.bottom; row++ {
		if text := squash(r.grid.at(row, i+1).text); text != "" {
			c.heads = append(c.heads, text)
		}
	}
	if sharedDown[c.name] {
		_, _, never := r.grouping(i + 1)
		c.unsure, c.sure = !never, !never && c.name == "unit" && r.context.unit == ""
	}
	before := r.rule.taken(r.region.blocks[0].heads)
	_, group := before["group"]
	if u, ok := before["unit"]; ok && u.col == i+1 && !group && !strings.Contains(u.full, "工会") {
		c.judged = true
	}
	filled, ids := 0, 0
	for row := r.region.bottom + 1; row <= r.region.last && filled < looksAt && (filled < 8 || ids > 0); row++ {
		if x := r.grid.at(row, i+1); !x.blank() && !empty(x.text) {
			filled++
			ids += idLike(x.text)
		}
	}
	c.ids = filled < looksAt && (filled < 8 || ids > 0)
}

func idLike(text string) int {
	if terms.IDNumber(idStrokes.Replace(squash(han.Fold(text)))) {
		return 1
	}
	return 0
}

// cut puts columns that stand side by side and say one thing into runs.
func (l *layout) cut() {
	for i, c := range l.columns {
		p := partOf[c.name]
		if n := len(l.runs); n > 0 && p != asidePart && l.runs[n-1].part == p {
			l.runs[n-1].to = i + 1
		} else {
			l.runs = append(l.runs, run{p, i, i + 1})
		}
		at := len(l.runs) - 1
		switch c.name {
		case "unit":
			l.unitRun = at
		case "date":
			l.dayRun = at
		case "role":
			l.roleRun = at
		case "hours":
			l.hoursRun = at
		}
	}
	for i, r := range l.runs {
		switch r.part {
		case peoplePart:
			l.people = append(l.people, i)
		case namingPart:
			l.naming = append(l.naming, i)
		}
	}
}

// look asks of a cell what it may mean to its row.
func (l *layout) look(c *longColumn, x cell) flags {
	if x.blank() {
		switch {
		case c.sure:
			return unsureFlag
		case c.unsure:
			return blankFlag
		}
		return 0
	}
	if x.kind == faultCell {
		return hardFlag
	}
	bare := squash(x.text)
	f := wordFlags(x.text, bare)
	if slices.Contains(c.heads, bare) {
		f |= hardFlag
	}
	if notHeading(x) {
		f |= numericFlag
	}
	if (c.name == "unit" || c.name == "name") && bareCount.MatchString(bare) {
		f |= totalFlag
	}
	if c.name != "" && echoes(x) {
		f |= hardFlag
	}
	if c.name == "date" && lostZero(x) {
		f |= stopFlag
	}
	if c.judged {
		f |= judgedFlags(x.text, bare)
	}
	if (c.name == "" || c.name == "staff_no") && len(bare) >= 15 && idLike(x.text) > 0 {
		if f |= hardFlag; c.ids {
			f |= stopFlag
		}
	}
	return f
}

// echoes reports whether a cell says 同上.
func echoes(x cell) bool {
	return x.kind == textCell && len(x.text) <= 12 && sameAs.MatchString(strings.TrimSpace(x.text))
}

func wordFlags(text, bare string) (f flags) {
	folded := bare
	if strings.ContainsAny(bare, "：（）") {
		folded = halfBrackets.Replace(strings.ReplaceAll(bare, "：", ":"))
	}
	if strings.ContainsRune(folded, ':') {
		f |= colonFlag
	}
	if summarises(text) && (carriedWords.MatchString(folded) || totalWords.MatchString(folded) || exampleWords.MatchString(folded) ||
		carriedWords.MatchString(bare) || totalWords.MatchString(bare)) {
		f |= totalFlag
	}
	if footerWords.MatchString(folded) || folded != bare && footerWords.MatchString(bare) {
		f |= footFlag
	}
	return f
}

func judgedFlags(text, bare string) flags {
	f := filledFlag
	if orgName.MatchString(bare) {
		f |= orgFlag
	}
	if deptName.MatchString(text) {
		f |= deptFlag
	}
	return f
}

// minutes is the number of minutes a cell of hours gives; false: minutes alone would not
// say what it says.
func minutes(v terms.Value) (int32, bool) {
	if v.Missing() {
		return terms.NoMinutes, true
	}
	shown := strconv.FormatFloat(math.Round(float64(v.N)/60*100)/100, 'f', -1, 64)
	return int32(v.N), v.N >= 0 && v.N < 1<<30 && shown == v.Text
}
