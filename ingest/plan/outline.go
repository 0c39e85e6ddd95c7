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
	grid    *grid // a table kept as text
}

// outline builds the tree. The order in which styles of numbering first appear gives
// their depth, so 一、(一)1. and 一、1、(1) both come out right; numbering that goes on
// in another bracket style (1、 then (2)) stays at its level.
func outline(part []line) *node {
	b := builder{root: &node{}}
	b.stack = []level{{node: b.root}}
	for _, l := range part {
		b.add(l)
	}
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

func (b *builder) add(l line) {
	switch {
	case isRow(l):
		b.addRow(l)
		return
	case isMonthHead(l):
		b.grid = nil
		b.addMonth(l)
		return
	}
	b.grid = nil
	if l.mark.kind == "" {
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

func (b *builder) top() *node { return b.stack[len(b.stack)-1].node }

func (b *builder) addMarked(l line) {
	n := &node{line: l}
	for depth := len(b.stack) - 1; depth >= 1; depth-- {
		lv := &b.stack[depth]
		if b.continues(lv, l, depth) {
			b.stack = b.stack[:depth]
			b.push(n, append(lv.kinds, l.mark.kind), l.mark.number)
			return
		}
	}
	b.push(n, []string{l.mark.kind}, l.mark.number)
}

// continues reports whether a numbered line goes on at a level already open: same
// style, or another style of the same family whose number follows.
func (b *builder) continues(lv *level, l line, depth int) bool {
	if lv.node.isMonth {
		return false
	}
	if lv.kinds[0] == l.mark.kind {
		return true
	}
	innermost := depth == len(b.stack)-1
	follows := l.mark.number == lv.last+1 && l.mark.number > 1
	for _, k := range lv.kinds {
		if k == l.mark.kind && (l.mark.number != 1 || innermost && lv.last != 1) && follows {
			return true
		}
	}
	return follows && (innermost || wordNumber(l.mark.kind)) && sameFamily(lv.kinds[0], l.mark.kind)
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
	return n.line.mark.kind == "cn" || n.line.mark.kind == "cnp" || n.line.mark.kind == "cnr" || n.line.mark.kind == "chapter" || n.isMonth
}

var monthHead = regexp.MustCompile(`^[(]?(?:(?:20\d\d|[xX_*]{2,4}|次|本|明)年)?\s*(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:\s*[-~—–至到、,，和]\s*(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))?\s*(?:月份?|份)|第?[一二三四1-4]季度|[上下前后]半年|[上下]学期)\s*(?:工作(?:安排|要点|计划|内容)?|主要工作|活动(?:安排)?|重点工作)?\s*[)]?[:]?$`)

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
	if len(ws) == 0 {
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
