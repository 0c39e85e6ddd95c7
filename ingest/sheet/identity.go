package sheet

import (
	"math"
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

var (
	idHead  = regexp.MustCompile(`身份证|公民身份号|证件号`)
	shortID = regexp.MustCompile(`^\d(?:\.\d+)?[Ee]\+?\d+$`)
	allNull = regexp.MustCompile(`^\d{12,15}0{3,6}$`)
)

// doubtIDs looks for identity numbers a program or a hand has damaged. They are no
// column of ours and are not kept; who relies on them should know. The row loads.
func (r *reader) doubtIDs() {
	for _, h := range r.region.heads {
		if !idHead.MatchString(h.full) {
			continue
		}
		for _, d := range r.drafts {
			if c := r.grid.at(d.row, h.col); len(d.records) > 0 && !c.blank() {
				if why := damagedID(c); why != "" {
					r.table.Doubts = append(r.table.Doubts, terms.Reject{
						Row: d.row, Column: "id_number", Header: h.raw, Cell: address(d.row, h.col), Value: masked(c.text), Why: why, Hint: hintID,
					})
				}
			}
		}
	}
}

func damagedID(c cell) string {
	text := strings.TrimLeft(squash(c.text), "'’‘`")
	switch {
	case c.kind == numberCell && math.Abs(c.num) >= 1e15, shortID.MatchString(text), allNull.MatchString(text) && !terms.IDChecks(text):
		return whyIDLost
	case empty(text):
		return ""
	case !terms.IDNumber(text):
		return whyIDForm
	case len(text) == 18 && !terms.IDChecks(text):
		return whyIDCheck
	}
	return ""
}

// masked shows that there is a number and none of who it is.
func masked(text string) string {
	text = squash(text)
	return string([]rune(text)[:min(3, runes(text))]) + "***"
}
