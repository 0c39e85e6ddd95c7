package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// sharedDown are columns whose blank cells may mean "as above", where the table
// shows that it groups its rows. Never names, amounts, counts or signatures; nor whose
// work it was and of what field, which officers leave blank for want of knowing.
var sharedDown = map[string]bool{
	"unit": true, "parent": true, "group": true, "sector": true, "activity": true, "section": true,
	"date": true, "start": true, "subject": true, "region": true, "level": true, "festival": true, "reason": true, "year": true,
}

// mergedDown are columns that take a merged area's value besides those.
var mergedDown = map[string]bool{"category": true, "organiser": true, "title": true, "place": true, "end": true, "owner": true, "deadline": true, "visitor": true, "note": true, "task": true, "target": true, "kind": true, "voucher": true, "role": true, "form": true, "type": true}

// groupedColumns finds the columns of a block written once per group of rows, as
// merged cells are after saving as text: the first row is filled, many are blank and
// no value is written twice in a row.
func (r *reader) groupedColumns(columns map[string]heading) map[string]bool {
	out := map[string]bool{}
	for name, h := range columns {
		if (sharedDown[name] || r.leadsRows(name, h)) && r.looksGrouped(h.col, name == "unit" && r.context.unit == "") {
			out[name] = true
		}
	}
	return out
}

// leadsRows reports whether a column of fields or organisers stands first and says
// everything once: its blanks are the rows of a group, not what nobody knew.
func (r *reader) leadsRows(name string, h heading) bool {
	if name != "category" && name != "organiser" {
		return false
	}
	for _, first := range r.region.heads {
		if first.col < h.col && !serialHeading(first.leaf) {
			return false
		}
	}
	texts := r.textsOf(h.col)
	for _, n := range texts {
		if n > 1 {
			return false
		}
	}
	return len(texts) > 1
}

// fewRows are too few to tell a group from an oversight.
const fewRows = 3

// looksGrouped judges one column; sure: a blank could mean nothing else (no title says
// whose row it is), so that one will do.
func (r *reader) looksGrouped(col int, sure bool) bool {
	if !r.anyBlank(col) {
		return false
	}
	filled, blanks, never := r.grouping(col)
	return !never && filled > 0 && blanks > 0 && (sure || filled+blanks >= fewRows && blanks*10 >= (filled+blanks)*4)
}

// grouping counts the filled and the blank cells of a column; never: it begins with a
// blank or says the same in two rows on end, whatever stands below.
func (r *reader) grouping(col int) (filled, blanks int, never bool) {
	last := ""
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		cells := r.grid.nonBlank(row)
		if len(cells) < 3 || r.totalLike(row, cells) {
			continue
		}
		x := r.grid.at(row, col)
		if _, ok := r.grid.mergeOf(row, col); ok && x.blank() {
			continue
		}
		if x.blank() {
			if filled == 0 {
				return 0, 0, true
			}
			blanks++
			continue
		}
		if x.text == last && !sameAs.MatchString(x.text) {
			return filled, blanks, true
		}
		filled, last = filled+1, x.text
	}
	return filled, blanks, false
}

func (r *reader) anyBlank(col int) bool {
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if r.grid.at(row, col).blank() {
			return true
		}
	}
	return false
}

func (r *reader) totalLike(row int, cells []int) bool {
	for _, c := range cells[:min(3, len(cells))] {
		text := squash(r.grid.at(row, c).text)
		if len(text) < 90 && totalWords.MatchString(text) || carriedWords.MatchString(text) || footerWords.MatchString(text) {
			return true
		}
	}
	return false
}

// cellFor returns the cell of a column in a row: its own, the merged area's, or the
// one above where the table groups rows or says 同上.
func (r *reader) cellFor(block int, name string, row int) (c cell, own bool) {
	s := r.slots[block].named[name]
	h := s.head
	c = r.grid.at(row, h.col)
	own = !c.blank()
	if c.kind == textCell && len(c.text) <= 12 && sameAs.MatchString(strings.TrimSpace(c.text)) {
		r.leans = r.partial
		return s.above, true
	}
	if c.blank() && (sharedDown[name] || mergedDown[name]) {
		if m, ok := r.grid.mergeOf(row, h.col); ok && m.left == h.col || ok && m.right == m.left {
			c = r.grid.at(m.top, m.left)
		}
	}
	if c.blank() && s.grouped {
		r.leans = r.partial
		c = s.above
	}
	if !c.blank() {
		s.above = c
	}
	return c, own
}

// read makes a row's records, one a block.
func (r *reader) read(row int) draft {
	d := draft{row: row, skip: skipNoValue}
	if r.rule.kind == terms.Spending && r.isIncome(row) {
		rec, _, _ := r.record(row, 0) // the rows below may lean on its date
		if r.takeIn(rec) {
			return draft{row: row, other: true}
		}
		return draft{row: row, skip: skipIncome}
	}
	if len(r.split) > 0 {
		return r.readSplit(row)
	}
	if r.noFigure(row) {
		return draft{row: row, skip: skipNoFigure}
	}
	for block := range r.columns {
		if r.rule.kind == terms.Participation {
			if why := r.absent(row, block); why != "" {
				d.skip = why
				continue
			}
		}
		rec, rejected, ok := r.record(row, block)
		if !ok {
			continue
		}
		if len(rejected) > 0 {
			d.rejected = append(d.rejected, rejected...)
			continue
		}
		if people := each(rec); people != nil {
			d.records = append(d.records, people...)
		} else {
			d.records = append(d.records, rec)
		}
	}
	if len(d.records) > 0 || len(d.rejected) > 0 {
		d.skip = ""
	}
	return d
}

// noFigure recognises a line of a printed return that nobody filled in.
func (r *reader) noFigure(row int) bool {
	if r.rule.kind != terms.Indicators {
		return false
	}
	c := r.grid.at(row, r.columns[0]["value"].col)
	return c.blank() || c.kind == textCell && empty(c.words())
}

// record reads one block of a row; ok is false when the block is empty there.
func (r *reader) record(row, block int) (rec terms.Record, rejected []terms.Reject, ok bool) {
	rec = terms.NewRecord(r.rule.kind, row)
	if len(r.columns) > 1 {
		rec.Part = block + 1
	}
	r.turnYear(row, block)
	for _, s := range r.slots[block].order {
		c, own := r.cellFor(block, s.column.Name, row)
		v, p := r.valueOf(s, c)
		if p != nil && s.column.Type == terms.Day && bareDay.MatchString(c.words()) {
			if d := r.dayInMonth(row, c); !d.Missing() {
				v, p = d, nil
			}
		}
		if p != nil && r.oneHead(row, block, s, c) {
			c.text = perHead.ReplaceAllString(c.text, "")
			v, p = r.valueOf(s, c)
		}
		if p != nil {
			rejected = append(rejected, r.reject(row, s.column.Name, s.head, c, p))
			ok = true
			continue
		}
		ok = ok || own && !serialHeading(s.head.leaf)
		rec.Values[s.at] = v
	}
	r.pairMonthDay(&rec, row, block)
	r.redReversal(&rec, block)
	if !ok {
		return rec, nil, false
	}
	r.lastDay(&rec, row, block)
	return r.complete(rec, block, rejected)
}

// turnYear sets the clock to the year a row's own column says.
func (r *reader) turnYear(row, block int) {
	if _, ok := r.columns[block]["#dayyear"]; !ok {
		return
	}
	year := oneYear(r.carried(block, "#dayyear", row).words())
	if year == 0 || year == r.context.clock.Year && r.context.clock.Span.IsZero() {
		return
	}
	r.leans = r.partial
	r.context.clock.Year, r.context.clock.Span = year, terms.Period{}
	r.forget()
}

// complete derives what the title says and checks what must be there.
func (r *reader) complete(rec terms.Record, block int, rejected []terms.Reject) (terms.Record, []terms.Reject, bool) {
	r.fromBlock(&rec, block)
	r.derive(&rec)
	numberApart(&rec)
	failed := rejected
	for i, col := range terms.Columns(r.rule.kind) {
		if !col.Required || !rec.Values[i].Missing() || slices.ContainsFunc(failed, func(x terms.Reject) bool { return x.Column == col.Name }) {
			continue
		}
		h := r.columns[block][col.Name]
		rejected = append(rejected, r.reject(rec.Row, col.Name, h, cell{}, &problem{strings.Replace(whyMissing, "%s", wordFor(col.Name), 1), hintFill}))
	}
	if a, b := rec.Get("start"), rec.Get("end"); !a.Missing() && !b.Missing() && b.N < a.N {
		h := r.columns[block]["end"]
		rejected = append(rejected, r.reject(rec.Row, "end", h, r.grid.at(rec.Row, h.col), &problem{whyDayOrder, hintDay}))
	}
	return rec, rejected, true
}

func (r *reader) reject(row int, column string, h heading, c cell, p *problem) terms.Reject {
	out := terms.Reject{Row: row, Column: column, Header: h.raw, Value: strings.TrimSpace(c.text), Why: p.why, Hint: p.hint}
	if h.col > 0 {
		out.Cell = address(row, h.col)
	}
	return out
}

// lastDay sets the end of an activity whose single time column may hold a span.
func (r *reader) lastDay(rec *terms.Record, row, block int) {
	if r.rule.kind != terms.Activities {
		return
	}
	start, ok := r.columns[block]["start"]
	if end, has := r.columns[block]["end"]; !ok || has && end.col != start.col {
		return
	}
	c, _ := r.cellFor(block, "start", row)
	if _, last, p := r.day(c, r.context.clock); p == nil {
		rec.Set("end", last)
	}
}

// pairMonthDay joins 月 and 日 written in two columns into the record's date.
func (r *reader) pairMonthDay(rec *terms.Record, row, block int) {
	mh, ok := r.columns[block]["#month"]
	if !ok {
		return
	}
	mc, dc := r.carried(block, "#month", row), r.carried(block, "#day", row)
	if mc.blank() || dc.blank() {
		return
	}
	year := ""
	if y := oneYear(mh.raw); y != 0 {
		year = itoa(y) + "年"
	}
	if _, ok := r.columns[block]["#year"]; ok {
		if yc := r.carried(block, "#year", row); !yc.blank() {
			year = strings.TrimSuffix(yc.words(), "年") + "年"
		}
	}
	text := year + strings.TrimSuffix(mc.words(), "月") + "月" + strings.TrimSuffix(dc.words(), "日") + "日"
	first, _, err := han.ParseDay(text, r.context.clock)
	if err == nil {
		rec.Set("date", dayValue(first, false, text))
	}
}

var reversalWords = regexp.MustCompile(`冲|红字|退|更正|收回`)

// redReversal makes an amount printed in red negative where the row says that it takes
// something back; red alone may only be emphasis.
func (r *reader) redReversal(rec *terms.Record, block int) {
	if rec.Kind != terms.Spending {
		return
	}
	v := rec.Get("amount")
	h := r.columns[block]["amount"]
	if v.N <= 0 || !r.grid.at(rec.Row, h.col).red || !reversalWords.MatchString(rec.Get("summary").Text+rec.Get("note").Text) {
		return
	}
	fen := -terms.Money(v.N)
	rec.Set("amount", terms.Value{Text: fen.Yuan(), N: int64(fen), Raw: v.Text})
}

// carried returns a cell, or the last one above it: cash books write a month and a
// day once for all entries of that day.
func (r *reader) carried(block int, name string, row int) cell {
	s := r.slots[block].named[name]
	c := r.grid.at(row, s.head.col)
	if c.blank() {
		r.leans = r.partial
		return s.above
	}
	s.above = c
	return c
}

// derive fills what stands outside the row: unit, activity, date, festival.
func (r *reader) derive(rec *terms.Record) {
	if rec.Get("unit").Missing() && r.rule.kind != terms.Units {
		unit := r.context.unit
		if r.unit != "" {
			unit = r.unit
		}
		rec.Set("unit", terms.Value{Text: unit})
	}
	r.fromSection(rec)
	switch rec.Kind {
	case terms.Participation:
		r.deriveSignIn(rec)
	case terms.Visits:
		r.priceGoods(rec)
		r.deriveVisit(rec)
	case terms.Activities:
		rec.Set("festival", terms.Value{Text: han.FestivalIn(rec.Get("title").Text)})
	case terms.Spending:
		rec.Set("festival", terms.Value{Text: han.FestivalIn(rec.Get("summary").Text)})
	case terms.Budget:
		if rec.Get("year").Missing() && r.budgetYear() != 0 {
			rec.Set("year", terms.Value{Text: itoa(r.budgetYear()), N: int64(r.budgetYear())})
		}
	case terms.Honors:
		if h, ok := r.columns[0]["#recipient"]; ok && rec.Get("recipient").Missing() {
			rec.Set("recipient", textValue("recipient", r.grid.at(rec.Row, h.col)))
		}
	case terms.PlanItems:
		r.joinItem(rec)
		if rec.Get("section").Missing() && r.section != "" {
			rec.Set("section", terms.Value{Text: r.section})
		}
	}
}

// joinItem writes a plan's item before its content: 夏送清凉 慰问一线班组.
func (r *reader) joinItem(rec *terms.Record) {
	h, ok := r.columns[0]["#item"]
	if !ok {
		return
	}
	item, task := r.grid.filled(rec.Row, h.col).words(), rec.Get("task").Text
	switch {
	case item == "" || strings.Contains(task, item):
	case task == "":
		rec.Set("task", terms.Value{Text: item})
	default:
		rec.Set("task", terms.Value{Text: item + " " + task, Raw: task}) // as the row has it: two cells beside each other
	}
}
