package web

const msgTitleTemplates = "总结的说法"
