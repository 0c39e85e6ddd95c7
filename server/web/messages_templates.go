package web

const (
	msgTitleTemplates = "总结的说法"
	msgBadForm        = "送来的表格读不懂，请回到页面再点一次保存。"
)
