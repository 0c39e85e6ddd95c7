package sheet

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// Identity numbers tell people apart and are shown to nobody. A program or a hand damages
// them often: such a cell is told of and not used, and its row loads by number and name.

var (
	idHead    = regexp.MustCompile(`身份证|公民身份号|证件号`)
	othersID  = regexp.MustCompile(`配偶|家属|家庭|子女|父|母|代领|代办|经办|银行|卡`)
	shortID   = regexp.MustCompile(`^\d(?:\.\d+)?[Ee]\+?\d+$`)
	allNull   = regexp.MustCompile(`^\d{12,15}0{3,6}$`)
	idStrokes = strings.NewReplacer("'", "", "’", "", "‘", "", "`", "", "-", "", "－", "", "—", "")
)

// idOf reads an identity number: the one form by which two are compared, or why the cell
// cannot be used.
func idOf(c cell) (number, why string) {
	text := idStrokes.Replace(squash(han.Fold(c.text)))
	switch {
	case c.blank():
		return "", ""
	case c.kind == faultCell:
		return "", strings.Replace(whyFault, "%s", c.text, 1)
	case c.kind == numberCell && math.Abs(c.num) >= 1e15, shortID.MatchString(text), allNull.MatchString(text) && !terms.IDChecks(text):
		return "", whyIDLost
	case empty(c.text) || text == "":
		return "", ""
	case !terms.IDNumber(text):
		return "", whyIDForm
	case len(text) == 18 && !terms.IDChecks(text):
		return "", whyIDCheck
	}
	return terms.IDLong(text), ""
}

// settleIDs finds identity numbers by what they look like where no heading says so, a
// column of 会员证号 among them.
func (r *reader) settleIDs(columns map[string]heading, heads []heading) {
	if h, ok := columns["id_number"]; ok && !hasColumn(columns, "staff_no") && ofTheUnion.MatchString(h.full) && columnNeeded(r.rule.kind, "staff_no") && holdsContent(h.below, someCodes) && !r.anyLong(h) {
		columns["staff_no"] = h
		delete(columns, "id_number")
	}
	if hasColumn(columns, "id_number") || !columnNeeded(r.rule.kind, "id_number") {
		return
	}
	if h, ok := columns["staff_no"]; ok && r.mostlyIDs(h.col) {
		columns["id_number"] = h
		delete(columns, "staff_no")
		return
	}
	for _, h := range heads {
		if !taken(columns, h.col) && !othersID.MatchString(h.full) && r.mostlyIDs(h.col) {
			columns["id_number"] = h
			return
		}
	}
}

// ofTheUnion are papers a union may have given out itself.
var ofTheUnion = regexp.MustCompile(`会员|职工|员工`)

// anyLong reports whether a cell under a heading is as long as a number of identity.
func (r *reader) anyLong(h heading) bool {
	return slices.ContainsFunc(h.below, func(c cell) bool { return len(squash(c.text)) > 12 || c.num >= 1e12 })
}

// numberApart puts an identity number given as the unit's own number where it belongs.
func numberApart(rec *terms.Record) {
	number := rec.Get("staff_no").Text
	if len(number) != 18 || !terms.IDNumber(number) {
		return
	}
	if rec.Get("id_number").Missing() {
		rec.Set("id_number", terms.Value{Text: terms.IDLong(number)})
	}
	rec.Set("staff_no", terms.Value{})
}

// looksAt is how many filled cells are enough to say what a column holds.
const looksAt = 100

// mostlyIDs does not ask for the check digit: made-up numbers are as private.
func (r *reader) mostlyIDs(col int) bool {
	filled, ids := 0, 0
	for row := r.region.bottom + 1; row <= r.region.last && filled < looksAt; row++ {
		c := r.grid.at(row, col)
		if c.blank() || c.kind == textCell && empty(c.text) {
			continue
		}
		if filled++; terms.IDNumber(idStrokes.Replace(squash(han.Fold(c.text)))) {
			ids++
		}
		if filled == 8 && ids == 0 {
			return false
		}
	}
	return ids > 0 && ids*10 >= filled*8
}

// doubtIDs tells of every damaged identity number whose row loads, those in columns that
// are not ours among them: who relies on them should know.
func (r *reader) doubtIDs() {
	for _, h := range r.region.heads {
		if block := r.idBlock(h); block >= 0 || idHead.MatchString(h.full) {
			r.doubtColumn(h, block)
		}
	}
}

// idBlock is the block whose identity numbers stand under a heading, or -1.
func (r *reader) idBlock(h heading) int {
	for i, columns := range r.columns {
		if own, ok := columns["id_number"]; ok && own.col == h.col {
			return i
		}
	}
	return -1
}

func (r *reader) doubtColumn(h heading, block int) {
	rounded := r.roundedIDs(h.col)
	first := map[string]terms.Record{} // by number
	for _, d := range r.drafts {
		c := r.grid.at(d.row, h.col)
		if len(d.records) == 0 || c.blank() {
			continue
		}
		number, why := idOf(c)
		if rounded && allNull.MatchString(number) {
			number, why = "", whyIDLost
		}
		hint := hintID
		if why == whyIDCheck {
			hint = hintIDSure
		}
		if why == "" && r.rule.kind == terms.Members && block >= 0 {
			rec := d.records[0]
			if was, ok := first[number]; !ok {
				first[number] = rec
			} else if was.Get("name").Text != rec.Get("name").Text {
				why, hint = strings.Replace(whyIDTwice, "%d", itoa(was.Row), 1), hintTwice
			}
		}
		if why == "" {
			continue
		}
		for _, rec := range d.records {
			if block >= 0 && number == "" && (len(r.columns) == 1 || rec.Part == block+1) {
				rec.Set("id_number", terms.Value{})
			}
		}
		r.table.Doubts = append(r.table.Doubts, terms.Reject{
			Row: d.row, Column: "id_number", Header: h.raw, Cell: address(d.row, h.col), Value: masked(c), Why: why, Hint: hint,
		})
	}
}

// roundedIDs reports whether a program has rounded numbers of the column: of the nulls at
// their end one in eleven still checks.
func (r *reader) roundedIDs(col int) bool {
	n := 0
	for _, d := range r.drafts {
		if c := r.grid.at(d.row, col); !c.blank() && (c.kind == numberCell && c.num >= 1e15 || allNull.MatchString(squash(c.text))) {
			n++
		}
	}
	return n > 1
}

// masked shows that there is a number and none of who it is.
func masked(c cell) string {
	text := squash(c.text)
	if c.kind == faultCell {
		return text
	}
	return string([]rune(text)[:min(3, runes(text))]) + "***"
}
