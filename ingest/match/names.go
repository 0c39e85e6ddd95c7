package match

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
)

const (
	nameWeight = 3.5 // a name of its own that the title bears
	callWeight = 2.5 // the row's name for it, in the item's words
	shortest   = 3   // runes of a name, or of the part of it a title bears
)

var quotes = regexp.MustCompile(`[“"「『]([^”"」』]{2,16})[”"」』]`)

// quotedNames are the names an item gives in quotes: “高炉杯”, “园区好声音”. The
// title of a row often bears such a name and nothing else of the item.
func quotedNames(text string) []string {
	var out []string
	for _, m := range quotes.FindAllStringSubmatch(text, -1) {
		if name := han.Key(m[1]); len([]rune(name)) >= shortest {
			out = append(out, name)
		}
	}
	return out
}

// byName is what a name borne by the title adds; one that several items use adds less.
func (x *index) byName(title string, item int) (best float64, word string) {
	for _, name := range x.names[item] {
		if n := borne(title, name); n >= shortest {
			share := float64(n) / float64(len([]rune(name)))
			if w := nameWeight * (0.4 + 0.6*share) / float64(x.namedBy[name]); w > best {
				best, word = w, name
			}
		}
	}
	return best, word
}

// calls tells what a name the row itself puts in quotes adds, where the item's words
// hold it: 作业抽查, “质量月”里做的.
func (x *index) calls(row []string, item int) (float64, string) {
	for _, name := range row {
		if strings.Contains(x.words[item], name) {
			return callWeight, name
		}
	}
	return 0, ""
}

// borne is the length of the longest run of a name's characters in the title that is not
// all words every plan is full of.
func borne(title, name string) int {
	r := []rune(name)
	for n := len(r); n >= shortest; n-- {
		for i := 0; i+n <= len(r); i++ {
			part := string(r[i : i+n])
			if strings.Contains(title, part) && len([]rune(strings.ReplaceAll(filler.Replace(part), " ", ""))) >= 2 {
				return n
			}
		}
	}
	return 0
}
