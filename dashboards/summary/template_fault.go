package summary

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Fault is what is wrong with one line of a text a unit wrote, said so that its author
// can put it right. Advice alone keeps nothing from being saved.
type Fault struct {
	Line   int    `json:"line"` // from 1
	Text   string `json:"text"`
	Advice bool   `json:"advice"`
}

// Said is the fault with its line: 第3行：...
func (f Fault) Said() string { return fmt.Sprintf(msgFault, f.Line, f.Text) }

// Faulty reports whether a text may not be kept.
func Faulty(list []Fault) bool {
	return slices.ContainsFunc(list, func(f Fault) bool { return !f.Advice })
}

// faults gathers what is wrong, in the order of lines.
type faults struct{ list []Fault }

func (f *faults) add(line int, format string, args ...any) {
	f.list = append(f.list, Fault{Line: line, Text: fmt.Sprintf(format, args...)})
}

func (f *faults) advise(line int, format string, args ...any) {
	f.list = append(f.list, Fault{Line: line, Text: fmt.Sprintf(format, args...), Advice: true})
}

func (f *faults) sorted() []Fault {
	slices.SortStableFunc(f.list, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return f.list
}

// The words with a numeral that count nothing and may stand as words of a template
// (domain.md §4.3); other phrases are the unit's own way of speaking, set as a quotation.
var (
	idiom  = `一览表|一年来|一系列|一线|一盘棋`
	phrase = strings.TrimPrefix(idiomatic.String(), `^`) + `|队伍|陆续|一共|收拾|一览|一把手|一站式|一心一意|千家万户|百尺竿头|双拥|第一时间`

	titled     = `“[^“”]{1,40}”|《[^《》]{1,60}》|〔[^〔〕]{1,12}〕[0-9]{0,4}号?`
	fixedWords = regexp.MustCompile(titled + `|` + idiom + `|` + sessions + `|` + phrase + `|` + points)
	sessions   = `第?[一二三四五六七八九十]{1,3}届(?:[一二三四五六七八九十]{1,2}次)?|第[一二三四五六七八九十]{1,3}次`
	points     = `[一二三四五六七八九十]{1,2}是`
	isPoint    = regexp.MustCompile(`^` + points + `$`)
	isIdiom    = regexp.MustCompile(`^(?:` + idiom + `)$`)
	counts     = regexp.MustCompile(`[0-9０-９零〇一二两三四五六七八九十百千万亿半几双廿壹贰叁肆伍陆柒捌玖拾佰仟]+`)

	// amounts are numerals that measure something, quoted or not; a session of a congress is none.
	amounts = regexp.MustCompile(`(?:^|[^第届0-9０-９零〇一二两三四五六七八九十百千万亿])[0-9０-９零〇一二两三四五六七八九十百千万亿.．]+(?:余|多)?(?:人次|人|名|元|万元|块|次|件|家|户|场|期|倍|小时|课时|%|％)`)
)

// literal cuts words of a template into plain ones and set phrases with a numeral, and
// says which numerals nobody vouches for.
func literal(text string, fault func(format string, args ...any)) []node {
	if !counts.MatchString(text) {
		return appendWord(nil, text)
	}
	var out []node
	plain := func(s string) {
		if s == "" {
			return
		}
		if at := counts.FindString(s); at != "" {
			fault(msgFaultNumeral, at)
		}
		out = appendWord(out, s)
	}
	for text != "" {
		at := fixedWords.FindStringIndex(text)
		if at == nil {
			plain(text)
			break
		}
		plain(text[:at[0]])
		set, amount := text[at[0]:at[1]], counting.FindString(text[at[0]:])
		text = text[at[1]:]
		switch {
		case amount != "":
			fault(msgFaultNumeral, amount)
		case !counts.MatchString(set) || isIdiom.MatchString(set):
			out = appendWord(out, set)
			continue
		case isPoint.MatchString(set): // 一是, 二是: the points of a paragraph
			out = append(out, node{kind: nodeMark, text: set})
			continue
		case amounts.MatchString(set):
			fault(msgFaultNumeral, counts.FindString(set))
		}
		out = append(out, node{kind: nodeQuote, text: set})
	}
	return out
}

func appendWord(list []node, text string) []node {
	if n := len(list); n > 0 && list[n-1].kind == nodeWord {
		list[n-1].text += text
		return list
	}
	return append(list, node{kind: nodeWord, text: text})
}

// nearest finds the known name most like a wrong one; "" when none is.
func nearest(wrong string, known []string) string {
	best, least := "", 0
	for _, k := range known {
		shared := 0
		for _, r := range wrong {
			if strings.ContainsRune(k, r) {
				shared++
			}
		}
		score := 2*shared*100/(len([]rune(wrong))+len([]rune(k))) + 1
		if shared > 0 && score > least {
			best, least = k, score
		}
	}
	if least <= 50 {
		return ""
	}
	return best
}
