package dashboards

import (
	"strconv"

	"nianlun/queries/terms"
)

// Every sentence of the pages about plans.
const (
	msgWholeFile    = "全部单位共用"
	msgTurnMet      = "有"
	msgTurnShort    = "缺"
	msgTurnOpen     = "未到"
	msgLeft         = "还剩"
	msgOverspent    = "已超出"
	msgGivenUp      = "取消"
	msgNothingThere = "没有"
	msgSemi         = "；"
	msgArrow        = " → "

	msgFieldText     = "内容"
	msgFieldTargets  = "目标"
	msgFieldWindow   = "时间"
	msgFieldSection  = "章节"
	msgFieldCategory = "类别"
	msgFieldOwner    = "责任人"
	msgFieldStrength = "语气"

	msgBookAll      = "计划与实际"
	msgBookNext     = "近期该做的"
	msgBookCarry    = "结转下一年"
	msgBookOutside  = "计划外的活动"
	msgBookRevised  = "年中调整"
	msgHeadNumber   = "序号"
	msgHeadSection  = "章节"
	msgHeadText     = "计划内容"
	msgHeadState    = "状态"
	msgHeadWindow   = "时间"
	msgHeadPromised = "目标"
	msgHeadReached  = "实际"
	msgHeadDone     = "对应活动"
	msgHeadCount    = "对应活动数"
	msgHeadOwner    = "责任人"
	msgHeadWhy      = "说明"
	msgHeadDate     = "日期"
	msgHeadTitle    = "活动名称"
	msgHeadWas      = "原定"
	msgHeadNow      = "改为"
	msgHeadWho      = "由谁"
	msgHeadWhen     = "什么时候"
	msgHeadReason   = "理由"
	msgThisMachine  = "本机用户"
	msgCompared     = "与上一版相比：没有变的 %d 项，改了的 %d 项，没有了的 %d 项，新增的 %d 项"
)

var quarterNames = []string{"一季度", "二季度", "三季度", "四季度"}

var strengthNames = map[string]string{"": "没有写明", "must": "必须", "plan": "计划", "aspire": "争取", "conditional": "待批、视情况"}

var targetKinds = []FieldChoice{{"count", "次数、数量"}, {"frequency", "频次"}, {"people", "人数"}, {"amount", "金额"}, {"percent", "比例"}, {"per_head", "人均"}}

var compareKinds = []FieldChoice{{"eq", "等于"}, {"ge", "不少于"}, {"le", "不超过"}, {"approx", "大约"}}

var periodKinds = []FieldChoice{{"", "—"}, {"year", "每年"}, {"half", "每半年"}, {"quarter", "每季度"}, {"two_months", "每两个月"}, {"month", "每月"}, {"week", "每周"}, {"semester", "每学期"}}

var wordNames = map[string]string{
	"item_edit": "更正", "adjust": "年中调整", "item_drop": "删去", "item_split": "拆分", "item_merge": "合并", "item_add": "补上",
	"item_same": "认定是同一项", "item_apart": "认定不是同一项", "item_keep": "认定仍然要做", "item_back": "撤销",
}

// doubtNames say what a later file leaves open of an item.
var doubtNames = map[terms.Doubt]string{
	terms.Changed: "新版计划里改了写法，是不是同一项还没有人确认", terms.Gone: "新版计划里没有这一项，还没有人说不做了",
}

// DoubtName says what a later file leaves open; "" nothing.
func DoubtName(d terms.Doubt) string { return doubtNames[d] }

// PersonName is the person behind a decision as a page names it.
func PersonName(who string) string {
	if who == "" || who == "owner" {
		return msgThisMachine
	}
	return who
}

func msgKeptOf(kept, all int) string {
	return strconv.Itoa(all) + "次中的" + strconv.Itoa(kept) + "次"
}

func msgMissingTurns(names string) string { return "缺" + names }

func msgPace(done, even, goal string) string {
	return "到统计日" + done + "，匀速应为" + even + "，目标" + goal
}
