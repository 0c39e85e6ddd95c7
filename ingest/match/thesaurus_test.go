package match

import (
	"strings"
	"testing"
)

// TestThesaurusIsWhole holds the data file: every parent is a concept with words of
// its own, no concept stands twice, none is above itself.
func TestThesaurusIsWhole(t *testing.T) {
	t.Parallel()
	th := field()
	lines := map[string]int{}
	for line := range strings.Lines(fieldWords) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, _, ok := strings.Cut(line, ":")
		name, _, _ := strings.Cut(head, "<")
		name = strings.TrimLeft(strings.TrimSpace(name), "!@~")
		if !ok && !strings.Contains(line, "<") {
			t.Errorf("line without words: %s", line)
		}
		lines[name]++
	}
	for _, c := range th.concepts {
		if lines[c.name] != 1 {
			t.Errorf("concept %s stands on %d lines, want 1", c.name, lines[c.name])
		}
	}
	for id, c := range th.concepts {
		weights := map[int]float64{}
		th.raise(weights, id, 1, climb{4, 0.5})
		for _, p := range c.parents {
			for _, above := range th.concepts[p].parents {
				if above == id {
					t.Errorf("%s and %s stand above each other", c.name, th.concepts[p].name)
				}
			}
		}
	}
	if len(th.terms) < 1500 {
		t.Errorf("%d terms, want a vocabulary of the field", len(th.terms))
	}
}

func TestFindTakesTheLongest(t *testing.T) {
	t.Parallel()
	th := parseThesaurus("演讲: 演讲\n师德: 师德演讲\n!网络: 信息安全\n安全: 安全\n坏行\n< 空\n跑步: 跑\n长跑: 长跑")
	tests := []struct{ text, want string }{
		{"师德演讲", "师德演讲 演讲+"},
		{"信息安全", "信息安全"},
		{"抓安全", "安全"},
		{"长跑", "长跑"},
		{"跑起来", "跑"},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range th.find([]rune(tt.text)) {
			word := h.term
			if h.inner {
				word += "+"
			}
			got = append(got, word)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s: found %q, want %q", tt.text, g, tt.want)
		}
	}
}
