package summary

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// counted is the part by which one of a row of activities differs from the next:
// 一季度学习会, 二季度学习会; 亲子营第一期, 第二期; 讲座（上）, （下）.
var counted = regexp.MustCompile(`(?:第[一二三四五六七八九十0-9]{1,3}(?:期|批|次|场|站|轮|讲|课|季度)|[一二三四1-4]季度|[上下]半年|[一二三四五六七八九十0-9]{1,3}月份)(?:[（(][^（）()]{1,12}[）)]$)?|[（(][^（）()]{1,12}[）)]$`)

// shortestCycle is how many characters the rest of such a title has at least.
const shortestCycle = 3

// splitTitle cuts a title at its counted part.
func splitTitle(title string) (head, part, tail string, ok bool) {
	title = strings.TrimSpace(title)
	at := counted.FindStringIndex(title)
	if at == nil || len([]rune(title))-len([]rune(title[at[0]:at[1]])) < shortestCycle {
		return "", "", "", false
	}
	return title[:at[0]], title[at[0]:at[1]], title[at[1]:], true
}

// cycleKey is equal for the activities of one row; "" for what is none. All of a row
// know the same numbers, else each is told alone.
func (w *writer) cycleKey(s terms.Series) string {
	if len(s.Each) != 1 || w.quote(s.Title, s.Each[0].Source) == nil {
		return ""
	}
	head, _, tail, ok := splitTitle(s.Title)
	a := s.Each[0]
	if !ok || !a.Date.IsKnown() {
		return ""
	}
	known := ""
	if a.Headcounts.Positive() {
		known += "p"
	}
	if a.Cost.Positive() {
		known += "c"
	}
	return strings.Join([]string{a.UnitKey, head, tail, known}, "\x00")
}

// cycles finds the rows of a list by key.
func (w *writer) cycles(list []terms.Series) map[string][]terms.Series {
	rows := map[string][]terms.Series{}
	for _, s := range list {
		if key := w.cycleKey(s); key != "" {
			rows[key] = append(rows[key], s)
		}
	}
	for key, row := range rows {
		if len(row) < 2 || len(row) > mostDates {
			delete(rows, key)
		}
	}
	return rows
}

// tellCycle says a row in one sentence, part by part.
func (w *writer) tellCycle(b bundle) []Span {
	first := b.series[0].Each[0]
	head, _, tail, _ := splitTitle(b.series[0].Title)
	var parts, dates, people, costs [][]Span
	var each []terms.ActivityFact
	for _, s := range b.series {
		a := s.Each[0]
		_, part, _, _ := splitTitle(s.Title)
		parts = append(parts, w.quote(part, a.Source))
		dates, people, costs = append(dates, w.days(a)), append(people, w.fig(a.Headcounts)), append(costs, w.fig(a.Cost))
		each = append(each, a)
	}
	title := concat(w.quote(head, first.Source), w.through(parts), w.quote(tail, first.Source))
	return w.say("cycle", slots{
		"act": acting(b.series[0].Title, title), "unit": w.otherUnit(first), "dates": join(dates, msgList),
		"people": join(people, msgList), "cost": w.detail("costs/"+activityID(first), w.placeWorth(first), join(costs, msgList)),
		"note": w.detail("note/"+activityID(first), w.noteWorth(first), w.notes(each)),
	})
}

// ordinals are the numerals of counted parts, in their order.
var ordinals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}

// plainPart is a counted part of one numeral and its unit.
var plainPart = regexp.MustCompile(`^(第?)([一二三四五六七八九十]{1,2})(期|批|次|场|站|轮|讲|课|季度|月份)$`)

// through shortens parts that follow one another: 一至四季度, 第一至第三期.
func (w *writer) through(parts [][]Span) []Span {
	list := join(parts, msgList)
	if len(parts) < 3 {
		return list
	}
	at, first := -1, []string(nil)
	for i, p := range parts {
		m := plainPart.FindStringSubmatch(Text(p))
		if m == nil || len(p) != 1 {
			return list
		}
		n := slices.Index(ordinals, m[2])
		if i == 0 {
			at, first = n, m
		}
		if n < 0 || n != at+i || m[1] != first[1] || m[3] != first[3] {
			return list
		}
	}
	from := parts[0][0]
	from.Text = first[1] + first[2]
	return concat([]Span{from}, words(msgTo), parts[len(parts)-1])
}
