package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

var (
	begins  = regexp.MustCompile(`^(?:份|上旬|中旬|下旬|初|底|末)?(?:开始)?(?:前|起)?(?:正式|全面|组织)?(?:启动|开赛|开始|报名|海选|动员|部署|宣传发动|开幕|开工|预赛|初赛|征集)`)
	ends    = regexp.MustCompile(`^(?:份|上旬|中旬|下旬|初|底|末)?(?:之?前)?(?:正式|全面|组织|基本)?(?:完成)?(?:收官|结束|决赛|总决赛|总结|表彰|颁奖|闭幕|验收|评审|揭晓|展示|展演|完成|建成|投入使用|投用|竣工|考核)`)
	readies = regexp.MustCompile(`^(?:份|上旬|中旬|下旬|初|底|末)?(?:之?前)?(?:开始)?(?:进行|做好|组织)?(?:(?:完成|制定|确定|印发|下发)?[^,，。;]{0,4}(?:筹备|筹划|准备|谋划|酝酿|摸底|论证|方案))`)
)

// stages reads the months of one task told by its steps: what is got ready in spring and
// held in autumn is of autumn; what begins in May and closes in October lasts so long.
func stages(folded string, ws []found) *terms.Window {
	if len(ws) < 2 || !ws[0].explicit {
		return nil
	}
	first, last := ws[0], ws[len(ws)-1]
	span := func(from found) *terms.Window {
		return &terms.Window{FromMonth: from.FromMonth, ToMonth: last.ToMonth, Quote: folded[from.at:last.end]}
	}
	for len(ws) > 1 && readies.MatchString(folded[ws[0].end:]) {
		ws = ws[1:]
	}
	if ws[0].at != first.at {
		w := span(ws[0])
		return w
	}
	if begins.MatchString(folded[first.end:]) && (ends.MatchString(folded[last.end:]) || len(ws) > 2) {
		return span(first)
	}
	return nil
}

// mended joins to a line what broke off it: the next line stands right below, is short and
// ends the sentence.
func mended(l line, prose []line) (whole line, rest []line) {
	if len(prose) == 0 || !prose[0].joins || len([]rune(l.raw)) < 18 || strings.ContainsAny(l.raw[len(l.raw)-1:], ".;:") {
		return l, prose
	}
	end := []rune(l.raw)
	tail := prose[0]
	if strings.ContainsRune("。；：！？”）", end[len(end)-1]) || len([]rune(tail.raw)) > 14 || !strings.ContainsAny(tail.raw, "。；;") {
		return l, prose
	}
	l.raw += "\n" + tail.raw
	l.folded = han.Fold(l.raw)
	return l, prose[1:]
}

// attribute: 时间：…, 对象：… tell more about a task.
var attribute = regexp.MustCompile(`^(?:活动|比赛|参赛|具体|慰问)?(?:时间|地点|对象|标准|要求|形式|内容|范围|方式|目的|主题|名额|负责人?|责任|联系)`)

// ownTasks returns the paragraphs right below a short numbered heading, where there are
// several and each is a task: then the line only heads them.
func ownTasks(l line, prose []line) []line {
	if len([]rune(l.raw)) > 20 || strings.ContainsAny(l.raw, "。；;，,") || promises(l.raw) {
		return nil
	}
	var joined []line
	for _, p := range prose {
		if !p.joins {
			break
		}
		if attribute.MatchString(p.folded) || len([]rune(p.raw)) < 15 {
			return nil
		}
		joined = append(joined, p)
	}
	if len(joined) < 2 {
		return nil
	}
	return joined
}
