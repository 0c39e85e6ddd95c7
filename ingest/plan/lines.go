package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianlun/ingest/han"
)

// line is one paragraph of the source.
type line struct {
	no     int    // from 1, in the file
	raw    string // without the spaces around it
	folded string // half width, simplified
	whole  string // with the bullet before it
	mark   mark
	head   bool // a markdown heading
	row    bool // of a table kept as text: its neighbour has cells too
	event  bool // an event with all that is said of it below
	joins  bool // stands right below the line before, nothing left out between
}

// mark is the numbering a paragraph begins with.
type mark struct {
	kind   string // "" none; chapter, cn, cnp, dec, ar, arp, circle, ord
	number int
	width  int // bytes of raw taken by it
}

const cnDigits = `[一二三四五六七八九十]{1,3}`

// markers are tried in order on the raw line. Letters after the number keep dates and
// amounts from being taken for numbering: 3.8 or 2025年 is no item number.
var markers = []struct {
	kind string
	re   *regexp.Regexp
}{
	{"chapter", regexp.MustCompile(`^第(` + cnDigits + `|\d{1,2})[章节编]\s*[、:：]?`)},
	{"chapter", regexp.MustCompile(`^第(` + cnDigits + `)部分\s*[、:：]?`)},
	{"cnp", regexp.MustCompile(`^[(（〔\[]\s*(` + cnDigits + `)\s*[)）〕\]]\s*[、.．,，:：]?`)},
	{"cnp", regexp.MustCompile(`^([㈠-㈩])\s*[、.．]?`)},
	{"cnr", regexp.MustCompile(`^(` + cnDigits + `)\s*[)）]\s*[、.．]?`)},
	{"cn", regexp.MustCompile(`^(` + cnDigits + `)\s*[、.．,，:：]`)},
	{"cn", regexp.MustCompile(`^(` + cnDigits + `)[\s　]+[\p{Han}“]`)},
	{"dec", regexp.MustCompile(`^([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,3})(?:[.．、\s　]|[^0-9０-９.．、\-—~～%％万元月日年])`)},
	{"arp", regexp.MustCompile(`^[(（〔\[]\s*([0-9０-９]{1,2})\s*[)）〕\]]\s*[、.．,，:：]?`)},
	{"arp", regexp.MustCompile(`^([⑴-⒇])\s*[、.．]?`)},
	{"arr", regexp.MustCompile(`^([0-9０-９]{1,2})\s*[)）]\s*[、.．]?`)},
	{"ar", regexp.MustCompile(`^([⒈-⒛])\s*[、.．]?`)},
	{"ar", regexp.MustCompile(`^([0-9０-９]{1,2})\s*(?:、|[.．,，:：](?:[^0-9０-９]|$))`)},
	{"ar", regexp.MustCompile(`^([0-9０-９]{1,2})[.．][0-9０-９]{1,2}\s*(?:[-—–~～至到、]\s*[0-9０-９]{1,2}\s*)?月`)},
	{"ar", regexp.MustCompile(`^([0-9０-９]{1,2})[\s　]+[^\s　\d月年日个名次项|~～至\-—]`)},
	{"circle", regexp.MustCompile(`^([①-⑳❶-❿])\s*[、.．]?`)},
	{"shi", regexp.MustCompile(`^([一二三四五六七八九十])是`)},
	{"ord", regexp.MustCompile(`^第(` + cnDigits + `)[,，、:：]`)},
	{"alpha", regexp.MustCompile(`^([A-Ha-h])[、.．)）][\s　]*`)},
}

var bullet = regexp.MustCompile(`^[\s　]*(?:[-–•·●■◆◇○*＊>#]+[\s　]+)*(?:\[[ xX√✓]?\][\s　]+)?[\s　]*`)

// dashed: -组织春游, a bullet without a space.
var dashed = regexp.MustCompile(`^[-•·●]\p{Han}`)

func newLine(no int, text string) line {
	raw := strings.Trim(text[len(bullet.FindString(text)):], " \t　\r\u00a0\ufeff")
	if dash := strings.TrimLeft(raw, "-—–"); dash != raw {
		raw = strings.TrimLeft(dash, "。，")
	}
	whole := strings.TrimSpace(text)
	if strings.HasPrefix(raw, "**") {
		raw = strings.TrimSuffix(strings.TrimPrefix(raw, "**"), "**")
	}
	lead := bullet.FindString(text)
	l := line{no: no, raw: raw, whole: whole, folded: han.Fold(raw), mark: markOf(raw), head: strings.Contains(lead, "#")}
	if l.mark.kind == "" && !l.head && (dashed.MatchString(whole) || strings.ContainsAny(lead, "-–•·●■◆◇○*＊>")) {
		l.mark.kind = "bullet"
	}
	return l
}

func markOf(raw string) mark {
	if notMark.MatchString(raw) {
		return mark{}
	}
	for _, m := range markers {
		at := m.re.FindStringSubmatchIndex(raw)
		if at == nil {
			continue
		}
		number := raw[at[2]:at[3]]
		width := at[3] // what follows the number only had to be looked at
		for _, r := range raw[at[3]:] {
			if !strings.ContainsRune("、.．,，:：)）〕] 　\t", r) && width >= at[1] || !strings.ContainsRune("部分章节编、.．,，:：)）〕] 　\t", r) {
				break
			}
			width += len(string(r))
		}
		kind := m.kind
		if kind == "dec" {
			kind += string(rune('0' + strings.Count(strings.ReplaceAll(number, "．", "."), ".")))
		}
		return mark{kind, ordinal(number), width}
	}
	return mark{}
}

// notMark: 三.八妇女节, 5.12护士节, 1、2月, 五.一 look like numbering and are dates.
var notMark = regexp.MustCompile(`^(?:第[一二三]、[二三四]季度|三[.．]八|五[.．][一四]|[六七八][.．]一|(?:3[.．]8|3[.．]12|5[.．]1|5[.．]4|5[.．]12|6[.．]1|7[.．]1|8[.．]1|9[.．]10|10[.．]1)(?:国?际?妇女|节|国际|劳动|青年|护士|儿童|建[党军]|教师|国庆|植树|福利|慰问|放假|联欢|庆祝|系列|活动)|(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九|九、十|十、十一|十一、十二)月)`)

// enclosed are the blocks of numbers that are one character.
var enclosed = []struct{ first, last rune }{{'①', '⑳'}, {'❶', '❿'}, {'⑴', '⒇'}, {'⒈', '⒛'}, {'㈠', '㈩'}, {'A', 'H'}, {'a', 'h'}}

func ordinal(s string) int {
	for _, block := range enclosed {
		if r := []rune(s)[0]; r >= block.first && r <= block.last {
			return int(r-block.first) + 1
		}
	}
	if dot := strings.LastIndexAny(s, ".．"); dot >= 0 {
		s = strings.TrimLeft(s[dot:], ".．")
	}
	n, _ := han.Number(s)
	return int(n)
}

// body is the line without its numbering.
func (l line) body() string { return strings.TrimSpace(l.raw[l.mark.width:]) }

var (
	partHead = regexp.MustCompile(`^第(?:[一二三四五六七八九十]{1,3}|\d{1,2})篇[\s　]*[:：、\s　].{0,40}$|^[^。；;]{0,40}[【\[]第(?:[一二三四五六七八九十]{1,3}|\d{1,2})篇[】\]]$|^[【\[]?.{0,40}[篇范文][\s　]*([一二三四五六七八九十]{1,3}|\d{1,2})[】\]]?[\s　:：]*(.{0,30})?$`)
	residue  = regexp.MustCompile(`^(以下是|以下为|下面是|本文是|小编|标签[:：]|当前位置|您?(?:现在|当前)的?位置|您好,?欢迎|欢迎(?:来到|访问|光临)|首页\s*[>›»]|上一篇|下一篇|相关(文章|推荐|阅读)|推荐阅读|版权|来源[:：]|作者[:：]|发布(?:日期|时间|者|人)|浏览(?:次数|量)|时间[:：]\s*20\d\d|点击|关键词|更多|返回|责任编辑|文章来源|分享到|20\d\d-\d\d?-\d\d?(?:\s|$)|【[^】]{0,30}】\s*(?:的?相关|推荐|延伸))|小编(为|整理|给|精心|推荐|今天)|我要投稿|猜你喜欢|编辑推荐|^相关内容|加载中|没有更多|扫一扫|打印本页|关闭窗口|^[(（](?:供稿|撰稿|编辑|审核|稿件来源)|^(?:供稿|撰稿|审核|稿件来源|下载文档|下载后可任意编辑|温馨提示|大小|页数|格式|ID)[:：]|^下载(?:本)?文档$|(?:仅供|供大家|供您)参考|会员上传|在线阅读|免费阅读|欢迎(?:参阅|阅读|收藏)|https?://|www\.|范文网|[>›»].*[>›»]|[>›»]\s*$|[\p{Han})）]\.(?:docx?|pdf|xlsx?|wps|et)$|(?:精选|合集|汇总|大全|模板|范文|通用|集锦)[（(]?[\d一二三四五六七八九十]{1,2}篇[)）]?$`)
)

// mostResidue runes of a paragraph are what a page says of a text, not the text.
const mostResidue = 160

// related stands above the names of other pages.
var related = regexp.MustCompile(`相关(?:热词|阅读)|猜你喜欢|编辑推荐|相关(?:内容|文章|推荐|阅读)|推荐阅读|延伸阅读`)

var (
	// otherPage: 5.文体活动计划范文, the name of another page with a number before it.
	otherPage = regexp.MustCompile(`(?:计划|总结|方案|范文|汇报|报告|模板)(?:范文|模板|范本|精选|大全)?\d*$`)
	// afterword begins what a page says about writing plans.
	afterword = regexp.MustCompile(`的延伸阅读|延伸阅读(?:——|[-—:])|(?:计划|总结|方案)的?写作(?:注意事项|技巧|方法|要点|要求)|^(?:工作计划|计划)(?:怎么写|的写法)`)
)

// part is one document of a file: the words of its 篇 heading, and its lines.
type part struct {
	head  string
	lines []line
}

// longest is the longest paragraph read as one, in bytes; the rules look back within it.
const longest = 6000

// paragraphs splits a text at line ends, and a line no person would write at stops.
func paragraphs(text string) []string {
	var out []string
	for _, l := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		for len(l) > longest {
			at := longest
			for at > 0 && !utf8.RuneStart(l[at]) {
				at--
			}
			if stop := strings.LastIndex(l[:at], "。"); stop > 0 {
				at = stop + len("。")
			}
			out = append(out, l[:at])
			l = l[at:]
		}
		out = append(out, l)
	}
	return out
}

// documents cuts a file into its plans at 篇一, 篇二 … and drops what web pages leave
// around a text.
func documents(text string) []part {
	parts := []part{{}}
	gap, links, over := true, false, false
	for _, piece := range pieces(text) {
		raw := piece.raw
		l := newLine(piece.no, raw)
		l.joins = !gap && !piece.inner && strings.TrimSpace(raw) == l.raw
		last := &parts[len(parts)-1]
		switch {
		case l.raw == "":
		case isPartHead(l.raw):
			gap, links, over = true, false, false
			parts = append(parts, part{head: l.raw})
		case over || afterword.MatchString(l.folded) && len(last.lines) > 0:
			over = true
		case aboutText(l):
			gap = true
			links = links || related.MatchString(l.folded) && len(last.lines) > 0
		case links && len([]rune(l.raw)) <= 30 && (l.mark.kind == "" || otherPage.MatchString(l.folded)) && !strings.ContainsAny(l.raw, "。；;"):
			gap = true // the names of other pages
		default:
			gap = false
			last.lines = append(last.lines, unfold(l)...)
		}
	}
	if len(parts) > 1 && !marked(parts[0].lines) {
		parts[0].lines = nil // what a page says before its first 篇
	}
	for i := range parts {
		parts[i].lines = rebuilt(fused(undated(parts[i].lines)))
		markRows(parts[i].lines)
	}
	return parts
}

// marked reports whether any of the lines is numbered or a month.
func marked(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return l.mark.kind != "" || isMonthHead(l) })
}

// pieces are the paragraphs of a text, those that hold several cut up.
func pieces(text string) []piece {
	var out []piece
	section := 0 // the last 一、 before
	for _, p := range unwrapped(paragraphs(text)) {
		for at, cut := range spread(p.raw, section) {
			out = append(out, piece{p.no, cut, at > 0})
			if m := newLine(0, cut).mark; m.kind == "cn" {
				section = m.number
			}
		}
	}
	return out
}

type piece struct {
	no    int
	raw   string
	inner bool // does not begin its line
}

// markRows finds the rows of tables: a stroke in a line of its own is only a stroke.
func markRows(lines []line) {
	bars := func(i int) int {
		if i < 0 || i >= len(lines) {
			return 0
		}
		return strings.Count(lines[i].raw, "|")
	}
	for i := range lines {
		n := bars(i)
		lines[i].row = n >= 3 || n > 0 && (strings.HasPrefix(lines[i].raw, "|") || bars(i-1) > 0 || bars(i+1) > 0)
	}
}

func isPartHead(raw string) bool {
	return len([]rune(raw)) <= 45 && !strings.ContainsAny(raw, "。；;") && strings.Contains(raw, "篇") && partHead.MatchString(raw)
}
