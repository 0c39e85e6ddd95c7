package judge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

var quantity = regexp.MustCompile(`(\d+|[一二两三四五六七八九十]{1,3})\s*(个|项|家|户|件|条|份|篇|处|所|间|支|对|本|册|套|台|例|张|幅|组|队|门|堂|讲|部|首|块|面|副|棵|株|名|人次|人|位|节|场次|场|期|批次|批|轮|次|遍|趟)`)

// sameUnit counts the targets that a number in that unit may belong to.
func sameUnit(targets []terms.Target, unit, kind string) int {
	n := 0
	for _, t := range targets {
		if t.Kind == kind && alike(t.Unit, unit) {
			n++
		}
	}
	return n
}

// happenings counts rows, one that tells of several as many, and one that tells of the
// whole year as all of them.
func happenings(rows []terms.Activity, unit string) float64 {
	return summed(rows, func(a terms.Activity) (float64, bool) { return heldIn(a, unit) })
}

// heldIn is how many happenings a row is, and whether it says so.
func heldIn(a terms.Activity, unit string) (float64, bool) {
	if n := inRange(a, unit); n > 0 {
		return n, true
	}
	if all := numbers(a, unit); len(all) > 0 {
		return max(slices.Max(all), 1), true
	}
	return 1, false
}

// numbers are what a row says in a unit; 第三场 and 每周一次 count nothing.
// In a title 二期 and 三批 are the second and the third.
func numbers(a terms.Activity, unit string) []float64 {
	switch unit {
	case "期", "批", "批次", "轮":
		return numbersIn(a.Note, unit)
	}
	return numbersIn(a.Title+"。"+a.Note, unit)
}

// numbersBeside are the numbers of clauses that share words with a target's.
func numbersBeside(a terms.Activity, words, unit string) []float64 {
	var out []float64
	for _, part := range strings.FieldsFunc(a.Title+"。"+a.Note, func(r rune) bool { return strings.ContainsRune(stops+"、", r) }) {
		if sameWords(words, part) {
			out = append(out, numbersIn(part, unit)...)
		}
	}
	return out
}

// listed sums what a row counts one by one (困难职工8户、退休19户), unless it tells the sum.
func listed(a terms.Activity, unit string) float64 {
	best := 0.0
	for _, part := range strings.FieldsFunc(a.Title+"。"+a.Note, func(r rune) bool { return strings.ContainsRune(stops, r) }) {
		if i := strings.Index(part, "其中"); i >= 0 {
			part = part[:i]
		}
		sum := 0.0
		for _, one := range strings.Split(part, "、") {
			if all := numbersIn(one, unit); len(all) > 0 {
				sum += slices.Max(all)
			}
		}
		best = max(best, sum)
	}
	return best
}

// listedBeside sums those of the list that stand in the words of a target.
func listedBeside(a terms.Activity, words, unit string) float64 {
	best := 0.0
	for _, part := range strings.FieldsFunc(a.Title+"。"+a.Note, func(r rune) bool { return strings.ContainsRune(stops, r) }) {
		if sameWords(words, part) {
			best = max(best, listed(terms.Activity{Note: part}, unit))
		}
	}
	return best
}

func numbersIn(text, unit string) []float64 {
	var out []float64
	for _, m := range quantity.FindAllStringSubmatchIndex(text, -1) {
		if told := text[m[4]:m[5]]; (alike(told, unit) || unit == "人次" && alike(told, "人")) && !ordinalBefore.MatchString(text[:m[0]]) {
			out = append(out, numeral(text[m[2]:m[3]]))
		}
	}
	return out
}

var ordinalBefore = regexp.MustCompile(`(?:第|第[\d一二三四五六七八九十]{1,3}[、至到~—-]|届|每|每周|每月|每季度?|每天|上|前|这|同|再|头|又)$`)

// reachedNth is what a row tells by its place in a row of holdings: 第3至6场, 开到第6家.
var reachedNth = regexp.MustCompile(`第(?:[\d一二三四五六七八九十]{1,3}(?:[、至到~—-]|[^\p{Han}\d]))?第?(\d{1,3}|[一二三四五六七八九十]{1,3})(场|家|个|处|所|间|讲|站|课|堂|支|户)`)

// nth is the highest place rows tell in a unit. One row alone tells of what stands (第三家),
// not of holdings, which may be counted over years; nor does a place far beyond the promise.
func nth(rows []terms.Activity, unit string, value float64) float64 {
	best, told := 0.0, 0
	for _, a := range rows {
		for _, m := range reachedNth.FindAllStringSubmatch(a.Title+"。"+a.Note, -1) {
			if n := numeral(m[1]); alike(m[2], unit) {
				best, told = max(best, n), told+1
			}
		}
	}
	if told < 2 && (best > value || eventUnit(unit)) || best > 2*value {
		return 0
	}
	return best
}

// numbersNear are the numbers of clauses that name a word.
func numbersNear(rows []terms.Activity, unit string, near *regexp.Regexp) []float64 {
	var out []float64
	for _, a := range rows {
		for _, part := range pieces(a.Title + "。" + a.Note) {
			if near.MatchString(part) || near.MatchString(a.Title) && bare(terms.Activity{Title: part}, unit) {
				out = append(out, numbersIn(part, unit)...)
			}
		}
	}
	return out
}

// bare reports whether a row tells a number without saying of what: 9户.
func bare(a terms.Activity, unit string) bool {
	for _, part := range pieces(a.Title + "。" + a.Note) {
		m := quantity.FindStringSubmatchIndex(part)
		if m != nil && m[0] < len("共计") && alike(part[m[4]:m[5]], unit) && len([]rune(part[m[5]:])) < 2 {
			return true
		}
	}
	return false
}

// alike reports whether two units count the same things: 1000份 of cards are 1000张.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	for _, kind := range []string{"份张册本件套", "名人位", "户家", "个处所间", "个家", "个支", "个项", "场场次", "批批次"} {
		if strings.Contains(kind, a) && strings.Contains(kind, b) {
			return true
		}
	}
	return false
}

// numeral reads 1 to 99 in digits or Chinese.
func numeral(s string) float64 {
	if n, err := strconv.Atoi(s); err == nil {
		return float64(n)
	}
	const digits = "一二三四五六七八九"
	value := func(s string) float64 {
		if s == "两" {
			return 2
		}
		return float64(strings.Index(digits, s)/3 + 1)
	}
	tens, units, ok := strings.Cut(s, "十")
	if !ok {
		return value(s)
	}
	n := 10.0
	if tens != "" {
		n = 10 * value(tens)
	}
	if units != "" {
		n += value(units)
	}
	return n
}
