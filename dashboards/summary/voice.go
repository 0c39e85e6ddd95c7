package summary

import (
	"regexp"

	"nianlun/queries/terms"
)

// voice is how a kind of unit speaks of itself.
type voice struct {
	name string
	self string // 我会
	crew string // 职工
	ours string // 本单位职工: who is honoured and not named
}

var voices = map[string]voice{
	"general":    {"general", "我会", "职工", "我会职工"},
	"office":     {"office", "我会", "干部职工", "我单位干部职工"},
	"school":     {"school", "我校工会", "教职工", "我校教职工"},
	"enterprise": {"enterprise", "公司工会", "职工", "公司职工"},
	"federation": {"federation", "我会", "职工", "我会职工"},
}

// Voices lists the voices Options may name.
func Voices() []string { return []string{"office", "school", "enterprise", "federation"} }

// guesses name a voice by a unit's name or type; no match is the general one.
var guesses = []struct {
	name string
	like *regexp.Regexp
}{
	{"federation", regexp.MustCompile(`总工会|联合会|街道|镇工会|乡工会|工会工作委员会`)},
	{"school", regexp.MustCompile(`学校|小学|中学|大学|学院|幼儿园|高中|初中|教育集团`)},
	{"enterprise", regexp.MustCompile(`公司|集团|厂|企业|矿|车间`)},
	{"office", regexp.MustCompile(`机关|委员会办公室|政府|局工会|厅工会|[局厅]$`)},
}

func voiceOf(name string, u terms.Unit) voice {
	if v, ok := voices[name]; ok {
		return v
	}
	for _, g := range guesses {
		if g.like.MatchString(u.Name) || g.like.MatchString(u.Type) {
			return voices[g.name]
		}
	}
	return voices["general"]
}
