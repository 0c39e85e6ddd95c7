package summary

import (
	_ "embed" // the list of set words
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed idioms.txt
var idiomFile string

// ruled are words with a numeral that count nothing by their build: plans of five years,
// congresses, doctrines with a number, rounds of visits, feasts written with a dot.
const ruled = `十[一二三四五六七八九]五(?:规划|时期|期间|末|以来|开局|收官)?` +
	`|(?:[一二]?十[一二三四五六七八九]?(?:大|届[一二三四五六七]中全会))(?:精神|报告|以来|召开)?` +
	`|[一二两三四五六七八九十]个(?:确立|意识|自信|维护|代表|全面|认同|融入|结合|百年|面向|相统一)` +
	`|[一二两三四五六七八九十](?:必[访到谈知去]|贺[一二三四五六七八九]访|险[一二]金|项规定|型班组|好食堂|小(?:活动|竞赛|成果|创新))` +
	`|[三五六七八][·.．][一四八]`

// idiomatic are words with a numeral that count nothing, at the head of a text.
var idiomatic = regexp.MustCompile(`^(?:` + ruled + `|` + strings.Join(idiomWords(), "|") + `)`)

// idiomWords are the words of the list, longer ones before those they begin with.
func idiomWords() []string {
	var list []string
	for line := range strings.Lines(idiomFile) {
		if !strings.HasPrefix(line, "#") {
			for _, word := range strings.Fields(line) {
				list = append(list, regexp.QuoteMeta(word))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	return list
}

// longestNamed is how many characters a name in quotation marks has at most.
const longestNamed = 8

var (
	namedByNumber = regexp.MustCompile(`^[\p{Han}·]+$`)
	countedThing  = regexp.MustCompile(`^[` + numerals + `]+(?:[余多])?(?:人次|万元|亿元|[人名元次件家户场期项个岁年月日天份])`)
)

// idiomAt returns the set word a text begins with: one of the list or by rule, or the whole
// of a short name in quotation marks, as “五小”. before is what stands before it.
func idiomAt(text, before string) string {
	if idiom := idiomatic.FindString(text); idiom != "" {
		if counting.MatchString(text) {
			return ""
		}
		return idiom
	}
	name, _, closed := strings.Cut(text, "”")
	if closed && strings.HasSuffix(before, "“") && utf8.RuneCountInString(name) <= longestNamed && namedByNumber.MatchString(name) && !countedThing.MatchString(name) {
		return name
	}
	return ""
}
