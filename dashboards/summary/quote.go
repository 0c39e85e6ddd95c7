package summary

import (
	"regexp"
	"strings"
	"unicode"

	"nianlun/queries/terms"
)

// guard knows the names that must not stand in a quotation, by their first two runes.
type guard map[string][]string

func newGuard(people []string) guard {
	g := guard{}
	for _, name := range people {
		name = dense(name)
		if r := []rune(name); len(r) >= 2 {
			g[string(r[:2])] = append(g[string(r[:2])], name)
		}
	}
	return g
}

// names reports whether a text holds a known name, also one written with spaces.
func (g guard) names(text string) bool {
	r := []rune(dense(text))
	for i := 0; i+2 <= len(r); i++ {
		for _, name := range g[string(r[i:i+2])] {
			if strings.HasPrefix(string(r[i:min(len(r), i+len(name))]), name) {
				return true
			}
		}
	}
	return false
}

func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

var (
	longNumber = regexp.MustCompile(`[0-9０-９][0-9０-９Xx\- ]{9,}[0-9０-９Xx]`)
	trouble    = regexp.MustCompile(`病|住院|手术|癌|肿瘤|去世|病逝|逝世|吊唁|丧|离婚|离异|纠纷|残疾|流产|自杀|单亲`)
	somebody   = regexp.MustCompile(`某|同志|家属|妻|丈夫|母亲|父亲|岳父|岳母|子女|儿子|女儿|孩子|患者|老师的|本人|爱人|配偶`)
)

// private reports whether a text tells of somebody's trouble, or holds a number long
// enough to be a phone, an identity card or a bank account.
func private(text string) bool {
	return longNumber.MatchString(text) || trouble.MatchString(text) && somebody.MatchString(text)
}

// quote returns cell text verbatim, or nothing when it is empty or must not be shown.
func (w *writer) quote(text string, source terms.Source) []Span {
	text = strings.Trim(strings.TrimSpace(text), "。；;，,、 \u3000")
	if text == "" {
		return nil
	}
	if w.guard.names(text) || private(text) {
		w.withheld = true
		return nil
	}
	span := Span{Kind: Quote, Text: text}
	if source != (terms.Source{}) {
		span.Source = &source
	}
	return []Span{span}
}

// longestNote is how many characters of a note a sentence can carry.
const longestNote = 160

// note quotes a remark, cut at the end of a clause when it is long. Of a remark that
// names somebody only the other clauses are quoted, and none when it tells of trouble.
func (w *writer) note(text string, source terms.Source) []Span {
	text = clause(text, longestNote)
	if !w.guard.names(text) || trouble.MatchString(text) || longNumber.MatchString(text) {
		return w.quote(text, source)
	}
	w.withheld = true
	var kept [][]Span
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("。；;，,\n", r) }) {
		if !w.guard.names(part) {
			kept = append(kept, w.quote(part, source))
		}
	}
	return join(kept, msgComma)
}

// body tells an organisation from a person.
var body = regexp.MustCompile(`工会|单位|公司|集团|[处局所队班组校院厂部科室站委办村镇乡县区市省]$|街道|社区|委员会|集体|中心|分会|车间|协会|政府|机关|支部|中学|小学|大学|幼儿园|银行|项目`)

// clause returns the text up to its last full clause within limit runes.
func clause(text string, limit int) string {
	r := []rune(strings.TrimSpace(text))
	if len(r) <= limit {
		return string(r)
	}
	for i := limit; i > limit/3; i-- {
		if strings.ContainsRune("。；;！，,", r[i]) {
			return string(r[:i])
		}
	}
	return string(r[:limit])
}

var (
	numbering = regexp.MustCompile(`^[\s　]*(?:[（(][一二三四五六七八九十百0-9０-９]+[)）][、.．]?|第[一二三四五六七八九十百0-9]+[章节部分项、]+|[一二三四五六七八九十百]+[、.．:：]|[0-9０-９]+[、．:：)）]|[0-9０-９]+\.(?:[^0-9]|$)|[①-⑳]|[一二三四五六七八九十]+是)[\s　、]*`)
	leader    = regexp.MustCompile(`^[0-9]+\.`)
)

// unnumbered cuts the numbering off the front of a heading or plan item.
func unnumbered(text string) string {
	text = strings.TrimSpace(text)
	for {
		at := numbering.FindString(text)
		if leader.MatchString(at) {
			at = leader.FindString(at)
		}
		if at == "" || at == text {
			return strings.Trim(text, " \u3000。：:；;，,")
		}
		text = strings.TrimSpace(text[len(at):])
	}
}
