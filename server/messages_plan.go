package main

// What show says of the workbook of progress.
const (
	msgNoWorkbook     = "--xlsx 只用于 show progress，例如 nianlun show progress --db 我的.duckdb --xlsx 计划与实际.xlsx"
	msgBookOfPlan     = "计划与实际"
	msgNothingForBook = "这段时间没有工作计划，没有可以写的表"
)
