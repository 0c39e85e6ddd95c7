package summary_test

import (
	"testing"

	"nianlun/dashboards/summary"
)

// A numeral that counts nothing is words; one that counts something is a number of the
// person's own, whatever it looks like.
func TestIdioms(t *testing.T) {
	t.Parallel()
	e := summary.Write(rich(), summary.Options{}).Edit(nil, nil)
	for text, number := range map[string]string{
		"学习二十大精神":       "",
		"落实“十四五”规划":     "",
		"谋划十五五时期的工作":    "",
		"学习二十届三中全会精神":   "",
		"坚持两个维护、四个意识":   "",
		"落实五必访、两贺四访":    "",
		"开展“五小”活动":      "",
		"三·八节前夕":        "",
		"缴纳五险一金":        "",
		"扎根一线，一户一档":     "",
		"慰问职工十五人":       "十五人",
		"来了两个代表队":       "两个",
		"发放“二十份”礼品":     "二十份",
		"十一人参加":         "十一人",
		"全会二十五人到会，收三千元": "二十五人",
	} {
		lines, err := e.Typed([]summary.Part{{Text: text}}, nil)
		if err != nil || len(lines) != 1 {
			t.Fatalf("%s: %v, %v", text, lines, err)
		}
		got := ""
		for _, s := range lines[0] {
			if s.Hand == summary.Typed && got == "" {
				got = s.Text
			}
		}
		if number == "" && got != "" || number != "" && (got == "" || got[:3] != number[:3]) {
			t.Errorf("%s: typed number %q, want %q", text, got, number)
		}
	}
}
