package plan

import (
	"regexp"

	"nianlun/queries/terms"
)

// season is a time of year named without a month. A name that only describes (夏季送清凉,
// 冬季长跑) tells no time: the word begins its clause before a deed, or says 期间.
type season struct {
	re       *regexp.Regexp
	from, to int
}

const deedNext = `[,，]?(?:也|里|后|前|之后|期间|时节|来临|到来|前后|开展|组织|举办|举行|对|为|向|给|安排|慰问|走访|召开|要|在|适时|集中|进行|深入)`

var seasons = []season{
	{regexp.MustCompile(`(?:夏季|夏日|盛夏|炎炎?夏日?)?(?:高温|酷暑|炎热)(?:酷暑|高温)?(?:天气|期|时)?(?:期间|季节|时节|时段|来临|到来|天气里)|高温天气`), 6, 9},
	{regexp.MustCompile(`三伏|伏天|入伏|数伏`), 7, 8},
	{regexp.MustCompile(`春耕(?:春播|备耕)?(?:期间|时节|季节|大忙)`), 3, 5},
	{regexp.MustCompile(`(?:秋收|三秋)(?:秋种)?(?:期间|时节|季节|大忙)`), 9, 11},
	{regexp.MustCompile(`(?:^|[,。;、:在于年到了])(?:今年)?(?:夏季|夏天|盛夏|入夏)` + deedNext), 6, 8},
	{regexp.MustCompile(`(?:^|[,。;、:在于年到了])(?:今年)?(?:冬季|冬天|寒冬|严冬|隆冬)` + deedNext), 12, 2},
	{regexp.MustCompile(`(?:^|[,。;、:在于年到了])(?:今年)?(?:春季|春天|开春)` + deedNext), 3, 5},
	{regexp.MustCompile(`(?:^|[,。;、:在于年到了])(?:今年)?(?:秋季|秋天|金秋)` + deedNext), 9, 11},
	{regexp.MustCompile(`(?:质量月|民族团结(?:进步)?(?:宣传|教育)?月)`), 9, 9},
	{regexp.MustCompile(`敬老月`), 10, 10},
	{regexp.MustCompile(`消防(?:安全)?(?:宣传)?(?:月|日)`), 11, 11},
	{regexp.MustCompile(`职业病防治(?:法)?宣传周`), 4, 5},
	{regexp.MustCompile(`学雷锋(?:纪念)?(?:日|月)`), 3, 3},
	{regexp.MustCompile(`母亲节`), 5, 5},
	{regexp.MustCompile(`父亲节|毕业季`), 6, 6},
	{regexp.MustCompile(`冬至`), 12, 12},
}

var bothHolidays = regexp.MustCompile(`寒、?暑假`)

// seasonsIn lists the times of year a text names in other words than months.
func seasonsIn(folded string) []found {
	var out []found
	for _, s := range seasons {
		if m := s.re.FindStringIndex(folded); m != nil {
			out = append(out, found{terms.Window{FromMonth: s.from, ToMonth: s.to, Quote: folded[m[0]:m[1]]}, m[0], m[1], false})
		}
	}
	return out
}

var (
	termBegins = regexp.MustCompile(`开学初|开学前后|开学(?:第一|首)周|学期初|学期伊始|新学期开始`)
	termMiddle = regexp.MustCompile(`期中(?:前后|时|检查|考试|开展|举行|举办|组织|召开|[,，])|学期中`)
	termEnds   = regexp.MustCompile(`学期末|学期结束|学期终了|期末(?:前|时|阶段|总结|评|考|[,，]|[\p{Han}]{2,4}(?:总结|评比|评选))`)
	yearBegins = regexp.MustCompile(`学年初`)
	yearEnds   = regexp.MustCompile(`学年末|学年底|学年结束`)
)

// termWindow reads what only the plan's own term can date: 学期初 is September in the
// first and February in the second. Nil where the plan names no term.
func termWindow(text string, second, first, whole bool) *terms.Window {
	at := func(re *regexp.Regexp, from, to int) *terms.Window {
		if quote := re.FindString(text); quote != "" {
			return &terms.Window{FromMonth: from, ToMonth: to, Quote: quote}
		}
		return nil
	}
	var w *terms.Window
	switch {
	case second:
		if w = at(termBegins, 2, 2); w == nil {
			w = at(termEnds, 6, 7)
		}
		if w == nil {
			w = at(termMiddle, 4, 4)
		}
	case first:
		if w = at(termBegins, 9, 9); w == nil {
			w = at(termEnds, 1, 1)
		}
		if w == nil {
			w = at(termMiddle, 11, 11)
		}
	case whole:
		if w = at(yearEnds, 6, 7); w == nil {
			w = at(yearBegins, 9, 9)
		}
	}
	return w
}
