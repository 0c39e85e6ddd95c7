package sheet

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// context is what stands around a table: its title, its fill-in lines, the names of
// its sheet and file, the sender's hint.
type context struct {
	ownUnit bool // the unit is said by the table itself, not by file or hint
	unit    string
	year    int
	span    terms.Period
	money   float64 // unit of amounts, 0 not said
	titles  string  // title rows and sheet name
	labels  []labelled
	clock   han.Clock
	turn    bool // the clock's span is that of a festival at the turn of the year
	file    string
}

// labelled is one "label: value" of a fill-in line.
type labelled struct{ label, value string }

var labelRe = regexp.MustCompile(`([\p{Han}A-Za-z()（）/、“”]{1,14})[:：]`)

// contextOf reads the rows above a heading and the names around them.
func contextOf(file string, re *region, h Hint, bookYear int) context {
	c := context{file: stem(file)}
	var titles []string
	for r := re.first; r < re.top; r++ {
		labels, rest := fillIns(re.grid, r)
		c.labels = append(c.labels, labels...)
		titles = append(titles, rest...)
	}
	c.labels = append(c.labels, labelsBelow(re)...)
	name := sheetTitle(re.grid.name)
	c.titles = strings.Join(append(slices.Clone(titles), name), " ")
	c.readUnit(titles, name, stem(file), h)
	c.readMoney(titles, stem(file))
	c.readYear(titles, name, stem(file), h, bookYear)
	c.readSpan(titles, name, stem(file))
	c.clock = han.Clock{Year: c.year}
	turn := festivalSpan(strings.Join(titles, " ") + " " + name + " " + stem(file))
	switch {
	case !turn.IsZero() && (c.span.IsZero() || c.span.From.DaysTo(c.span.To) > 300):
		c.clock.Span, c.turn = turn, true
	case !c.span.IsZero() && c.span.Last().Year()-c.span.From.Year() <= 1:
		c.clock.Span = c.span
	case !h.Span.IsZero():
		c.clock.Span = h.Span
	}
	return c
}

// festivalSpan is where the days of a festival at the turn of the year lie: gifts for
// 2026年春节 are handed out from the October before.
func festivalSpan(text string) terms.Period {
	m := turnOfYear.FindStringSubmatch(text)
	if m == nil {
		return terms.Period{}
	}
	return terms.Months(number(m[1])-1, 10, 12)
}

var turnOfYear = regexp.MustCompile(`((?:19|20)\d{2})年?度?(?:的)?(?:“|"|「)?(?:元旦春节|两节|双节|元旦|春节|元宵)`)

// inherit takes over what the table above on the same sheet said and this one does
// not: unit, unit of money, year.
func (c *context) inherit(above context) {
	if above.unit != "" && !c.ownUnit {
		c.unit = above.unit
	}
	if c.money == 0 {
		c.money = above.money
	}
	if c.year == 0 {
		c.year = above.year
		c.clock.Year = above.year
	}
	if c.span.IsZero() {
		c.span = above.span
		if c.clock.Span.IsZero() {
			c.clock.Span = above.clock.Span
		}
	}
}

func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

var plainSheet = regexp.MustCompile(`(?i)^(sheet\s*\d*|工作表\s*\d*|表\s*\d+|csv|tsv|txt|html)$`)

// sheetTitle is a sheet's name when a person chose it.
func sheetTitle(name string) string {
	if plainSheet.MatchString(name) {
		return ""
	}
	return name
}

// label returns the value of the first label the pattern names.
func (c *context) label(p *regexp.Regexp) (labelled, bool) {
	for _, l := range c.labels {
		if l.value != "" && p.MatchString(l.label) {
			return l, true
		}
	}
	return labelled{}, false
}

var (
	unitLabel = regexp.MustCompile(`^(?:填报|编制|编报|汇总|报送|上报|申报|填表|制表|所属|基层|核算|会计|使用|开户)?(?:单位|工会|组织|企业|户名)(?:名称|全称|\(章\)|\(盖章\)|\(公章\))*$|^(?:基层)?工会(?:委员会)?名称$|^(?:主办|组织|举办|承办|活动)(?:单位|工会)$|^编制$`)
	// unitOffice is who in a union filled a table in.
	unitOffice = regexp.MustCompile(`^(?:(?:本|单位)?工会)?(?:财务|办公室|会计|出纳|宣教|组织|文体|女工|综合)(?:部|科|室|处|组|委员|委)?$`)
	// officeOf is an office of some union: 公司工会办公室.
	officeOf = regexp.MustCompile(`工会(?:工作)?(?:委员会)?(?:财务|办公室|办|会计|出纳|宣教|组织|文体|女工|综合|生产|权益|保障)(?:部|科|室|处|组)?$`)
	oddUnit  = regexp.MustCompile(`^(?:人民币)?[(（]?(?:万|千)?元[)）]?|^[人个项次%]+$|^盖章|^\(?(公)?章\)?$`)
)

// readUnit finds whose table it is: fill-in line, a sheet named after a unit, title, file name, hint.
func (c *context) readUnit(titles []string, sheet, file string, h Hint) {
	office := ""
	for _, l := range c.labels {
		value := strings.TrimSpace(strings.NewReplacer("(盖章)", "", "（盖章）", "", "(公章)", "", "（公章）", "", "(章)", "", "（章）", "").Replace(l.value))
		if value == "" || !unitLabel.MatchString(halfBrackets.Replace(l.label)) || oddUnit.MatchString(value) || unitOffice.MatchString(value) || runes(value) > 40 {
			continue
		}
		if officeOf.MatchString(squash(value)) {
			office = value
			continue
		}
		c.unit, c.ownUnit = value, true
		return
	}
	if u := UnitIn(sheet); u != "" && u == sheet {
		c.unit, c.ownUnit = u, true
		return
	}
	for _, text := range titles {
		if u := UnitIn(text); u != "" {
			c.unit, c.ownUnit = u, true
			return
		}
	}
	if u := c.labelledUnion(); u != "" {
		c.unit, c.ownUnit = u, true
		return
	}
	if u := UnitIn(office); u != "" {
		c.unit, c.ownUnit = u, true
		return
	}
	c.unit = cmp.Or(UnitIn(sheet), h.cover, UnitIn(file), h.Unit)
}

// labelledUnion is the one union the lines above a table name under whatever label:
// 站名:甲站工会, 填报:乙段工会.
func (c *context) labelledUnion() string {
	found := ""
	for _, l := range c.labels {
		value := strings.TrimRight(l.value, "。. ")
		if u := UnitIn(value); u == "" || u != squash(value) || !unionEnd.MatchString(u) || otherUnion.MatchString(l.label) {
			continue
		}
		if found != "" && found != squash(value) {
			return ""
		}
		found = squash(value)
	}
	return found
}

var (
	unionEnd   = regexp.MustCompile(`(?:工会|工会(?:工作)?委员会|工会联合会)$`)
	otherUnion = regexp.MustCompile(`上级|主管|协办|对方|抄送|抄报|报送至|报至|呈|隶属`)
)

func runes(s string) int { return len([]rune(s)) }

var (
	unitEnd  = regexp.MustCompile(`^(?:.*?)(?:工会|工會)(?:工作委员会|委员会|联合会)?`)
	unitMore = regexp.MustCompile(`^[\p{Han}]{0,8}?工会(?:委员会|联合会)?`)
	unitLead = regexp.MustCompile(`^(?:关于|附件?\d*[:：.、]?|附表\d*[:：.、]?|表\d*[:：.、]?|[(（]?(?:19|20)\d{2}(?:\s*[-—~至]\s*(?:19|20)?\d{2})?(?:年度?|学年度?)?[)）]?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?|第[一二]学期)?|年度?|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|《|“|"|【|的|\s|[\d.、_\-]+)+`)
	notUnit  = regexp.MustCompile(`举办|召开|开办|印发|各|全体|所有|所属|直属|下属|年度|我会|本会|开展|关于|登记|统计|情况|困难|职工活动|会员`)
	bareUnit = regexp.MustCompile(`^(?:基层|机关|企业|学校|单位|本单位|公司|职工|教职工|女职工|分|院|校|局|厂|处|县级|市级|各级|总|街道|乡镇|上级|产业|行业|系统|直属|联合)?(?:工会)(?:委员会|联合会)?$`)
	companyU = regexp.MustCompile(`^([\p{Han}A-Za-z()（）]{2,30}?(?:有限责任公司|有限公司|公司|集团|医院|学校|中学|小学|大学|学院|幼儿园|局|厂|中心|管理处|办事处|街道))(?:(?:19|20)\d{2}|各|工会)`)
	moreStop = regexp.MustCompile(`年|各|所属|直属|下属|基层|企业|会员|活动|经费|组织|工作|慰问|女职工|小组|的|及|和|与|职工`)
)

// UnitIn returns the union a title names ("青岚市水务处工会2025年…" -> 青岚市水务处工会),
// or "" when it names none or only says 工会.
func UnitIn(text string) string {
	text = squash(strings.TrimSpace(text))
	if m := officeWords.FindStringSubmatch(text); m != nil { // 统计局 is an office, 统计 is what a table does
		plain := "衙" + m[1]
		return strings.Replace(UnitIn(strings.Replace(text, m[0], plain, 1)), plain, m[0], 1)
	}
	text = unitLead.ReplaceAllString(text, "")
	if m := unitEnd.FindString(text); m != "" {
		unit := m
		for {
			more := unitMore.FindString(text[len(unit):])
			if more == "" || moreStop.MatchString(more) {
				break
			}
			unit += more
		}
		unit = strings.TrimLeft(unit, "“\"《(（")
		if !bareUnit.MatchString(unit) && !notUnit.MatchString(unit) && runes(unit) >= 4 && runes(unit) <= 40 && !strings.ContainsAny(unit, ",，。;；:：、”") {
			return unit
		}
	}
	if m := companyU.FindStringSubmatch(text); m != nil && !notUnit.MatchString(m[1]) {
		return m[1]
	}
	return ""
}

// officeWords are offices named by words that otherwise no union's name holds.
var officeWords = regexp.MustCompile(`(?:统计|登记|会员服务|困难职工帮扶|职工活动)(局|所|处|科|队|站|中心)`)

var moneyNote = regexp.MustCompile(`[(（]?\s*(?:金额)?单位\s*[:：]?\s*(?:人民币)?\s*[(（]?(万元|千元|元)|[(（]\s*(万元|千元|元)\s*[)）]`)

func (c *context) readMoney(titles []string, file string) {
	for _, l := range c.labels {
		if strings.Contains(l.label, "单位") {
			if u := moneyUnit(strings.Trim(l.value, "()（） 。")); u != 0 && runes(l.value) <= 8 {
				c.money = u
				return
			}
		}
	}
	for _, text := range append(slices.Clone(titles), file) {
		if m := moneyNote.FindStringSubmatch(text); m != nil {
			c.money = moneyUnit(m[1] + m[2])
			return
		}
	}
}

var (
	yearRe   = regexp.MustCompile(`(?:^|\D)((?:19|20)\d{2})(?:(?:\d{4})?(?:\D|$)|(?:0[1-9]|1[0-2])(?:\D|$))`)
	hanYear  = regexp.MustCompile(`([二一][〇零○0九][〇零一二三四五六七八九]{2})年`)
	fillDate = regexp.MustCompile(`(?:填报|填表|制表|编制|汇总|上报|报送|统计|登记)?(?:日期|时间|年度|年份|期间)$|所属期|报告期`)
)

// yearsIn lists the years a text names.
func yearsIn(text string) []int {
	text = hanYear.ReplaceAllStringFunc(text, func(s string) string {
		d, _, err := han.ParseDay(s+"1月", han.Clock{})
		if err != nil {
			return s
		}
		return strconv.Itoa(d.Year()) + "年"
	})
	var out []int
	for at := 0; at < len(text); {
		m := yearRe.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		y, err := strconv.Atoi(text[at+m[2] : at+m[3]])
		if err == nil && y >= 1950 && y <= 2099 && !slices.Contains(out, y) {
			out = append(out, y)
		}
		at += m[3]
	}
	return out
}

// oneYear returns the only year of a text, or 0.
func oneYear(text string) int {
	if years := yearsIn(text); len(years) == 1 {
		return years[0]
	}
	return 0
}

// readYear finds the year of dates without one: sheet name, title, file name, hint,
// the book's other sheets, the date of filling in.
func (c *context) readYear(titles []string, sheet, file string, h Hint, book int) {
	for _, text := range append([]string{sheet}, append(slices.Clone(titles), file)...) {
		if y := oneYear(text); y != 0 {
			c.year = y
			return
		}
	}
	for _, l := range c.labels {
		if strings.Contains(l.label, "年度") || strings.Contains(l.label, "期") && !strings.Contains(l.label, "日期") {
			if y := oneYear(l.value); y != 0 {
				c.year = y
				return
			}
		}
	}
	c.year = h.Year
	if c.year == 0 && !h.Span.IsZero() && h.Span.From.Year() == h.Span.Last().Year() {
		c.year = h.Span.From.Year()
	}
	if c.year == 0 {
		c.year = book
	}
	for _, l := range c.labels {
		if c.year == 0 && fillDate.MatchString(l.label) {
			c.year = oneYear(l.value)
		}
	}
}

// bookYear is the one year the names and titles of a book agree on.
func bookYear(file string, grids []*grid, h Hint) int {
	if y := oneYear(stem(file)); y != 0 {
		return y
	}
	if h.Year != 0 {
		return h.Year
	}
	var text []string
	for _, g := range grids {
		text = append(text, g.name)
		for r := 1; r <= min(3, len(g.rows)); r++ {
			if cells := g.nonBlank(r); len(cells) == 1 {
				text = append(text, g.at(r, cells[0]).words())
			}
		}
	}
	return oneYear(strings.Join(text, " "))
}
