package summary

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"unicode"
)

// Lengths are the sizes of body text a summary is asked for, in characters; 0 is all.
func Lengths() []int { return []int{0, 1500, 3000} }

// ParseLength reads one of Lengths; "" and full are all.
func ParseLength(s string) (n int, ok bool) {
	if s == "" || s == "full" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && slices.Contains(Lengths(), n)
}

// What a detail is worth, by what it is: the least goes first. Within a kind its share
// (below 1) decides. Totals, rates and headings are no details and always stay.
const (
	worthNote     = 0.0 // remarks on an activity
	worthPlace    = 1.0 // where, by whom, on which days
	worthEntry    = 1.2 // one thing of a list whose annex has them all
	worthTold     = 2.2 // an activity
	worthItem     = 2.4 // one campaign, honour, subject
	worthBest     = 3.4 // the first activity of a chapter
	worthStar     = 4.4 // a highlight
	worthUnit     = 4.6 // what a unit below did, of the first told
	worthNext     = 5.6 // what is carried over into the next year
	highlightNote = 2.3 // the remark on a highlight
)

// details are what a short text may leave out, in the order they were met.
type details struct {
	keys    []string
	worth   map[string]float64
	dropped map[string]bool
	left    bool // something was left out
}

// detail returns the run unless the text is too long for it. Everything is composed first
// and dropped afterwards, so the side list is the same at every length.
func (w *writer) detail(key string, worth float64, run []Span) []Span {
	if len(run) == 0 {
		return nil
	}
	if _, met := w.details.worth[key]; !met {
		w.details.worth[key] = worth
		w.details.keys = append(w.details.keys, key)
	}
	if w.details.dropped[key] {
		w.details.left = true
		return nil
	}
	return run
}

// some joins the details of a list that are left; a list that lost its end says 等.
func (w *writer) some(kind string, worth float64, list [][]Span, separator string) []Span {
	kept := w.kept(kind, worth, list)
	out := join(kept, separator)
	if 0 < len(kept) && len(kept) < len(list) {
		out = word(out, msgEtc)
	}
	return out
}

// kept are the details of a list that are left; its first ones are worth most.
func (w *writer) kept(kind string, worth float64, list [][]Span) [][]Span {
	list = slices.DeleteFunc(slices.Clone(list), func(s []Span) bool { return len(s) == 0 })
	var out [][]Span
	for i, one := range list {
		if one = w.detail(kind+"/"+itoa(i), worth+share(len(list)-i, len(list)), one); one != nil {
			out = append(out, one)
		}
	}
	return out
}

// share is below 1, so that a kind stays below the next.
func share(n, of int) float64 { return 0.9 * float64(n) / float64(of) }

// fitted composes the text again and again, leaving out ever more of what is worth least,
// until it is as long as asked. A text that is short anyway stays whole.
func fitted(whole *writer, again func(dropped map[string]bool) *writer) *writer {
	want := whole.o.Length
	if want <= 0 || whole.size() <= want {
		return whole
	}
	all := again(nil)
	keys := slices.Clone(all.details.keys)
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(all.details.worth[a], all.details.worth[b]) })
	without := func(n int) *writer {
		dropped := make(map[string]bool, n)
		for _, k := range keys[:n] {
			dropped[k] = true
		}
		return again(dropped)
	}
	n := sort.Search(len(keys), func(n int) bool { return without(n).size() <= want })
	best := without(n)
	if n > 0 {
		if longer := without(n - 1); longer.size()-want < want-best.size() {
			best = longer
		}
	}
	return best
}

// size counts the characters of the body.
func (w *writer) size() int { return bodySize(w.blocks) }

// Size counts the characters of the text, its headings and marks, without spaces: all
// that stands before the annexes and the signature.
func (d Draft) Size() int { return bodySize(d.Blocks) }

func bodySize(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		switch b.Kind {
		case Title, Heading1, Heading2, Paragraph, ListItem:
			for _, r := range Text(b.Spans) {
				if !unicode.IsSpace(r) {
					n++
				}
			}
		}
	}
	return n
}
