package summary

import (
	"regexp"
	"slices"
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
	people terms.Figure
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
	if len(s.Each) != 1 {
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
	if !alikeNoted(list) {
		return bundle{}, false
	}
	least := stemLeast
	if leadOf(list) != "" {
		least = prefixLeast // 成立甲公司工会, 成立乙公司工会
	}
	if len([]rune(stem)) < least || w.quote(stem, terms.Source{}) == nil {
		return bundle{}, false
	}
	for _, s := range list {
		if head := strings.TrimSuffix(strings.TrimSpace(s.Title), stem); len([]rune(head)) < prefixLeast || w.quote(head, terms.Source{}) == nil {
			return bundle{}, false
		}
	}
	count, ok := w.countOf(name, len(list))
	return bundle{series: list, stem: stem, count: count, people: w.peopleOf(name, len(list))}, ok
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

// countOf is the figure of the n activities of a ledger category: that of the category where
// the facts carry it, else that of the theme where it holds nothing else. A drive nobody was
// asked about is told one by one.
func (w *writer) countOf(name string, n int) (terms.Figure, bool) {
	same := func(f terms.Figure) bool { return f.IsKnown() && *f.Value == float64(n) }
	for _, t := range w.f.Themes {
		for _, l := range t.Labels {
			if l.Label == name && same(l.Count) {
				return l.Count, true
			}
		}
		if same(t.Count) && onlyOf(t, name) {
			return t.Count, true
		}
	}
	return terms.Figure{}, false
}

// onlyOf reports whether all activities of a theme are of one category of the ledger.
func onlyOf(t terms.ThemeFacts, name string) bool {
	return len(t.Series) > 0 && !slices.ContainsFunc(t.Series, func(s terms.Series) bool {
		return slices.ContainsFunc(s.Each, func(a terms.ActivityFact) bool { return strings.TrimSpace(a.Category) != name })
	})
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
	for _, body := range []string{"有限责任公司", "有限公司", "公司", "社区", "集团", "医院", "学校", "街道", "车间"} {
		if rest, cut := strings.CutPrefix(string(end), body); cut {
			return rest
		}
	}
	// 东岗村 | 工会换届选举, not 东岗 | 村工会换届选举.
	if len(end) > 0 && strings.ContainsRune(placeEnds, end[0]) {
		end = end[1:]
	}
	return string(end)
}

// tellGroup says a drive in one sentence with the places it reached.
func (w *writer) tellGroup(b bundle) []Span {
	first, last := b.series[0].Each[0], b.series[len(b.series)-1].Each[0]
	var heads []string
	var names [][]Span
	for _, s := range b.series {
		heads = append(heads, strings.TrimSuffix(strings.TrimSpace(s.Title), b.stem))
	}
	lead := leadOf(b.series)
	for i, s := range b.series {
		names = append(names, w.quote(heads[i], s.Each[0].Source))
	}
	whole := slots{"first": w.anyFig(first.Date), "last": w.anyFig(last.Date), "count": w.toldAs(w.fig(b.count), measureOf(lead+b.stem)), "people": w.fig(b.people)}
	switch {
	case !slices.ContainsFunc(heads, func(s string) bool { return !justNumber.MatchString(s) }):
		// 第1家企业参保, 第2家企业参保: the numbers are no names
		stem := strings.TrimLeft(b.stem, counters)
		whole["act"] = acting(stem, w.quote(stem, first.Source))
		return w.say("seriesMany", whole)
	case lead != "":
		for i, s := range b.series {
			names[i] = w.quote(strings.TrimPrefix(heads[i], lead), s.Each[0].Source)
		}
		whole["act"] = concat(words(lead), join(names, msgList), w.quote(b.stem, first.Source))
		return w.say("seriesMany", whole)
	case first.Note != "":
		whole["act"] = concat(words(verb(b.stem)), join(names, msgList), w.quote(b.stem, first.Source))
		whole["note"] = w.detail("note/"+activityID(first), w.noteWorth(first), w.alikeNotes(b.series))
		return w.say("seriesMany", whole)
	}
	return w.say("group", slots{
		"first": w.anyFig(first.Date), "last": w.anyFig(last.Date), "stem": w.quote(b.stem, first.Source),
		"count": w.fig(b.count), "names": join(names, msgList),
	})
}

var (
	justNumber = regexp.MustCompile(`^第?[0-9０-９一二三四五六七八九十百]+$`)
	leading    = regexp.MustCompile(`^(?:指导|帮助|协助|推动|支持|督促|配合|成立|组建|建立|新建|筹建|签订|续签|走访|看望|慰问|调研|检查|培训|验收|考核)`)
	digits     = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)
)

// leadOf is the verb all titles of a drive begin with.
func leadOf(list []terms.Series) string {
	lead := leading.FindString(strings.TrimSpace(list[0].Title))
	for _, s := range list {
		if !strings.HasPrefix(strings.TrimSpace(s.Title), lead) {
			return ""
		}
	}
	return lead
}

// counters stand between a number and what is counted.
const counters = "家户个期批次场名"

// alikeNoted reports whether the activities of a drive carry no remark, or all the same
// one but for one number: 发展新会员84人, 发展新会员52人.
func alikeNoted(list []terms.Series) bool {
	for _, s := range list {
		if s.Each[0].Note != list[0].Each[0].Note && (len(digits.FindAllString(s.Each[0].Note, 2)) != 1 || digits.ReplaceAllString(s.Each[0].Note, "") != digits.ReplaceAllString(list[0].Each[0].Note, "")) {
			return false
		}
	}
	return true
}

// alikeNotes quotes remarks that differ by a number: the words once, then the numbers.
func (w *writer) alikeNotes(list []terms.Series) []Span {
	var all [][]Span
	for i, s := range list {
		note := unstarred(s.Each[0].Note)
		if at := digits.FindStringIndex(note); i > 0 && at != nil {
			note = note[at[0]:]
		} else if i > 0 {
			break // all the same
		}
		all = append(all, w.note(note, s.Each[0].Source))
	}
	return join(all, msgList)
}

// peopleOf is how many took part in the n activities of a ledger category; unknown where
// they are of several themes, each of which has the sum of its own only.
func (w *writer) peopleOf(name string, n int) terms.Figure {
	for _, t := range w.f.Themes {
		for _, l := range t.Labels {
			if l.Label == name && l.Count.IsKnown() && *l.Count.Value == float64(n) {
				return l.PersonTimes
			}
		}
	}
	return terms.Figure{}
}
