package summary_test

import (
	"regexp"
	"strings"
	"testing"

	"nianlun/dashboards/summary"
	"nianlun/queries/terms"
)

// idioms are words with a numeral that count nothing (domain.md §4.3).
var idioms = strings.NewReplacer("一览表", "", "一年来", "", "一系列", "", "一线", "", "一盘棋", "")

var numeral = regexp.MustCompile(`[0-9０-９零〇一二两三四五六七八九十百千万亿半几双廿壹贰叁肆伍陆柒捌玖拾佰仟]`)

// every visits each span of a draft, side list included.
func every(d summary.Draft, visit func(summary.Span)) {
	run := func(spans []summary.Span) {
		for _, s := range spans {
			visit(s)
		}
	}
	for _, b := range d.Blocks {
		run(b.Spans)
		for _, c := range b.Head {
			run(c)
		}
		for _, r := range b.Rows {
			for _, c := range r {
				run(c)
			}
		}
	}
	for _, n := range d.Side {
		run(n.Spans)
	}
}

func TestNumeralsStandInFiguresQuotesAndMarks(t *testing.T) {
	for _, f := range []struct {
		name string
		d    summary.Draft
	}{{"rich", summary.Write(rich(), summary.Options{Date: date(12, 31), Names: true})}, {"bare", summary.Write(bare(), summary.Options{})}} {
		shown := map[string]terms.Figure{}
		for _, e := range f.d.Ledger {
			shown[e.ID] = e.Figure
		}
		seen := map[summary.Kind]int{}
		every(f.d, func(s summary.Span) {
			seen[s.Kind]++
			switch s.Kind {
			case summary.Word:
				if at := numeral.FindString(idioms.Replace(s.Text)); at != "" {
					t.Errorf("%s: word %q holds %s", f.name, s.Text, at)
				}
			case summary.Figure:
				if s.Text == "" || summary.Told(shown[s.Figure], s.As) != s.Text {
					t.Errorf("%s: figure %s says %q, the ledger %q", f.name, s.Figure, s.Text, shown[s.Figure].Shown)
				}
			case summary.Quote, summary.Mark:
			default:
				t.Errorf("%s: %q is of kind %q", f.name, s.Text, s.Kind)
			}
		})
		if f.name == "rich" && (seen[summary.Figure] < 40 || seen[summary.Quote] < 20) {
			t.Errorf("the rich draft is poor: %v", seen)
		}
	}
}
