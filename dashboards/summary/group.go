package summary

import (
	"strings"

	"nianlun/queries/terms"
)

// The least a group of likely named activities must share to be told in one sentence:
// 东岗村工会换届选举, 西桥村工会换届选举, ... are one drive.
const (
	groupLeast  = 3
	stemLeast   = 4 // runes
	prefixLeast = 2
	placeEnds   = "村镇乡厂部处科室组校院站所队班区店局司"
)

// bundle is a series, or several single activities of one ledger category whose titles
// end alike, or a row of activities counted in their titles.
type bundle struct {
	series []terms.Series
	stem   string
	count  terms.Figure
	cycle  bool // the series differ by their counted part only
}

// bundles keeps the order of the series; a group stands where its first member stood.
func (w *writer) bundles(list []terms.Series, rows map[string][]terms.Series) []bundle {
	byCategory := map[string][]terms.Series{}
	for _, s := range list {
		if c := category(s); c != "" {
			byCategory[c] = append(byCategory[c], s)
		}
	}
	var out []bundle
	grouped, rowTold := map[string]bool{}, map[string]bool{}
	for _, s := range list {
		c := category(s)
		together, tried := grouped[c]
		if together {
			continue
		}
		if !tried {
			b, ok := w.group(c, byCategory[c])
			if grouped[c] = ok; ok {
				out = append(out, b)
				continue
			}
		}
		if key := w.cycleKey(s); rows[key] != nil {
			if !rowTold[key] {
				out = append(out, bundle{series: rows[key], cycle: true})
			}
			rowTold[key] = true
			continue
		}
		out = append(out, bundle{series: []terms.Series{s}})
	}
	return out
}

// category is the ledger's own category of a series of one plain activity.
func category(s terms.Series) string {
	if len(s.Each) != 1 || s.Each[0].Note != "" {
		return ""
	}
	return strings.TrimSpace(s.Each[0].Category)
}

// group reports whether all activities of a category are one drive. Its count is asked
// by category, so the group must be the whole of it.
func (w *writer) group(name string, list []terms.Series) (bundle, bool) {
	if name == "" || len(list) < groupLeast || w.inCategory(name) != len(list) {
		return bundle{}, false
	}
	stem := commonEnd(list)
	if len([]rune(stem)) < stemLeast || w.quote(stem, terms.Source{}) == nil {
		return bundle{}, false
	}
	for _, s := range list {
		if head := strings.TrimSuffix(strings.TrimSpace(s.Title), stem); len([]rune(head)) < prefixLeast || w.quote(head, terms.Source{}) == nil {
			return bundle{}, false
		}
	}
	count, ok := w.countOf(name, len(list))
	return bundle{series: list, stem: stem, count: count}, ok
}

func (w *writer) inCategory(name string) int {
	n := 0
	for _, t := range w.f.Themes {
		for _, s := range t.Series {
			for _, a := range s.Each {
				if strings.TrimSpace(a.Category) == name {
					n++
				}
			}
		}
	}
	return n
}

// countOf asks the same question as the theme's count, by the ledger's category.
func (w *writer) countOf(name string, n int) (terms.Figure, bool) {
	for _, t := range w.f.Themes {
		ask, err := terms.ParseAsk(t.Count.Key)
		if err != nil || !t.Count.IsKnown() || len(ask.By) != 1 || ask.By[terms.ByTheme] == "" {
			continue
		}
		ask.By = map[terms.Dim]string{terms.ByCategory: name}
		value, key := float64(n), ask.Key()
		f := t.Count
		f.Key, f.ID, f.Value, f.Shown, f.Label = key, terms.FigureID(key), &value, itoa(n)+f.Unit, name
		return f, true
	}
	return terms.Figure{}, false
}

func commonEnd(list []terms.Series) string {
	end := []rune(strings.TrimSpace(list[0].Title))
	for _, s := range list[1:] {
		title := []rune(strings.TrimSpace(s.Title))
		n := 0
		for n < len(end) && n < len(title) && end[len(end)-1-n] == title[len(title)-1-n] {
			n++
		}
		end = end[len(end)-n:]
	}
	// 东岗村 | 工会换届选举, not 东岗 | 村工会换届选举.
	if len(end) > 0 && strings.ContainsRune(placeEnds, end[0]) {
		end = end[1:]
	}
	return string(end)
}

// tellGroup says a drive in one sentence with the places it reached.
func (w *writer) tellGroup(b bundle) []Span {
	var names [][]Span
	for _, s := range b.series {
		names = append(names, w.quote(strings.TrimSuffix(strings.TrimSpace(s.Title), b.stem), s.Each[0].Source))
	}
	first, last := b.series[0].Each[0], b.series[len(b.series)-1].Each[0]
	return w.say("group", slots{
		"first": w.anyFig(first.Date), "last": w.anyFig(last.Date), "stem": w.quote(b.stem, first.Source),
		"count": w.fig(b.count), "names": join(names, msgList),
	})
}
