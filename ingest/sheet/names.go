package sheet

import (
	"regexp"
	"strings"

	"nianlun/queries/terms"
)

var (
	nameBreak = regexp.MustCompile(`[、，,;；/\n]+|\s{2,}`)
	oneName   = regexp.MustCompile(`^\p{Han}{2,4}$|^\p{Han}{1,8}(?:·\p{Han}{1,8})+$`)
)

// each gives every person of a cell like 林四、林五 a record of their own, where each
// part reads as a name; who took part is counted by head. Amounts are never split.
func each(rec terms.Record) []terms.Record {
	name := rec.Get("name")
	if rec.Kind != terms.Participation || rec.Part != 0 {
		return []terms.Record{rec}
	}
	written := name.Raw
	if written == "" {
		written = name.Text
	}
	var people []string
	for _, p := range nameBreak.Split(strings.TrimSpace(written), -1) {
		if p = personName(p); !oneName.MatchString(p) {
			return []terms.Record{rec}
		}
		people = append(people, p)
	}
	if len(people) < 2 {
		return []terms.Record{rec}
	}
	var out []terms.Record
	for i, p := range people {
		one := rec
		one.Values = append([]terms.Value(nil), rec.Values...)
		one.Part = i + 1
		one.Set("name", terms.Value{Text: p, Raw: written})
		one.Set("staff_no", terms.Value{})
		out = append(out, one)
	}
	return out
}
