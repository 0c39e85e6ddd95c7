package summary

import "nianlun/queries/terms"

// Every fixed word of a draft's frame, and every sentence of Verify. The sentences of
// the text stand in templates.go. None of them holds a digit or a Chinese numeral.
const (
	todoOpen  = "【待补充："
	todoClose = "】"

	msgTitleEnd      = "工作总结"
	msgUnion         = "工会"
	msgComma         = "，"
	msgStop          = "。"
	msgSemicolon     = "；"
	msgList          = "、"
	msgLabels        = " / " // between the names of two figures set side by side
	msgTo            = "至"
	msgCarryOut      = "开展"
	msgActivity      = "活动"
	msgAndOthers     = "等单位"
	msgTakePart      = "参加"
	msgEtc           = "等"
	msgThereof       = "其中"
	msgMainOnly      = "这里写主要的工作，其余活动见附件。"
	msgAsOf          = "截至"
	msgDay           = "日期" // the unit of a day
	msgYuan          = "元"
	msgTenThousand   = "万元"
	msgTimes         = "次"
	msgPercent       = "%"
	msgIs            = "为"
	msgSoFar         = "截至目前"
	msgAnnex         = "附件"
	msgColon         = "："
	msgHonors        = "荣誉和表彰"
	msgIndicators    = "上报指标"
	msgChildren      = "所属单位工作情况"
	msgWithheldCell  = "（涉及个人，略）"
	msgDash          = "—"
	msgBelow         = "所属单位"
	msgSince         = "起"
	msgPlanOfYear    = "年初工作计划"
	msgByLedger      = "按台账"
	msgContinued     = "其余活动见附件。"
	msgAnnexPlan     = "计划完成情况对照表"
	msgAnnexActs     = "活动一览表"
	msgAnnexMoney    = "经费收支表"
	msgAnnexEntries  = "支出事项表"
	msgAnnexUnits    = "单位对比表"
	msgAnnexSources  = "数据来源表"
	msgAnnexCharts   = "统计图"
	msgIncome        = "收入"
	msgSpending      = "支出"
	msgBalance       = "结余"
	msgSum           = "合计"
	msgNoSubject     = "未分科目"
	msgNotReported   = "未报送"
	msgMonth         = "月"
	msgNote          = "注："
	msgCutNote       = "注：活动较多，这里列出各单位的主要活动，其余见附件工作簿（Excel）。"
	msgChartMonths   = "各月活动次数"
	msgChartStates   = "计划事项完成情况"
	msgChartThemes   = "各类活动次数"
	msgChartSubjects = "各科目经费支出"
	msgChartUnits    = "所属单位活动次数"
)

// Heads of the charts.
var (
	headChartMonths   = []string{"月份", "活动（次）"}
	headChartStates   = []string{"完成情况", "事项（项）"}
	headChartThemes   = []string{"类别", "活动（次）"}
	headChartSubjects = []string{"科目", "支出（元）"}
	headChartUnits    = []string{"单位", "活动（次）"}
)

// Heads of the annex tables.
var (
	headPlan    = []string{"序号", "计划内容", "时限", "完成情况", "活动", "参与", "经费"}
	headActs    = []string{"序号", "日期", "活动", "单位", "参加", "经费"}
	headActsOne = []string{"序号", "日期", "活动", "地点", "参加", "经费"}
	headMoney   = []string{"序号", "收支", "科目", "金额", "预算"}
	headEntries = []string{"序号", "摘要", "科目", "金额"}
	headSources = []string{"序号", "数字", "指标", "编号"}
	headUnits   = []string{"序号", "单位", "会员", "活动", "参与", "参与率", "支出", "人均支出"}
)

// stateNames are the states of plan items in the annex.
var stateNames = map[terms.Status]string{
	terms.Done: "已完成", terms.Over: "超额完成", terms.Late: "逾期完成", terms.Partial: "部分完成", terms.None: "未开展",
	terms.NotDue: "未到期", terms.Adjusted: "已调整", terms.Unknown: "待核实",
}

const msgToCheck = "待核实"

// kindNames name the files that may be missing.
var kindNames = map[terms.Kind]string{
	terms.Units: "单位名册", terms.Members: "会员花名册", terms.Activities: "活动台账", terms.Participation: "活动签到表", terms.Visits: "慰问登记",
	terms.Events: "需访事件登记", terms.Spending: "经费支出明细", terms.Income: "经费收入明细", terms.Budget: "经费预算", terms.Proposals: "提案登记",
	terms.Honors: "荣誉登记", terms.Indicators: "上报指标", terms.PlanItems: "工作计划",
}

// themeNames are the fields of work as sentences name them.
var themeNames = map[terms.Category]string{
	terms.Learning: "思想学习", terms.Organization: "组织建设", terms.Democratic: "民主管理", terms.Rights: "权益维护", terms.Skills: "素质提升和劳动竞赛",
	terms.Care: "帮扶慰问", terms.Welfare: "职工保障", terms.Women: "女职工", terms.Culture: "文体", terms.Publicity: "宣传信息", terms.Finance: "经费管理", terms.Other: "其他",
}

// Messages of the side list.
const (
	msgSideMissing   = "{period}未见{kind}资料，文中没有写这方面的数字"
	msgSideWithheld  = "有的名称或备注涉及职工姓名或个人情况，文中没有引用，请按需要改写后补入"
	msgSidePart      = "{name}{rate}只说明有资料的那一部分，没有写进正文"
	msgSideRate      = "{name}为{rate}，是否写入“存在的问题”请自行决定"
	msgSideBudget    = "科目“{subject}”支出{spending}、预算{budget}，执行率{rate}，请核对"
	msgSideNone      = "计划事项“{item}”没有查到对应活动，对外材料里写作待核实，请确认"
	msgSideLikely    = "计划事项“{item}”有可能对应的记录还没有人确认，没有算作完成，对外材料里写作待核实，请先确认"
	msgSidePartial   = "计划事项“{item}”只查到部分完成[（{times}）]，对外材料里写作待核实，请确认"
	msgSideLate      = "计划事项“{item}”在计划时限之后才完成，请确认是否说明"
	msgSideOver      = "计划事项“{item}”查到的数字超过计划，请核对是不是同一件事、同一个口径，文中没有写超额"
	msgSideUnknown   = "计划事项“{item}”缺少可以核对的台账，请补充资料"
	msgSideHidden    = "有计划事项涉及个人，没有列出内容，请在计划页查看"
	msgSideReports   = "{unit}填报完整率为{rate}，有的月份或台账没有报来"
	msgSideNote      = "备注“{note}”没有写进正文，请确认是否需要说明"
	msgSideRollless  = "{unit}没有会员花名册，参与率和人均支出不能与别的单位比较"
	msgSideLow       = "{measure}较低的单位：{list}，请结合实际研判"
	msgSideSilent    = "{unit}本期没有报来任何资料"
	msgSideIndicator = "“{name}”上报为{value}，台账算得{computed}，请核对差异"
	msgSideDecline   = "{name}为{now}，少于上年同期的{before}"
	msgSideEvent     = "{kind}应访{events}，已查到走访{visited}，不能写“全部走访”"
)

// Messages of edited drafts.
const (
	msgLostNumber  = "这里原来的数字现在查不到了"
	msgWasShown    = "，原为"
	msgIn          = "，在："
	msgHand        = "手写数字，没有来历可查"
	msgNoteMoved   = "这一段的数字随资料变了，请看看话还对不对："
	msgNoteLost    = "这个数字现在查不到了，请改写这一句："
	msgNoteGone    = "按现在的资料，系统已经不写这一段了，您写的先留着。"
	msgNoteFresh   = "系统新写了一句，您的文字里还没有："
	msgNotFoundNow = "查不到"
	msgNoteSeen    = "看过了，照这样写"

	msgProblemRate    = "，还需要进一步提高。"
	msgProblemBudget  = "，预算的编制和执行还要进一步规范。"
	msgProblemUnit    = "，资料报送还不够完整。"
	msgProblemDecline = "，工作力度还要加大。"
	msgProblemEvent   = "，走访还没有做到全部覆盖。"
	msgProblemItem    = "没有按计划完成，【待补充：请确认是否属实，并写明原因】。"
)

// Messages of Verify.
const (
	msgChangedFigure = "%s：数字“%s”被改成了“%s”（%s）"
	msgChangedWords  = "%s：文字被改动过，现在是“%s”"
	msgDeletedWords  = "%s：有一段文字被删去了"
	msgChangedEntry  = "数字依据“%s”被改动过，现在写的是“%s”"
	msgForgedEntry   = "数字依据“%s”与数据库不符：应为“%s”，稿中写的是“%s”，而数据没有变化"
	msgChangedHead   = "稿件的单位、期间、统计日等说明信息或封签被改动过"
	msgLostFigure    = "%s：数字“%s”在数字依据中找不到"
	msgDrifted       = "%s：“%s”现在应为“%s”（%s），这句话是：%s"
	msgGone          = "%s：“%s”现在已经查不到（%s），这句话是：%s"
	msgUnknownNow    = "未知"
	msgWhereSide     = "交稿检查清单"
	msgWhereTable    = "《%s》"
	msgCut           = "……"
	msgWhereTop      = "开头"
	msgBadDraft      = "这不是年轮导出的工作总结（.json），或者文件已经损坏"
	msgBadFormat     = "这份工作总结的格式是“%s”，本程序认识的是“%s”"
)
