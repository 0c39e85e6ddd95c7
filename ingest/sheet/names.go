package sheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"nianlun/queries/terms"
)

var (
	nameBreak = regexp.MustCompile(`[、，,;；/\n]+|\s{2,}`)
	oneName   = regexp.MustCompile(`^\p{Han}{2,4}$|^\p{Han}{1,8}(?:·\p{Han}{1,8})+$`)
)

// namesIn cuts a cell into names: at stops and line ends, and at single spaces where
// what stands between them are whole names, not the parts of one (张 三, 欧阳 锋).
func namesIn(written string) []string {
	var out []string
	for _, part := range nameBreak.Split(strings.TrimSpace(written), -1) {
		words := strings.Fields(part)
		whole := len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !oneName.MatchString(w) })
		if whole && !doubleSurname.MatchString(words[0]) {
			out = append(out, words...)
		} else if part != "" {
			out = append(out, part)
		}
	}
	return out
}

var doubleSurname = regexp.MustCompile(`^(?:欧阳|司马|上官|诸葛|夏侯|尉迟|皇甫|慕容|令狐|公孙|东方|司徒|司空|端木|南宫|西门|长孙|宇文|轩辕|呼延|百里|独孤|申屠|淳于|太史|濮阳|澹台|赫连|完颜)$`)

// parts reports whether a character may stand between two names.
func parts(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、，,;；/", r) }

// each gives every person of a cell like 林四、林五 a record of their own, where each
// part reads as a name; who took part is counted by head. Amounts are never split. Of
// one person: nil.
func each(rec terms.Record) []terms.Record {
	name := rec.Get("name")
	if rec.Kind != terms.Participation || rec.Part != 0 {
		return nil
	}
	written := name.Raw
	if written == "" {
		written = name.Text
	}
	if !strings.ContainsFunc(written, parts) {
		return nil
	}
	var people []string
	for _, p := range namesIn(written) {
		if p = personName(p); !oneName.MatchString(p) {
			return nil
		}
		people = append(people, p)
	}
	if len(people) < 2 {
		return nil
	}
	var out []terms.Record
	for i, p := range people {
		one := rec
		one.Values = append([]terms.Value(nil), rec.Values...)
		one.Part = i + 1
		one.Set("name", terms.Value{Text: p, Raw: written})
		one.Set("staff_no", terms.Value{})
		one.Set("id_number", terms.Value{})
		out = append(out, one)
	}
	return out
}
