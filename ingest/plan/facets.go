package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

const facetNames = `时间|日期|时限|期限|时间安排|地点|场地|对象|标准|要求|形式|范围|方式|方法|目的|目标|意义|主题|口号|名额|频次|负责人|责任人|责任部门|责任单位|牵头部门|联系人|人员|准备|物资|道具|规则|流程|奖项|奖项设置|奖励|奖励办法|经费|预算|费用|经费预算|主办|承办|协办|主办单位|承办单位`

var (
	// facet: 时间：4月, 地点：…, a line that tells one side of the task above it.
	facet = regexp.MustCompile(`^\**(?:活动|比赛|竞赛|参赛|参加|参与|具体|慰问|组织|实施|评奖|评比)?(?:` + facetNames + `)\**\s*[:：]`)
	// nameFacet: 活动名称：联欢会 is the task itself.
	nameFacet = regexp.MustCompile(`^\**(?:活动|项目|比赛|任务)(?:名称|项目)\**\s*[:：]`)
	// schemeHead heads what a scheme says of an event beside what will be done.
	schemeHead = regexp.MustCompile(`^(?:活动|比赛|竞赛|慰问)(?:目的|意义|目的及意义|目的和意义|主题|口号|背景|地点|时间|时间地点|时间及地点|时间和地点|时间与地点|对象|参加人员|规则|评分办法|奖励办法|奖项设置|注意事项)\s*(?:[:：]|$)|^(?:组织机构|领导小组|裁判组?|注意事项|参赛人员|参加人员|奖励办法|奖项设置)(?:及[\p{Han}]{2,6})?\s*(?:[:：(（]|$)`)
)

// gather makes one item of the bullets that tell the sides of one task (时间, 地点, 内容):
// where they are all of one task, of the item above them.
func (n *node) gather() {
	for _, kid := range n.kids {
		kid.gather()
	}
	groups := grouped(n.kids)
	switch {
	case groups == nil:
	case len(groups) == 1 && len(windowsIn(n.line.folded)) == 0 && n.line.raw != "" && !n.isMonth && !n.named && n.line.mark.kind != "cn" && n.line.mark.kind != "chapter" && len(n.prose) == 0:
		n.line = merged(n.line, wholes(groups[0]))
		n.kids = nil
	default:
		n.kids = nil
		for _, g := range groups {
			n.kids = append(n.kids, &node{line: merged(g[0].line, append(g[0].below(), wholes(g[1:])...))})
		}
	}
}

// grouped puts bullets together by the task they tell of; nil where they are tasks
// themselves. A new task begins where the first label comes again, or another line that
// is no side.
func grouped(kids []*node) [][]*node {
	if sidesOnly(kids) {
		return [][]*node{kids}
	}
	var groups [][]*node
	sides, content := 0, false
	var label string
	for i, kid := range kids {
		if kid.line.mark.kind != "bullet" || len(kid.kids) > 0 || kid.grid != nil {
			return nil
		}
		said := han.Fold(kid.line.body())
		name, side := nameFacet.MatchString(said), facet.MatchString(said)
		mine := ""
		if at := strings.Index(said, ":"); (name || side) && at > 0 {
			mine = said[:at]
			sides++
		}
		if i == 0 || mine != "" && mine == label || mine == "" && content && !nameFacet.MatchString(label+":") {
			groups = append(groups, nil)
			label, content = mine, false
		}
		content = content || mine == "" || name
		groups[len(groups)-1] = append(groups[len(groups)-1], kid)
	}
	if sides == 0 {
		return nil
	}
	return groups
}

// fewestSides numbered under a heading tell of one event.
const fewestSides = 3

// sidesOnly reports whether numbered lines are nearly all sides of one event (1.活动主题：
// 2.活动时间：), and the time among them.
func sidesOnly(kids []*node) bool {
	sides, timed := 0, false
	for _, kid := range kids {
		said := han.Fold(kid.line.body())
		switch kid.line.mark.kind {
		case "ar", "arp", "arr", "circle":
		default:
			return false
		}
		if kid.grid != nil {
			return false
		}
		if facet.MatchString(said) || nameFacet.MatchString(said) || content.MatchString(said) {
			sides++
			timed = timed || strings.Contains(headSentence(said), "时间")
		}
	}
	return sides >= fewestSides && timed && sides*4 >= len(kids)*3
}

// content: 活动内容：…, what is done at the event.
var content = regexp.MustCompile(`^(?:活动|比赛|具体)(?:内容|安排|项目|过程|步骤|环节)\s*(?::|$)|^(?:评奖|奖励|报名)(?:方式|办法)\s*:`)

// merged is a line with what stands below it, as it stands.
func merged(l line, below []string) line {
	if at := strings.Index(l.whole, l.raw); at >= 0 {
		l.raw = l.whole[at:]
	}
	for _, whole := range below {
		l.raw += "\n" + whole
	}
	l.folded, l.event = han.Fold(l.raw), len(below) > 0
	return l
}

// below are the lines under a node, in order.
func (n *node) below() []string {
	var out []string
	for _, p := range n.prose {
		out = append(out, p.whole)
	}
	return append(out, wholes(n.kids)...)
}

func wholes(nodes []*node) []string {
	var out []string
	for _, n := range nodes {
		out = append(append(out, n.line.whole), n.below()...)
	}
	return out
}
