package sheet

// Every word this package says to people.
const (
	msgEmptyFile  = "文件是空的（0字节）。请重新导出或另存后再上传"
	msgNothing    = "文件里没有内容。请检查是否传错了文件"
	msgEncrypted  = "文件加了密码，无法读取。请在 Excel 或 WPS 里取消密码，另存为 .xlsx 后再上传"
	msgDamaged    = "文件已损坏，无法打开。请用 Excel 或 WPS 打开原件（可选择修复），另存为 .xlsx 后再上传"
	msgTooLarge   = "表格太大（行、列或单元格太多），没有读。请删去没有内容的行列，或按单位、月份拆成几个文件再上传"
	msgTruncated  = "文件不完整（可能没有下载或复制完）。请重新取得文件，另存为 .xlsx 后再上传"
	msgOldBook    = "这是旧版 .xls 文件，其中的内容读不出来。请用 Excel 或 WPS 另存为 .xlsx 后再上传"
	msgBinaryBook = "这是二进制工作簿（.xlsb），暂不能读。请另存为 .xlsx 后再上传"
	msgODS        = "这是 OpenDocument 表格（.ods），暂不能读。请另存为 .xlsx 后再上传"
	msgWord       = "这是 Word 文档，不是表格。请用 Word 或 WPS 打开，工作计划另存为 .docx，表格另存为 .xlsx，再上传"
	msgSlides     = "这是演示文稿，不是表格。请把其中的表格另存为 .xlsx 后再上传"
	msgPDF        = "这是 PDF 文件，不能直接读取。请取得原始表格，另存为 .xlsx 后再上传"
	msgImage      = "这是图片，不能直接读取。请录入或识别成表格，另存为 .xlsx 后再上传"
	msgMedia      = "这是图片、录音或视频，不是表格。请录入成表格，另存为 .xlsx 后再上传"
	msgWebArchive = "这是单个文件网页（.mht），暂不能读。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传"
	msgArchive    = "这是压缩包。请先解压，再上传里面的表格"
	msgUnknown    = "认不出这是什么文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传"
	msgNoTable    = "没有找到表格。请确认文件里有表头和数据行；若是网页，请复制表格到 Excel 另存为 .xlsx"
	msgOneCell    = "内容没有分列，看起来不是表格"

	msgUncomputed = "公式没有计算结果"

	whyHidden     = "隐藏的工作表，不作数据"
	whyBlank      = "空白工作表"
	whyNoHeading  = "没有找到认识的表头。如果这是台账，请检查表头那一行，或在导入时指明种类"
	whyChosen     = "您说过这样的表不是数据"
	whyNoKind     = "有表头，但认不出是哪一类台账。如果这是台账，请在标题或文件名里写明，或在导入时指明种类"
	whySummary    = "汇总表：明细已在其他工作表，不重复计入"
	whyUndated    = "有金额没有日期，像是汇总或公开表，不作明细。如果是明细，请加一列日期"
	whyPivot      = "数据透视表，不作数据"
	whyDictionary = "说明或字典表，不作数据"
	whyDues       = "会费台账暂不入库"

	skipTitle    = "标题行"
	skipFillIn   = "填报信息行"
	skipNote     = "说明行"
	skipRepeat   = "重复表头"
	skipTotal    = "合计行"
	skipCarried  = "结转行"
	skipFooter   = "落款行"
	skipExample  = "示例行"
	skipSection  = "分节行"
	skipNumbers  = "栏次行"
	skipZero     = "零报告行"
	skipRule     = "分隔线或页码"
	skipNoValue  = "只有序号的空行"
	skipIncome   = "收入行，不计入支出"
	skipParent   = "上级科目，等于下级之和"
	skipPartOf   = "其中项，已含在上级科目"
	skipNoFigure = "没有填数值"
	skipNoBudget = "没有填预算数"
	skipAbsent   = "未到场"
	skipUnsigned = "没有签到标记"
	skipTurned   = "表头在左边一列，这一行已并入各列的记录"
	skipCard     = "档案卡的其他栏目，已并入本人一行"

	whyNoDay       = "没有填%s"
	whyMissing     = "缺%s"
	whyFault       = "单元格是公式错误 %s"
	whyFarYear     = "年份与本表其他日期相差太远"
	whyNegative    = "%s不能为负"
	whyDayOrder    = "结束日期早于开始日期"
	whyNotNumber   = "不是数字"
	whyUnsure      = "不是确定的金额"
	whyUndatedHead = "这一列的表头没有写日期"
	whyTwoRows     = "这一行没有可用的内容"

	whyIDLost  = "身份证号被当成数字存，后几位已经丢失"
	whyIDForm  = "不像身份证号，位数或出生日期不对"
	whyIDCheck = "身份证号校验位不符，可能有误"
	whyIDTwice = "身份证号与第%d行相同，姓名却不同"
	hintID     = "请把这一列设成文本格式后重新填写；这一行的其他内容已装入"
	hintIDSure = "请核对证件后改正；这一行的其他内容已装入"
	hintTwice  = "请核对这两行是不是同一个人；这一行已装入"

	whySumWrong    = "各行相加与表里写的合计不符，请核对原表"
	whySumRejected = "差额正是没有装入的%d行"
	whySumBoth     = "其中%d行没有装入，改正后再核对合计"

	hintNoDay   = "请补填，才会计入当月；这一行已装入"
	hintFill    = "请补填后重新导入"
	hintHeadDay = "请在表头的活动名称后面写上日期，例如 %s2025-03-08"
	hintFormula = "请在 Excel 里改正公式，或粘贴为数值"
	hintYear    = "请核对年份"
	hintNumber  = "请填写确定的数字"
	hintDay     = "请写成 2025-03-08 这样的日期"
)

// msgTotalDiffers follows the reason a total row is skipped.
const msgTotalDiffers = "；%c：表里写%s，装入%g，相差%d"

// msgWide tells of values too far to the right to be read.
const msgWide = "第%d列以后的%n个单元格（没有读）"

// msgSplit heads the amounts of a ledger with a column for each subject.
const msgSplit = "支出金额"

// columnWords names canonical columns in messages.
var columnWords = map[string]string{
	"unit": "单位名称", "name": "姓名", "title": "名称", "start": "活动时间", "date": "日期", "activity": "活动名称",
	"kind": "事项类别", "amount": "金额", "year": "年度", "subject": "科目", "value": "数值", "task": "任务", "headcount": "人数",
	"spend": "支出", "goods": "慰问品折价", "hours": "时长", "adjusted": "调整数",
}

func wordFor(column string) string {
	if w, ok := columnWords[column]; ok {
		return w
	}
	return column
}
