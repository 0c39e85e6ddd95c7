package plan

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// script is a text written with Traditional characters beside the same in simplified
// ones: the rules read the second, what is quoted is the first.
type script struct{ read, written []rune } // without white space, rune by rune the same place

// simplified returns the text the rules read. Back is nil where it is the text itself, or
// where it is not the same length and cannot be led back.
func simplified(text string) (read string, back *script) {
	read = han.Simplified(text)
	if read == text || utf8.RuneCountInString(read) != utf8.RuneCountInString(text) {
		return text, nil
	}
	return read, &script{closed(read), closed(text)}
}

func closed(s string) []rune {
	return slices.DeleteFunc([]rune(s), unicode.IsSpace)
}

// restore gives titles, headings and items the characters they were written with.
func (s *script) restore(plans []terms.Plan) {
	if s == nil {
		return
	}
	at, heads := 0, map[string]string{}
	for i := range plans {
		p := &plans[i]
		p.Title, p.Unit = s.original(p.Title, 0), s.original(p.Unit, 0)
		for j := range p.Items {
			it := &p.Items[j]
			it.Plan = p.Title
			at = s.find(closed(it.Text), at)
			it.Text = s.original(it.Text, at)
			section := make([]string, len(it.Section)) // items share their sections
			for k, head := range it.Section {
				if _, seen := heads[head]; !seen {
					heads[head] = s.original(head, 0)
				}
				section[k] = heads[head]
			}
			it.Section = section
		}
	}
}

// original returns a text that stands at or after a place as it was written.
func (s *script) original(text string, from int) string {
	words := closed(text)
	at := s.find(words, from)
	if at+len(words) > len(s.read) || !slices.Equal(s.read[at:at+len(words)], words) {
		return text
	}
	out := []rune(text)
	for i, r := range out {
		if !unicode.IsSpace(r) {
			out[i] = s.written[at]
			at++
		}
	}
	return string(out)
}

// find returns where words stand from a place on, else from the beginning; the place
// itself where they do not stand at all.
func (s *script) find(words []rune, from int) int {
	for _, begin := range []int{from, 0} {
		for at := begin; at+len(words) <= len(s.read); at++ {
			if slices.Equal(s.read[at:at+len(words)], words) {
				return at
			}
		}
	}
	return from
}
