package main

import "fmt"

// What show says of the workbook of progress.
const (
	msgNoWorkbook     = "--xlsx 只用于 show progress，例如 nianlun show progress --db 我的.duckdb --xlsx 计划与实际.xlsx"
	msgNothingForBook = "这段时间没有可以写成表的内容"
)

func msgWordsKept(n int) string {
	if n == 0 {
		return "词表已清空，活动和计划项重新关联好了。"
	}
	return fmt.Sprintf("存好了 %d 个概念，活动和计划项重新关联好了。", n)
}
