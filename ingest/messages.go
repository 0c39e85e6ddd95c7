package ingest

import (
	"fmt"
	"strings"

	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

// Every sentence this package shows to a user.

const msgVisitUnnamed = "走访慰问"

const (
	msgPlanHeading = "标题、导语或说明，不是计划事项"
	msgNoUnit      = "没有写明单位，也没有指定单位：请在命令里加 --unit 单位名称，或在表里加“单位”列"
)

// newHeadings are headings a correction gives to columns a table lacks.
var newHeadings = map[terms.Kind]map[string]string{
	terms.Units:         {"unit": "单位名称"},
	terms.Members:       {"name": "姓名"},
	terms.Activities:    {"title": "活动名称"},
	terms.Participation: {"activity": "活动名称", "date": "日期", "name": "姓名"},
	terms.Visits:        {"date": "慰问日期", "name": "慰问对象"},
	terms.Events:        {"date": "发生日期", "name": "姓名", "kind": "事件"},
	terms.Spending:      {"date": "日期", "amount": "支出金额"},
	terms.Income:        {"date": "日期", "amount": "收入金额"},
	terms.Budget:        {"year": "年度", "subject": "科目", "amount": "预算金额"},
	terms.Proposals:     {"title": "提案名称"},
	terms.Honors:        {"title": "荣誉名称"},
	terms.Indicators:    {"name": "指标名称", "value": "数值"},
	terms.PlanItems:     {"task": "工作任务"},
}

func newHeading(k terms.Kind, column string) string { return newHeadings[k][column] }

func msgVisitOf(class string) string { return class + "慰问" }

func msgWordTable(n int) string { return fmt.Sprintf("第%d个表格", n) }

// msgFault is the note on a faulty cell: what is wrong and what stood there, then what to do.
func msgFault(why, value, hint string) string {
	value = strings.Join(strings.Fields(value), " ")
	if r := []rune(value); len(r) > 30 {
		value = string(r[:30]) + "…"
	}
	if value != "" && !strings.Contains(why, value) {
		why += fmt.Sprintf("（现在是“%s”）", value)
	}
	if hint == "" {
		hint = "请改正后重新上传这个文件"
	}
	return why + "\n" + hint
}

func msgNoTable(file string) string {
	return fmt.Sprintf("《%s》里没有找到表格。请确认文件里有表头和数据，再重新导入", file)
}

func msgNothingRecognised(file, why string) string {
	return fmt.Sprintf("《%s》没有认出是哪一种台账（%s）。请检查表头，或者在命令里用 --kind 说明种类，再重新导入", file, why)
}

func msgNoPlanItems(file string) string {
	return fmt.Sprintf("%s：没有找到可以执行的计划事项。请确认是工作计划，并且正文没有做成图片；如果是台账，请另存为 .xlsx 再导入", file)
}

func msgNotAPlan(file string) string {
	return fmt.Sprintf("%s：读到的是表格，不是工作计划。请用 nianlun import 导入", file)
}

func msgForeignUnit(file string) string {
	return fmt.Sprintf("%s：里面有不归您管理的单位的数据，整个文件没有装入。请只保留本单位及下属单位的行，或请上级工会导入", file)
}

func msgNoRevision(file string, batch int64) string {
	return fmt.Sprintf("%s：不能当作第 %d 批的修改稿，所以没有装入。要改的那一批必须还有效（没有撤销，也没有被别的修改稿代替），新文件里要有它的每一种表、同样的单位", file, batch)
}

func msgGarbled(file string) string {
	return fmt.Sprintf("%s：内容是乱码，读不出文字。请用原来的程序打开，另存为 .txt（UTF-8）或 .docx 再导入", file)
}

func msgNotLikeAPlan(file string) string {
	return fmt.Sprintf("%s：读起来不像工作计划，也不是表格，没有装入。如果它就是工作计划，请在导入时指明种类为计划（--kind plan），或在文件名里写上“计划”", file)
}

func msgWords(file string, problems []string) string {
	const most = 20
	more := ""
	if n := len(problems) - most; n > 0 {
		problems, more = problems[:most], fmt.Sprintf("；还有 %d 处", n)
	}
	return fmt.Sprintf("%s：词表没有存，请改好再来。%s%s", file, strings.Join(problems, "；"), more)
}

// msgNature says why a text is not taken for a plan; empty for a plan.
func msgNature(file string, n plan.Nature) string {
	const overrule = "如果它确实是工作计划，请在导入时指明种类为计划（--kind plan）"
	switch n {
	case plan.Report:
		return fmt.Sprintf("%s：这份文件读起来像工作总结，不像工作计划：说的多是已经做了的事，没有装入。请换成年初的计划；总结里的“下一步打算”请单独存成一个文件再导入。%s", file, overrule)
	case plan.Rules:
		return fmt.Sprintf("%s：这份文件读起来像制度、办法（第一条、第二条……），不像工作计划，没有装入。%s", file, overrule)
	case plan.Elsewise:
		return fmt.Sprintf("%s：这份文件里读不出工会工作的内容，不像工作计划，没有装入。请核对是不是选错了文件。%s", file, overrule)
	}
	return ""
}

const (
	leftLock   = "程序打开文件时留下的临时文件，不是数据"
	leftSystem = "系统文件，不是数据"
)

func msgArchiveDamaged(file string) string {
	return fmt.Sprintf("%s：压缩包已损坏或不完整，打不开。请重新压缩或重新取得文件，再上传", file)
}

func msgArchiveMany(file string, most int) string {
	return fmt.Sprintf("%s：压缩包里的文件超过%d个，后面的没有读。请分成几个压缩包再上传", file, most)
}

func msgArchiveEmpty(file string) string {
	return fmt.Sprintf("%s：压缩包里没有文件。请检查后重新上传", file)
}

func msgArchiveDeep(file string) string {
	return fmt.Sprintf("%s：压缩包里套了两层以上的压缩包，没有读。请先解压里层，再上传", file)
}

func msgArchiveLocked(file string) string {
	return fmt.Sprintf("%s：压缩包加了密码，读不了。请不加密码重新压缩，或直接上传里面的文件", file)
}

func msgArchiveLarge(file string) string {
	return fmt.Sprintf("%s：解压后太大，没有读。一个文件不超过100MB，一个压缩包共不超过256MB，请分开上传", file)
}

func msgArchiveMethod(file string) string {
	return fmt.Sprintf("%s：压缩方式读不了。请用普通的 zip 方式重新压缩，或直接上传里面的文件", file)
}
