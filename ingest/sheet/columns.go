package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// fit is how well a kind's columns are found among headings.
type fit struct {
	columns map[string]heading
	score   int
}

// fit assigns headings to the kind's columns; score 0 when the kind cannot be read.
func (k *kindRule) fit(heads []heading) fit {
	f := fit{columns: k.columnsOf(heads)}
	f.score = k.weigh(f.columns, heads) + k.guessed(f.columns, heads, false)
	if k.kind == terms.Activities && f.score > 0 && rowsArePeople(heads, f.columns) {
		if f.score -= peopleWeight; f.score == 0 {
			f.score--
		}
	}
	for _, c := range terms.Columns(k.kind) {
		if c.Required && !k.elsewhere(c.Name, heads) && !hasColumn(f.columns, c.Name) && f.score > 2 {
			f.score -= 2 // rows would lack it
		}
	}
	for _, group := range k.needs {
		found := false
		for _, column := range group {
			_, ok := f.columns[column]
			found = found || ok
		}
		if !found && !k.late(group) {
			return fit{}
		}
	}
	return f
}

// elsewhere reports whether a title, a line above the table or two columns together may
// give what no column says. Of money each row says the day.
func (k *kindRule) elsewhere(column string, heads []heading) bool {
	if column == "date" && (k.kind == terms.Spending || k.kind == terms.Income) {
		_, month := leafNamed(heads, "月")
		return month
	}
	return column == "year" || column == "date" || column == "activity" || column == "unit"
}

// peopleWeight is what speaks against a list of activities where every row names one person
// more: it is one of who took part.
const peopleWeight = 10

func rowsArePeople(heads []heading, columns map[string]heading) bool {
	return slices.ContainsFunc(heads, func(h heading) bool { return !taken(columns, h.col) && ofPeople.takes(h) })
}

var ofPeople = held("name", somePeople, notThePerson+`|组织|主办|裁判|带队`, true)

func (k *kindRule) columnsOf(heads []heading) map[string]heading {
	columns, used := map[string]heading{}, map[int]bool{}
	for _, r := range k.columns {
		if h, ok := r.find(k.able(r.column, heads), used); ok {
			columns[r.column] = h
			used[h.col] = true
		}
	}
	return columns
}

// able are the headings whose cells could be the column's: under 参加职工 stands how many
// came, unless names do.
func (k *kindRule) able(column string, heads []heading) []heading {
	c, ok := columnOf(k.kind, column)
	if !ok || c.Type == terms.Text && column != "name" {
		return heads
	}
	out := make([]heading, 0, len(heads))
	for _, h := range heads {
		if !plainlyOther(c, h.below) && (c.Type != terms.Day || h.sense() != senseHours) {
			out = append(out, h)
		}
	}
	return out
}

// plainlyOther reports whether nearly all of three cells or more are words where figures or
// days belong, or figures where names do.
func plainlyOther(c terms.Column, below []cell) bool {
	other, all := 0, 0
	for _, x := range below {
		text := x.words()
		if x.kind == faultCell || empty(text) || sameAs.MatchString(text) {
			continue
		}
		all++
		if c.Type == terms.Text && (x.kind != textCell || onlyFigure.MatchString(text) || wholeGroup.MatchString(text)) ||
			c.Type == terms.Day && hourOnly(x, text) ||
			c.Type != terms.Text && x.kind == textCell && !anyFigure.MatchString(text) && !wholeGroup.MatchString(text) && !vagueGroup.MatchString(text) {
			other++
		}
	}
	return all >= 3 && other*10 >= all*8
}

// hourOnly recognises the time of a day, when people signed in.
func hourOnly(x cell, text string) bool {
	return x.kind == textCell && clockTime.MatchString(text) || x.kind != textCell && x.num > 0 && x.num < 1
}

var clockTime = regexp.MustCompile(`^(?:[上下]午|早|晚)?\d{1,2}[:：时点]\d{0,2}(?:[:：]\d{2})?分?$`)

// anyFigure is what a day, an amount or a count can hardly be written without.
var anyFigure = regexp.MustCompile(`[\d０-９〇零一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟半]|元旦|节`)

// onlyFigure is a figure with nothing but its unit: 王五 and 职工00007 are names.
var onlyFigure = regexp.MustCompile(`^约?[\d０-９.,，]+\s*(?:余|多)?(?:人次|人|名|位|户|次|元|万元)?$`)

// late reports needs that may be met from elsewhere: a date in two columns.
func (k *kindRule) late(group []string) bool { return group[0] == "date" }

func (k *kindRule) weigh(columns map[string]heading, heads []heading) int {
	score := 0
	for _, c := range terms.Columns(k.kind) {
		if _, ok := columns[c.Name]; !ok || c.Secret {
			continue // of many kinds of ledger
		}
		score += 2
		if c.Required {
			score++
		}
	}
	for _, extra := range []string{"sign", "income", "balance"} {
		if _, ok := columns[extra]; ok {
			score += 2
		}
	}
	marks := 0
	for _, h := range heads {
		if k.mark.MatchString(h.full) && marks < 3 {
			marks++
		}
	}
	return score + 2*marks
}

// find returns the heading that suits the column best: by the order of patterns, then
// from left to right. A heading under a group is compared whole first.
func (r columnRule) find(heads []heading, used map[int]bool) (heading, bool) {
	for _, p := range r.patterns {
		for _, h := range heads {
			if !used[h.col] && (p.MatchString(h.full) || h.inner != "" && p.MatchString(h.inner)) {
				return h, true
			}
		}
		for _, h := range heads {
			if !used[h.col] && h.leaf != h.full && (!partOnly[h.leaf] || h.inFrame()) && p.MatchString(h.leaf) {
				return h, true
			}
		}
	}
	return heading{}, false
}

// inFrame reports whether a heading stands under a group that only says what the table
// is about (慰问情况, 参加情况): its leaf then means what it says, a count or an amount
// where the group is of people taking part or of money.
func (h heading) inFrame() bool {
	group, ok := strings.CutSuffix(h.full, h.leaf)
	if !ok || !frameGroup.MatchString(group) {
		return false
	}
	switch h.leaf {
	case "时间", "日期", "名称", "类别", "单位":
		return true
	case "人数", "人次", "总数", "总计", "合计", "小计":
		return takingPart.MatchString(group)
	case "金额":
		return moneyGroup.MatchString(group)
	}
	return false
}

var (
	frameGroup = regexp.MustCompile(`(?:情况|信息|登记|记录|明细|对象|范围)$`)
	moneyGroup = regexp.MustCompile(`慰问|发放|支出|经费|费用|补助|救助`)
)

// partOnly are leaves that mean nothing without their group's name.
var partOnly = map[string]bool{
	"合计": true, "小计": true, "总数": true, "总计": true, "人数": true, "男": true, "女": true, "金额": true, "预算": true, "实际": true,
	"数量": true, "名称": true, "时间": true, "日期": true, "单位": true, "人次": true, "其中女": true, "类别": true,
}

// choose returns the kind of a table by its headings and what its title says.
func choose(heads []heading, titles, file string, forced terms.Kind) (*kindRule, fit) {
	titles, file = accounts.Replace(titles), accounts.Replace(file)
	var best *kindRule
	var bestFit fit
	second := 0
	for i := range kindRules {
		k := &kindRules[i]
		f := k.fit(heads)
		if f.score == 0 || forced != terms.NoKind && k.kind != forced {
			continue
		}
		f.score += k.titleScore(titles, 9) + k.titleScore(file, 4)
		if f.score > bestFit.score {
			best, bestFit, second = k, f, bestFit.score
		} else {
			second = max(second, f.score)
		}
	}
	fits := best != nil && (bestFit.score >= minScore || forced != terms.NoKind || best.alone(bestFit, second))
	if fits && best.titleScore(titles+file, 1) > 0 {
		return best, bestFit
	}
	if k, f := named(heads, titles+file, forced); k != nil || !fits || forced == terms.NoKind && titled(titles) && !best.marked(heads) {
		return k, f
	}
	return best, bestFit
}

// titled reports whether a title names some kind; a table of another kind must then have a
// heading only that kind has.
func titled(title string) bool {
	return slices.ContainsFunc(kindRules, func(k kindRule) bool { return ownTitle[k.kind] && k.titleScore(title, 1) > 0 })
}

func (k *kindRule) marked(heads []heading) bool {
	return slices.ContainsFunc(heads, func(h heading) bool { return k.mark.MatchString(h.full) })
}

// named takes a table for the kind a person says it is, or for the one it calls itself
// by, as long as every column a row cannot do without is there.
func named(heads []heading, words string, forced terms.Kind) (best *kindRule, bestFit fit) {
	for i := range kindRules {
		k := &kindRules[i]
		if k.kind != forced && (forced != terms.NoKind || !ownTitle[k.kind] || k.titleScore(words, 1) < 1) {
			continue
		}
		f := fit{columns: k.columnsOf(heads)}
		k.guessed(f.columns, heads, true)
		if f.score = len(f.columns); k.complete(f.columns) && f.score > bestFit.score {
			best, bestFit = k, f
		}
	}
	return best, bestFit
}

// ownTitle are kinds whose title says all: what is called a list of them is one.
var ownTitle = map[terms.Kind]bool{terms.Members: true, terms.Visits: true, terms.Events: true, terms.Spending: true, terms.Proposals: true, terms.Honors: true}

// taken gives the columns of a block of a table taken for this kind.
func (k *kindRule) taken(heads []heading) map[string]heading {
	if f := k.fit(heads); f.columns != nil {
		return f.columns
	}
	columns := k.columnsOf(heads)
	if k.guessed(columns, heads, true); k.complete(columns) {
		return columns
	}
	return map[string]heading{}
}

func (k *kindRule) complete(columns map[string]heading) bool {
	for _, c := range terms.Columns(k.kind) {
		if _, ok := columns[c.Name]; c.Required && !ok {
			return false
		}
	}
	return true
}

// A kind below minScore is a guess: one matching column and no word of a title. Below it
// three columns, all a row cannot do without among them, will do where no other kind comes near.
const (
	minScore   = 7
	aloneScore = 5
)

func (k *kindRule) alone(f fit, second int) bool {
	return f.score >= aloneScore && f.score >= second+2 && len(f.columns) >= 3 && k.complete(f.columns)
}

func (k *kindRule) titleScore(text string, weight int) int {
	score := 0
	if k.title.MatchString(text) {
		score += weight
	}
	if k.against != nil && k.against.MatchString(text) {
		score -= weight
	}
	return score
}
