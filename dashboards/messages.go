package dashboards

import (
	"fmt"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// Every word this package shows to a user.
const (
	msgUnknown    = "未知"
	msgSuppressed = "人数过少，不显示"
	msgListComma  = "、"

	msgNotThere     = "没有"
	msgNewFigure    = "新有"
	msgNoDifference = "—"

	msgSemicolon = "；"
	msgStop      = "。"

	msgMonthsTitle   = "各月活动"
	msgMonth         = "月份"
	msgActivities    = "活动次数"
	msgPersonTimes   = "参加人次"
	msgSpending      = "支出"
	msgBusiest       = "活动最多的是"
	msgQuietMonths   = "没有活动记录的是"
	msgUnknownMonths = "台账没有覆盖、不知道的是"
	msgNoMonths      = "这段时间没有活动台账，各月情况不知道。"

	msgThemesTitle   = "各类活动"
	msgTheme         = "类别"
	msgThemeMost     = "开展最多的是"
	msgThemeSecond   = "，其次是"
	msgThemesSilent  = "；没有记录的是"
	msgNoThemes      = "这段时间没有活动记录。"
	msgPlanTitle     = "计划完成情况"
	msgStatus        = "状态"
	msgItems         = "项数"
	msgCompletion    = "计划完成率"
	msgPlanNone      = "还没有导入这段时间的工作计划。"
	msgPlanNoneStart = "，未开展"
	msgPlanNoneEnd   = "，请逐项核实"

	msgSpendTitle    = "经费支出与预算"
	msgSubject       = "科目"
	msgBudget        = "预算"
	msgRate          = "预算执行率"
	msgEntries       = "笔数"
	msgBasis         = "口径"
	msgSpendMost     = "支出最多的科目是"
	msgOverBudget    = "；超出预算的有"
	msgNoneOver      = "；有预算的科目都没有超支"
	msgNoBudget      = "；没有导入预算，执行率不知道"
	msgNoSpending    = "这段时间没有支出数据。"
	msgNoSubject     = "未写科目"
	msgCompareTitle  = "各单位对比"
	msgUnit          = "单位"
	msgMembers       = "会员数"
	msgParticipation = "参与率"
	msgPerMember     = "人均支出"
	msgCompleteness  = "填报完整率"
	msgWhyApart      = "说明"
	msgCompareMost   = "可比较的单位中，"
	msgHighest       = "最高的是"
	msgLowest        = "，最低的是"
	msgApart         = "；数据不足、不参与比较的有"
	msgCompareNone   = "各单位的数据还不足以比较。"
	msgBy            = "按"
	msgOpen          = "（"
	msgClose         = "）"

	msgInParts        = "（有的场次或月份没有）"
	msgNamesakes      = "分清同名的人是谁"
	msgNobodyMeant    = "都不是（名册上没有这个人）"
	msgStaffNo        = "，工号 "
	msgEach           = "都是"
	msgOnly           = "只有"
	msgTellable       = "算得出"
	msgAllLevel       = "各家一样"
	msgMonthsOf       = "个月"
	msgThemesOf       = "类"
	msgOfActivities   = "场"
	msgNothingSpent   = "这段时间的支出是零"
	msgBareSubject    = "，没写科目的有"
	msgAllNoSubject   = "支出都没有写科目"
	msgDiffer         = "签到和台账对不上的活动："
	msgLedgerSays     = "台账"
	msgSignedSays     = "签到"
	msgPeople         = "人"
	msgAndMore        = "，等等"
	msgSharesUnits    = "各单位参加情况"
	msgSharesGroups   = "各小组参加情况"
	msgGroup          = "小组"
	msgNoGroup        = "未写小组"
	msgOnRoll         = "期末在册会员"
	msgCame           = "参加过的人数"
	msgParts          = "怎么来的"
	msgNoShares       = "没有签到表，参与率算不出来。"
	msgSharesPartly   = "只有部分活动有签到表，参与率算不出来。"
	msgSharesUnknown  = "说不清的是"
	msgDivided        = " ÷ "
	msgComma          = "，"
	msgAmong          = "等"
	msgOf             = "个"
	msgMoneyMonths    = "各月支出"
	msgSpendMonth     = "支出最多的是"
	msgCosts          = "花费最多的活动"
	msgDate           = "日期"
	msgActivity       = "活动"
	msgCost           = "台账所记经费"
	msgNoCosts        = "活动台账里没有写经费。"
	msgCostMost       = "台账所记经费最多的活动是"
	msgThisYear       = "今年"
	msgLastYear       = "上年同期"
	msgLastParts      = "上年怎么来的"
	msgFewToCompare   = "能算出这一项的单位不到两个，不比较。"
	msgDegrees        = "触达到哪一步"
	msgDegree         = "程度"
	msgMeaning        = "意思"
	msgEventsNoted    = "登记的需访事件"
	msgEventsVisited  = "，已查到走访"
	msgEventsOwn      = "；是谁、为什么，只有本单位自己看得到，请所在单位核实"
	msgItsActivities  = "对应的活动"
	msgNoRoll         = "没有会员花名册，不知道该找谁。"
	msgNothingReached = "没有查出哪位会员什么都没有得到"
	msgCanTellNone    = "材料齐全、查不到任何活动慰问福利记录的会员有"
	msgCannotSay      = "因为材料不全，说不清有没有触达"
	msgCanTell        = "能说清"
	msgCannotTell     = "说不清"
	msgOtherEvent     = "其他"
	msgReachGroups    = "各单位各小组"
	msgByName         = "逐一联系"
	msgByMass         = "只有普惠发放"
	msgByNone         = "什么都没有"
	msgReach          = "覆盖率"
	msgWhollyDark     = "全组没有一个人被触达的是"
	msgPartlyDark     = "有会员没有触达的是"
	msgNoneDark       = "没有查出整组没有触达的情况。"

	msgNoSection = "未分节"
	msgWholeYear = "全年"
	msgInWindow  = "时间："
	msgMonthWord = "月"
)

const msgAll = "全部"

var compareWords = map[string]string{"eq": "", "ge": "不少于", "le": "不超过", "approx": "约"}

var periodWords = map[string]string{"year": "每年", "half": "每半年", "quarter": "每季度", "month": "每月", "two_months": "每两个月", "semester": "每学期"}

var targetUnits = map[string]string{"count": "次", "frequency": "次", "people": "人", "amount": "元", "percent": "%"}

var statusNames = map[terms.Status]string{
	terms.Done: "完成", terms.Over: "超额", terms.Late: "逾期完成", terms.Partial: "部分完成",
	terms.None: "未开展", terms.NotDue: "未到期", terms.Adjusted: "已调整", terms.Unknown: "未知",
}

var statusColors = map[terms.Status]string{
	terms.Done: "#4f7a5b", terms.Over: "#2f5d62", terms.Late: "#96661a", terms.Partial: "#b98730",
	terms.None: "#9c3d2e", terms.NotDue: "#8b8b84", terms.Adjusted: "#7d7794", terms.Unknown: "#948f84",
}

var categoryNames = map[terms.Category]string{
	terms.Learning: "思想学习", terms.Organization: "组织建设", terms.Democratic: "民主管理", terms.Rights: "维权保护",
	terms.Skills: "素质竞赛", terms.Care: "帮扶慰问", terms.Welfare: "福利保障", terms.Women: "女职工",
	terms.Culture: "文体活动", terms.Publicity: "宣传信息", terms.Finance: "经费经审", terms.Other: "其他",
}

var kindNames = map[terms.Kind]string{
	terms.Units: "单位名册", terms.Members: "会员花名册", terms.Activities: "活动台账", terms.Participation: "签到表",
	terms.Visits: "慰问登记", terms.Events: "需访事件", terms.Spending: "经费支出", terms.Income: "经费收入",
	terms.Budget: "预算", terms.Proposals: "提案建议", terms.Honors: "荣誉", terms.Indicators: "指标", terms.PlanItems: "工作计划",
}

var dimNames = map[terms.Dim]string{
	terms.ByActivity: "活动", terms.ByTitle: "活动名称", terms.ByTheme: "工作类别", terms.ByCategory: "台账类别", terms.ByFestival: "节日",
	terms.ByMonth: "月份", terms.ByLabel: "慰问事由", terms.ByClass: "类别", terms.BySubject: "科目", terms.ByStatus: "状态",
	terms.ByItem: "计划项", terms.ByPlan: "计划", terms.ByLevel: "级别", terms.ByGroup: "工会小组", terms.ByRow: "记录", terms.ByChild: "下属单位",
	terms.ByName: "指标", terms.ByGender: "性别", terms.ByKind: "台账", terms.ByAsOf: "统计日", terms.ByCondition: "条件",
}

var linkNames = map[terms.LinkState]string{
	terms.Confirmed: "已确认", terms.Auto: "自动对上", terms.Suggested: "待确认", terms.Rejected: "已否定",
}

var degreeNames = map[string]string{degreeNothing: "能说清：什么都没有", degreeMass: "只查到普惠发放", degreeUnknown: "说不清：材料不全"}

// reachStatuses are the degrees of reach in the order pages show them.
var reachStatuses = []struct{ status, name, meaning, color string }{
	{"name", "逐一联系到", "到场签到、单独慰问或帮扶，有名有姓", "#4f7a5b"},
	{"mass", "只有普惠发放", "只领过人人都有的慰问品", "#b98730"},
	{"none", "什么都没有", "签到和慰问材料都齐，查不到任何记录", "#9c3d2e"},
	{"unknown", "说不清", "能说明情况的材料没有交齐，不能当作没有触达", "#948f84"},
}

// StatusName returns the Chinese word of a state.
func StatusName(s terms.Status) string { return named(statusNames[s], string(s)) }

// CategoryName returns the Chinese name of a field of work.
func CategoryName(c terms.Category) string { return named(categoryNames[c], string(c)) }

func msgRegistered(kind string, n int) string { return fmt.Sprintf("%s %d 条", kind, n) }

// KindName returns the Chinese name of a kind of record.
func KindName(k terms.Kind) string { return named(kindNames[k], string(k)) }

// LinkName returns the Chinese word of a link's state.
func LinkName(s terms.LinkState) string { return named(linkNames[s], string(s)) }

func named(name, fallback string) string {
	if name == "" {
		return fallback
	}
	return name
}

// MonthName turns 2025-03 into 3月.
func MonthName(month string) string {
	_, m, ok := strings.Cut(month, "-")
	if !ok {
		return month
	}
	return strings.TrimPrefix(m, "0") + msgMonthWord
}

// WindowName says when an item is due: 3月, 9月—次年1月, or 全年.
func WindowName(w *terms.Window) string {
	switch {
	case w == nil || w.FromMonth == 0, w.FromMonth == 1 && w.ToMonth == 12:
		return msgWholeYear
	case w.FromMonth == w.ToMonth:
		return strconv.Itoa(w.FromMonth) + msgMonthWord
	case w.FromMonth > w.ToMonth:
		return strconv.Itoa(w.FromMonth) + "月至次年" + strconv.Itoa(w.ToMonth) + msgMonthWord
	}
	return strconv.Itoa(w.FromMonth) + "月至" + strconv.Itoa(w.ToMonth) + msgMonthWord
}
