package judge

import (
	"regexp"

	"nianlun/queries/terms"
)

// What an activity log cannot show: the roll grows, a house stands, a share is reached,
// money is kept in order. Without a linked activity nobody can say it was not done.
var (
	rollGrows       = regexp.MustCompile(`入会|发展.{0,6}会员|新增.{0,6}会员|吸收.{0,8}会员|建会率|组建率|组建.{0,6}工会`)
	housesNew       = regexp.MustCompile(`(新建|创建|建成|建设|建立|打造).{0,14}(驿站|之家|小家|母婴室|妈咪|工作室)|(驿站|之家|小家|母婴室|妈咪小?屋|工作室).{0,6}(新建|创建|建成|新增)`)
	moneyKept       = regexp.MustCompile(`规范|严格|管好|用好|使用|足额|收缴|上缴|拨缴`)
	somethingIsHeld = regexp.MustCompile(`召开|举办|开展|组织|会议|培训|检查|审计|审查|公开|公示|学习|报告`)
)

// logCannotShow reports whether an item promises what no activity log shows.
func logCannotShow(item terms.PlanItem) bool {
	switch {
	case capsOnly(item), rollGrows.MatchString(item.Text), housesNew.MatchString(item.Text):
		return true
	case item.Category == terms.Finance:
		return moneyKept.MatchString(item.Text) && !somethingIsHeld.MatchString(item.Text)
	}
	for _, t := range item.Targets {
		if t.Kind != "percent" {
			return false
		}
	}
	return len(item.Targets) > 0 && !somethingIsHeld.MatchString(item.Text)
}

// capsOnly reports whether an item promises nothing but to spend no more than so much.
func capsOnly(item terms.PlanItem) bool {
	for _, q := range Recorded(item) {
		if q.Measure != terms.SpendingTotal {
			return false
		}
	}
	return len(item.Targets) > 0
}
