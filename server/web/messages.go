package web

import (
	"net/http"
	"strconv"
	"strings"
)

// Every sentence the pages show that is not in a template.
const (
	msgErrorTitle      = "出了点问题"
	msgNotFound        = "没有找到您要的内容。地址可能写错了，或者相应的文件已经撤销。"
	msgForbidden       = "您没有查看这部分数据的权限。"
	msgIncomplete      = "地址里的条件不完整，请回到总览重新选择。"
	msgUndoneTwice     = "这一批已经撤销过了。"
	msgRevisedTwice    = "这一批已经由别的修改稿代替了。"
	msgNoRevision      = "这份文件不能当作那一批的修改稿：它要比那一批晚导入，并且有那一批的每一种表、同样的单位。"
	msgTimeout         = "这次查询没有做完，请稍后再试。"
	msgInternal        = "程序没能完成这个请求。请把下面的请求编号告诉管理员，日志里有原因。"
	msgWrongHost       = "年轮只接受本机访问，请用 http://127.0.0.1 开头的地址打开。"
	msgNoPage          = "没有这个页面。"
	msgMethod          = "这个页面不支持这样的操作。"
	msgTooLarge        = "一次最多提交 256 MB。请分几次导入，或者把大文件拆开。"
	msgBadYear         = "年份应该是四位数，例如 2025。"
	msgBadPeriod       = "时段只能选全年、上半年、下半年或四个季度之一。"
	msgBadDate         = "日期应该写成 2025-03-08 这样。"
	msgEarlyDate       = "统计日不能早于这段时间的第一天。"
	msgBadSpan         = "起止日期要同时填写，并且开始日期不能晚于结束日期。"
	msgBadDecision     = "只能确认、否定或者撤回一个对应关系。"
	msgBadStatus       = "没有这种计划状态。"
	msgBadFormat       = "只能下载 docx、pdf、md、html 或 json 这几种格式。"
	msgNoOffice        = "这台电脑没有装 LibreOffice，不能直接出 PDF。请下载 Word，在 Word 或 WPS 里另存为 PDF；或者下载网页，在浏览器里打印成 PDF。"
	msgBadFigure       = "数字的编号不完整，请从页面上点数字进来。"
	msgTitleHome       = "总览"
	msgTitlePlan       = "计划与实际"
	msgTitleActivities = "活动与参与"
	msgTitleMoney      = "经费"
	msgTitleCompare    = "单位比较"
	msgTitleReach      = "未触达"
	msgSharedName      = "同名" // stands in the why of a figure that hangs on them
	msgTitleNamesakes  = "同名待指明"
	msgMonthLabel      = "月份"
	msgSectionLabel    = "章节"
	msgThemeLabel      = "类别"
	msgAll             = "全部"
	msgBadDegree       = "没有这种触达程度。"
	msgTitleDraft      = "工作总结"
	msgTitleFigure     = "数字的来历"
	msgTitleFiles      = "文件"
	msgTitleLoading    = "正在装入数据"
	msgTitleEmpty      = "还没有数据"
	msgTitleTaken      = "导入结果"
	msgNoUpload        = "没有收到文件，请选好文件再导入。"
	msgUploadBroken    = "文件没有传完整，请再试一次。"
	msgTooManyParts    = "一次最多提交 900 个文件，粘贴的文字最多 40 MB。请分几次提交，或者打成一个 zip。"
	msgNeedUnit        = "请写上单位名称：表里没有写单位的行都算它的。"
	msgOtherSite       = "这个请求来自别的网页，为安全起见没有执行。"
	msgDraftName       = "工作总结"

	msgToCorrect        = "（待更正）"
	msgMended           = "（页面更正）"
	msgNothingToCorrect = "这个文件没有要更正的地方。"
	msgNoColumnToAdd    = "这张表里没有地方补这一栏。请下载标好问题的原表，补好以后再导入。"
	msgNothingTyped     = "还没有改动。请在表格里填好新的内容，再点“保存更正”。"
)

func msgSaidRevision(earlier int64) string {
	return "按第 " + strconv.FormatInt(earlier, 10) + " 批的修改稿处理"
}

func msgSaidApart(earlier int64) string {
	return "和第 " + strconv.FormatInt(earlier, 10) + " 批是两份材料"
}

func statusMessage(code int) string {
	switch code {
	case http.StatusNotFound:
		return msgNoPage
	case http.StatusForbidden:
		return msgOtherSite
	case http.StatusMethodNotAllowed:
		return msgMethod
	case http.StatusRequestEntityTooLarge:
		return msgTooLarge
	case http.StatusMisdirectedRequest:
		return msgWrongHost
	}
	if code >= http.StatusInternalServerError {
		return msgInternal
	}
	return msgIncomplete
}

// periodChoice is one choice of the period filter.
type periodChoice struct{ Value, Name string }

func periodChoices() []periodChoice {
	return []periodChoice{{"year", "全年"}, {"h1", "上半年"}, {"h2", "下半年"}, {"q1", "一季度"}, {"q2", "二季度"}, {"q3", "三季度"}, {"q4", "四季度"}}
}

func msgWhichUnit(said string, names []string, all int) string {
	some := strings.Join(names, "、")
	if all > len(names) {
		some += "等" + strconv.Itoa(all) + "个"
	}
	return "名称里有“" + said + "”的单位不止一个：" + some + "。请把名称写全。"
}

func msgNoDataFor(unit, period string) string {
	return unit + period + "还没有任何资料，写不出总结。请先导入这段时间的台账，或者换一个时段"
}

func msgNotFaulty(cell string) string {
	return "单元格 " + strconv.Quote(cell) + " 没有要改的地方，请回到上一页再试。"
}
