package queries

import (
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// Every sentence this package shows to a user.

// What the store says about a file.
const (
	unnamedUnit = "本单位" // rows of a file that names no unit, in a database that knows none
	whyLacking  = "缺少必填内容"
	hintLacking = "补上这一列后重新导入"
)

// What the answers say about themselves.
const (
	msgNoRows         = "没有可以统计的记录"
	msgNotBegun       = "这段时间还没有开始"
	msgNoReports      = "这段时间没有任何台账，谈不上应报"
	msgNoData         = "这段时间没有载入任何台账"
	msgNoWeights      = "台账里没有填写这一项"
	msgNoBase         = "没有可以相除的数"
	msgNobodyOnRoll   = "没有载入这段时间的会员花名册"
	msgNoneDue        = "还没有到期的计划项"
	msgNothingPlanned = "没有可以对照的预算"
	msgNoWorkers      = "单位名册里没有职工人数"
	msgNoEvents       = "没有登记需访事件"
	msgNoProposals    = "没有登记提案"
	msgNoPlan         = "没有载入这段时间的工作计划"
	msgItemsUnclear   = "多数到期的计划项没有资料可以核对"
	msgSmall          = "人数太少，不能显示"
	msgPersonal       = "（写有个人情况，只在本单位可见）"
	msgNoQuarter      = "涉及个人情况的人数只按整季度提供"
	msgManyOf         = "没有可以核对的日期"
	msgNotSame        = "每人的标准不一样"
	msgOtherEvents    = "其他"
	msgNoTwin         = "台账里没有同样的统计项"
	msgByLedger       = "支出明细"
	msgByTold         = "按台账"
	msgSilent         = "这段时间没有报送任何台账"
	msgNoRoll         = "没有会员花名册，不参加比较"
	msgFewMembers     = "会员不足10人，不参加排序"
	msgClear          = "没有发现"
	msgNotConfigured  = "没有设置标准，没有检查"
	msgFindingPrivate = "有记录需要本单位核对"
	msgNoFiles        = "花名册没有困难建档一栏，不能核对"
	msgNoBudget       = "没有预算表或支出记录，不能核对"
	msgBudgetRule     = "不得无预算、超预算列支"
	msgBasisSpending  = "《基层工会经费收支管理办法》（总工办发〔2017〕32号）"
	msgBasisHardship  = "先建档、后帮扶、实名制的帮扶规定"
	msgEventStory     = "有需要走访的事件，登记后三个月内没有查到慰问记录"
	msgTold           = "（按台账）"
	msgShowsSigns     = "签到资料"
	msgNamesakes      = "有同名人员的记录没有分清是谁"
	msgNamesakeSigns  = "有同名人员的签到没有分清是谁"
	msgNamesakeVisits = "有同名人员的慰问没有分清是谁"
	msgShut           = "这一格没有读懂"
	msgBenefit        = "慰问"
	msgNoHeadcount    = "次活动没有人数"
	msgNoSignIn       = "次活动没有签到表"
	msgAtLeast        = "至少"
	msgAbout          = "约"
	msgOrMore         = "以上"
	msgShowsPaid      = "花名册和经费资料"
	msgShowsContact   = "签到和慰问资料"
)

// kindNames are the Chinese names of the kinds of file.
var kindNames = map[terms.Kind]string{
	terms.Units: "单位名册", terms.Members: "会员花名册", terms.Activities: "活动台账", terms.Participation: "签到表",
	terms.Visits: "慰问登记", terms.Events: "需访事件登记", terms.Spending: "经费支出明细", terms.Income: "经费收入明细",
	terms.Budget: "预算表", terms.Proposals: "提案登记", terms.Honors: "荣誉登记", terms.Indicators: "指标表", terms.PlanItems: "工作计划",
}

// themeNames are the Chinese names of the categories.
var themeNames = map[terms.Category]string{
	terms.Learning: "思想学习", terms.Organization: "自身建设", terms.Democratic: "民主管理", terms.Rights: "维权与劳动保护",
	terms.Skills: "素质提升", terms.Care: "帮扶慰问", terms.Welfare: "福利保障", terms.Women: "女职工", terms.Culture: "文体活动",
	terms.Publicity: "宣传信息", terms.Finance: "经费管理", terms.Other: "其他",
}

func msgNotLoaded(kinds []terms.Kind) string {
	return "这段时间没有载入" + joinKinds(kinds)
}

func msgNotWhole(kinds []terms.Kind) string {
	return joinKinds(kinds) + "没有覆盖整段时间"
}

func joinKinds(kinds []terms.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = kindNames[k]
	}
	return strings.Join(names, "和")
}

// periodName names a period as a label does: 2025年, 2025年上半年, 2025年3月.
func periodName(p terms.Period) string {
	year := strconv.Itoa(p.From.Year()) + "年"
	for name, words := range map[string]string{"year": "", "h1": "上半年", "h2": "下半年", "q1": "第一季度", "q2": "第二季度", "q3": "第三季度", "q4": "第四季度"} {
		if part, err := terms.ParsePeriod(p.From.Year(), name); err == nil && part == p {
			return year + words
		}
	}
	if p == terms.Months(p.From.Year(), p.From.Month(), 1) {
		return year + strconv.Itoa(p.From.Month()) + "月"
	}
	last := p.Last()
	if last.Year() == p.From.Year() {
		return year + dayName(p.From) + "至" + dayName(last)
	}
	return year + dayName(p.From) + "至" + strconv.Itoa(last.Year()) + "年" + dayName(last)
}

func dayName(d terms.Date) string {
	return strconv.Itoa(d.Month()) + "月" + strconv.Itoa(d.Day()) + "日"
}

// statusName is the Chinese name of a plan item's state or a degree of reach; other
// words, such as the state of a proposal, stand as they are.
func statusName(status string) string {
	names := map[string]string{
		string(terms.Done): "完成", string(terms.Over): "超额完成", string(terms.Late): "逾期完成", string(terms.Partial): "部分完成",
		string(terms.None): "未开展", string(terms.NotDue): "未到期", string(terms.Adjusted): "已调整", string(terms.Unknown): "未知",
		"name": "逐一联系", "mass": "普惠发放",
	}
	if name, ok := names[status]; ok {
		return name
	}
	return status
}

// msgUnreached says what was looked for in vain; which: the files that name somebody of
// the member's name.
func msgUnreached(r terms.UnreachedRow, which string) string {
	lacking := strings.Join(r.Lacking, "、")
	switch {
	case r.Signal == "event_not_visited" && lacking != "":
		return "当月没有" + lacking + "，不能断定没有走访"
	case lacking == "" && which == "visits":
		return msgNamesakeVisits
	case lacking == "" && which != "":
		return msgNamesakeSigns
	case r.Signal == "event_not_visited":
		return "登记了需要走访的事件，其后三个月内没有查到慰问记录"
	case lacking != "":
		return lacking + "没有覆盖整段时间，不能断定"
	case r.Signal == "not_by_name":
		return "只领取过普惠慰问品，没有参加活动、没有单独慰问的记录"
	}
	return "没有参加活动、慰问、福利的任何记录"
}

// msgNotShown: no unit has the files that could show it, or only some of them.
func msgNotShown(files string) string { return "没有完整的" + files + "，不能断定" }

// msgShownBy: a figure that speaks for some units only.
func msgShownBy(files string, units int64) string {
	return "只算有" + files + "的" + strconv.FormatInt(units, 10) + "个单位"
}

// msgItemsAside: a share of plan items some of which nobody can judge.
func msgItemsAside(items int64) string {
	return "另有" + strconv.FormatInt(items, 10) + "项没有资料可以核对，没有算在内"
}

// msgBlanks: a sum to which some rows add nothing, for they do not say.
func msgBlanks(rows int64, lacking string) string {
	return "另有" + strconv.FormatInt(rows, 10) + lacking
}

// atLeast says that there may be more: 至少30人, of what is only about right 约30人以上.
func atLeast(shown string) string {
	switch {
	case shown == "":
		return ""
	case strings.HasPrefix(shown, msgAbout):
		return shown + msgOrMore
	}
	return msgAtLeast + shown
}

// joinWhys makes one reason of several.
func joinWhys(whys ...string) string {
	return strings.Join(slices.DeleteFunc(whys, func(why string) bool { return why == "" }), "；")
}

func msgFinding(rows int) string { return "有" + strconv.Itoa(rows) + "条记录需要核对" }

func msgOverBudget(unit, subject, spent string, budget terms.Money) string {
	if budget == 0 {
		return unit + "“" + subject + "”支出" + spent + "，没有预算"
	}
	return unit + "“" + subject + "”支出" + spent + "，超过预算" + budget.Shown()
}

func msgItemStory(status terms.Status, item string) string {
	switch status {
	case terms.None:
		return "计划项" + item + "没有查到开展记录"
	case terms.Late:
		return "计划项" + item + "晚于计划时间完成"
	}
	return "计划项" + item + "超额完成"
}

func msgItemNumber(n int) string { return "第" + strconv.Itoa(n) + "项" }

func msgOverStory(unit, subject string) string {
	return unit + "“" + subject + "”的支出超过预算"
}

func msgSilentStory(unit string, months int) string {
	return unit + "连续" + strconv.Itoa(months) + "个月没有报送台账"
}

// msgRevised says of a promise changed in the course of the year how it stands now.
func msgRevised(cancelled bool, why string) string {
	switch {
	case cancelled:
		return "年中取消"
	case why == "":
		return "年中作了调整"
	}
	return "年中作了调整，按调整后的看：" + why
}
