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

// General is the voice of units of no kind known here.
const General = "general"

// federal is the voice of those with units below them.
const federal = "federation"

// Voices lists the voices Options may name; General is the one for all others.
func Voices() []string { return []string{"office", "school", "enterprise", "federation"} }

var voiceNames = map[string]string{"office": "机关", "school": "学校", "enterprise": "企业", "federation": "街道、地方总工会", General: "通用"}

// VoiceName names a voice in Chinese; "" for none.
func VoiceName(name string) string { return voiceNames[name] }

// VoiceSaid finds a voice by its own or its Chinese name.
func VoiceSaid(said string) (string, bool) {
	for name, chinese := range voiceNames {
		if said == name || said == chinese || name == "federation" && (said == "街道" || said == "地方总工会") {
			return name, true
		}
	}
	return "", false
}

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

// Guess returns the voice asked for where there is such a one, else that of a unit's kind.
func Guess(asked string, u terms.Unit) string {
	if voiceNames[asked] != "" {
		return asked
	}
	for _, g := range guesses {
		if g.like.MatchString(u.Name) || g.like.MatchString(u.Type) {
			return g.name
		}
	}
	return General
}
