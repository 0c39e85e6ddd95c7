package plan

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spread cuts a paragraph that holds several numbered ones: text copied out of a page or a
// PDF often lost its line ends. It cuts before the numbers of a list that counts on (一、
// 二、 …, 1. 2. …) and around the heading of a further plan; what people write inside a
// sentence (五一、十一, 3.8) is no list. Section is the number of the last heading before.
func spread(text string, section int) []string {
	var out []string
	for _, piece := range cutParts(text) {
		for _, month := range cutMonths(piece) {
			for _, part := range cutLists(month, section) {
				for _, task := range cutAt(part, labels(part)) {
					out = append(out, cutDashes(task)...)
				}
			}
		}
	}
	return out
}

// dashes are bullets inside a line: 规范运作。 -招收会员。 -办好培训。
var dashes = regexp.MustCompile(`[。；;\s]\s*([-•·])[ ]?(\p{Han}{2,3})`)

func cutDashes(text string) []string {
	var starts []int
	for _, m := range dashes.FindAllStringSubmatchIndex(text, -1) {
		if word := text[m[4]:m[5]]; !strings.Contains(word, "月") {
			starts = append(starts, m[2])
		}
	}
	if len(starts) < 2 {
		return []string{text}
	}
	return piecesAt(text, starts)
}

var label = regexp.MustCompile(`[。；;.](目标|措施)[:：]`)

// labels are where 目标：… and 措施：… begin in a text that has both.
func labels(text string) []int {
	at := label.FindAllStringSubmatchIndex(text, -1)
	if len(at) < 2 || text[at[0][2]:at[0][3]] == text[at[1][2]:at[1][3]] {
		return nil
	}
	var out []int
	for _, m := range at {
		out = append(out, m[2])
	}
	return out
}

// innerPart: 医院工会工作计划【第一篇】, inside a line.
var innerPart = regexp.MustCompile(`[\p{Han}\d（）()]{0,30}[【\[](?:第[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3})[】\]]`)

func cutParts(text string) []string {
	var out []string
	from := 0
	for _, m := range innerPart.FindAllStringIndex(text, -1) {
		if m[0] == 0 && m[1] == len(text) {
			return []string{text}
		}
		if strings.TrimSpace(text[from:m[0]]) != "" {
			out = append(out, text[from:m[0]])
		}
		out = append(out, text[m[0]:m[1]])
		from = m[1]
	}
	return append(out, text[from:])
}

// listMark is a number that may begin an item inside a line.
type listMark struct {
	at      int
	kind    string // cn, cnp, ar
	number  int
	bounded bool // after a stop or a space
	tight   bool // 登山2、: right behind a word
}

var listMarks = regexp.MustCompile(`[一二三四五六七八九十]{1,3}[、.．,，]|[(（][一二三四五六七八九十]{1,3}[)）]|[0-9０-９]{1,3}[、.．]`)

// datesOf begin with a number that is of a date: 二、三季度, 1、2月.
var datesOf = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,2}、[一二三四五六七八九十]{1,2}|\d{1,2}、\d{1,2})(?:季度|月|日|号)`)

func marksIn(text string) []listMark {
	var all []listMark
	for _, m := range listMarks.FindAllStringIndex(text, -1) {
		word, rest := text[m[0]:m[1]], text[m[1]:]
		next, _ := utf8.DecodeRuneInString(rest)
		if datesOf.MatchString(text[m[0]:]) || next >= '0' && next <= '9' || notMark.MatchString(text[m[0]:]) {
			continue
		}
		lm := listMark{at: m[0], kind: "ar"}
		inner := strings.Trim(word, "()（）、.．,，")
		switch {
		case strings.ContainsAny(word, "(（"):
			lm.kind = "cnp"
		case strings.ContainsAny(inner, "一二三四五六七八九十"):
			lm.kind = "cn"
		}
		lm.bounded = ended(text[:m[0]]) || enumerated(text[:m[0]], word)
		if lm.kind == "ar" && !lm.bounded && len(inner) > 1 { // 参阅11. after a page's own number
			lm.at, inner = m[0]+len(inner)-1, inner[len(inner)-1:]
			lm.bounded = pageMark.MatchString(text[:lm.at]) && ended(pageless(text[:lm.at])) // 。2/102、
		}
		lm.number = ordinal(inner)
		before, _ := utf8.DecodeLastRuneInString(text[:lm.at])
		word4 := utf8.RuneCountInString(rest) >= 4 && !strings.ContainsRune("一二三四五六七八九十两", next)
		lm.tight = (lm.kind == "cnp" || lm.kind == "ar" && len(inner) <= 2 || lm.kind == "cn" && word4 && !strings.ContainsRune("第周期小初高大之其唯统万", before)) &&
			(unicode.Is(unicode.Han, before) || unicode.IsLetter(before))
		all = append(all, lm)
	}
	return all
}

// enumerated: 一月茶话会，2、二月登山, a number behind a comma.
func enumerated(before, word string) bool {
	return strings.HasSuffix(word, "、") && (strings.HasSuffix(before, "，") || strings.HasSuffix(before, ","))
}

// ended reports whether a sentence may begin after a text.
func ended(before string) bool {
	if before == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("。；;：:！!？?.．…”\"〞』】]》) ）\t　", last)
}

// cutLists cuts before the numbers of the lists of a line.
func cutLists(text string, section int) []string {
	if strings.ContainsAny(text, "|\t") || utf8.RuneCountInString(text) < 10 {
		return []string{text}
	}
	var cuts []int
	for _, lm := range counting(marksIn(text), text, section) {
		cuts = append(cuts, lm.at)
	}
	var out []string
	from := 0
	for _, at := range cuts {
		if piece := pageless(text[from:at]); strings.TrimSpace(piece) != "" {
			out = append(out, piece)
		}
		from = at
	}
	return append(out, text[from:])
}

// counting keeps the numbers that count on. A list begins at 1 where a 2 of its kind
// follows, or goes on from the number the line begins with.
func counting(marks []listMark, text string, section int) []listMark {
	opened := map[int]bool{}
	last := map[string]int{}
	taken := map[string]int{}
	var kept []listMark
	for i, lm := range marks {
		switch {
		case lm.number == 1 && lm.bounded && begunBelow(kept, lm, text): // 二、要点 (一)加强学习 1、读书
			opened[lm.at] = true
		case lm.kind == "cn" && section > 0 && lm.number == section+1 && last["cn"] == 0 && lm.bounded: // 一、 stands in a line before
			opened[lm.at] = true
		case lm.number == last[lm.kind]+1 && lm.number > 1 && (lm.bounded || lm.tight), lm.at == 0 && follows(marks[i+1:], lm):
		case last[lm.kind] == 0 && lm.number > 1 && lm.bounded && run(marks[i+1:], lm) >= 2: // its beginning was cut off
		case lm.number == 1 && follows(marks[i+1:], lm) && (lm.bounded || last[lm.kind] == 0 && !begunOtherwise(marks[i+1:], lm)):
		default:
			continue
		}
		last[lm.kind] = lm.number
		switch lm.kind { // a heading begins the lists below it anew
		case "cn":
			last["cnp"], last["ar"] = 0, 0
		case "cnp":
			last["ar"] = 0
		}
		taken[lm.kind]++
		kept = append(kept, lm)
	}
	var out []listMark
	for _, lm := range kept {
		if opened[lm.at] || taken[lm.kind] > 1 && (lm.kind != "cnp" || taken["cn"]+taken["ar"] > 0) {
			out = append(out, lm)
		}
	}
	return out
}

// begunBelow reports whether a 1 begins a list right below the heading of another: only a
// few words without a stop stand between.
func begunBelow(kept []listMark, lm listMark, text string) bool {
	if len(kept) == 0 || lm.kind == "cn" {
		return false
	}
	above := kept[len(kept)-1]
	between := text[above.at:lm.at]
	return (above.kind == "cn" || above.kind == "cnp" && lm.kind == "ar") && utf8.RuneCountInString(between) <= 60 && !strings.ContainsAny(between, "。；;，,") ||
		above.kind == "cnp" && lm.kind == "ar" && utf8.RuneCountInString(between) <= 60 && !strings.ContainsAny(between, "。；;")
}

// follows reports whether the next number of the list comes before the list begins anew.
func follows(rest []listMark, lm listMark) bool {
	for _, r := range rest {
		if r.kind != lm.kind {
			continue
		}
		if r.number == lm.number+1 && (r.bounded || r.tight) {
			return true
		}
		if r.number == 1 && r.bounded {
			return false
		}
	}
	return false
}

// run counts the numbers that go on from one before the list begins anew.
func run(rest []listMark, lm listMark) int {
	n := 0
	for _, r := range rest {
		if r.kind != lm.kind || !r.bounded {
			continue
		}
		if r.number != lm.number+n+1 {
			break
		}
		n++
	}
	return n
}

// begunOtherwise: a better 1 stands before the 2.
func begunOtherwise(rest []listMark, lm listMark) bool {
	for _, r := range rest {
		if r.kind == lm.kind && r.number == 2 && r.bounded {
			return false
		}
		if r.kind == lm.kind && r.number == 1 {
			return true
		}
	}
	return false
}

// pageMark: 第1页共2页, 2/10, what is left of a page's foot.
var pageMark = regexp.MustCompile(`(?:第\s*\d{1,3}\s*页\s*,?共\s*\d{1,3}\s*页|(?:^|[^\d/])\d{1,3}/\d{2,3})$`)

func pageless(piece string) string {
	return pageMark.ReplaceAllStringFunc(piece, func(m string) string {
		if r, n := utf8.DecodeRuneInString(m); r != '第' && (r < '0' || r > '9') {
			return m[:n]
		}
		return ""
	})
}
