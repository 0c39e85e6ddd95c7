package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// sectionRow recognises a row of one cell that says something of the rows below it.
func (r *reader) sectionRow(row, col int, text string) bool {
	if r.grid.at(row, col).kind == dayCell {
		return true // the day of the rows below, written once
	}
	if monthSection.MatchString(squash(text)) || sectionWords.MatchString(text) || isMergedWide(r.grid, row, col) {
		return true
	}
	if r.grid.at(row, col).kind != textCell || runes(text) > 30 {
		return false
	}
	if r.rule.kind == terms.Honors && levelWord.MatchString(squash(text)) {
		return true
	}
	if len(r.columns) > 1 { // side by side blocks: a lone name is a person
		return false
	}
	if r.rule.kind == terms.Spending && r.isColumn(col, "subject") {
		return true
	}
	return col == r.region.heads[0].col && len(r.region.heads) >= 3 && !r.isColumn(col, "name", "title", "unit")
}

// enterSection remembers what a section row says of the rows below it: a part of the
// plan, a month, a day, a unit, a group, what was given for.
func (r *reader) enterSection(text string) {
	r.leans = r.partial
	r.section = strings.TrimLeft(sectionNumber.ReplaceAllString(text, ""), " ")
	if monthSection.MatchString(squash(text)) {
		if span := spanIn(squash(text), r.context.year, true); !span.IsZero() {
			r.context.clock.Span = span
			r.forget()
			delete(r.under, "date")
			delete(r.under, "start")
			return
		}
	}
	labels := labelsIn(text)
	for _, l := range labels {
		r.enterLabel(l)
	}
	if len(labels) > 0 || r.enterDay(r.section) {
		return
	}
	if _, ok := r.columns[0]["unit"]; !ok && r.rule.kind != terms.Units {
		if u := UnitIn(r.section); u != "" && u == r.section {
			r.unit = u
			return
		}
	}
	if column := sectionColumn(r.rule.kind, r.section); column != "" {
		said := headCount.ReplaceAllString(r.section, "")
		if column == "level" {
			said = levelOnly.ReplaceAllString(said, "级")
		}
		r.say(column, terms.Value{Text: said})
	}
}

// headCount is how many a section row says stand below it.
var headCount = regexp.MustCompile(`\s*[(（]?共?\d+[人名个户][)）]?[:：]?$|[:：]$`)

// levelOnly is what stands behind a level: 市级荣誉 are of 市级.
var levelOnly = regexp.MustCompile(`级(?:荣誉|奖项|表彰).*$`)

// say keeps a value for the rows below; a value of the same column before it is forgotten.
func (r *reader) say(column string, v terms.Value) {
	if r.under == nil {
		r.under = map[string]terms.Value{}
	}
	r.under[column] = v
}

// enterLabel takes 活动名称：… and 时间：… of a line between the rows.
func (r *reader) enterLabel(l labelled) {
	switch {
	case l.value == "":
	case dateLabel.MatchString(l.label):
		r.enterDay(l.value)
	case activityLabel.MatchString(l.label) && r.rule.kind == terms.Participation:
		r.say("activity", terms.Value{Text: l.value})
	}
}

// infoLine recognises a line between or below the rows that says what was held and when,
// and remembers it for the rows below.
func (r *reader) infoLine(row int, cells []int) bool {
	if len(cells) > 6 || !strings.ContainsAny(r.grid.at(row, cells[0]).text, ":：") {
		return false
	}
	labels, rest := fillIns(r.grid, row)
	if len(rest) > 0 || !slices.ContainsFunc(labels, func(l labelled) bool { return belowLabel.MatchString(l.label) }) {
		return false
	}
	r.leans = r.partial
	for _, l := range labels {
		r.enterLabel(l)
	}
	return true
}

// enterDay takes a section row that is a day, or begins or ends with one.
func (r *reader) enterDay(text string) bool {
	day, _, err := han.ParseDay(text, r.context.clock)
	if m := dateInText.FindAllString(text, 2); err != nil && len(m) == 1 {
		day, _, err = han.ParseDay(m[0], r.context.clock)
	}
	if err != nil || runes(text) > 30 {
		return false
	}
	column := "date"
	if r.rule.kind == terms.Activities {
		column = "start"
	}
	r.say(column, dayValue(day, han.MonthOnly(text), text))
	return true
}

var (
	placeEnd   = regexp.MustCompile(`(?:小?组|车间|科|室|部|班|分会|支部|段|站|所|队|处|院|厂)(?:[(（].*[)）])?$`)
	reasonWord = regexp.MustCompile(`住院|生病|大病|患病|生育|结婚|去世|困难|退休|丧|节|温暖|清凉|助学|灾|劳模|伤`)
	titleEnd   = regexp.MustCompile(`(?:表|册|名单|簿|台账|记录|情况|一览)(?:[(（].*[)）])?$|(?:19|20)\d{2}年`)
	levelWord  = regexp.MustCompile(`^(?:国家|全国|省|自治区|市|地市|区|县|区县|县区|局|公司|厂|校|乡镇)级(?:荣誉|奖项|表彰)?$`)
)

// sectionColumn is the column a section row of a kind of ledger fills below it; "": none.
func sectionColumn(k terms.Kind, text string) string {
	if runes(text) > 24 || runes(text) < 2 || strings.ContainsAny(text, "。；，,;") || titleEnd.MatchString(text) {
		return ""
	}
	switch k {
	case terms.Members, terms.Participation, terms.Events:
		return "group"
	case terms.Visits:
		if reasonWord.MatchString(text) || !placeEnd.MatchString(text) {
			return "reason"
		}
	case terms.Spending:
		return "subject"
	case terms.Honors:
		if levelWord.MatchString(text) {
			return "level"
		}
	}
	return ""
}

// fromSection fills what the section row above a record says and its own row does not.
func (r *reader) fromSection(rec *terms.Record) {
	for column, v := range r.under {
		_, has := r.columns[0][column]
		if rec.Get(column).Missing() && (!has || column == "date" || column == "start") {
			rec.Set(column, v)
			if column == "start" {
				rec.Set("end", v)
			}
		}
	}
}

// labelsBelow are the lines under a table that say what was held and when: 会议时间：….
// Who filled it in and when is of no use here.
func labelsBelow(re *region) (out []labelled) {
	if re.top == 0 {
		return nil
	}
	for r := re.last; r > max(re.bottom, re.last-6); r-- {
		cells := re.grid.nonBlank(r)
		if len(cells) > 6 {
			break
		}
		labels, _ := fillIns(re.grid, r)
		for _, l := range labels {
			if belowLabel.MatchString(l.label) {
				out = append(out, l)
			}
		}
	}
	return out
}

var belowLabel = regexp.MustCompile(`^(?:活动|会议|培训|比赛|慰问|发放|走访)(?:时间|日期|名称|主题|内容|项目)$`)
