package plan

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
)

// idle headings introduce no tasks of their own; numbered lines below 目标 still do.
var (
	idleHead = []string{"指导思想", "总体思路", "总体要求", "总的要求", "工作回顾", "指导方针", "工作方向", "引言", "前言"}
	setting  = []string{"形势", "背景", "基本情况", "现状"}
	// about heads what is known or said of a work; 调查职工队伍现状, 作形势报告 are tasks
	about     = regexp.MustCompile(`^[^,。:]{0,10}(?:形势|背景|现状|基本情况|概况|口号)(?:分析|[与和及][^,。:]{1,8})?[:。]?$`)
	doesSo    = regexp.MustCompile(`组织|开展|举办|邀请|学习|宣传|了解|掌握|摸清|调查|调研|加强|做好|认清|把握|讲|分析`)
	goalHead  = []string{"目标", "思路", "要求", "任务目标", "结语", "保障措施"}
	codaStart = regexp.MustCompile(`^(总之|综上|新的一年|在新的一年|让我们|以上(是|为|就是)|我们(相信|坚信))`)
)

// idle reports whether a heading stands over words that promise nothing. A heading
// that names tasks or aims besides (形势与目标) does not.
func idle(heading string) bool {
	heading = han.Fold(heading)
	if i := strings.IndexAny(heading, ":。 "); i > 0 && len([]rune(heading[:i])) <= 6 {
		heading = heading[:i] // 指导思想：以…为指导
	}
	if about.MatchString(heading) && !doesSo.MatchString(strings.TrimSuffix(heading, "分析")) && !containsAny(heading, []string{"目标", "任务"}) {
		return true
	}
	return len([]rune(heading)) < 30 && containsAny(heading, idleHead) && !containsAny(heading, []string{"目标", "任务", "措施", "主要工作", "重点"})
}

// idleLabel: 指导思想：贯彻…, a paragraph that names itself.
var idleLabel = regexp.MustCompile(`^(?:指导思想|总体思路|总体要求|指导方针|背景|目标)\s*[:。]`)

// openingWords begin the paragraph below a title that says who leads and what for.
var openingWords = regexp.MustCompile(`^(?:(?:20[\dxX*_]{2}|[xX*_]{2,4}|二[〇○零]..)年(?:度|是|,|，|工会|我|全|上半年|下半年)|今年|本(?:学期|学年|年度?)|新(?:的一年|学期|学年)|为(?:了|认真|进一步|深入|全面|切实|贯彻|充分|做好|更好))`)

func opening(raw string) bool {
	return openingWords.MatchString(raw) && len(targetsIn(han.Fold(raw))) == 0
}

func leadIn(raw string) bool {
	return len([]rune(raw)) < 40 || containsAny(raw, []string{"指导思想", "为指导", "现制定", "特制定", "计划如下", "安排如下", "制定本", "的领导下", "部署"})
}

// frontMatter reports whether a heading without number above the first numbered one has
// only words below it that say who leads and what for: a title again, a line of dates.
func frontMatter(n *node) bool {
	if !n.named || len(n.kids) > 0 || n.grid != nil || fieldHead(n.line) || planHead.MatchString(n.line.folded) {
		return false
	}
	for _, l := range n.prose {
		if promises(l.raw) || explicitly(l.folded) && !asFollows.MatchString(l.folded) {
			return false
		}
	}
	return slices.ContainsFunc(n.prose, func(l line) bool {
		return leadIn(l.raw) && len([]rune(l.raw)) >= 40 || prefatory.MatchString(l.folded)
	})
}

// prefatory: 特制定如下计划：, 以服务职工为宗旨，…作出新贡献。
var prefatory = regexp.MustCompile(`(?:制|拟)[定订].{0,24}:$|.{30}[作做](?:出|如下|以下)?(?:工作)?(?:计划|安排)[:。]?$|如下[:。]?$|(?:为宗旨|为目标|为主线|为统领|为指针)|[作做]出.{0,10}贡献[。;]?$`)

// asFollows: 为庆祝3月8日…，现将有关事项通知如下：
var asFollows = regexp.MustCompile(`如下[:。]?$`)
