package sheet

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

var (
	nameHead   = regexp.MustCompile(`^(?:` + wPerson + `)$`)
	personHead = regexp.MustCompile(`性别|出生|身份证|入会|用工|民族|学历`)
	takingPart = regexp.MustCompile(`参加|参与|签到|考勤|出勤|活动|打卡`)
)

// matrixHeads reports whether row r heads people × activities: a column of names and
// at least two more whose cells below are attendance marks. The activities' names are
// in no vocabulary.
func matrixHeads(g *grid, r int) bool {
	cells := g.nonBlank(r)
	if len(cells) < 3 {
		return false
	}
	named, marked := false, 0
	for _, c := range cells {
		key, _ := normal(g.at(r, c).words())
		switch {
		case nameHead.MatchString(key):
			named = true
		case !knownHeading(key) && marksBelow(g, r, c):
			marked++
		}
	}
	return named && marked >= 2
}

// marksBelow looks at the first cells under a heading.
func marksBelow(g *grid, r, c int) bool {
	marks, others := 0, 0
	first := r + 1
	if spansDown(g, r, r) { // the heading has a second row
		first++
	}
	for row := first; row <= min(r+40, len(g.rows)); row++ {
		if cells := g.nonBlank(row); len(cells) == 0 || summing(squash(g.at(row, cells[0]).text)) || countsPeople(g, row, cells) {
			continue
		}
		switch g.mark(row, c) {
		case presentMark, absentMark:
			marks++
		case otherMark:
			others++
		}
	}
	return marks > 0 && others*4 <= marks
}

// countsPeople recognises the row under a matrix that says how many came: a word such as
// 参加人数 and numbers.
func countsPeople(g *grid, r int, cells []int) bool {
	word := -1
	for i, c := range cells[:min(3, len(cells))] {
		if peopleCounted.MatchString(squash(g.at(r, c).text)) {
			word = i
		}
	}
	return word >= 0 && !slices.ContainsFunc(cells[word+1:], func(c int) bool { return !digitsOnly.MatchString(g.at(r, c).words()) })
}

var peopleCounted = holding("数次率", `^(?:参加|参与|出勤|实到|签到|到场|应到|到会|缺席|请假)?(?:总)?(?:人数|人次|率)(?:合计|统计)?$`)

// summing recognises the first words of rows that count what stands above them.
func summing(text string) bool {
	return len(text) < 90 && (totalWords.MatchString(text) || footerWords.MatchString(text))
}

// attendance reports whether a region is a matrix whose headings other kinds would
// take for theirs: unknown columns of marks, dated or under a title of taking part.
func attendance(re *region, titles string) bool {
	named, marked, dated := false, 0, 0
	for _, h := range re.heads {
		switch {
		case personHead.MatchString(h.full):
			return false
		case nameHead.MatchString(h.full):
			named = true
		case !knownHeading(h.leaf) && marksBelow(re.grid, re.bottom, h.col):
			marked++
			if dayAtEnds.MatchString(strings.TrimSpace(oneLine(h.raw))) {
				dated++
			}
		}
	}
	return named && marked >= 2 && (dated*2 >= marked || takingPart.MatchString(titles))
}

// ruleOf returns the rule of a kind.
func ruleOf(k terms.Kind) *kindRule {
	for i := range kindRules {
		if kindRules[i].kind == k {
			return &kindRules[i]
		}
	}
	return nil
}
