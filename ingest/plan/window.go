package plan

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// found is a window with its place in the folded text.
type found struct {
	terms.Window
	at, end  int
	explicit bool // months, halves, quarters; festivals are weaker
}

// through stands between the ends of a stretch of quarters.
const through = `(?:季度)?(?:[至到]|[-~—–]{1,4})第?`

const monthNo = `(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])`

var (
	monthRange = regexp.MustCompile(monthNo + `\s*月?(?:份|底|初|[上中下]旬|\d{1,2}日)?\s*([-~—–]{1,6}|[至到、,，和])\s*(?:20\d\d年|次年|翌年|明年|来年|下一?年)?(?:\d{1,2}[、,])?` + monthNo + `\s*月(?:份|底|末|初|[上中下]旬)?`)
	// 8月底9月初, 七八月份
	monthPair  = regexp.MustCompile(monthNo + `月(?:份|底|末|下旬|中旬)?` + monthNo + `月(?:份|初|上旬|中旬|底)?`)
	monthTwins = regexp.MustCompile(`(一二|二三|三四|四五|五六|六七|七八|八九|九十)月(?:份|间)?`)
	monthTypo  = regexp.MustCompile(`(?:^|[。;,、])(十[一二]?|[一二三四五六七八九])份(?:组织|举办|举行|开展|召开|完成|进行)`)
	// 元月 is January; 500元月底前 is not
	firstMonth  = regexp.MustCompile(`(?:^|[^\d万千百十余多美公])(元月(?:份|上旬|中旬|下旬|初|中|底|末)?)`)
	writtenDay  = regexp.MustCompile(`20\d\d[-/.](1[0-2]|0?[1-9])[-/.]\d{1,2}日?(?:\s*(?:[-~—–至到]{1,4})\s*(?:20\d\d[-/.])?(1[0-2]|0?[1-9])[-/.]\d{1,2}日?)?`)
	monthSingle = regexp.MustCompile(monthNo + `\s*月(?:份|上旬|中旬|下旬|初|中|底|末)?`)
	spans       = []struct {
		re       *regexp.Regexp
		from, to int
	}{
		{regexp.MustCompile(`岁末年初|年末岁初|年底年初|岁尾年初`), 12, 1},
		{regexp.MustCompile(`新年伊始|新年之初|新春伊始|新年开局`), 1, 1},
		{regexp.MustCompile(`正月`), 2, 2},
		{regexp.MustCompile(`腊月|腊八`), 1, 1},
		{regexp.MustCompile(`[上前]半年`), 1, 6},
		{regexp.MustCompile(`[下后]半年`), 7, 12},
		{regexp.MustCompile(`年初`), 1, 3},
		{regexp.MustCompile(`年中`), 6, 7},
		{regexp.MustCompile(`年底|年末|岁末|年终`), 12, 12},
		{regexp.MustCompile(`第?[一1]` + through + `[三3]季度|前三季度|前三个季度`), 1, 9},
		{regexp.MustCompile(`第?[一1]` + through + `[二2]季度`), 1, 6},
		{regexp.MustCompile(`第?[二2]` + through + `[三3]季度`), 4, 9},
		{regexp.MustCompile(`第?[二2]` + through + `[四4]季度`), 4, 12},
		{regexp.MustCompile(`第?[三3]` + through + `[四4]季度`), 7, 12},
		{regexp.MustCompile(`第?一、二季度`), 1, 6},
		{regexp.MustCompile(`第?二、三季度`), 4, 9},
		{regexp.MustCompile(`第?三、四季度`), 7, 12},
		{regexp.MustCompile(`第?[一1]季度`), 1, 3},
		{regexp.MustCompile(`第?[二2]季度`), 4, 6},
		{regexp.MustCompile(`第?[三3]季度`), 7, 9},
		{regexp.MustCompile(`第?[四4]季度`), 10, 12},
		{regexp.MustCompile(`年内|全年|全年度`), 1, 12},
		{regexp.MustCompile(`暑期|暑假`), 7, 8},
		{regexp.MustCompile(`寒假`), 1, 2},
		{regexp.MustCompile(`汛期|汛前`), 5, 9},
		{regexp.MustCompile(`安全生产月`), 6, 6},
		{regexp.MustCompile(`世界读书日`), 4, 4},
		{regexp.MustCompile(`[高中]考(?:期间|前后|季|慰问|结束)`), 6, 6},
		{regexp.MustCompile(`宪法日|宪法宣传[日周]`), 12, 12},
		{regexp.MustCompile(`春运`), 1, 2},
		{regexp.MustCompile(`暑运`), 7, 8},
		{regexp.MustCompile(`下学期|第二学期|春季学期`), 2, 7},
		{regexp.MustCompile(`上学期|第一学期|秋季学期`), 9, 1},
	}
	notAWindow = regexp.MustCompile(`(?:去年|上年|往年|历年|前年)$`)
)

// namedDay: 4·23世界读书日, “5.12”护士节.
var namedDay = regexp.MustCompile(`(1[0-2]|[1-9])[.·](?:[12]\d|3[01]|[1-9])["”’」]?(?:世界|国际|全国|中国|[\p{Han}]{0,6}[日节])`)

// festival words that count as a window, with what may not follow (五一劳动奖章).
var (
	festivalWord = regexp.MustCompile(`元旦|迎新年|新年(?:联欢|音乐|晚会|茶话|慰问|团拜|文艺|长跑|登高|游园|前夕|期间|来临|到来|活动)|迎?新春|两节|双节|春节|除夕|年关|过年期间|元宵|["“]?三[.·]?八["”]?(?:国际)?(?:劳动)?妇女(?:劳动)?节|三[.·]?八国际劳动妇女节|三[.·]?八|3[.·]8|妇女节|女神节|女生节|植树节|清明|五[·.]?一|劳动节|五四|青年节|护士节|六[·.]?一|儿童节|端午|七[·.]?一|建党节|八[·.]?一|建军节|(?:中国)?医师节|教师节|中秋|国庆|["“]十[·.]?一["”]|十一(?:黄金周|长假|期间|前后|前夕)|重阳|老年节|敬老节|记者节`)
	festivalNot  = regexp.MustCompile(`^["”’'」]?(?:[万%元倍分\d]|劳动奖|巾帼|红旗手|先进|奖章|奖状|工程|社区|小学|中学|路|学校|式|以来)`)
)

// festivalOf names the festival of a word that is one only here: 3.8, 十一期间.
func festivalOf(word string) string {
	switch {
	case strings.HasPrefix(word, "3"):
		return "三八"
	case strings.HasPrefix(word, "十一"):
		return "国庆"
	}
	return han.FestivalIn(word)
}

// autumn: both festivals are of autumn.
var autumn = regexp.MustCompile(`(?:中秋|国庆)[^。;]{0,8}[两双]节|^[^元春]*[两双]节[^。;]{0,6}(?:中秋|国庆)`)

// listing marks stand between months that may be two.
var listing = []string{"、", ",", "，", "和"}

// windowsIn lists the windows a folded text names, in order. Months win over the
// festivals of the same words (五月一日五一节), a range over its ends.
func windowsIn(folded string) []found {
	taken := make([]bool, len(folded)+1)
	var out []found
	take := func(at, end, from, to int, explicit bool, festival string) {
		for i := at; i < end; i++ {
			if taken[i] {
				return
			}
		}
		for i := at; i < end; i++ {
			taken[i] = true
		}
		out = append(out, found{terms.Window{FromMonth: from, ToMonth: to, Quote: folded[at:end], Festival: festival}, at, end, explicit})
	}
	for _, m := range writtenDay.FindAllStringSubmatchIndex(folded, -1) {
		from := monthOf(folded[m[2]:m[3]])
		to := from
		if m[4] >= 0 {
			to = monthOf(folded[m[4]:m[5]])
		}
		take(m[0], m[1], from, to, true, "")
	}
	for _, m := range firstMonth.FindAllStringSubmatchIndex(folded, -1) {
		take(m[2], m[3], 1, 1, true, "")
	}
	for _, m := range monthRange.FindAllStringSubmatchIndex(folded, -1) {
		from, to := monthOf(folded[m[2]:m[3]]), monthOf(folded[m[6]:m[7]])
		if listed := slices.Contains(listing, folded[m[4]:m[5]]); listed && to != from%12+1 && !threeMonths.MatchString(folded[m[0]:m[1]]) {
			continue // 5月、10月 are two windows
		}
		if monthStarts(folded, m[0]) && monthEnds(folded, m[1]) && from > 0 && to > 0 {
			take(m[0], m[1], from, to, true, "")
		}
	}
	for _, f := range besideMonths(folded) {
		take(f.at, f.end, f.FromMonth, f.ToMonth, true, "")
	}
	for _, m := range monthSingle.FindAllStringSubmatchIndex(folded, -1) {
		if n := monthOf(folded[m[2]:m[3]]); n > 0 && monthStarts(folded, m[0]) && monthEnds(folded, m[1]) && !aMonthOnce(folded, m) {
			take(m[0], m[1], n, n, true, "")
		}
	}
	for _, s := range spans {
		for _, m := range s.re.FindAllStringIndex(folded, -1) {
			if !strings.HasSuffix(folded[:m[0]], "每") && !ofSchool(folded, m[0]) && !notAWindow.MatchString(tail(folded[:m[0]])) && !quarterOnce.MatchString(folded[m[0]:]) {
				take(m[0], m[1], s.from, s.to, true, "")
			}
		}
	}
	for _, m := range namedDay.FindAllStringSubmatchIndex(folded, -1) {
		if n := monthOf(folded[m[2]:m[3]]); n > 0 && monthStarts(folded, m[0]) {
			take(m[0], m[1], n, n, false, "")
		}
	}
	for _, m := range festivalWord.FindAllStringIndex(folded, -1) {
		if festivalNot.MatchString(folded[m[1]:]) || !festivalStarts(folded, m[0]) {
			continue
		}
		name := festivalOf(folded[m[0]:m[1]])
		if name == "两节" && autumn.MatchString(folded) {
			continue // 中秋、国庆两节
		}
		if from, to := han.FestivalMonths(name); from > 0 {
			take(m[0], m[1], from, to, false, name)
		}
	}
	if m := bothHolidays.FindStringIndex(folded); m != nil {
		out = append(out, found{terms.Window{FromMonth: 1, ToMonth: 2, Quote: folded[m[0]:m[1]]}, m[0], m[0], true})
	}
	if len(out) == 0 {
		out = seasonsIn(folded)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].at < out[j].at })
	return joinFestivals(folded, out)
}

// joinFestivals makes one window of festivals named side by side in neighbouring
// months: 中秋国庆期间.
func joinFestivals(folded string, in []found) []found {
	var out []found
	for _, f := range in {
		if n := len(out); n > 0 {
			last := &out[n-1]
			between := strings.Trim(folded[last.end:f.at], `"”“、节和及与·' `)
			sameDay := last.FromMonth == f.FromMonth && last.ToMonth == f.ToMonth
			if !last.explicit && !f.explicit && between == "" && (sameDay || f.FromMonth >= last.FromMonth && f.FromMonth <= last.ToMonth+1) {
				last.ToMonth, last.end = max(last.ToMonth, f.ToMonth), f.end
				last.Quote = folded[last.at:f.end]
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// ofSchool: 学年末 is no year's end.
func ofSchool(s string, at int) bool {
	return strings.HasPrefix(s[at:], "年") && strings.HasSuffix(s[:at], "学")
}

// threeMonths: 6、7、8月 is one stretch.
var threeMonths = regexp.MustCompile(`^[^、,]+[、,][^、,]+[、,][^、,]+$`)

// tail returns the last bytes of a text, where what a word hangs on stands.
func tail(s string) string { return s[max(0, len(s)-24):] }

func monthOf(s string) int {
	n, ok := han.Number(s)
	if !ok || n < 1 || n > 12 {
		return 0
	}
	return int(n)
}

// monthStarts: no digit or numeral before, and not 每一月 or 个月.
func monthStarts(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	return at == 0 || !strings.ContainsRune("0123456789.十每第一二三四五六七八九个", before)
}

// monthEnds: 月饼, 月刊 and 一月一次 are no months.
func monthEnds(s string, end int) bool {
	rest := s[end:]
	return !strings.HasPrefix(rest, "饼") && !strings.HasPrefix(rest, "刊") && !strings.HasPrefix(rest, "会制") &&
		!strings.HasPrefix(rest, "一")
}

var onceAfter = regexp.MustCompile(`^(?:至少|组织|召开|开展|举行|集中|学习)?[一二两三12]次`)

// quarterOnce: 一季度一次 is a cycle.
var quarterOnce = regexp.MustCompile(`^一季度一次`)

// aMonthOnce: 一月组织一次 is a cycle; 4月份组织一次 and 四月组织一次 are not.
func aMonthOnce(s string, m []int) bool {
	word := s[m[0]:m[1]]
	return (word == "一月" || word == "1月") && onceAfter.MatchString(s[m[1]:])
}

// besideMonths reads months that stand side by side without a stroke (8月底9月初, 七八月份)
// and a month that lost its 月 (十二份组织).
func besideMonths(folded string) []found {
	var out []found
	add := func(at, end, from, to int) {
		if from > 0 && to > 0 {
			out = append(out, found{Window: terms.Window{FromMonth: from, ToMonth: to}, at: at, end: end})
		}
	}
	for _, m := range monthPair.FindAllStringSubmatchIndex(folded, -1) {
		if monthStarts(folded, m[0]) && monthEnds(folded, m[1]) {
			add(m[0], m[1], monthOf(folded[m[2]:m[3]]), monthOf(folded[m[4]:m[5]]))
		}
	}
	for _, m := range monthTwins.FindAllStringSubmatchIndex(folded, -1) {
		first, size := utf8.DecodeRuneInString(folded[m[2]:])
		if monthStarts(folded, m[0]) && monthEnds(folded, m[1]) {
			add(m[0], m[1], monthOf(string(first)), monthOf(folded[m[2]+size:m[3]]))
		}
	}
	for _, m := range monthTypo.FindAllStringSubmatchIndex(folded, -1) {
		n := monthOf(folded[m[2]:m[3]])
		add(m[2], m[3]+len("份"), n, n)
	}
	return out
}

func festivalStarts(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	return at == 0 || !strings.ContainsRune("十第二三四0123456789百双增", before)
}

// isoMonth reads the month of a deadline kept as a date cell: 2025-06-30, 2025/6/30.
var isoMonth = regexp.MustCompile(`^20\d\d[-/.](\d{1,2})(?:[-/.]\d{1,2})?`)
