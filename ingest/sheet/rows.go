package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// reader turns the rows of one region into a table.
type reader struct {
	region  *region
	grid    *grid
	rule    *kindRule
	context context
	table   terms.Table
	income  terms.Table          // of a cash book
	columns []map[string]heading // of each block
	slots   []slots
	drafts  []draft
	totals  []statedTotal
	partial bool // reads some of the rows only
	leans   bool // a row leaned on those before it; asked of parts only
	section string
	unit    string                 // of a section row naming a unit
	under   map[string]terms.Value // columns, as the section rows above say them
	signs   map[int]bool
	split   []heading // the subjects of a ledger of many amount columns

	elsewhere map[int]int                   // years of the days of rows read another way
	asked     struct{ row, col, month int } // the month last looked for above a row
}

// draft is a row read but not yet judged against the whole column.
type draft struct {
	row      int
	records  []terms.Record
	rejected []terms.Reject
	skip     string
	other    bool // the row went to the table of income
}

// readRegion reads one table of a sheet.
func readRegion(re *region, ctx context, forced terms.Kind) []terms.Table {
	table := terms.Table{Sheet: re.grid.name, Number: re.number}
	split := splitColumns(re.grid, re.top, re.bottom, re.heads)
	rule, fit := choose(re.blocks[0].heads, ctx.titles, ctx.file, forced)
	summed := rule != nil && rule.kind == terms.Spending && (sumLeaf.MatchString(fit.columns["amount"].leaf) || among(split, fit.columns["amount"]))
	if len(split) > 0 && len(re.blocks) == 1 && (rule == nil || rule.kind != terms.Spending || summed) {
		heads := withSplit(re.heads, split)
		if money, better := choose(heads, ctx.titles, ctx.file, forced); money != nil && money.kind == terms.Spending && (rule == nil || summed || better.score > fit.score) {
			rule, re.heads, re.blocks = money, heads, []block{{heads: heads}}
		}
	}
	if forced == terms.NoKind && len(re.blocks) == 1 && attendance(re, ctx.titles+ctx.file) {
		rule = ruleOf(terms.Participation)
	}
	if re.across = acrossHeads(re); forced == terms.NoKind && len(re.across) > 0 {
		rule = ruleOf(terms.Participation)
	}
	if forced == terms.NoKind || forced == terms.Events {
		rule = tickedRule(re, rule, ctx.titles+ctx.file)
	}
	if duesBook(re.heads, ctx.titles) {
		rule = nil
		table.Why = whyDues
	}
	if rule == nil {
		if table.Why == "" {
			table.Why = whyNoKind
		}
		return []terms.Table{table}
	}
	tables := readAs(rule, re, ctx, split)
	if t := tables[0]; len(tables) == 1 && forced == terms.NoKind && len(t.Records) == 0 && undated(t) {
		table.Why = whyUndated
		return []terms.Table{table}
	}
	return tables
}

// among reports whether a column is one of some headings.
func among(heads []heading, h heading) bool {
	return slices.ContainsFunc(heads, func(x heading) bool { return x.col == h.col })
}

// undated reports whether a table of money has no day in any row nor a column for one:
// a published summary, not a ledger.
func undated(t terms.Table) bool {
	_, dated := t.Columns["date"]
	return (t.Kind == terms.Spending || t.Kind == terms.Income) && !dated && len(t.Rejected) > 0 &&
		!slices.ContainsFunc(t.Rejected, func(r terms.Reject) bool { return r.Column == "date" && r.Cell != "" })
}

// readAs reads a table whose kind is settled; the income of a cash book comes second.
func readAs(rule *kindRule, re *region, ctx context, split []heading) []terms.Table {
	table := terms.Table{Sheet: re.grid.name, Number: re.number, Kind: rule.kind, Unit: ctx.unit, Year: ctx.year, Span: ctx.span, Columns: map[string]string{}}
	r := &reader{region: re, grid: re.grid, rule: rule, context: ctx, table: table, signs: map[int]bool{}}
	r.assign()
	r.grid.reader = r
	if h, ok := r.columns[0]["amount"]; ok && h.raw == msgSplit {
		r.split = split
		r.forgetSplit()
	}
	r.preface()
	r.body()
	r.finish()
	return append([]terms.Table{r.table}, r.incomeTable()...)
}

// duesBook recognises the book of membership dues: a wage, dues or twelve month columns.
func duesBook(heads []heading, titles string) bool {
	months, dues := 0, duesWord.MatchString(titles)
	for _, h := range heads {
		if _, ok := strings.CutSuffix(strings.TrimSuffix(h.leaf, "份"), "月"); ok && len(h.leaf) <= 9 {
			months++
		}
		dues = dues || duesWord.MatchString(h.full)
	}
	return dues && (months >= 6 || duesWord.MatchString(titles)) && !strings.Contains(titles, "支出") && !strings.Contains(titles, "预算")
}

// duesWord is 会费, which 工会费用 is not.
var duesWord = regexp.MustCompile(`(?:^|[^工])会费`)

// assign settles which heading is which column, block by block.
func (r *reader) assign() {
	for _, b := range r.region.blocks {
		columns := r.rule.taken(b.heads)
		r.settle(columns, b.heads)
		r.region.chosen(r.rule.kind, columns, b.heads)
		r.columns = append(r.columns, columns)
		r.slots = append(r.slots, r.slotsOf(columns))
	}
	known := map[int]bool{}
	for _, columns := range r.columns {
		if h, ok := columns["#month"]; ok {
			r.table.Columns["date"] = h.raw + "," + columns["#day"].raw
		}
		for column, h := range columns {
			known[h.col] = true
			if _, ok := columnOf(r.rule.kind, column); ok && r.table.Columns[column] == "" {
				r.table.Columns[column] = h.raw
			}
		}
	}
	for _, h := range r.region.heads {
		if !known[h.col] && !serialHeading(h.leaf) {
			r.table.Unknown = append(r.table.Unknown, h.raw)
		}
	}
}

func serialHeading(leaf string) bool {
	return leaf == "序号" || leaf == "序" || leaf == "编号" || leaf == "no" || leaf == "项次" || leaf == "行次"
}

func columnOf(k terms.Kind, name string) (terms.Column, bool) {
	for _, c := range terms.Columns(k) {
		if c.Name == name {
			return c, true
		}
	}
	return terms.Column{}, false
}

// preface accounts for the rows above the heading.
func (r *reader) preface() {
	for row := r.region.first; row < r.region.top; row++ {
		if r.grid.blankRow(row) {
			continue
		}
		why := skipTitle
		text := r.grid.at(row, r.grid.nonBlank(row)[0]).words()
		if labels, _ := fillIns(r.grid, row); len(labels) > 0 {
			why = skipFillIn
		}
		if noteWords.MatchString(text) || runes(text) > 60 {
			why = skipNote
		}
		r.skip(row, why)
	}
}

func (r *reader) skip(row int, why string) {
	r.table.RowsRead++
	r.table.Skipped = append(r.table.Skipped, terms.Skip{Row: row, Why: why})
}

func (r *reader) body() {
	switch {
	case r.rule.kind == terms.Budget:
		r.budgetBody()
		return
	case r.rule.kind == terms.Participation && len(r.region.across) > 0:
		r.acrossRows()
		return
	case r.rule.kind == terms.Events && len(r.region.ticked) > 0:
		r.tickedRows()
		return
	case r.rule.kind == terms.Participation && r.matrix():
		return
	}
	r.rows()
}

func (r *reader) readRows(first, last int) {
	r.drafts = slices.Grow(r.drafts, max(0, last-first+1)) // a heading may reach beyond the last row
	for row := first; row <= last && !r.leans; row++ {
		r.draftRow(row, r.read)
	}
}

// draftRow reads one row by read; one that holds no record is skipped with the reason.
func (r *reader) draftRow(row int, read func(row int) draft) {
	if r.grid.blankRow(row) {
		return
	}
	if why := r.noRecord(row); why != "" {
		r.skip(row, why)
		return
	}
	r.drafts = append(r.drafts, read(row))
}

// noRecord says why a row is no data, or "".
func (r *reader) noRecord(row int) string {
	if repeats(r.grid, row, r.region.top, r.region.bottom) {
		return skipRepeat
	}
	cells := r.grid.nonBlank(row)
	for _, c := range cells[:min(3, len(cells))] {
		text := r.grid.at(row, c).text
		if !summarises(text) {
			continue
		}
		folded := halfBrackets.Replace(compared(text))
		switch {
		case len(folded) > 90:
		case carriedWords.MatchString(folded), carriedWords.MatchString(sectionNumber.ReplaceAllString(folded, "")):
			return skipCarried
		case totalWords.MatchString(folded):
			r.stated(row, folded)
			return skipTotal
		case exampleWords.MatchString(folded):
			return skipExample
		}
	}
	if r.rule.kind == terms.Participation && countsPeople(r.grid, row, cells) {
		return skipTotal
	}
	for _, c := range cells[:min(3, len(cells))] {
		if bareCount.MatchString(squash(r.grid.at(row, c).text)) && r.isColumn(c, "unit", "name", "title") {
			r.stated(row, squash(r.grid.at(row, c).text))
			return skipTotal
		}
	}
	return r.wordsOnly(row, cells, compared(r.grid.at(row, cells[0]).text))
}

// compared writes a cell's text as row words are written.
func compared(text string) string { return strings.ReplaceAll(squash(text), "：", ":") }

// summarises is false of the texts of most cells, which hold no character of a total.
func summarises(text string) bool { return strings.IndexFunc(text, totalRunes.has) >= 0 }

// wordsOnly recognises footers, notes, sections, zero reports: rows of few words.
func (r *reader) wordsOnly(row int, cells []int, first string) string {
	folded := first
	if strings.ContainsAny(first, "（）") {
		folded = halfBrackets.Replace(first)
	}
	switch {
	case r.ruled(row, cells):
		return skipRule
	case r.infoLine(row, cells):
		return skipFillIn
	case r.zeroRow(row, cells):
		r.table.Zero = true
		return skipZero
	case r.signatures(row, cells), footerWords.MatchString(folded) && r.footer(row, cells, folded):
		return skipFooter
	case len(cells) <= 2 && noteWords.MatchString(folded):
		return skipNote
	case r.counts(row, cells):
		return skipNumbers
	case len(cells) == 1 && r.sectionRow(row, cells[0], first):
		r.enterSection(first)
		return skipSection
	case len(cells) == 2 && bareNumeral.MatchString(first) && r.grid.at(row, cells[1]).kind == textCell:
		r.enterSection(r.grid.at(row, cells[1]).words())
		return skipSection
	case len(cells) == 1 && runes(first) > 30:
		return skipNote
	case r.onlySerial(row, cells):
		return skipNoValue
	}
	return ""
}

// ruled recognises a row of printed lines or dots, and the number of a page.
func (r *reader) ruled(row int, cells []int) bool {
	return !slices.ContainsFunc(cells, func(c int) bool {
		x := r.grid.at(row, c)
		return x.kind != textCell || !ruleOnly.MatchString(squash(x.text)) && (len(cells) > 1 || !pageOnly.MatchString(squash(x.text)))
	})
}

var (
	ruleOnly = opening(`^[-=—–―_~*·.…。─━═＝－~～]{2,}$`)
	pageOnly = opening(`^[-—(（]?第?\d{1,3}[/／-]?页?[,，]?(?:共?\d{1,3}页?)?[-—)）]?$`)
)

// zeroRow recognises 本月无: every cell says there is nothing, a serial number apart.
func (r *reader) zeroRow(row int, cells []int) bool {
	said := false
	for _, c := range cells {
		x := r.grid.at(row, c)
		text := squash(x.text)
		switch {
		case x.kind == numberCell && c == cells[0] && len(cells) > 1, dashOnly.MatchString(text), len(cells) > 1 && text == "0":
		case zeroWords.MatchString(text):
			said = true
		default:
			return false
		}
	}
	return said
}

// signatures recognises a row where people are to sign: 工会主席签字 | 经办人签字.
func (r *reader) signatures(row int, cells []int) bool {
	return len(cells) <= 4 && !slices.ContainsFunc(cells, func(c int) bool { return !toSign.MatchString(compared(r.grid.at(row, c).text)) })
}

var toSign = regexp.MustCompile(`^.{2,12}(?:签字|签名|签章|盖章|[(（][签盖]?章[)）])[:_]*$`)

func (r *reader) footer(row int, cells []int, first string) bool {
	if len(cells) > 6 {
		return false
	}
	if !strings.ContainsAny(first, ":：") && len(cells) > 1 {
		next := r.grid.at(row, cells[1]).text
		return strings.ContainsAny(next, ":：")
	}
	return strings.ContainsAny(first, ":：") || len(cells) == 1
}

// counts recognises the row of column numbers under a heading: 甲 乙 1 2 3.
func (r *reader) counts(row int, cells []int) bool {
	if row > r.region.bottom+2 || len(cells) < 3 {
		return false
	}
	for _, c := range cells {
		if !numberRow.MatchString(squash(han.Fold(r.grid.at(row, c).text))) {
			return false
		}
	}
	return len(cells)*10 >= len(r.region.heads)*7
}

func (r *reader) isColumn(col int, names ...string) bool {
	for _, columns := range r.columns {
		for _, n := range names {
			if h, ok := columns[n]; ok && h.col == col {
				return true
			}
		}
	}
	return false
}

// onlySerial recognises the numbered but empty lines of a printed form.
func (r *reader) onlySerial(row int, cells []int) bool {
	if c := cells[0]; len(cells) == 1 && digitsOnly.MatchString(r.grid.at(row, c).words()) && r.isColumn(c, "title", "name", "task") {
		return true // a number where a name belongs, and nothing else
	}
	for _, c := range cells {
		h, ok := r.headAt(c)
		if !ok || !serialHeading(h.leaf) {
			return false
		}
	}
	return true
}

func (r *reader) headAt(col int) (heading, bool) {
	for _, h := range r.region.heads {
		if h.col == col {
			return h, true
		}
	}
	return heading{}, false
}
