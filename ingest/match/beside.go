package match

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
)

// What a row and an item share may be beside the point of one of them.

// personal are the concepts of what befalls one person.
var personal = []string{"生病住院", "丧事", "生育", "结婚", "困难职工"}

var book = regexp.MustCompile(`《([^》]{2,30})》`)

// booksOf are the pairs of characters of the laws and papers an item begins with.
func booksOf(text string) []string {
	var out []string
	head := []rune(text)
	for _, m := range book.FindAllStringSubmatch(string(head[:min(len(head), leadRunes)]), -1) {
		name := []rune(han.Key(m[1]))
		for i := 0; i+1 < len(name); i++ {
			out = append(out, string(name[i:i+2]))
		}
	}
	return out
}

// beside weighs down an item of a law the row does not name, an item that is no course
// where the row is one, and one of a festival where the row is of what befell one person.
func (x *index) beside(p profile, item int) float64 {
	f := 1.0
	if its := x.books[item]; len(its) > 0 && !slices.ContainsFunc(its, func(pair string) bool { return p.pairs[pair] > 0 || x.says(p, pair) }) {
		f *= otherBook
	}
	if x.courses >= 0 && weightOf(p.named, x.courses) >= 0.9 && x.weights[item][x.courses] == 0 {
		f *= taughtOnly
	}
	if len(x.feasts[item]) > 0 && len(feasts(x.t, p)) == 0 {
		for _, id := range x.causes {
			if weightOf(p.named, id) >= 0.9 && x.weights[item][id] == 0 {
				return f * otherCause
			}
		}
	}
	return f
}

// says reports whether a word that named a concept of the row holds a pair.
func (x *index) says(p profile, pair string) bool {
	for _, c := range p.named {
		if strings.Contains(p.words[c.id], pair) {
			return true
		}
	}
	return false
}
