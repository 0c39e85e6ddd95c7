package ingest

import "fmt"

// Every sentence this package shows to a user.

const msgVisitUnnamed = "走访慰问"

const (
	msgPlanHeading = "标题、导语或说明，不是计划事项"
	msgNoUnit      = "没有写明单位，也没有指定单位：请在命令里加 --unit 单位名称，或在表里加“单位”列"
)

func msgVisitOf(class string) string { return class + "慰问" }

func msgWordTable(n int) string { return fmt.Sprintf("第%d个表格", n) }

func msgNoPlanItems(file string) string {
	return fmt.Sprintf("%s：没有找到可以执行的计划事项。请确认是工作计划，并且正文没有做成图片；如果是台账，请另存为 .xlsx 再导入", file)
}

func msgNotAPlan(file string) string {
	return fmt.Sprintf("%s：读到的是表格，不是工作计划。请用 nianlun import 导入", file)
}
