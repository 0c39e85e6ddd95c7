package web

// Words of the workbook of annexes, and of the choice of length. The titles of tables are
// those of the draft.
const (
	msgAnnexesEnd      = "附件"
	msgPlanTable       = "计划完成情况对照表"
	msgActsTable       = "活动一览表"
	msgMoneyTable      = "经费收支表"
	msgSpent           = "支出" // of the rows of that table
	msgSum             = "合计"
	msgEntryTable      = "支出事项表"
	msgUnitTable       = "单位对比表"
	msgAboutSheet      = "说明"
	msgAboutWhat       = "项目"
	msgAboutText       = "内容"
	msgAboutUnit       = "单位"
	msgAboutDays       = "时段"
	msgAboutAsOf       = "截至"
	msgAboutBlank      = "空白"
	msgAboutBlankText  = "没有材料说明的，空着或写“未报”，不按零算。"
	msgAboutAbout      = "约、至少"
	msgAboutAboutText  = "台账写了约数，或者有的活动没有报人数时，数字前面有“约”“至少”。"
	msgAboutCharts     = "统计图"
	msgAboutChartsText = "由旁边的表格画出，改表格里的数，图就跟着变。分月数字里空着的月份没有台账。"
	msgAboutData       = "数据校验码"
	msgNotReported     = "未报"
	msgHeadUntil       = "结束日期"
	msgHeadState       = "完成情况"
	msgHeadItems       = "项数"
	msgHeadSide        = "收支"
	msgHeadSubject     = "科目"
	msgHeadAmount      = "金额"
	msgHeadBudget      = "预算"
	msgHeadUnit        = "单位"
	msgHeadMonth       = "月份"
	msgHeadActs        = "活动（次）"
	msgHeadTimes       = "参加（人次）"
	msgChartStates     = "计划事项完成情况"
	msgChartMonths     = "分月活动次数和参加人次"
	msgChartMoney      = "各科目支出与预算"
	msgChartUnitActs   = "各单位活动次数"
	msgChartUnitPeople = "各单位参加人次"
	msgChartUnitMoney  = "各单位经费支出"
	msgChartUnitRate   = "各单位会员参与率"
	msgChartUnitEach   = "各单位会员人均支出"

	msgNoAnnexes  = "这段时间没有可以列表的材料，附件没有内容。"
	msgLength     = "篇幅"
	msgBadLength  = "篇幅只能是 1500、3000 或 full。"
	msgLengthFull = "全文"
	msgLengthOf   = "约%d字"

	msgVoice        = "口吻"
	msgVoiceGuessed = "按单位名称"
	msgBadVoice     = "没有这种口吻。"
)

// msgAboutTables say what the columns of each table mean.
var msgAboutTables = map[string]string{
	msgPlanTable:  "计划里的每一件事。活动、参与、经费是对应到这件事的活动的次数、人次和支出；“待核实”是系统没有查到足够的活动、还没有人确认。",
	msgActsTable:  "台账里的每次活动，按日期先后，最多列四百次。参加是有签到的按签到人次，没有签到的按台账填的参加人数。",
	msgMoneyTable: "各科目的收入、支出和预算（元）。收入按日记账里的收入；支出按支出明细，没有明细的按活动台账和慰问登记。没有材料的写“未报送”，上年结转没有台账，结余请按账簿填写。",
	msgEntryTable: "单笔支出，金额大的在前（元）。涉及个人的不列。",
	msgUnitTable:  "报了材料的所属单位。参与率只在签到齐全时有，人均支出按会员花名册算。没有报的单位不在表里，名单在交稿检查清单里。",
}
