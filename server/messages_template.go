package main

// The sentences of what a unit keeps for its summaries.
const (
	msgTemplateKind  = "--kind 只能是 template（模板）、officers（班子名单）或 phrases（年度提法）"
	msgTemplateVoice = "--voice 只能是 office（机关）、school（学校）、enterprise（企业）、federation（街道、地方总工会）或 general（通用）"
)

func msgTemplateVerb(verb string) string {
	return "template 后面不能写“" + verb + "”，可以写 list（列出）、show（看）、names（可用的名称）、check（检查）、save（保存）、back（恢复随程序的）"
}

func msgTemplateFaulty(path string) string { return path + " 里有要改的地方，没有保存：" }
func msgTemplateAdvice(said string) string { return "提醒 " + said }
func msgTemplateGood(path string) string   { return path + " 没有错，可以保存。" }
func msgTemplateBehind(list string) string { return "（后面可写：" + list + "）" }

func msgTemplateKept(unit, title string, back bool) string {
	if back {
		return unit + "的" + title + "已撤下，以后的总结不再用它。"
	}
	return unit + "的" + title + "存好了，以后写总结就用它。"
}

func msgTemplateStands(unit, title, day, by string) string {
	return unit + "\t" + title + "\t" + day + "\t" + by
}

// msgTemplateOffered tells of a text a unit above offers those below it.
func msgTemplateOffered(from, title, day string) string {
	return from + "\t" + title + "\t" + day + "\t上级的，本单位没有另存时照它写"
}
