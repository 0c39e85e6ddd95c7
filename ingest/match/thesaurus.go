package match

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"nianlun/ingest/han"
)

//go:embed thesaurus.txt
var fieldWords string

// concept is one idea of the field with the ideas above it.
type concept struct {
	name     string
	parents  []int
	routine  bool // the unit's daily business, no work of the union by itself
	audience bool // says for whom, not what
	form     bool // says in what form (检查, 比赛), not what it is about
}

// thesaurus finds concepts in text. It is built once and never changed.
type thesaurus struct {
	concepts []concept
	ids      map[string]int
	terms    map[string][]sense // folded lower-case term -> concepts
	longest  map[rune]int       // first rune -> length in runes of the longest term
}

// sense is a concept a term stands for. Words of the log are how officers tell of the
// work afterwards: 甩竿 is 钓鱼. In a plan they say little, for 标准 or 案例 stand in every
// other sentence of one.
type sense struct {
	id  int
	log bool
}

// logWords parts the words plans use from those of the log in a line.
const logWords = "|"

var field = sync.OnceValue(func() *thesaurus { return parseThesaurus(fieldWords) })

// parseThesaurus reads lines `concept < parents: words of plans | words of logs`. Lines it cannot read are left
// out: a unit's own slip must not stop the year.
func parseThesaurus(text string) *thesaurus {
	t := &thesaurus{ids: map[string]int{}, terms: map[string][]sense{}, longest: map[rune]int{}}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.ReplaceAll(line, "：", ":"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, words, _ := strings.Cut(line, ":")
		name, parents, _ := strings.Cut(head, "<")
		name, routine := strings.CutPrefix(strings.TrimSpace(name), "!")
		name, audience := strings.CutPrefix(name, "@")
		name, form := strings.CutPrefix(name, "~")
		if name == "" {
			continue
		}
		id := t.id(name)
		t.concepts[id].routine = t.concepts[id].routine || routine
		t.concepts[id].form = t.concepts[id].form || form
		t.concepts[id].audience = t.concepts[id].audience || audience
		for _, p := range strings.Fields(parents) {
			if above := t.id(p); above != id && !slices.Contains(t.concepts[id].parents, above) {
				t.concepts[id].parents = append(t.concepts[id].parents, above)
			}
		}
		ofLog := false
		for _, w := range append([]string{name}, strings.Fields(words)...) {
			ofLog = ofLog || w == logWords
			t.addTerm(w, sense{id, ofLog})
		}
	}
	return t
}

func (t *thesaurus) id(name string) int {
	if id, ok := t.ids[name]; ok {
		return id
	}
	t.ids[name] = len(t.concepts)
	t.concepts = append(t.concepts, concept{name: name})
	return len(t.concepts) - 1
}

func (t *thesaurus) addTerm(word string, as sense) {
	key := han.Key(word)
	r := []rune(key)
	if len(r) == 0 || slices.ContainsFunc(t.terms[key], func(s sense) bool { return s.id == as.id }) {
		return
	}
	t.terms[key] = append(t.terms[key], as)
	t.longest[r[0]] = max(t.longest[r[0]], len(r))
}

// hit is one term found in a text, as a half-open range of runes.
type hit struct {
	term     string
	from, to int
	senses   []sense
	inner    bool // stands inside a longer term
}

// Names reports whether a text names something of the field as plans do, in two
// characters or more.
func Names(text string) bool {
	for _, h := range field().find([]rune(han.Key(text))) {
		if h.to-h.from > 1 && slices.ContainsFunc(h.senses, func(s sense) bool { return !s.log }) {
			return true
		}
	}
	return false
}

// find returns the terms of a keyed text from left to right. A term inside a longer
// one counts as inner (师德演讲 also speaks of 演讲), but not inside daily business:
// 信息安全 is not 安全. A shorter one that runs into a longer one is none: 召开会员大会.
func (t *thesaurus) find(text []rune) []hit {
	var out []hit
	whole, starts := offsets(text)
	end, closed := 0, 0
	for i := range text {
		for n := min(t.longest[text[i]], len(text)-i); n > 0; n-- {
			to := i + n
			if to <= closed || n == 1 && to <= end {
				break
			}
			word := whole[starts[i]:starts[to]]
			ids, ok := t.terms[word]
			if !ok {
				continue
			}
			if last := len(out) - 1; last >= 0 && out[last].to > i && out[last].to < to && n > out[last].to-out[last].from && n > 2 {
				out = out[:last] // 召开会员大会 is no 开会
			}
			out = append(out, hit{word, i, to, ids, to <= end})
			if to > end && t.concepts[ids[0].id].routine {
				closed = to
			}
			end = max(end, to)
			break
		}
	}
	return out
}

// offsets returns the text as one string and where each rune starts in it.
func offsets(text []rune) (string, []int) {
	starts := make([]int, 0, len(text)+1)
	whole := string(text)
	for i := range whole {
		starts = append(starts, i)
	}
	return whole, append(starts, len(whole))
}

// climb is how far a word speaks for the concepts above it: to how many levels, and how
// much is left at each.
type climb struct {
	levels int
	left   float64
}

// raise gives the concepts above one their share of its weight.
func (t *thesaurus) raise(weights map[int]float64, id int, weight float64, by climb) {
	if weight <= weights[id] {
		return
	}
	weights[id] = weight
	if by.levels == 0 {
		return
	}
	by.levels--
	for _, p := range t.concepts[id].parents {
		t.raise(weights, p, weight*by.left, by)
	}
}
