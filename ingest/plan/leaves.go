package plan

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// walker gathers the leaves of an outline.
type walker struct {
	items  []terms.PlanItem
	school bool
	wide   bool // takes what stands below 总体要求, where nothing else does
}

func (w *walker) walk(n *node, section []string, month *terms.Window) {
	if n.month != nil {
		month = n.month
	}
	if n.grid != nil && n.grid.onlyMoney() {
		return
	}
	if n.grid != nil {
		w.table(n.grid, section, month)
		return
	}
	body := n.line.body()
	if n.line.raw != "" && len(n.kids) == 0 && idle(body) {
		return
	}
	if len(n.kids) > 0 || n.isMonth {
		w.parent(n, section, month)
		return
	}
	if schemeHead.MatchString(han.Fold(body)) && sectionKind(n) {
		return
	}
	if n.named && len(n.prose) == 0 { // heads nothing
		return
	}
	if n.line.raw == "" { // a plan without any numbering
		w.paragraphs(n.prose, section, month, true)
		return
	}
	w.leaf(n, section, month)
}

// parent is a heading with items below. Its prose is a lead-in and its own body a
// heading, unless they promise a figure; below a month without numbering, and below
// the document itself, prose is the items.
func (w *walker) parent(n *node, section []string, month *terms.Window) {
	body := n.line.body()
	if idle(body) && !w.wide || past(body) || schemeHead.MatchString(han.Fold(body)) && sectionKind(n) {
		return
	}
	lead := section
	if n.line.raw != "" {
		section = append(section[:len(section):len(section)], n.line.raw)
		if i := len(headSentence(n.line.raw)); i < len(n.line.raw) && promises(n.line.raw[i:]) {
			w.add(n.line.raw, n.line, lead, month)
		}
	}
	if n.line.raw == "" && toldAbove(n.prose) {
		w.paragraphs(n.prose, section, month, true)
	}
	for _, l := range n.prose {
		switch {
		case n.isMonth:
			for _, cut := range dateParts(l.raw) {
				w.add(cut, l, section, month)
			}
		case n.line.raw != "" && promises(l.raw):
			w.add(l.raw, l, section, month)
		}
	}
	for i, kid := range n.kids {
		if n.line.raw != "" || i+1 == len(n.kids) || !frontMatter(kid) {
			w.walk(kid, section, month)
		}
	}
}

// toldAbove reports whether the paragraphs above the first number are tasks themselves, not
// a preface: several of them promise.
func toldAbove(prose []line) bool {
	n := 0
	for _, l := range prose {
		if promises(l.raw) && !prefatory.MatchString(l.folded) {
			n++
		}
	}
	return n >= 2
}

var done = regexp.MustCompile(`去年|上年|已|共(?:组织|开展|举办|召开|有|计)|了[^,，。]{0,4}[0-9一二两三四五六七八九十]`)

// promises reports whether a text has a figure to keep that is not one of the past.
func promises(text string) bool {
	folded := han.Fold(uncircled(text))
	return len(targetsIn(folded)) > 0 && !done.MatchString(folded)
}

// leaf is a numbered line with nothing numbered below it. Under a short 一、 or (一) the
// paragraphs are the items; else the line is, with the paragraphs that explain it.
func (w *walker) leaf(n *node, section []string, month *terms.Window) {
	l := n.line
	if l.event {
		w.add(l.raw, l, section, month)
		return
	}
	body := l.body()
	prose := tasks(n.prose)
	if body == "" && len(prose) == 0 {
		return
	}
	l, prose = mended(l, prose)
	inner := slices.Concat(section, []string{l.raw})
	if len(prose) > 0 && (sectionKind(n) && len([]rune(body)) <= 40 || body == "") {
		if past(body) || len([]rune(body)) < 15 && containsAny(body, goalHead) && !anyPromises(prose) {
			return
		}
		before := len(w.items)
		w.paragraphs(prose, inner, month, false)
		if len(w.items) > before {
			return
		}
	}
	if parts := inlineParts(l.raw); len(parts) > 1 && strings.HasPrefix(l.raw, parts[0]) { // ①…；②… from its first word on
		w.inline(parts, l, section, month)
		return
	}
	if parts := inlineParts(l.raw[l.mark.width:]); len(parts) > 1 {
		w.inline(parts, l, append(section[:len(section):len(section)], headSentence(l.raw)), month)
		return
	}
	if heading, parts := headed(l.raw); sectionKind(n) && len(parts) > 0 {
		for _, part := range parts {
			w.add(part, l, append(section[:len(section):len(section)], heading), month)
		}
		return
	}
	if joined := ownTasks(l, prose); len(joined) > 0 {
		before := len(w.items)
		w.paragraphs(joined, inner, month, false)
		if prose = prose[len(joined):]; len(w.items) > before {
			l = line{no: l.no}
		}
	}
	if l.raw == "" {
		w.below(prose, section, month)
		return
	}
	if !w.explained(prose, inner, month) {
		w.whole(l, prose, section, month)
	}
}

// explained takes the counted tasks (一是…) of the paragraphs below a numbered line.
func (w *walker) explained(prose []line, section []string, month *terms.Window) bool {
	found := false
	for _, p := range prose {
		if parts := inlineParts(p.raw); len(parts) > 1 {
			w.inline(parts, p, section, month)
			found = true
		}
	}
	return found
}

// whole adds a numbered line. A short one without a stop is only the heading of the
// paragraphs below it and quoted with them; below a sentence they count by themselves
// where they promise a figure.
func (w *walker) whole(l line, prose []line, section []string, month *terms.Window) {
	text := l.raw
	if len([]rune(l.raw)) <= 30 && !strings.HasSuffix(l.raw, "。") && !strings.HasSuffix(l.raw, "；") {
		for len(prose) > 0 && prose[0].joins {
			text += "\n" + prose[0].raw
			prose = prose[1:]
		}
	}
	for _, piece := range promisedSentences(text) {
		for _, cut := range dateParts(piece) {
			if counts := l.mark.kind == "shi" || l.mark.kind == "ord"; counts {
				w.byDate(cut, l, section, month)
				continue
			}
			for _, task := range figureParts(cut) {
				w.add(task, l, section, month)
			}
		}
	}
	w.below(prose, section, month)
}

// below adds the paragraphs under a sentence that promise a figure of their own.
func (w *walker) below(prose []line, section []string, month *terms.Window) {
	for _, p := range prose {
		if promises(p.raw) {
			w.byDate(p.raw, p, section, month)
		}
	}
}

// tasks leaves out closing words.
func tasks(prose []line) []line {
	var out []line
	for _, l := range prose {
		if !codaStart.MatchString(l.raw) {
			out = append(out, l)
		}
	}
	return out
}

func anyPromises(prose []line) bool {
	for _, l := range prose {
		if promises(l.raw) {
			return true
		}
	}
	return false
}

// paragraphs are running prose: a leaf each, unless they slide into 一是… 二是….
func (w *walker) paragraphs(prose []line, section []string, month *terms.Window, bare bool) {
	under := section
	first := true
	for i, l := range prose {
		if i+1 < len(prose) && fieldHead(l) && len([]rune(prose[i+1].raw)) >= 15 { // 文体活动, above its paragraph
			section = slices.Concat(under, []string{l.raw})
			continue
		}
		switch {
		case codaStart.MatchString(l.raw):
			continue
		case len([]rune(l.raw)) < 12 && !strings.ContainsAny(l.raw, "。；;，,") && bare:
			continue // a title or a heading
		case (idleLabel.MatchString(l.folded) || bare && asFollows.MatchString(l.folded)) && !promises(l.raw):
			continue
		case bare && (i == 0 || first && opening(l.raw)) && leadIn(l.raw), bare && (containsAny(firstClause(l.raw), idleHead) || containsAny(firstClause(l.raw), setting)):
			continue
		}
		first = false
		if parts := inlineParts(l.raw); len(parts) > 1 {
			w.inline(parts, l, section, month)
			continue
		}
		for _, field := range w.fields(l.raw, section, bare) {
			for _, sentence := range promisingSentences(field) {
				for _, part := range fineParts(sentence) {
					w.byDate(part, l, section, month)
				}
			}
		}
	}
}

// fields cuts a paragraph of a plan without numbering by fields of work.
func (w *walker) fields(text string, section []string, bare bool) []string {
	if !bare {
		return []string{text}
	}
	var out []string
	for _, part := range byField(text, section) {
		out = append(out, fieldClauses(part)...)
	}
	return out
}

func (w *walker) inline(parts []string, l line, section []string, month *terms.Window) {
	for _, part := range parts {
		w.byDate(part, l, section, month)
	}
}

// byDate cuts running text where it goes on to a task of another date: at clauses that
// differ in date, and before a sentence that begins with one.
func (w *walker) byDate(text string, l line, section []string, month *terms.Window) {
	for _, part := range dateParts(text) {
		for _, task := range datedSentences(part) {
			for _, figure := range figureParts(task) {
				w.add(figure, l, section, month)
			}
		}
	}
}

// add appends one item and returns it; nil where the words hold none.
func (w *walker) add(text string, l line, section []string, month *terms.Window) *terms.PlanItem {
	text = strings.TrimSpace(text)
	if len([]rune(han.Key(text))) < 2 || codaStart.MatchString(text) {
		return nil
	}
	folded := tight(han.Fold(uncircled(text[numbered(text, l):])))
	item := terms.PlanItem{
		Section: section, Text: text, Line: l.no,
		Category: Classify(text, section),
		Targets:  targetsIn(folded),
		Strength: strengthOf(folded),
		Notes:    damage(folded),
	}
	if item.Section == nil {
		item.Section = []string{}
	}
	setWindow(&item, folded, section, month)
	w.items = append(w.items, item)
	return &w.items[len(w.items)-1]
}

// numbered returns how many bytes of a text are its number; 5、6月份组织体检 cut out of a
// line begins with months.
func numbered(text string, l line) int {
	if m := twoMonths.FindStringSubmatch(text); m != nil && !strings.HasPrefix(l.raw, text) && monthOf(m[2]) == monthOf(m[1])+1 {
		return 0
	}
	return markOf(text).width
}

var twoMonths = regexp.MustCompile(`^(1[0-2]|[1-9])[、,，](1[0-2]|[1-9])月`)

// uncircled takes out ①, which half width would turn into a number: ①组织 is not one 组.
func uncircled(text string) string { return circled.ReplaceAllString(text, " ") }

var spaced = regexp.MustCompile(`([\p{Han}\d]) ([\p{Han}])`)

// tight closes up letters set apart (举 行 一 次), so that numbers meet their units.
func tight(folded string) string {
	for strings.Contains(folded, " ") {
		closed := spaced.ReplaceAllString(folded, "$1$2")
		if closed == folded {
			break
		}
		folded = closed
	}
	return folded
}
