package match

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Words are the terms links are made with: those of the field, or those and a unit's own.
type Words struct{ t *thesaurus }

// Extend adds a unit's own words to those of the field. Its lines are `概念 < 上级概念: 词
// 词`; a concept the field has is extended. Lines that do not read are in problems, in
// Chinese with their number, and are left out. Texts in above were taken in before and
// are extended likewise.
func Extend(own string, above ...string) (w Words, problems []string) {
	own = separators.Replace(strings.TrimPrefix(own, "\ufeff"))
	kept, names := []string{}, map[string]bool{}
	base := field()
	if len(above) > 0 {
		text := strings.Join(above, "\n")
		under, _ := Extend(text)
		for name := range under.t.ids {
			names[name] = true
		}
		kept = append(kept, separators.Replace(text))
	}
	lines := strings.Split(strings.ReplaceAll(own, "\r\n", "\n"), "\n")
	for _, l := range lines {
		if name := nameOf(l); name != "" {
			names[name] = true
		}
	}
	known := func(name string) bool { _, ok := base.ids[name]; return ok || names[name] }
	for i, l := range lines {
		if i >= mostLines {
			return w, append(problems, msgTooManyWords(mostLines))
		}
		l = strings.TrimSpace(l)
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		if monthsLine.MatchString(l) { // 年初: 1-2月 is for the reader of plans
			continue
		}
		if why := faultOf(l, known); why != "" {
			problems = append(problems, msgWordLine(i+1, why))
			continue
		}
		kept = append(kept, l)
	}
	return Words{parseThesaurus(fieldWords + "\n" + strings.Join(kept, "\n"))}, problems
}

const (
	mostLines = 2000
	mostRunes = 20 // of a word
)

var separators = strings.NewReplacer("：", ":", "＜", "<", "、", " ", "，", " ", ",", " ", "；", " ", ";", " ", "。", " ", "　", " ", "\t", " ")

// monthsLine says in which months a time falls.
var monthsLine = regexp.MustCompile(`^[^:<\s]+\s*:\s*\d{1,2}月?(?:\s*[-~—–至到]+\s*(?:次年|翌年)?\d{1,2}月?)?$`)

func nameOf(line string) string {
	head, _, ok := strings.Cut(line, ":")
	name, _, _ := strings.Cut(head, "<")
	if !ok {
		return ""
	}
	return strings.TrimLeft(strings.TrimSpace(name), "!@~")
}

// faultOf says what is wrong with a line; empty when it reads.
func faultOf(line string, known func(string) bool) string {
	head, words, ok := strings.Cut(line, ":")
	name, parents, _ := strings.Cut(head, "<")
	long := slices.IndexFunc(strings.Fields(words+" "+name), func(w string) bool { return utf8.RuneCountInString(w) > mostRunes })
	switch {
	case !utf8.ValidString(line) || strings.ContainsRune(line, 0):
		return whyGarbled
	case !ok:
		return whyNoColon
	case nameOf(line) == "":
		return whyNoConcept
	case strings.Contains(strings.TrimSpace(name), " "):
		return whyTwoNames
	case long >= 0:
		return whyLongWord
	case strings.TrimSpace(words) == "" && strings.TrimSpace(parents) == "":
		return whyNoWords
	}
	for _, p := range strings.Fields(parents) {
		if !known(p) {
			return msgUnknownParent(p)
		}
	}
	return ""
}
