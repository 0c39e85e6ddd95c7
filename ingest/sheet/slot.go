package sheet

import "nianlun/queries/terms"

// slot is a column of a block while its rows are read: where its values go, what a blank
// or 同上 in it repeats, and what its words were read as before, since ledgers say the
// same things over and over.
type slot struct {
	column  terms.Column
	at      int // in Record.Values
	head    heading
	grouped bool // blanks mean "as above"
	above   cell
	known   map[string]reading
	again   int  // how often the words were known
	varied  bool // they seldom are: not kept
}

type reading struct {
	value   terms.Value
	problem *problem
}

// What a column may keep of its words, and how many it is tried for.
const (
	mostKnown = 1 << 16
	tryKnown  = 1 << 12
)

// slots are those of a block: by name, what is no column of ours (#month) among them,
// and in the order of a record those a record has.
type slots struct {
	named map[string]*slot
	order []*slot
}

func (r *reader) slotsOf(columns map[string]heading) slots {
	s := slots{named: map[string]*slot{}}
	grouped := r.groupedColumns(columns)
	for name, h := range columns {
		s.named[name] = &slot{head: h, grouped: grouped[name]}
	}
	for i, col := range terms.Columns(r.rule.kind) {
		one, ok := s.named[col.Name]
		if !ok || col.Derived || col.Name == "end" && one.head.col == columns["start"].col {
			continue
		}
		one.column, one.at = col, i
		s.order = append(s.order, one)
	}
	return s
}

// valueOf is value for a slot: words read before are not read again. Money is, for its
// heading may change from row to row.
func (r *reader) valueOf(s *slot, c cell) (terms.Value, *problem) {
	if c.kind != textCell || s.varied || s.column.Type == terms.Yuan {
		return r.value(s.column, s.head, c)
	}
	if got, ok := s.known[c.text]; ok {
		s.again++
		return got.value, got.problem
	}
	v, p := r.value(s.column, s.head, c)
	switch n := len(s.known); {
	case n == 0:
		s.known = map[string]reading{c.text: {v, p}}
	case n == tryKnown && s.again < n:
		s.known, s.varied = nil, true
	case n < mostKnown:
		s.known[c.text] = reading{v, p}
	}
	return v, p
}

// forget follows a change of the clock, by which days are read.
func (r *reader) forget() {
	for _, block := range r.slots {
		for _, s := range block.named {
			s.known = nil
		}
	}
}
