package match

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// weighted is a concept or character pair with how much a text is about it.
type weighted struct {
	id     int
	weight float64
	words  int  // how many words say so
	said   bool // by a word of its own, not by one of a concept below
}

// profile is what a text says, as far as matching looks.
type profile struct {
	concepts []weighted         // with the ideas above them, by id
	named    []weighted         // named in the leading words themselves (title, first sentence)
	own      []weighted         // of an item: in its own words, not in the headings above
	pairs    map[string]float64 // character pairs
	words    map[int]string     // concept -> the word that named it
	rest     int                // runes of the leading words no term explains
}

// builder gathers a profile from the parts of a text.
type builder struct {
	t       *thesaurus
	raised  map[int]float64
	named   map[int]float64
	pairs   map[string]float64
	words   map[int]string
	counts  map[int]int
	rest    int
	leading bool
	plan    bool // the text is of a plan, not of a log
	climb   climb
	key     func(string) string
}

// What was done keeps every promise above it: a match of 羽毛球 is 文体活动. What is promised
// says less of the wider field: 羽毛球比赛 is no promise of 文体活动.
var deedClimb, promiseClimb = climb{3, 0.6}, climb{1, 0.5}

func newBuilder(t *thesaurus) *builder {
	return &builder{t: t, raised: map[int]float64{}, named: map[int]float64{}, pairs: map[string]float64{}, words: map[int]string{}, counts: map[int]int{}, key: han.Key, climb: deedClimb}
}

// session: 三届四次会议 is of the assembly, which it need not name.
var session = regexp.MustCompile(`[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}次`)

const assembly = "职代会"

// lead adds the words that say what the text is about; add adds what stands around them.
func (b *builder) lead(text string, weight float64) {
	b.leading = true
	b.add(text, weight)
	b.leading = false
}

func (b *builder) add(text string, weight float64) {
	runes := []rune(b.key(text))
	hits := b.t.find(runes)
	if session.MatchString(string(runes)) {
		b.concept(assembly, 0.9*weight)
	}
	covered := 0
	end := 0
	for _, h := range hits {
		if counts(runes, h) {
			continue
		}
		covered += max(0, h.to-max(h.from, end))
		end = max(end, h.to)
		w := weight
		if h.to-h.from == 1 {
			w *= runeWeight
		}
		if h.inner {
			w *= innerWeight
		}
		for _, s := range h.senses {
			b.say(s, h.term, w)
		}
	}
	if b.leading {
		b.rest += len(runes) - covered
	}
	b.addPairs(filler.Replace(string(runes)), weight)
}

// counts reports whether a festival's name is a number here: 十一个班组, 三八二十四.
func counts(runes []rune, h hit) bool {
	for _, r := range runes[h.from:h.to] {
		if !strings.ContainsRune("一二三四五六七八九十", r) {
			return false
		}
	}
	return h.to-h.from > 1 && (h.to < len(runes) && strings.ContainsRune("个名位人家支次场期届条项件套份天岁元月号点级楼十", runes[h.to]) ||
		h.from > 0 && strings.ContainsRune("一二三四五六七八九十第", runes[h.from-1]))
}

// say takes in one sense of a word. What only logs say means little in a plan.
func (b *builder) say(s sense, word string, weight float64) {
	if b.plan && s.log {
		weight *= logShare
	}
	b.t.raise(b.raised, s.id, weight, b.climb)
	if b.leading {
		b.named[s.id] = max(b.named[s.id], weight)
		b.counts[s.id]++
	}
	if b.words[s.id] == "" {
		b.words[s.id] = word
	}
}

func (b *builder) addPairs(text string, weight float64) {
	runes := []rune(text)
	whole, starts := offsets(runes)
	for i := 0; i+1 < len(runes); i++ {
		if runes[i] == ' ' || runes[i+1] == ' ' {
			continue
		}
		p := whole[starts[i]:starts[i+2]]
		b.pairs[p] = max(b.pairs[p], weight)
	}
}

func (b *builder) concept(name string, weight float64) {
	if id, ok := b.t.ids[name]; ok {
		b.t.raise(b.raised, id, weight, b.climb)
		if b.words[id] == "" {
			b.words[id] = name
		}
	}
}

func (b *builder) profile() profile {
	all := flat(b.raised)
	for i, c := range all {
		all[i].said = b.words[c.id] != ""
	}
	named := flat(b.named)
	for i, c := range named {
		named[i].words = b.counts[c.id]
	}
	return profile{concepts: all, named: named, pairs: b.pairs, words: b.words, rest: b.rest}
}

func flat(m map[int]float64) []weighted {
	out := make([]weighted, 0, len(m))
	for id, w := range m {
		out = append(out, weighted{id: id, weight: w})
	}
	slices.SortFunc(out, func(x, y weighted) int { return cmp.Compare(x.id, y.id) })
	return out
}

// filler are words every plan and every log is full of: they say nothing about which
// item is meant. A space keeps their neighbours from becoming a pair.
var filler = strings.NewReplacer(fillers("开展", "活动", "组织", "工会", "职工", "教职工", "教职员工", "教师", "教工", "员工", "干部", "机关", "学校",
	"单位", "工作", "进行", "举办", "举行", "召开", "参加", "进一步", "积极", "认真", "做好", "抓好", "搞好", "加强", "努力", "继续", "全体", "全校",
	"广大", "会员", "全年", "今年", "本年", "年度", "月份", "学期", "一次", "各项", "有关", "相关", "推进", "提高", "充分", "发挥", "建设", "服务", "通过",
	"以及", "实行", "坚持", "落实", "完善", "我们", "使")...)

func fillers(words ...string) []string {
	var out []string
	for _, w := range words {
		out = append(out, w, " ")
	}
	return out
}

var itemNumber = regexp.MustCompile(`^\s*[-—*•·]*\s*(?:第?[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[)）.、,，．:：项条]\s*|[①-⑳]\s*|[一二三四五六七八九]是[,，]?)+`)

const (
	labelRunes    = 12   // of a label before a colon
	leadRunes     = 36   // what an item is about stands in its first words
	innerWeight   = 0.6  // a term inside a longer term
	runeWeight    = 0.5  // a term of one character
	laterShare    = 0.9  // what stands behind the first words of an item
	headingShare  = 0.38 // the heading above it, each further one half
	categoryShare = 0.7  // of a row: the officer's category
	besideShare   = 0.9  // its note
	placeShare    = 0.5
	logShare      = 0.6 // a word of logs in a plan
)

// ofItem reads a plan item: its first sentence before the rest, its own words before
// the headings above it.
//
// A heading that stands over this item alone is its name: （一）羽球小组，装备自理. How
// much it is the name is in named.
func ofItem(t *thesaurus, it terms.PlanItem, named float64) profile {
	b := newBuilder(t)
	b.plan, b.climb = true, promiseClimb
	text := itemNumber.ReplaceAllString(it.Text, "")
	head, rest := b.cutLead(text)
	b.lead(head, 1)
	b.add(rest, laterShare)
	if n := len(it.Section); named > 0 && n > 0 {
		b.lead(itemNumber.ReplaceAllString(it.Section[n-1], ""), named)
	}
	own := flat(b.raised)
	weight := headingShare
	for i := len(it.Section) - 1; i >= 0 && weight > 0.1; i-- {
		b.add(itemNumber.ReplaceAllString(it.Section[i], ""), weight)
		weight /= 2
	}
	if it.Window != nil && it.Window.Festival != "" {
		b.concept(it.Window.Festival, 0.8)
	}
	p := b.profile()
	p.own = own
	return p
}

// cutLead parts what an item is about from the rest: its label where it has one that
// names a work (培训和讲座：组织……), else its first words.
func (b *builder) cutLead(text string) (head, rest string) {
	if i := strings.IndexAny(text, ":："); i > 0 && len([]rune(text[:i])) <= labelRunes && b.namesWork(text[:i]) {
		return text[:i], text[i:]
	}
	if i := strings.IndexAny(text, "。;；"); i >= 0 {
		head, rest = text[:i], text[i:]
	} else {
		head = text
	}
	if r := []rune(head); len(r) > leadRunes {
		return string(r[:leadRunes]), string(r[leadRunes:]) + rest
	}
	return head, rest
}

// namesWork reports whether a text names a work as plans do, not only whom or in what form.
func (b *builder) namesWork(text string) bool {
	for _, h := range b.t.find([]rune(b.key(text))) {
		for _, s := range h.senses {
			if c := b.t.concepts[s.id]; !s.log && !c.audience && !c.form && h.to-h.from > 1 {
				return true
			}
		}
	}
	return false
}

// ofTitle reads what the officer wrote first: the title and the category.
func ofTitle(t *thesaurus, a terms.Activity, l log) profile {
	b := newBuilder(t)
	b.key = l.key
	b.lead(a.Title, 1)
	b.add(a.Category, categoryShare)
	return b.profile()
}

// ofActivity reads a row of the log: title, the officer's category, note and place.
func ofActivity(t *thesaurus, a terms.Activity, l log) profile {
	b := newBuilder(t)
	b.key = l.key
	b.lead(a.Title, 1)
	b.add(a.Category, categoryShare)
	b.add(a.Note, besideShare)
	b.add(a.Place, placeShare)
	if a.Festival != "" {
		b.concept(a.Festival, 0.8)
	}
	if f := l.festivalNear(a.Start); f != "" {
		b.concept(f, 0.4)
	}
	return b.profile()
}
