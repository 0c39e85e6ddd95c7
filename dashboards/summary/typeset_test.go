package summary_test

import (
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// TestTypeset sets the marks of quoted titles and remarks as a Chinese text does, and
// keeps equal remarks that count things: a reader adds them up.
func TestTypeset(t *testing.T) {
	t.Parallel()
	f := bare()
	f.Themes = []terms.ThemeFacts{theme(
		terms.Democratic, 4,
		happening{title: `"三八"座谈会`, day: date(3, 2), note: "收到建议15条,采纳3条"},
		happening{title: "厂务公开", day: date(1, 15), note: "公开4项"},
		happening{title: "厂务公开", day: date(4, 15), note: "公开3项"},
		happening{title: "厂务公开", day: date(7, 15), note: "公开3项"},
	)}
	md := summary.Write(f, summary.Options{}).Markdown()
	for _, want := range []string{"“三八”座谈会", "收到建议15条，采纳3条", "公开4项；公开3项；公开3项"} {
		if !strings.Contains(md, want) {
			t.Errorf("the draft lacks %q:\n%s", want, md)
		}
	}
}
