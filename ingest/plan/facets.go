package plan

import (
	"regexp"
	"slices"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

const facetNames = `时间|日期|时限|期限|时间安排|地点|场地|对象|标准|要求|形式|范围|方式|方法|目的|目标|意义|主题|口号|名额|频次|负责人|责任人|责任部门|责任单位|牵头部门|联系人|人员|准备|物资|道具|规则|流程|奖项|奖项设置|奖励|奖励办法|经费|预算|费用|经费预算|主办|承办|协办|主办单位|承办单位`

var (
	// facet: 时间：4月, 地点：…, a line that tells one side of the task above it.
	facet = regexp.MustCompile(`^\**(?:活动|比赛|竞赛|参赛|参加|参与|具体|慰问|组织|实施|评奖|评比)?(?:` + facetNames + `)\**\s*[:：]`)
	// nameFacet: 活动名称：联欢会 is the task itself.
	nameFacet = regexp.MustCompile(`^\**(?:活动|项目|比赛|任务)(?:名称|项目)\**\s*[:：]`)
	whenFacet = regexp.MustCompile(`^\**[\p{Han}]{0,2}(?:时间|日期|时限|期限|时间安排)\**\s*[:：]`)
	howMany   = regexp.MustCompile(`^\**[\p{Han}]{0,2}(?:标准|要求|目标|名额|频次)\**\s*[:：]`)
	// schemeHead heads what a scheme says of an event beside what will be done.
	schemeHead = regexp.MustCompile(`^(?:活动|比赛|竞赛|慰问)(?:目的|意义|目的及意义|目的和意义|主题|口号|背景|地点|时间|时间地点|时间及地点|时间和地点|对象|参加人员|规则|评分办法|奖励办法|奖项设置|注意事项)\s*(?:[:：]|$)|^(?:组织机构|领导小组|裁判组?|注意事项|参赛人员|参加人员)(?:及[\p{Han}]{2,6})?\s*(?:[:：]|$)`)
)

// gather leads the lines that tell a side of a task back to it: they are no tasks, but
// what they say of its time and number holds for it.
func (n *node) gather() {
	var kept []*node
	named := false
	for _, kid := range n.kids {
		kid.gather()
		said := han.Fold(kid.line.body())
		if nameFacet.MatchString(said) {
			named = true
			kept = append(kept, kid)
			continue
		}
		plain := len(kid.kids) == 0 && kid.grid == nil && !kid.isMonth && !kid.named
		belongs := facet.MatchString(said) || named && kid.line.mark.kind == "bullet"
		owner := n.owner(kept, kid)
		if !plain || !belongs || owner == nil {
			kept = append(kept, kid)
			continue
		}
		owner.sides = append(owner.sides, said)
		for _, l := range kid.prose {
			owner.sides = append(owner.sides, l.folded)
		}
	}
	n.kids = kept
}

// owner is the task a side belongs to: the bullet before it, else the item above.
func (n *node) owner(before []*node, kid *node) *node {
	if last := len(before) - 1; last >= 0 && len(n.sides) == 0 {
		if before[last].line.mark.kind == kid.line.mark.kind && kid.line.mark.kind == "bullet" {
			return before[last]
		}
		return nil
	}
	if n.line.raw == "" || n.isMonth || n.named || n.line.mark.kind == "cn" || n.line.mark.kind == "chapter" {
		return nil
	}
	return n
}

// sided gives an item the time and the numbers its sides tell.
func sided(item *terms.PlanItem, sides []string) {
	for _, said := range sides {
		if whenFacet.MatchString(said) {
			for _, f := range dated(windowsIn(said)) {
				w := f.Window
				item.Window = &w
				break
			}
		}
		if howMany.MatchString(said) {
			item.Targets = slices.Concat(item.Targets, targetsIn(said))
		}
	}
}
