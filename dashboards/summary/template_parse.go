package summary

import (
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// Template is how a unit's summary is laid out and worded. Its text is plain lines under
// headings (== 一次活动 ==) that an officer edits without knowing any program.
type Template struct {
	voice   voice
	outline []step
	house   []section
	says    map[string][][]node       // by sentence
	calls   map[terms.Category]string // what this unit calls a field of work
	own     bool                      // a unit's, not shipped: its words are held against its people
}

// section is one chapter of a summary whose unit has no usable plan.
type section struct {
	title  []Span
	themes []terms.Category
}

// The headings of a template beside those of sentences.
const (
	partVoice   = "称呼"
	partOutline = "全文"
	partHouse   = "章节"
	partThemes  = "类别叫法"
)

// The names of the unit in a voice.
const (
	voiceSelf = "自称"
	voiceCrew = "职工"
	voiceOurs = "受表彰的人"
)

// numbered is a line of a template with its number.
type numbered struct {
	at   int
	text string
}

// parser reads one template.
type parser struct {
	faults
	t     *Template
	known []valueName
	seen  map[string]int // heading: its line
}

// ParseTemplate reads a unit's template; what its text leaves out is taken from the
// shipped one of the voice. With a fault that is no mere advice it is not to be used.
func ParseTemplate(text, voice string) (*Template, []Fault) {
	base := shippedTemplate(voice)
	p := newParser()
	p.t.voice, p.t.outline, p.t.house, p.t.calls, p.t.own = base.voice, base.outline, base.house, base.calls, true
	p.read(text)
	for set, lines := range base.says {
		if p.t.says[set] == nil {
			p.t.says[set] = lines
		}
	}
	return p.t, p.sorted()
}

func newParser() *parser {
	return &parser{t: &Template{says: map[string][][]node{}}, known: valueNames(), seen: map[string]int{}}
}

func (p *parser) read(text string) {
	heading, at := "", 0
	var lines []numbered
	for i, raw := range strings.Split(widths.Replace(text), "\n") {
		s := strings.TrimSpace(strings.Trim(raw, " \u3000"))
		if said, ok := headingOf(s); ok {
			p.take(heading, at, lines)
			heading, at, lines = said, i+1, nil
			continue
		}
		if s != "" && !strings.HasPrefix(s, "#") {
			lines = append(lines, numbered{i + 1, s})
		}
	}
	p.take(heading, at, lines)
}

// headingOf reads == 一次活动 ==.
func headingOf(s string) (string, bool) {
	inner, found := strings.CutPrefix(s, "==")
	if !found {
		return "", false
	}
	return strings.TrimSpace(strings.Trim(inner, "= \u3000")), true
}

// take reads the lines under one heading.
func (p *parser) take(heading string, at int, lines []numbered) {
	if at == 0 {
		if len(lines) > 0 {
			p.add(lines[0].at, msgFaultNoHeading)
		}
		return
	}
	if before := p.seen[heading]; before > 0 {
		p.add(at, msgFaultTwice, heading, before)
		return
	}
	p.seen[heading] = at
	switch heading {
	case partVoice:
		p.takeVoice(lines)
	case partOutline:
		p.takeOutline(at, lines)
	case partHouse:
		p.takeHouse(at, lines)
	case partThemes:
		p.takeThemes(lines)
	default:
		s, ok := sentenceSaid(heading)
		if !ok {
			p.unknownHeading(at, heading)
			return
		}
		p.takeSentence(s, lines)
	}
}

func (p *parser) unknownHeading(at int, heading string) {
	all := []string{partVoice, partOutline, partHouse, partThemes}
	for _, s := range sentences {
		all = append(all, s.said)
	}
	if like := nearest(heading, all); like != "" {
		p.add(at, msgFaultHeadingLike, heading, like)
		return
	}
	p.add(at, msgFaultHeading, heading)
}

// pair parts 自称：我会.
func pair(s string) (left, right string, ok bool) {
	at := strings.IndexAny(s, "：:=")
	if at < 0 {
		return s, "", false
	}
	left, right = s[:at], strings.TrimLeft(s[at:], "：:= ")
	return strings.TrimSpace(left), strings.TrimSpace(right), true
}

func (p *parser) takeVoice(lines []numbered) {
	for _, l := range lines {
		said, text, ok := pair(l.text)
		fields := map[string]*string{voiceSelf: &p.t.voice.self, voiceCrew: &p.t.voice.crew, voiceOurs: &p.t.voice.ours}
		switch field := fields[said]; {
		case !ok || text == "":
			p.add(l.at, msgFaultPair, voiceSelf+"：我会")
		case field == nil:
			p.add(l.at, msgFaultVoice, said, strings.Join([]string{voiceSelf, voiceCrew, voiceOurs}, msgList))
		case counts.MatchString(text):
			p.add(l.at, msgFaultNumeral, counts.FindString(text))
		default:
			*field = text
		}
	}
}

// takeHouse reads 强化思想引领：思想学习. Every field of work has its place once.
func (p *parser) takeHouse(at int, lines []numbered) {
	p.t.house = nil
	placed := map[terms.Category]bool{}
	for _, l := range lines {
		title, list, ok := pair(l.text)
		if !ok || title == "" || list == "" {
			p.add(l.at, msgFaultPair, "丰富文体活动：文体")
			continue
		}
		one := section{}
		for _, n := range literal(title, func(format string, args ...any) { p.add(l.at, format, args...) }) {
			one.title = append(one.title, n.span())
		}
		for _, said := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、，,；; ", r) }) {
			category, known := themeSaid(said)
			switch {
			case !known:
				p.add(l.at, msgFaultTheme, said, strings.Join(themesSaid(), msgList))
			case placed[category]:
				p.add(l.at, msgFaultThemeTwice, said)
			default:
				placed[category] = true
				one.themes = append(one.themes, category)
			}
		}
		p.t.house = append(p.t.house, one)
	}
	for _, c := range terms.Categories() {
		if !placed[c] {
			p.add(at, msgFaultThemeMissing, themeNames[c])
		}
	}
}

// takeThemes reads what the unit calls a field of work: 文体：校园文体.
func (p *parser) takeThemes(lines []numbered) {
	p.t.calls = map[terms.Category]string{}
	for _, l := range lines {
		said, text, ok := pair(l.text)
		category, known := themeSaid(said)
		switch {
		case !ok || text == "":
			p.add(l.at, msgFaultPair, "文体：职工文体")
		case !known:
			p.add(l.at, msgFaultTheme, said, strings.Join(themesSaid(), msgList))
		case counts.MatchString(text):
			p.add(l.at, msgFaultNumeral, counts.FindString(text))
		default:
			p.t.calls[category] = text
		}
	}
}

// takeSentence reads the ways of saying one thing, a line each.
func (p *parser) takeSentence(s sentence, lines []numbered) {
	p.t.says[s.set] = [][]node{}
	told := map[string]bool{}
	for _, l := range lines {
		reader := lineReader{names: s.names, known: p.known, fault: func(format string, args ...any) { p.add(l.at, format, args...) }}
		nodes := reader.parse(l.text)
		for _, n := range s.names {
			if n.must && !reader.used[n.slot] {
				p.add(l.at, msgFaultMissing, s.said, n.said)
			}
			told[n.slot] = told[n.slot] || reader.used[n.slot]
		}
		p.t.says[s.set] = append(p.t.says[s.set], nodes)
	}
	if len(lines) == 0 {
		if len(s.names) > 0 {
			p.advise(p.seen[s.said], msgFaultSilent, s.said)
		}
		return
	}
	for _, n := range s.names {
		if !n.must && !told[n.slot] {
			p.advise(p.seen[s.said], msgFaultUntold, s.said, n.said)
		}
	}
}

// stepKind is what a line of the outline puts into the text.
type stepKind int

const (
	stepPart stepKind = iota
	stepHeading
	stepSubheading
	stepItem
	stepParagraph
	stepIf
)

// step is one line of the outline, or several that depend on something.
type step struct {
	kind        stepKind
	part        string
	text        []node
	cond        *node
	then, other []step
}

// The marks before a line of the outline.
var marks = []struct {
	said string
	kind stepKind
}{{"小标题：", stepSubheading}, {"小标题:", stepSubheading}, {"标题：", stepHeading}, {"标题:", stepHeading}, {"要点：", stepItem}, {"要点:", stepItem}}

// takeOutline reads the order of the whole text.
func (p *parser) takeOutline(at int, lines []numbered) {
	type level struct {
		step  step
		at    int
		other bool
	}
	levels := []level{{at: at}}
	put := func(s step) {
		top := &levels[len(levels)-1]
		if top.other {
			top.step.other = append(top.step.other, s)
			return
		}
		top.step.then = append(top.step.then, s)
	}
	placed := map[string]bool{}
	for _, l := range lines {
		reader := lineReader{known: p.known, fault: func(format string, args ...any) { p.add(l.at, format, args...) }}
		alone, said, arg := onlyBrace(l.text)
		top := &levels[len(levels)-1]
		switch {
		case alone && said == wordIf:
			next := level{step: step{kind: stepIf}, at: l.at}
			if n, ok := reader.condition(arg); ok {
				next.step.cond = &n
			}
			levels = append(levels, next)
		case alone && (said == wordElse || said == wordEnd) && len(levels) == 1, alone && said == wordElse && top.other:
			p.add(l.at, msgFaultElse)
		case alone && said == wordElse:
			top.other = true
		case alone && said == wordEnd:
			done := top.step
			levels = levels[:len(levels)-1]
			put(done)
		case alone && slices.Contains(partNames, said):
			if placed[said] {
				p.add(l.at, msgFaultPartTwice, said)
			}
			placed[said] = true
			put(step{kind: stepPart, part: said})
		default:
			put(reader.outlined(l.text))
		}
	}
	for len(levels) > 1 {
		top := levels[len(levels)-1]
		p.add(top.at, msgFaultOpen, "{"+wordIf+"}", "{"+wordEnd+"}")
		levels = levels[:len(levels)-1]
		put(top.step)
	}
	p.t.outline = levels[0].step.then
	for _, part := range partNames {
		if !placed[part] && part != partClosing {
			p.advise(at, msgFaultPartMissing, part)
		}
	}
}

// onlyBrace reports whether a line is one {name} and nothing else.
func onlyBrace(s string) (alone bool, said, arg string) {
	if !strings.HasPrefix(s, "{") || strings.IndexByte(s, '}') != len(s)-1 {
		return false, "", ""
	}
	said, arg = nameAndArg(strings.TrimSpace(s[1 : len(s)-1]))
	return true, said, arg
}

func (l *lineReader) condition(arg string) (node, bool) {
	if arg == "" {
		l.fault(msgFaultNoCondition)
		return node{}, false
	}
	return l.lookup(arg)
}

// outlined reads a heading, an item or a paragraph the unit wrote itself.
func (l *lineReader) outlined(text string) step {
	kind := stepParagraph
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(text, m.said); ok {
			text, kind = strings.TrimSpace(rest), m.kind
			break
		}
	}
	if kind == stepHeading || kind == stepSubheading {
		text = unnumbered(text)
	}
	return step{kind: kind, text: l.parse(text)}
}
