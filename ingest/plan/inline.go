package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

var (
	countedIs = regexp.MustCompile(`(?:^|[。；;：:，,\s])((?:[一二三四五六七八九十])是)`)
	ordered   = regexp.MustCompile(`(?:^|[。；;：:，,])\s*((?:首先|其次|再次|最后|第[一二三四五六七八九十])[，,])`)
	bracketed = regexp.MustCompile(`(?:^|[。；;：:，,])\s*([(（](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）])`)
	circled   = regexp.MustCompile(`([①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽])`)
)

// inlineParts cuts a paragraph that counts its tasks (一是…二是…, 首先…其次…, (1)…(2)…).
// What stands before the first is a heading and left out; nil when it counts nothing.
func inlineParts(text string) []string {
	for _, re := range []*regexp.Regexp{countedIs, ordered, bracketed, circled} {
		at := re.FindAllStringSubmatchIndex(text, -1)
		if len(at) < 2 {
			continue
		}
		var parts []string
		for i, m := range at {
			end := len(text)
			if i+1 < len(at) {
				end = at[i+1][2]
			}
			parts = append(parts, text[m[2]:end])
		}
		return parts
	}
	return nil
}

// dateParts cuts a text into tasks of different dates. A cut needs two clauses that
// begin with different windows, or one that does after a promise without; a list of dates
// inside one clause (五一、十一) is one.
func dateParts(text string) []string {
	var starts []int
	var first, turn string
	differ, headed, promised := false, false, false
	for _, c := range clauses(text) {
		words := text[c.from:c.to]
		if c.from == 0 {
			words = words[min(len(words), markOf(text).width):]
		}
		folded := han.Fold(words)
		ws := windowsIn(folded)
		headed = headed || c.from == 0 && len(ws) == 0
		if aside(folded) {
			continue
		}
		if headed && !c.sentence && len(ws) > 0 && step.MatchString(folded) {
			continue
		}
		cycle := cycleFirst.FindString(folded)
		if cycle != "" && kept(folded) && (turn == "" || turn != cycle) {
			if turn != "" && !c.sentence {
				differ = true
				starts = append(starts, c.from)
			}
			turn = cycle
		}
		if !datesTask(folded, ws, c.sentence, first != "") {
			promised = promised || first == "" && len(ws) == 0 && kept(folded)
			continue
		}
		key := strings.TrimSuffix(ws[0].Quote, "份")
		switch {
		case first == "":
			first = key
			differ = promised && (ws[0].explicit || feast(folded, ws[0])) && ws[0].at <= len("在") && kept(folded)
		case key != first:
			differ = true
		}
		starts = append(starts, c.from)
	}
	if !differ {
		return []string{text}
	}
	return cutAt(text, starts)
}

// kept reports whether a clause says how often or how many.
func kept(folded string) bool { return len(targetsIn(folded)) > 0 && !done.MatchString(folded) }

// feast: 五一举办拔河比赛, a festival or a season at the head of a clause with its deed right behind it.
func feast(folded string, w found) bool {
	if w.at > len("在") {
		return false
	}
	return w.Festival != "" && feastDeed.MatchString(folded[w.end:]) || seasonDeed.MatchString(w.Quote)
}

// seasonDeed: 秋季组织…, a season and the deed its window was read with.
var seasonDeed = regexp.MustCompile(`^(?:今年)?[春夏秋冬]季(?:组织|开展|举办|举行|召开|安排|慰问|走访|对|为|向|给)`)

var feastDeed = regexp.MustCompile(`^["”’]?(?:国际)?(?:劳动|妇女|儿童)?节?(?:期间|前夕|之际|来临之际|前后|前)?[,，]?(?:组织|举办|举行|开展|召开|走访|慰问|看望|安排|评选|表彰|集中|对|为|向|给)`)

// datesTask reports whether a clause begins with the date of a task of its own.
func datesTask(folded string, ws []found, sentence, after bool) bool {
	return len(ws) > 0 && (ws[0].explicit || sentence || feast(folded, ws[0])) && ws[0].at <= 18 &&
		(!strings.Contains(folded, "分别") || after) && !strings.Contains(folded, "每年") &&
		(len(ws) == 1 || !strings.Contains(folded, "各一")) && !dateOnly(folded, ws) &&
		(ws[0].FromMonth != 1 || ws[0].ToMonth != 12 || sentence)
}

// aside: a remark in brackets, or 时限：6月, belongs to what it stands behind.
func aside(clause string) bool {
	return named.MatchString(clause) || strings.HasPrefix(clause, "(") || strings.HasPrefix(clause, "（")
}

var named = regexp.MustCompile(`^(?:活动|比赛|参赛|具体|完成|实施)?(?:时间|时限|期限|地点|对象|标准|要求|形式|范围|方式|目的|主题|名额|频次|负责人?|责任[\p{Han}]{0,4}|责任|牵头[\p{Han}]{0,4}|联系人?|参加人员)[:：]`)

// stage is a step of one task, not a task: 4月开赛，6月决赛.
const stage = `启动|开赛|开始|报名|海选|预赛|初赛|复赛|半决赛|决赛|总决赛|收官|结束|总结|总结表彰|表彰|颁奖|验收|检查验收|筹备|筹划|准备|谋划|论证|评选|评审|评比|揭晓|展示|展演|汇报|动员|动员部署|部署|宣传发动|征集|公示|推荐|申报|闭幕|开幕|揭牌|挂牌|建成|投入使用|投用|竣工|开工|摸底|调研|全面推开|推广|试点|考核`

var bareDoing = regexp.MustCompile(`^(?:拟|将|计划|预计|力争|完成|进行|开展|组织|正式|全面|基本)?(?:举办|举行|召开|进行|开展|完成|实施|组织实施|` + stage + `)?(?:阶段|工作|完毕)?$`)

// step: 举办竞赛一次，一季度完成方案制定，8月底前完成竞赛 is one task with its steps.
var step = regexp.MustCompile(`^[^,，。;]{1,10}(?:完成|启动|制定|确定|落实)[\p{Han}]{0,6}[,，。;]?$`)

// dateOnly: 于5月、10月举办 tells the dates of the task before it.
func dateOnly(folded string, ws []found) bool {
	return bareDoing.MatchString(strings.Trim(folded[ws[len(ws)-1].end:], "前后间期份,。; "))
}

// datedSentences cuts before sentences that begin with a window of their own, and
// before a sentence of another task after a dated one.
func datedSentences(text string) []string {
	var starts []int
	dated := false
	for _, c := range clauses(text) {
		if !c.sentence {
			continue
		}
		ws := windowsIn(han.Fold(text[c.from:c.to]))
		begins := len(ws) > 0 && ws[0].at <= len("在") && !aside(text[c.from:])
		if c.from > 0 && (begins || dated && newTask(text[c.from:])) {
			starts = append(starts, c.from)
		}
		dated = begins
	}
	return cutAt(text, starts)
}

var (
	taskVerb = regexp.MustCompile(`开办|编印|编发|配齐|实施|发放|组织|开展|举办|举行|召开|建立|做好|办好|完成|评选|走访|慰问|安排|争创|加强|推进`)
	goesOn   = regexp.MustCompile(`^(?:并|对|其中|地点|通过|以|使|让|为|从而|切实|活动|要求|内容|届时|参与率|参加率|参训率|到会率|满意率|满意度)`)
)

// newTask reports whether a sentence is a task of its own, not more about the last.
func newTask(text string) bool {
	s := headSentence(text)
	return len([]rune(s)) >= 15 && taskVerb.MatchString(s) && !goesOn.MatchString(s)
}

// cutAt cuts before each start; a rest too short to be a task joins what follows.
func cutAt(text string, starts []int) []string {
	var parts []string
	from := 0
	for _, at := range starts {
		if at <= from || short(text[from:at]) {
			continue
		}
		parts = append(parts, text[from:at])
		from = at
	}
	return append(parts, text[from:])
}

// short: too little for a task, unless it has a month of its own (7月份，送清凉).
func short(text string) bool {
	n := len([]rune(han.Key(text)))
	ws := windowsIn(han.Fold(text))
	return n < 5 || n < 10 && (len(ws) == 0 || !ws[0].explicit)
}

type clause struct {
	from, to int
	sentence bool // begins a sentence
}

// clauses cuts at commas and stops, quotes and brackets left whole.
func clauses(text string) []clause {
	var out []clause
	from, closed, sentence := 0, 0, true
	for i, r := range text {
		switch r {
		case '“', '《', '(', '（', '「', '〝':
			closed = max(closed, closing(text, i, r))
		case '。', '；', ';', '，', ',':
			if i < closed {
				continue
			}
			end := i + len(string(r))
			out = append(out, clause{from, end, sentence})
			from, sentence = end, r != '，' && r != ','
		}
	}
	if from < len(text) {
		out = append(out, clause{from, len(text), sentence})
	}
	return out
}

// farthest a quotation closes, in bytes; one that does not was never meant to.
const farthest = 300

// closing returns where what opens at i closes, 0 where it does not. Texts that went
// through a machine close “ with 〞 or another quote.
func closing(text string, i int, open rune) int {
	ends := map[rune]string{'《': "》", '(': ")）", '（': ")）", '「': "」"}[open]
	if ends == "" {
		ends = "”〞\"“〝"
	}
	from := i + len(string(open))
	at := strings.IndexAny(text[from:min(len(text), from+farthest)], ends)
	if at < 0 {
		return 0
	}
	if strings.HasPrefix(text[from+at:], string(open)) {
		return 0 // another opens first
	}
	return from + at
}

func splitAfter(text, stops string) []string {
	var parts []string
	from := 0
	for i, r := range text {
		if strings.ContainsRune(stops, r) {
			parts = append(parts, text[from:i+len(string(r))])
			from = i + len(string(r))
		}
	}
	if from < len(text) {
		parts = append(parts, text[from:])
	}
	return parts
}

func headSentence(raw string) string {
	if i := strings.IndexAny(raw, "。；;："); i >= 0 {
		return raw[:i]
	}
	return raw
}

func firstClause(raw string) string {
	r := []rune(raw)
	return string(r[:min(len(r), 24)])
}
