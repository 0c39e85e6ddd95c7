package summary

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

func itoa(n int) string { return strconv.Itoa(n) }

// chapter is one （一） of the work done: what it is about and what is told there.
type chapter struct {
	title   []Span
	plan    bool             // a section of the unit's own plan
	items   []terms.ItemFact // of the section
	themes  []terms.Category // fields told here: their visits, money, proposals come along
	series  []terms.Series
	outside []terms.Series // fitting, but in no plan
}

// chapters lays the work out by the plan's sections where the plan has usable ones;
// what no section takes stands under the house skeleton.
func (w *writer) chapters() []chapter {
	list := w.planChapters()
	for _, h := range w.template.house {
		var rest []terms.Category
		for _, theme := range h.themes {
			if at := ownerOf(list, theme, len(w.f.Children) > 0); at >= 0 {
				list[at].themes = append(list[at].themes, theme)
				continue
			}
			rest = append(rest, theme)
		}
		if len(rest) > 0 {
			list = append(list, chapter{title: slices.Clone(h.title), themes: rest})
		}
	}
	w.settle(list)
	return list
}

// ownerOf finds the plan chapter a theme belongs to: the one whose heading names it
// (经费 for money, 服务 for visits), else the one with the most items of it.
func ownerOf(list []chapter, theme terms.Category, rollup bool) int {
	best, most := -1, 0
	for i, c := range list {
		n := 0
		for _, item := range c.items {
			if item.Category == theme {
				n++
			}
		}
		if rollup && 2*n < len(c.items) {
			n = 0 // of many units' work a section takes only what it is mostly about
		}
		if headingNames(Text(c.title), theme) {
			n += namedBonus
		}
		if c.plan && n > most {
			best, most = i, n
		}
	}
	return best
}

// namedBonus outweighs any number of items: a reader looks under the heading.
const namedBonus = 1000

// themeHeadings are the words by which a plan's heading names a theme.
var themeHeadings = map[terms.Category][]string{
	terms.Learning:     {"思想", "学习", "引领", "理论"},
	terms.Organization: {"自身建设", "组织建设", "队伍", "基层基础", "建家", "职工之家"},
	terms.Democratic:   {"民主", "公开", "教代会", "职代会", "诉求"},
	terms.Rights:       {"维权", "权益", "劳动保护", "劳动关系", "安全"},
	terms.Skills:       {"素质", "建功", "技能", "竞赛", "师德", "创新"},
	terms.Care:         {"帮扶", "慰问", "温暖", "服务职工", "实事", "关爱", "困难", "关心", "好事"},
	terms.Welfare:      {"福利", "保障", "服务职工", "实事", "关爱", "健康"},
	terms.Women:        {"女职工", "女工", "女教", "巾帼"},
	terms.Culture:      {"文体", "文化", "活动", "体育"},
	terms.Publicity:    {"宣传", "信息"},
	terms.Finance:      {"经费", "财务", "经审"},
}

func headingNames(heading string, theme terms.Category) bool {
	return slices.ContainsFunc(themeHeadings[theme], func(word string) bool { return strings.Contains(heading, word) })
}

// settle puts each series into one chapter: that of the plan items it serves, else
// that of its theme.
func (w *writer) settle(list []chapter) {
	chapterOf := map[string]int{}
	for i, c := range list {
		for _, item := range c.items {
			chapterOf[item.Key] = i
		}
	}
	for _, theme := range w.f.Themes {
		home := slices.IndexFunc(list, func(c chapter) bool { return slices.Contains(c.themes, theme.Category) })
		for _, s := range theme.Series {
			switch at, linked := vote(s, chapterOf); {
			case linked:
				list[at].series = append(list[at].series, s)
			case home >= 0 && list[home].plan:
				list[home].outside = append(list[home].outside, s)
			case home >= 0:
				list[home].series = append(list[home].series, s)
			}
		}
	}
	for i := range list {
		byFirstDay(list[i].series)
		byFirstDay(list[i].outside)
	}
}

// vote returns the chapter most activities of a series belong to.
func vote(s terms.Series, chapterOf map[string]int) (int, bool) {
	votes := map[int]int{}
	best, found := 0, false
	for _, a := range s.Each {
		for _, key := range a.Items {
			at, ok := chapterOf[key]
			if !ok {
				continue
			}
			if votes[at]++; !found || votes[at] > votes[best] {
				best, found = at, true
			}
		}
	}
	return best, found
}

func byFirstDay(list []terms.Series) {
	day := func(s terms.Series) terms.Date {
		if len(s.Each) == 0 {
			return 0
		}
		return s.Each[0].Start
	}
	slices.SortStableFunc(list, func(a, b terms.Series) int { return int(day(a)) - int(day(b)) })
}

var (
	monthHeading = regexp.MustCompile(`^[\s　（(]*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[、—~～-]?(?:[0-9]{0,2}|[一二三四五六七八九十]{0,3})月|^.?季度|上半年|下半年|[上下]旬|学期`)
	genericTitle = regexp.MustCompile(`指导思想|总体要求|总体思路|工作思路|工作目标|奋斗目标|主要目标|目标任务|工作重点|重点工作|主要工作|工作要点|主要任务|工作任务|工作措施|主要措施|具体措施|具体工作|工作内容|工作安排|活动安排|具体安排|日程|行事历|时间安排|工作计划|几点要求|工作要求|保障措施|组织领导$`)
)

// The number of headings a summary reads well with.
const (
	fewestSections = 3
	mostSections   = 12
	longestSection = 40
)

// planChapters takes the level of the plan's headings that names fields of work: not
// months, not 指导思想, neither too few nor too many. No such level: no chapters.
func (w *writer) planChapters() []chapter {
	for level := range 3 {
		list := w.sectionsAt(level)
		usable := 0
		for _, c := range list {
			if c.title != nil {
				usable++
			}
		}
		if usable >= fewestSections && usable <= mostSections {
			return slices.DeleteFunc(list, func(c chapter) bool { return c.title == nil })
		}
	}
	return nil
}

// sectionsAt groups the items by their heading at a level; generic headings have no title.
func (w *writer) sectionsAt(level int) []chapter {
	var list []chapter
	at := map[string]int{}
	for _, item := range w.f.Plan.Items {
		if len(item.Section) <= level {
			continue
		}
		name := unnumbered(item.Section[level])
		i, seen := at[name]
		if !seen {
			i = len(list)
			at[name] = i
			list = append(list, chapter{plan: true, title: w.sectionTitle(item, level)})
		}
		list[i].items = append(list[i].items, item)
	}
	return list
}

func (w *writer) sectionTitle(item terms.ItemFact, level int) []Span {
	raw := item.Section[level]
	name := unnumbered(raw)
	if genericTitle.MatchString(name) || monthHeading.MatchString(strings.TrimSpace(raw)) || len([]rune(name)) > longestSection || len([]rune(name)) < 2 {
		return nil
	}
	return w.quote(name, terms.Source{File: item.Plan, Row: item.Line})
}
