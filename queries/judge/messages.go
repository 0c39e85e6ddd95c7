package judge

import (
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

// Every sentence this package shows to a user.

const (
	msgAdjusted = "计划在执行中作了调整"
	msgNotDue   = "还没到期，目前没有对应记录"
	msgNone     = "活动台账覆盖了这段时间，没有找到对应记录"
	msgUnknown  = "没有覆盖这段时间的活动台账，不能判断"

	msgNoVisit       = "慰问登记覆盖了这段时间，没有找到对应记录"
	msgUnknownVisits = "没有覆盖这段时间的慰问登记，不能判断"
	msgNotInLog      = "这一项活动台账看不出来，要用别的资料核对"
)

// msgWaiting tells of rows nobody has confirmed: they may change the state.
func msgWaiting(n int) string {
	return fmt.Sprintf("；另有%d条可能对应的记录待确认", n)
}

// msgLikely tells that a state rests on rows nobody has confirmed yet.
func msgLikely(n int) string {
	return fmt.Sprintf("；其中%d条是可能对应的记录，待确认", n)
}

// msgByRecords tells what the ledgers that keep the promised number say.
func msgByRecords(s terms.Status) string {
	switch s {
	case terms.Done, terms.Over:
		return "按台账、名册里的数字核对，达到计划数"
	case terms.NotDue:
		return "还没到期，台账、名册里的数字见目标"
	}
	return "按台账、名册里的数字核对，没有达到计划数"
}

// msgServed tells that ledgers other than the activity log speak for an item.
func msgServed(n int) string {
	return fmt.Sprintf("支出、提案、荣誉登记里有%d条对应的记录", n)
}

func msgReached(r result, n int) string {
	words := fmt.Sprintf("按期开展%d次", n)
	if r.over {
		words += "，超过计划数"
	}
	return words + msgBeside(r)
}

// msgVisitsFew is all that is told above the unit of a few visits.
const msgVisitsFew = "慰问登记里有记录，人数少，上级单位不显示具体数"

func msgVisited(n int, r result) string {
	words := fmt.Sprintf("慰问登记里有%d人次", n)
	if r.over {
		words += "，超过计划数"
	}
	return words + msgBeside(r)
}

// msgBeside is what a reader should know of a promise that was kept by its numbers.
func msgBeside(r result) string {
	words := ""
	if len(r.missing) > 0 {
		words = "；但" + periodNames(r.missing) + "没有"
	}
	if r.groups {
		words += "；小组数不清楚，是否每个都做到要再核对"
	}
	return words
}

func msgOpen(r result, n int) string {
	return fmt.Sprintf("已开展%d次，%s", n, msgNoMeasure(r))
}

func msgVisitsOpen(n int, r result) string {
	return fmt.Sprintf("慰问登记里有%d人次，%s", n, msgNoMeasure(r))
}

// msgNoMeasure names the numbers no record at hand can prove.
func msgNoMeasure(r result) string {
	return "没有能核对“" + strings.Join(r.open, "”“") + "”的记录，不能算作完成"
}

func msgVisitsShort(r result) string {
	if len(r.missing) > 0 {
		return "慰问次数不够，缺" + periodNames(r.missing)
	}
	return "慰问登记里有记录，没有达到计划数"
}

func msgLate(day terms.Date) string {
	return fmt.Sprintf("在计划时间之后才完成：%d年%d月%d日", day.Year(), day.Month(), day.Day())
}

func msgOnTheWay(r result) string {
	if len(r.missing) > 0 {
		return "正在进行，还差" + periodNames(r.missing)
	}
	return "正在进行，还没到期"
}

func msgShort(r result) string {
	if len(r.missing) > 0 {
		return "次数不够，缺" + periodNames(r.missing)
	}
	return "已开展，没有达到计划数"
}

func periodNames(missing []terms.Period) string {
	if len(missing) > 12 { // weeks
		return fmt.Sprintf("%d周", len(missing))
	}
	var names []string
	for _, p := range missing {
		from, to := p.From, p.Last()
		if from.Month() == to.Month() {
			names = append(names, fmt.Sprintf("%d月", from.Month()))
		} else {
			names = append(names, fmt.Sprintf("%d—%d月", from.Month(), to.Month()))
		}
	}
	return strings.Join(names, "、")
}
