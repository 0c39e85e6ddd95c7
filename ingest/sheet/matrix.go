package sheet

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

type mark int8

const (
	noMark mark = iota // blank: unknown, not absent
	presentMark
	absentMark
	otherMark
)

var (
	presentRe = regexp.MustCompile(`^(?:[√✓✔○●◯Oo◎☑Yy1]|是|到|已到|已签|已签到|出勤|实到|参加|出席|已参加|签到|正常|代签|有|迟到|早退)$`)
	absentRe  = regexp.MustCompile(`^(?:[×✗✘xX╳0☒Nn△▲]|否|缺|缺席|缺勤|旷|旷工|未到|未参加|未签到?|没来|无|假|请假|事假|病假|公差|出差|公出|产假|休假?|轮休|学习|年假|婚假|丧假|请假.*|病|事|调休|值班)$`)
)

func markOf(c cell) mark {
	text := strings.TrimSpace(c.text)
	switch {
	case c.blank(), dashOnly.MatchString(text): // does not concern them
		return noMark
	case presentRe.MatchString(text):
		return presentMark
	case absentRe.MatchString(text):
		return absentMark
	}
	return otherMark
}

// matrixColumn is one activity of an attendance matrix.
type matrixColumn struct {
	col   int
	title string
	day   terms.Date
}

// matrix reads people × activities: each present mark is one record, a blank is
// unknown. It reports whether the table is such a matrix.
func (r *reader) matrix() bool {
	if len(r.columns) > 1 {
		return false
	}
	if h, ok := r.columns[0]["activity"]; ok {
		if !r.mostlyMarks(h.col) {
			return false
		}
		delete(r.columns[0], "activity") // its heading names one: 5月23日讲座
		delete(r.table.Columns, "activity")
		r.slots[0] = r.slotsOf(r.columns[0])
	}
	columns := r.matrixColumns()
	if len(columns) < 2 {
		return false
	}
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		r.draftRow(row, func(row int) draft { return r.matrixRow(row, columns) })
	}
	r.region.marked = map[int]bool{}
	for _, c := range columns {
		r.region.marked[c.col] = true
		r.derived("activity", c.title)
		h, _ := r.headAt(c.col)
		r.table.Unknown = slices.DeleteFunc(r.table.Unknown, func(s string) bool { return s == h.raw })
	}
	return true
}

func (r *reader) matrixRow(row int, columns []matrixColumn) draft {
	d := draft{row: row}
	base, rejected, ok := r.matrixPerson(row)
	if !ok && slices.ContainsFunc(columns, func(c matrixColumn) bool { return r.grid.mark(row, c.col) == presentMark }) {
		rejected, ok = r.nobody(row), true // marks, and nobody whose they are
	}
	if !ok {
		return draft{row: row, skip: skipNoValue}
	}
	d.rejected = rejected
	for i, c := range columns {
		if len(rejected) > 0 || r.grid.mark(row, c.col) != presentMark {
			continue
		}
		if c.sameDay(columns[:i], r.grid, row) {
			continue // the afternoon of a morning already counted
		}
		rec := base
		rec.Values = append([]terms.Value(nil), base.Values...)
		rec.Part = i + 1
		rec.Set("activity", terms.Value{Text: c.title})
		if c.day == 0 {
			d.rejected = append(d.rejected, r.undated(row, c))
			continue
		}
		rec.Set("date", terms.Value{Text: c.day.String(), N: int64(c.day)})
		d.records = append(d.records, rec)
	}
	if len(d.records) == 0 && len(d.rejected) == 0 {
		d.skip = skipUnsigned
		for _, c := range columns {
			if r.grid.mark(row, c.col) == absentMark {
				d.skip = skipAbsent
			}
		}
	}
	return d
}

// undated is the reject of a mark whose day nobody knows. The day belongs into the heading,
// so that is the cell it points to.
func (r *reader) undated(row int, c matrixColumn) terms.Reject {
	h, _ := r.headAt(c.col)
	return terms.Reject{
		Row: row, Column: "date", Header: h.raw, Cell: address(r.region.bottom, c.col),
		Value: strings.TrimSpace(oneLine(r.grid.filled(r.region.bottom, c.col).text)), Why: whyUndatedHead, Hint: strings.Replace(hintHeadDay, "%s", c.title, 1),
	}
}

// sameDay reports whether an earlier column shows the person at the same activity on
// the same day.
func (c matrixColumn) sameDay(before []matrixColumn, g *grid, row int) bool {
	return slices.ContainsFunc(before, func(b matrixColumn) bool {
		return b.title == c.title && b.day == c.day && g.mark(row, b.col) == presentMark
	})
}

func (r *reader) matrixPerson(row int) (terms.Record, []terms.Reject, bool) {
	rec := terms.NewRecord(r.rule.kind, row)
	own := false
	for _, name := range []string{"unit", "staff_no", "name", "group", "id_number"} {
		s, ok := r.slots[0].named[name]
		if !ok {
			continue
		}
		c, mine := r.cellFor(0, name, row)
		own = own || mine
		if v, p := r.value(s.column, s.head, c); p == nil {
			rec.Set(name, v)
		}
	}
	if rec.Get("unit").Missing() {
		rec.Set("unit", terms.Value{Text: cmp.Or(r.unit, r.context.unit)})
	}
	r.fromSection(&rec)
	if !own {
		return rec, nil, false
	}
	if rec.Get("name").Missing() {
		return rec, r.nobody(row), true
	}
	return rec, nil, true
}

// nobody is the reject of a row that names no one.
func (r *reader) nobody(row int) []terms.Reject {
	return []terms.Reject{r.reject(row, "name", r.columns[0]["name"], cell{}, &problem{strings.Replace(whyMissing, "%s", wordFor("name"), 1), hintFill})}
}

var dayAtEnds = regexp.MustCompile(`^\s*(\d{1,2}(?:\.|月|-|/)\d{1,2}日?|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)|(\d{1,2}(?:\.|月|-|/)\d{1,2}日?|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[)）]?\s*$`)

// matrixColumns are the columns whose cells are mostly attendance marks.
func (r *reader) matrixColumns() []matrixColumn {
	taken := map[int]bool{}
	for name, h := range r.columns[0] {
		if name != "sign" && name != "role" {
			taken[h.col] = true
		}
	}
	var out []matrixColumn
	keys := headKeys(r.region.heads)
	for i, h := range r.region.heads {
		if r.region.choice[keys[i]] == terms.NoMarks {
			continue
		}
		if taken[h.col] || serialHeading(h.leaf) || otherHeading.MatchString(h.leaf) || !r.mostlyMarks(h.col) {
			continue
		}
		out = append(out, r.matrixColumn(h))
	}
	return out
}

func (r *reader) matrixColumn(h heading) matrixColumn {
	c := matrixColumn{col: h.col, title: matrixTitle(h.raw)}
	for row := r.region.top; row <= r.region.bottom; row++ {
		if x := r.grid.filled(row, h.col); x.kind == dayCell {
			c.day = x.day()
			c.title = strings.Trim(strings.ReplaceAll(c.title, x.text, ""), "/ ")
		}
	}
	if m := dayAtEnds.FindString(c.title); c.day == 0 && m != "" {
		if d, _, err := han.ParseDay(strings.Trim(m, "()（） \n"), r.context.clock); err == nil {
			c.day = d
			c.title = strings.Trim(strings.Replace(c.title, m, "", 1), "/()（） \n、:：-")
		}
	}
	if bareDay.MatchString(c.title) && c.day == 0 { // 5日 in the sheet of one month
		if d, _, err := han.ParseDay(c.title, r.context.clock); err == nil {
			c.day = d
		}
	}
	if c.day == 0 {
		c.day, _ = r.titleDay()
	}
	r.session(&c)
	if c.title == "" {
		c.title = r.titleActivity()
	}
	return c
}

var bareDay = regexp.MustCompile(`^\d{1,2}[日号]$`)

var sessionName = regexp.MustCompile(`^(?:(?:签到|出勤)/)?(?:(\d{1,2})[日号])?(?:上午|下午|晚上|全天|第[一二三四五六1-6](?:天|次|场|节))?$`)

// session makes a column headed 5日上午 one sitting of the activity in the title.
func (r *reader) session(c *matrixColumn) {
	m := sessionName.FindStringSubmatch(squash(c.title))
	if m == nil || c.title == "" || c.day == 0 {
		return
	}
	if d := terms.NewDate(c.day.Year(), c.day.Month(), number(m[1])); d != 0 {
		c.day = d
	}
	if name := r.titleActivity(); name != "" {
		c.title = name
	}
}

// matrixTitle names a column by its heading, without the words over all of them.
func matrixTitle(raw string) string {
	lines := strings.Split(raw, "/")
	if len(lines) > 1 && allActivities.MatchString(squash(lines[0])) {
		lines = lines[1:]
	}
	return strings.Join(strings.Fields(oneLine(strings.Join(lines, "/"))), " ")
}

var allActivities = regexp.MustCompile(`^(?:(?:参加|参与)?(?:活动|项目|会议|培训)(?:名称|内容|项目|情况|及时间|名称及时间)*|(?:出勤|参加|参与|签到|考勤)(?:情况|记录)?|活动(?:日期|时间))$`)

func (r *reader) mostlyMarks(col int) bool {
	marks, others := 0, 0
	for row := r.region.bottom + 1; row <= r.region.last; row++ {
		if cells := r.grid.nonBlank(row); len(cells) == 0 || r.totalLike(row, cells) || countsPeople(r.grid, row, cells) || repeats(r.grid, row, r.region.top, r.region.bottom) {
			continue
		}
		switch r.grid.mark(row, col) {
		case presentMark, absentMark:
			marks++
		case otherMark:
			others++
		}
	}
	return marks > 0 && others*4 <= marks
}
