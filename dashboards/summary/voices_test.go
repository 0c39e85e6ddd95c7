package summary_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

func voices() []string { return append(summary.Voices(), summary.General) }

// A shipped text has every heading in order with its remark, and nothing wrong with it:
// an officer begins to edit from a faultless text.
func TestShippedTexts(t *testing.T) {
	for _, voice := range voices() {
		text := summary.ShippedText(voice)
		if *update {
			text = remarked(text)
			if err := os.WriteFile(filepath.Join("voices", voice+".txt"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range summary.Check(summary.KeptTemplate, voice, text) {
			t.Errorf("%s: %s", voice, f.Said())
		}
		if want := remarked(text); text != want {
			t.Errorf("%s lacks a heading or its remark: run with -update", voice)
		}
	}
}

// remarked writes a template with its headings in order and the remark under each.
func remarked(text string) string {
	bodies, heading := map[string][]string{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "=="):
			heading = strings.Trim(line, "= ")
		case line != "" && !strings.HasPrefix(line, "#"):
			bodies[heading] = append(bodies[heading], line)
		}
	}
	out := []string{summary.TemplateHead}
	for _, g := range summary.Guides() {
		out = append(out, "", "== "+g.Heading+" ==")
		if r := g.Remark(); r != "" {
			out = append(out, r)
		}
		out = append(out, bodies[g.Heading]...)
	}
	return strings.Join(out, "\n") + "\n"
}

// The voices speak differently of the same year, and each tells the same figures.
func TestVoicesDiffer(t *testing.T) {
	drafts, figures := map[string]string{}, map[string]int{}
	for _, voice := range voices() {
		f := rich()
		f.Plan = terms.PlanFacts{} // else its sections are everybody's
		d := summary.Write(f, summary.Options{Voice: voice, Date: date(12, 31)})
		text, _, _ := strings.Cut(d.Markdown(), "附件：")
		drafts[voice], figures[voice] = text, len(d.Ledger)
		golden(t, "voice-"+voice+".md", text)
	}
	for a, text := range drafts {
		if figures[a] != figures[summary.General] {
			t.Errorf("%s tells %d figures, the general voice %d", a, figures[a], figures[summary.General])
		}
		for b, other := range drafts {
			if a == b {
				continue
			}
			same, all := 0, 0
			for _, line := range strings.Split(text, "\n") {
				if line = strings.TrimSpace(line); len(line) > 0 {
					if all++; slices.Contains(strings.Split(other, "\n"), line) {
						same++
					}
				}
			}
			if same*3 > all {
				t.Errorf("%s and %s share %d of %d lines", a, b, same, all)
			}
		}
	}
}
