package summary_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// One heading is read, put in the place of another, and the rest stays as it was.
func TestSections(t *testing.T) {
	text := "# 头\n== 甲 ==\n# 说明\n一行\n二行\n\n== 乙 ==\n三行\n"
	if got := summary.SectionOf(text, "甲"); got != "一行\n二行" {
		t.Errorf("got %q", got)
	}
	for _, c := range []struct {
		heading, body, want string
		first               int
	}{
		{"甲", "新的\r\n两行\n", "# 头\n== 甲 ==\n# 说明\n新的\n两行\n\n== 乙 ==\n三行\n", 4},
		{"乙", "新", "# 头\n== 甲 ==\n# 说明\n一行\n二行\n\n== 乙 ==\n新\n", 8},
		{"丙", "新", text + "\n== 丙 ==\n新\n", 11},
	} {
		got, first := summary.WithSection(text, c.heading, c.body)
		if diff := cmp.Diff(c.want, got); diff != "" || first != c.first {
			t.Errorf("%s: line %d, want %d (-want +got):\n%s", c.heading, first, c.first, diff)
		}
	}
	for _, voice := range voices() {
		whole := summary.ShippedText(voice)
		for _, g := range summary.Guides() {
			same, _ := summary.WithSection(whole, g.Heading, summary.SectionOf(whole, g.Heading))
			if diff := cmp.Diff(whole, same); diff != "" {
				t.Fatalf("%s %s (-want +got):\n%s", voice, g.Heading, diff)
			}
		}
	}
}

// What a heading gives is seen by leaving it out.
func TestFresh(t *testing.T) {
	with := func(body string) summary.Draft {
		text, _ := summary.WithSection(summary.ShippedText("general"), "提案建议", body)
		return summary.Write(rich(), summary.Options{}.With([]terms.OwnText{{Kind: summary.KeptTemplate, Name: "general", Body: text}}, year, terms.Unit{}))
	}
	got := summary.Fresh(with("收到提案{件数}[，办结{办结数}]。"), with(""))
	if len(got) != 1 || got[0] != "收到提案3件，办结1件。" {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
}
