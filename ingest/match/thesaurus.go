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
	terms    map[string][]int // folded lower-case term -> concepts
	longest  map[rune]int     // first rune -> length in runes of the longest term
}

var field = sync.OnceValue(func() *thesaurus { return parseThesaurus(fieldWords) })

// parseThesaurus reads lines `concept < parents: terms`. Lines it cannot read are left
// out: a unit's own slip must not stop the year.
func parseThesaurus(text string) *thesaurus {
	t := &thesaurus{ids: map[string]int{}, terms: map[string][]int{}, longest: map[rune]int{}}
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
		for _, w := range append([]string{name}, strings.Fields(words)...) {
			t.addTerm(w, id)
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

func (t *thesaurus) addTerm(word string, id int) {
	key := han.Key(word)
	r := []rune(key)
	if len(r) == 0 || slices.Contains(t.terms[key], id) {
		return
	}
	t.terms[key] = append(t.terms[key], id)
	t.longest[r[0]] = max(t.longest[r[0]], len(r))
}

// hit is one term found in a text, as a half-open range of runes.
type hit struct {
	term     string
	from, to int
	concepts []int
	inner    bool // stands inside a longer term
}

// Names reports whether a text names something of the field, in two characters or more.
func Names(text string) bool {
	for _, h := range field().find([]rune(han.Key(text))) {
		if h.to-h.from > 1 {
			return true
		}
	}
	return false
}

// find returns the terms of a keyed text from left to right. A term inside a longer
// one counts as inner (师德演讲 also speaks of 演讲), but not inside daily business:
// 信息安全 is not 安全.
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
			out = append(out, hit{word, i, to, ids, to <= end})
			if to > end && t.concepts[ids[0]].routine {
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

// raise gives the concepts above one a share of its weight, each level half.
func (t *thesaurus) raise(weights map[int]float64, id int, weight float64, depth int) {
	if weight <= weights[id] {
		return
	}
	weights[id] = weight
	if depth == 0 {
		return
	}
	for _, p := range t.concepts[id].parents {
		t.raise(weights, p, weight/2, depth-1)
	}
}
