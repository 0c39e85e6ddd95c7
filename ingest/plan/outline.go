package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// node is a heading or item of the outline with what stands below it.
type node struct {
	line    line
	kids    []*node
	prose   []line // paragraphs without numbering, before the first kid
	month   *terms.Window
	isMonth bool
	named   bool  // a heading without number
	grid    *grid // a table kept as text
}

// outline builds the tree. The order in which styles of numbering first appear gives
// their depth, so 一、(一)1. and 一、1、(1) both come out right; numbering that goes on
// in another bracket style (1、 then (2)) stays at its level.
func outline(part []line) *node {
	b := builder{root: &node{}}
	b.stack = []level{{node: b.root}}
	for i, l := range part {
		var next line
		if i+1 < len(part) {
			next = part[i+1]
		}
		b.add(l, next)
	}
	b.root.gather()
	return b.root
}

type level struct {
	node  *node
	kinds []string
	last  int
}

type builder struct {
	root  *node
	stack []level
	grid  *grid // of the table being read
}

func (b *builder) add(l, next line) {
	switch {
	case isRow(l):
		b.addRow(l)
		return
	case isMonthHead(l) && !b.expects(l):
		b.grid = nil
		b.addMonth(l)
		return
	case isNamed(l, next) && !b.inMonth(l):
		b.grid = nil
		b.addNamed(l)
		return
	}
	b.grid = nil
	if l.mark.kind == "" {
		if b.leavesMonth(l) {
			return
		}
		top := b.top()
		if len(top.kids) > 0 && !top.isMonth {
			// prose after numbered items belongs to the last of them
			last := top.kids[len(top.kids)-1]
			last.prose = append(last.prose, l)
			return
		}
		top.prose = append(top.prose, l)
		return
	}
	b.addMarked(l)
}

// expects reports whether a line carries the next number of a list that is open: 5、5月份
// after 4、 is the fifth item, not May.
func (b *builder) expects(l line) bool {
	for _, lv := range b.stack[1:] {
		if l.mark.kind != "" && lv.kinds[0] == l.mark.kind && l.mark.number == lv.last+1 {
			return true
		}
	}
	return false
}

// planHead names the parts plans are made of when they carry no number.
var planHead = regexp.MustCompile(`(?:安排|工作要点|主要工作|重点工作|主要任务|重点任务|工作任务|工作目标|目标任务|指导思想|总体要求|总体思路|保障措施|主要措施|具体措施|工作措施|组织领导|工作内容|活动内容|日程)(?:如下|表)?:?$`)

// isNamed reports whether a line without number heads what follows: a known name of a
// plan's part, a short line ending in a colon, or a few words above a full paragraph.
func isNamed(l, next line) bool {
	n := len([]rune(l.raw))
	if l.head && l.mark.kind == "" && next.raw != "" && !titled.MatchString(l.folded) {
		return true
	}
	if l.mark.kind != "" || next.raw == "" || n > 24 || strings.ContainsAny(l.raw, "。；;！!|\t") {
		return false
	}
	if addressed.MatchString(l.folded) {
		return false
	}
	structured := next.mark.kind != "" || isMonthHead(next) || isRow(next)
	if planHead.MatchString(l.folded) && !titled.MatchString(l.folded) {
		return true
	}
	if counts := next.mark.number == 1 && (next.mark.kind == "ar" || next.mark.kind == "arp" || next.mark.kind == "arr" || next.mark.kind == "circle"); counts && fieldHead(l) {
		return true
	}
	if strings.HasSuffix(l.folded, ":") {
		return structured || n <= 12
	}
	if !structured && fieldHead(l) && len([]rune(next.raw)) >= 15 && strings.ContainsAny(next.folded, "。;") {
		return true
	}
	return !structured && n <= 14 && !titled.MatchString(l.folded) && !strings.ContainsAny(l.folded, ",、:") && len([]rune(next.raw)) >= 40 && strings.ContainsAny(next.folded, "。;,")
}

// addressed: 县总工会：, whom a plan is sent to.
var addressed = regexp.MustCompile(`(?:总工会|工会|单位|部门|领导|同志|同事|会员|代表)们?:$`)

// fieldWork ends the name of a field of work.
var fieldWork = regexp.MustCompile(`(?:活动|工作|建设|管理|慰问|保障|维权|宣传|服务|文体|帮扶|学习|竞赛|教育|福利|组织|经费|救助|提升|关怀|建功|阵地|品牌|方面|类)$`)

// fieldHead reports whether a line is nothing but the name of a field: 文体活动, 帮扶慰问.
func fieldHead(l line) bool {
	n := len([]rune(l.raw))
	return l.mark.kind == "" && n >= 2 && n <= 10 && !strings.ContainsAny(l.folded, ",、:。;!|\t\"“") && fieldWork.MatchString(l.folded) &&
		!verbFirst.MatchString(l.folded) && len(windowsIn(l.folded)) == 0 && len(targetsIn(l.folded)) == 0
}

// titled: a title of the whole plan heads nothing in particular.
var titled = regexp.MustCompile(`(?:工会|学期|年度?|学年).*(?:计划|要点|安排|打算|思路|方案|规划)$|(?:策划|活动|实施|工作)(?:方案|计划)(?:\((?:\d{1,2}|[一二三四五六七八九十])\)|范文)?$`)

// yearLong heads what is of no month, below a list of months.
var yearLong = regexp.MustCompile(`^(?:全年|常年|常态|日常|经常)[\p{Han}]{0,4}(?:工作|任务|活动|安排|事项)[^:]{0,4}:?$`)

func (b *builder) inMonth(l line) bool {
	for _, lv := range b.stack[1:] {
		if lv.node.isMonth {
			return !planHead.MatchString(l.folded) && !yearLong.MatchString(l.folded)
		}
	}
	return false
}

// addNamed opens an unnumbered section: beside the numbered ones where its name is one
// of a plan's parts, else inside the section at hand.
func (b *builder) addNamed(l line) {
	if planHead.MatchString(l.folded) || yearLong.MatchString(l.folded) {
		b.stack = b.stack[:1]
	}
	for len(b.stack) > 1 && (!sectionKind(b.top()) || b.top().named || finished(b.top()) && len(b.top().kids) == 0) {
		b.stack = b.stack[:len(b.stack)-1]
	}
	n := &node{line: l, named: true, month: b.top().month}
	parent := b.top()
	parent.kids = append(parent.kids, n)
	b.stack = append(b.stack, level{n, []string{"named"}, 0})
}

// leavesMonth takes a paragraph that begins with a month of its own (7月份，送清凉) out of
// the month before it.
func (b *builder) leavesMonth(l line) bool {
	ws := windowsIn(l.folded)
	if len(ws) == 0 || ws[0].at > 0 || !ws[0].explicit || !monthNamed(ws[0].Quote) { // 第一季度旅游, below 二月, is of February
		return false
	}
	for depth := len(b.stack) - 1; depth >= 1; depth-- {
		if !b.stack[depth].node.isMonth {
			continue
		}
		if m := b.stack[depth].node.month; m != nil && m.FromMonth <= ws[0].FromMonth && ws[0].ToMonth <= m.ToMonth {
			return false
		}
		parent := b.stack[depth-1].node
		n := &node{line: l, isMonth: true}
		n.prose = []line{l}
		n.line = line{no: l.no}
		parent.kids = append(parent.kids, n)
		b.stack = b.stack[:depth]
		return true
	}
	return false
}

func (b *builder) top() *node { return b.stack[len(b.stack)-1].node }

func (b *builder) addMarked(l line) {
	n := &node{line: l}
	if top := b.top(); top.named && len(top.prose) > 0 && wordNumber(l.mark.kind) {
		b.stack = b.stack[:len(b.stack)-1] // its paragraph was all it headed
	}
	for l.mark.kind != "bullet" && b.top().line.mark.kind == "bullet" && !strings.HasSuffix(b.top().line.folded, ":") {
		b.stack = b.stack[:len(b.stack)-1] // a bullet heads no numbers
	}
	for _, goesOn := range []func(*level, line, int) bool{b.continues, b.follows} {
		for depth := len(b.stack) - 1; depth >= 1; depth-- {
			lv := &b.stack[depth]
			if !lv.node.isMonth && goesOn(lv, l, depth) {
				b.stack = b.stack[:depth]
				b.push(n, append(lv.kinds, l.mark.kind), l.mark.number)
				return
			}
		}
	}
	b.outermost(l)
	b.push(n, []string{l.mark.kind}, l.mark.number)
}

// outermost closes the numbered items above a 四、 whose own list began before the text
// did: it heads them no less than 一、 would have.
func (b *builder) outermost(l line) {
	if l.mark.kind != "cn" && l.mark.kind != "chapter" || len(b.stack) < 2 {
		return
	}
	for _, lv := range b.stack[1:] {
		if lv.node.named || lv.node.isMonth || wordNumber(lv.kinds[0]) || lv.kinds[0] == "chapter" {
			return
		}
	}
	if l.mark.number > 1 || finished(b.top()) {
		b.stack = b.stack[:1]
	}
}

// continues reports whether a numbered line goes on at a level already open: same
// style, or one the level has changed to before.
func (b *builder) continues(lv *level, l line, depth int) bool {
	if lv.kinds[0] == l.mark.kind {
		return true
	}
	innermost := depth == len(b.stack)-1
	follows := l.mark.number == lv.last+1 && l.mark.number > 1
	for _, k := range lv.kinds {
		if k == l.mark.kind && (innermost && lv.last != 1 || l.mark.number != 1) && follows {
			return true
		}
	}
	return false
}

// follows reports whether a line of another style of the same family carries the next
// number: (2) after 1、.
func (b *builder) follows(lv *level, l line, depth int) bool {
	innermost := depth == len(b.stack)-1
	return l.mark.number == lv.last+1 && l.mark.number > 1 && (innermost || wordNumber(l.mark.kind)) && sameFamily(lv.kinds[0], l.mark.kind)
}

func sameFamily(a, b string) bool {
	digits := func(k string) bool { return k == "ar" || k == "arp" || k == "arr" || k == "circle" }
	return digits(a) && digits(b) || wordNumber(a) && wordNumber(b)
}

// wordNumber: 一、 (一) 一) 第一, number the outer levels.
func wordNumber(kind string) bool {
	return kind == "cn" || kind == "cnp" || kind == "cnr" || kind == "ord"
}

func (b *builder) push(n *node, kinds []string, number int) {
	parent := b.top()
	parent.kids = append(parent.kids, n)
	n.month = inherited(parent, n.line)
	b.stack = append(b.stack, level{n, kinds, number})
}

// inherited passes a heading's months down; a numbered heading that is itself a month
// (5、5月份) begins its own.
func inherited(parent *node, l line) *terms.Window {
	if w := bareMonth(han.Fold(l.body())); w != nil {
		return w
	}
	return parent.month
}

func (b *builder) addMonth(l line) {
	for depth := len(b.stack) - 1; depth >= 1; depth-- {
		if b.stack[depth].node.isMonth {
			b.stack = b.stack[:depth]
			break
		}
	}
	// a month list stands under its section, not under the last item before it
	for len(b.stack) > 1 && !sectionKind(b.top()) {
		b.stack = b.stack[:len(b.stack)-1]
	}
	n := &node{line: l, isMonth: true, month: bareMonth(l.folded)}
	parent := b.top()
	parent.kids = append(parent.kids, n)
	b.stack = append(b.stack, level{n, []string{"month"}, 0})
}

func sectionKind(n *node) bool {
	return n.named || n.line.mark.kind == "cn" || n.line.mark.kind == "cnp" || n.line.mark.kind == "cnr" || n.line.mark.kind == "chapter" || n.isMonth
}

var monthHead = regexp.MustCompile(`^[(\[【〔〖◆●■]*\s*(?:(?:20\d\d|[xX_*]{2,4}|次|本|明)年)?\s*(?:(?:一二|二三|三四|四五|五六|六七|七八|八九|九十|十一十二|元|1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:\s*(?:月份?)?\s*(?:[-~—–]{1,6}|[至到、,，和])\s*(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))?\s*(?:月份?|份)|第?[一二三四1-4]季度|[上下前后]半年|[上下]学期)\s*(?:工作(?:安排|要点|计划|内容)?|主要工作|活动(?:安排)?|重点工作)?\s*[)\]】〕〗]*[:]?$`)

func isMonthHead(l line) bool {
	return monthHead.MatchString(l.folded)
}

// bareMonth reads a string that is nothing but months: 九月份, 1~2月, 7,8月, 十二份.
func bareMonth(folded string) *terms.Window {
	if !monthHead.MatchString(folded) {
		return nil
	}
	folded = strings.Replace(folded, "二份", "二月份", 1)
	ws := windowsIn(folded)
	if len(ws) != 1 {
		return nil
	}
	w := ws[0].Window
	w.Quote = strings.TrimRight(folded, ":")
	return &w
}

// schoolOrder reports whether the month heads begin in autumn and cross the year.
func schoolOrder(part []line) bool {
	var months []int
	for _, l := range part {
		if w := bareMonth(han.Fold(l.body())); w != nil && isMonthHead(newLine(0, l.body())) {
			months = append(months, w.FromMonth)
		}
	}
	if len(months) < 3 || months[0] < 8 {
		return false
	}
	for i := 1; i < len(months); i++ {
		if months[i] < months[i-1] {
			return true
		}
	}
	return months[0] == 9 && months[len(months)-1] == 12 && len(months) >= 4
}
