package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// tickedKinds are the headings of a list of what befell people that ticks it off: a column
// for 生病住院, one for 结婚, marks where it happened. nil: the region is no such list.
func tickedKinds(re *region) []heading {
	if len(re.blocks) != 1 || len(re.across) > 0 {
		return nil
	}
	named, group := false, ""
	var out []heading
	for _, h := range re.heads {
		switch {
		case nameHead.MatchString(h.full):
			named = true
		case oneEvent.MatchString(h.leaf) && !askedOf.MatchString(h.leaf) && runes(h.leaf) <= 8 && marksBelow(re.grid, re.bottom, h.col):
			if out = append(out, h); group == "" {
				group = h.group
			}
		}
	}
	if !named || len(out) < 2 {
		return nil
	}
	for _, h := range re.heads { // what stands under the same line, though no word of ours says what it is
		if group != "" && h.group == group && !askedOf.MatchString(h.leaf) && !among(out, h) && marksBelow(re.grid, re.bottom, h.col) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b heading) int { return a.col - b.col })
	return out
}

var (
	oneEvent = regexp.MustCompile(ofLife)
	askedOf  = regexp.MustCompile(`是否|慰问|走访|回访|已访|备注|签|领`)
)

// tickedRule is the rule of a list of events whose kinds are ticked, where nothing says that
// it is something else: the columns of marks count as one of kinds.
func tickedRule(re *region, rule *kindRule, titles string) *kindRule {
	if rule != nil && rule.kind != terms.Events && (rule.kind != terms.Participation && rule.kind != terms.Members || rule.titleScore(titles, 1) > 0) {
		return rule
	}
	if rule != nil && rule.kind == terms.Members && slices.ContainsFunc(re.heads, func(h heading) bool { return personHead.MatchString(h.full) }) {
		return rule // a roll may tick who is retired
	}
	re.ticked = tickedKinds(re)
	if len(re.ticked) == 0 {
		return rule
	}
	heads := slices.DeleteFunc(slices.Clone(re.heads), func(h heading) bool { return among(re.ticked, h) })
	of := re.ticked[0]
	of.leaf, of.full, of.inner, of.below = tickedAs, tickedAs, "", nil
	if of.group != "" {
		of.raw = of.group
	}
	re.blocks = []block{{heads: append(heads, of)}}
	return ruleOf(terms.Events)
}

// tickedAs is how a column of kinds is headed where there is one.
const tickedAs = "事项类别"

// tickedRows reads the rows of such a list: a tick is a record of the kind its column says.
func (r *reader) tickedRows() {
	delete(r.columns[0], "kind") // each tick says its own
	r.slots[0] = r.slotsOf(r.columns[0])
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		r.draftRow(row, r.tickedRow)
	}
	for _, h := range r.region.ticked {
		r.table.Unknown = without(r.table.Unknown, h.raw)
	}
}

func (r *reader) tickedRow(row int) draft {
	d := draft{row: row}
	for i, h := range r.region.ticked {
		if r.grid.mark(row, h.col) != presentMark {
			continue
		}
		r.say("kind", terms.Value{Text: strings.TrimSpace(strings.TrimPrefix(h.raw, h.group+"/"))})
		rec, rejected, _ := r.record(row, 0)
		delete(r.under, "kind")
		if len(rejected) > 0 {
			d.rejected = rejected
			return d
		}
		rec.Part = i + 1
		d.records = append(d.records, rec)
	}
	if len(d.records) == 0 {
		rec, rejected, ok := r.record(row, 0) // somebody, and nothing ticked
		if d.rejected = rejected; !ok || rec.Get("name").Missing() {
			return draft{row: row, skip: skipNoValue}
		}
	}
	return d
}
