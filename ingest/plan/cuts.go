package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// figureParts cuts a text at stops where two sentences promise figures of their own:
// each is a task that can be kept or not. More about the same figure (其中…) stays.
func figureParts(text string) []string {
	var starts []int
	figures := false
	for _, c := range clauses(text) {
		if !c.sentence {
			continue
		}
		s := splitAfter(text[c.from:], "。；;")[0]
		if done.MatchString(han.Fold(s)) || len(targetsIn(han.Fold(s))) == 0 {
			continue
		}
		if figures && ownTask.MatchString(s) {
			starts = append(starts, c.from)
		}
		figures = true
	}
	return cutAt(text, starts)
}

// ownTask begins a task; 发放, 投入, 参与率 tell more about the one before.
var ownTask = regexp.MustCompile(`^[^,，。；;]{0,8}(?:组织|开展|举办|举行|召开|建立|创建|新建|发展|评选|走访|慰问|培训|签订|编发|出刊|争创|征集|开办|实施|推动|编印|配备|配齐|提供|严格|规范)|^(?:依托|联合|配合|会同|通过|利用|借助|围绕|结合)[^。；;]{0,40}(?:组织|开展|举办|开办|建立|发展|新建|吸收|吸纳|培训)`)

// byField cuts running prose where a sentence turns to another field of work.
func byField(text string, section []string) []string {
	var starts []int
	var field terms.Category
	for _, c := range clauses(text) {
		if !c.sentence {
			continue
		}
		sentence := headSentence(text[c.from:])
		f := Classify(sentence, section)
		if c.from > 0 && newTask(text[c.from:]) && f != terms.Other && f != field && len([]rune(sentence)) >= 20 {
			starts = append(starts, c.from)
		}
		field = f
	}
	return cutAt(text, starts)
}

// ownFigure begins a promise with a figure of its own inside a sentence: a rate, a
// cycle, a task of a year.
var ownFigure = regexp.MustCompile(`^(?:[^,，。；;]{2,16}率|每个?(?:两个?)?(?:月|季度?|年|学期|学年|半年)|保证每|各[^,，。；;]{2,8}(?:年内|全年|每))|^[^,，。；;]{0,12}(?:组织|开展|举办|举行|召开|建立|创建|新建|发展|评选|走访|慰问|培训|签订|编发|出刊|争创|征集|发动|创效|完成|撰写|培育|发挥|审计|提供|推动|配备|配齐|实施|编印|办理)`)

// forPeople: 为职工提供法律咨询 is a task; 为提高素质 tells why.
var forPeople = regexp.MustCompile(`^为[^,，。；;]{0,6}(?:职工|会员|教师|教工|员工|企业|农民工|劳动者)`)

// standsAlone: a task without a figure before the first that has one.
var standsAlone = regexp.MustCompile(`(?:开展|举办|组织)[^,，。；;]{6,}[,，。；;]$`)

// turns reports whether a clause is of another field than what stands before it, both
// for certain.
func turns(before, clause string) bool {
	f, g := sureField(before), sureField(clause)
	return f != terms.Other && g != terms.Other && f != g
}

// fineParts cuts running prose at commas too, where two clauses promise figures of
// their own; 其中 and 每个…奖励 tell more about the same one.
func fineParts(text string) []string {
	var starts []int
	figures, own, opened := 0, 0, -1
	for _, c := range clauses(text) {
		clause := text[c.from:c.to]
		begins := ownFigure.MatchString(clause) && (!goesOn.MatchString(clause) || forPeople.MatchString(clause))
		if len(targetsIn(han.Fold(clause))) == 0 {
			opened = -1
			if begins {
				opened = c.from // 发动职工提建议，人均2条: the figure follows
			}
			continue
		}
		from := c.from
		if opened >= 0 && !begins {
			from, begins = opened, true
		}
		if begins {
			own++
			if figures > 0 || c.sentence || standsAlone.MatchString(text[:from]) && turns(text[:from], clause) {
				starts = append(starts, from)
			}
		}
		figures, opened = figures+1, -1
	}
	if own < 2 && len(starts) == 0 {
		return []string{text}
	}
	return cutAt(text, starts)
}

// sureField returns the field a clause names for certain, or other.
func sureField(clause string) terms.Category {
	folded := han.Fold(clause)
	for _, c := range categoryWords {
		if whole, _ := c.weigh(folded, 0); whole >= 3 {
			return c.category
		}
	}
	return terms.Other
}

// beginsTask: a clause that sets about something.
var beginsTask = regexp.MustCompile(`^(?:[^,，。；;]{0,8}(?:组织|开展|举办|举行|召开|建立|做好|办好|完成|评选|走访|慰问|安排|完善|改善|发放|看望|签订|落实|参加)|对[^,，。；;]{2,16}(?:看望|慰问|走访|帮扶|救助))`)

// fieldClauses cuts a sentence at commas where a clause sets about a task of another
// field for certain: 组织体检，按标准发放慰问品，改善食堂.
func fieldClauses(text string) []string {
	var starts []int
	field := terms.Other
	for _, c := range clauses(text) {
		clause := text[c.from:c.to]
		f := sureField(clause)
		if f == terms.Other {
			continue
		}
		if field != terms.Other && f != field && beginsTask.MatchString(clause) && !goesOn.MatchString(clause) && len([]rune(clause)) >= 8 {
			starts = append(starts, c.from)
		}
		field = f
	}
	return cutAt(text, starts)
}

// listed cuts at ；where the pieces have figures or dates of their own.
func listed(text string) []string {
	pieces := splitAfter(text, "；;")
	own := 0
	for _, piece := range pieces {
		if folded := han.Fold(piece); len(targetsIn(folded)) > 0 || len(windowsIn(folded)) > 0 {
			own++
		}
	}
	if len(pieces) < 3 || own < 2 {
		return []string{text}
	}
	return pieces
}

// headed parts a section that has its tasks on its own line (三、做好帮扶。春节走访…；8月
// 助学…) where they fall into several. The first keeps the heading it follows.
func headed(raw string) (heading string, tasks []string) {
	i := strings.IndexAny(raw, "。")
	if i < 0 || len(targetsIn(han.Fold(raw[:i]))) > 0 || len(windowsIn(han.Fold(raw[:i]))) > 0 {
		return "", nil
	}
	heading, rest := raw[:i], raw[i+len("。"):]
	fine := 0
	for _, piece := range listed(rest) {
		for _, part := range dateParts(piece) {
			for _, task := range datedSentences(part) {
				tasks = append(tasks, task)
				fine += len(fineParts(task))
			}
		}
	}
	if fine < 3 || len(tasks) < 2 {
		return "", nil
	}
	tasks[0] = raw[:i+len("。")] + tasks[0]
	return heading, tasks
}

// promisedSentences cuts a numbered item of several sentences where two or more of them
// promise a figure or a date each: those are the tasks. What stands before the first is
// one too where it says more than the heading.
func promisedSentences(text string) []string {
	var starts []int
	own, after := 0, false
	for _, s := range sentences(text) {
		folded := han.Fold(uncircled(text[s.from:s.to]))
		promise := !aside(folded) && !done.MatchString(folded) && (len(targetsIn(folded)) > 0 || explicitly(folded))
		if promise {
			own++
		}
		begins := s.from > 0 && !goesOn.MatchString(folded) && len([]rune(folded)) >= 8
		if begins && (promise && (own > 1 || len([]rune(text[:s.from])) >= 45) || !promise && after && len([]rune(folded)) >= 12 && beginsTask.MatchString(folded)) {
			starts = append(starts, s.from)
		}
		after = promise
	}
	if own < 2 {
		return []string{text}
	}
	return cutAt(text, starts)
}

// explicitly reports whether a text names months.
func explicitly(folded string) bool {
	ws := windowsIn(folded)
	return len(dated(ws)) > 0 && ws[0].explicit
}

// sentences joins the clauses up to each stop.
func sentences(text string) []clause {
	var out []clause
	for _, c := range clauses(text) {
		if c.sentence || len(out) == 0 {
			out = append(out, c)
			continue
		}
		out[len(out)-1].to = c.to
	}
	return out
}

// promisingSentences cuts running prose before a sentence that promises a figure or a
// date, and before one that sets about another task behind it.
func promisingSentences(text string) []string {
	var starts []int
	after := false
	for _, s := range sentences(text) {
		folded := han.Fold(uncircled(text[s.from:s.to]))
		promise := !aside(folded) && !done.MatchString(folded) && (len(targetsIn(folded)) > 0 || explicitly(folded))
		if s.from > 0 && (!goesOn.MatchString(folded) || forPeople.MatchString(folded)) && len([]rune(folded)) >= 8 && (promise || after && newTask(text[s.from:])) {
			starts = append(starts, s.from)
		}
		after = promise
	}
	return cutAt(text, starts)
}
