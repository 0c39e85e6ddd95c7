package plan_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"nianlun/ingest/plan"
	"nianlun/queries/terms"
)

// corpora are where the plans with gold may lie.
var corpora = []string{"../../shared/corpus", "../../../shared/corpus"}

type goldItem struct {
	Text     string                              `json:"text"`
	Category terms.Category                      `json:"category"`
	Also     []terms.Category                    `json:"alt_categories"`
	Window   *struct{ From_month, To_month int } `json:"window"`
	Optional bool                                `json:"optional"`
}

// TestCorpus holds the parser to floors on real plans where they are at hand. It counts
// a gold leaf as found when an item begins or covers it; score_plan.py is the fuller measure.
func TestCorpus(t *testing.T) {
	t.Parallel()
	var golds []string
	for _, dir := range corpora {
		found, err := filepath.Glob(filepath.Join(dir, "gold", "*.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		golds = append(golds, found...)
	}
	if len(golds) == 0 {
		t.Skip("no corpus beside the repository")
	}
	var found, required, printed, right, windows, windowsRight int
	for _, path := range golds {
		name := strings.TrimSuffix(filepath.Base(path), ".jsonl")
		text := read(t, filepath.Join(filepath.Dir(path), "..", "plans", name+".txt"))
		var items []terms.PlanItem
		for _, p := range plan.Parse(string(text), plan.Hint{Name: name}) {
			items = append(items, p.Items...)
		}
		printed += len(items)
		for _, g := range gold(t, path) {
			item := match(items, g.Text)
			if item == nil {
				if !g.Optional {
					required++
				}
				continue
			}
			if g.Optional {
				printed--
				continue
			}
			required++
			found++
			right += agrees(item.Category, g)
			if g.Window != nil && (g.Window.From_month != 1 || g.Window.To_month != 12) {
				windows++
				if item.Window != nil && item.Window.FromMonth == g.Window.From_month && item.Window.ToMonth == g.Window.To_month {
					windowsRight++
				}
			}
		}
	}
	f1 := 2 * float64(found) / float64(required+printed)
	category, window := float64(right)/float64(found), float64(windowsRight)/float64(windows)
	t.Logf("items F1 %.3f, category %.3f, window recall %.3f", f1, category, window)
	if f1 < 0.85 || category < 0.75 || window < 0.85 {
		t.Errorf("items F1 %.3f, category %.3f, window recall %.3f: below 0.85, 0.75, 0.85", f1, category, window)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func gold(t *testing.T, path string) []goldItem {
	t.Helper()
	var out []goldItem
	lines := bufio.NewScanner(bytes.NewReader(read(t, path)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g goldItem
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

func match(items []terms.PlanItem, text string) *terms.PlanItem {
	want := squeeze(text)
	for i := range items {
		got := squeeze(items[i].Text)
		if got == want || strings.HasPrefix(got, want) || strings.HasPrefix(want, got) || len(got) > 12 && strings.Contains(want, got) && 2*len(got) > len(want) {
			return &items[i]
		}
	}
	return nil
}

func agrees(c terms.Category, g goldItem) int {
	for _, want := range append(g.Also, g.Category) {
		if c == want {
			return 1
		}
	}
	return 0
}

// squeeze leaves out white space, as the source may break lines anywhere.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"一、关爱\n1、走访病号30人。\n（2）助学，每年2次。\n三月：1.插花。2.登高。",
		"月份 | 活动\n一月 | 送温暖；灯会\n\t\n第一，抓好①甲②乙", "篇一\n- 1、5月份（1）一是，二是。\n**3.8节**\n1、\n(1)", "# 计划\n## 九月\n- 走访600010000元\n2025年1月",
		"一：\n㈠\n⒈ \n1.1.1.1 走\n第三、四季度\n7、8月",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		source := squeeze(text)
		for _, p := range plan.Parse(text, plan.Hint{}) {
			for _, item := range p.Items {
				if got := squeeze(item.Text); got == "" || !strings.Contains(source, got) {
					t.Errorf("item %q is not in the source %q", item.Text, text)
				}
			}
		}
		plan.Looks(text)
	})
}
