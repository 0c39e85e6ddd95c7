package plan

import (
	"regexp"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// setWindow: under a month's heading only another month in the words overrides it;
// else the words, else a date in the headings above.
func setWindow(item *terms.PlanItem, folded string, section []string, month *terms.Window) {
	all := tasksOwn(folded, windowsIn(folded))
	var ws []found
	for _, f := range all {
		if f.explicit {
			ws = append(ws, f)
		}
	}
	if due := dueIn(folded, all); due != nil && month == nil {
		item.Window = due
		return
	}
	switch {
	case month != nil && month.FromMonth+1 < month.ToMonth && len(ws) == 0 && len(all) > 0 && month.FromMonth <= all[0].FromMonth && all[0].ToMonth <= month.ToMonth:
		ws = all[:1] // 三八节, below 第一季度
	case month != nil && (len(ws) == 0 || !monthNamed(ws[0].Quote)):
		inherited := *month
		item.Window = &inherited
		return
	case len(ws) == 0 || wholeYear(ws) && len(all) > len(ws):
		ws = dated(all)
	}
	if len(ws) == 0 {
		item.Window = headingWindow(section)
		return
	}
	if one := stages(folded, ws); one != nil {
		item.Window = one
		return
	}
	first := ws[0].Window
	item.Window = &first
	for _, f := range ws[1:] {
		if f.FromMonth != first.FromMonth || f.ToMonth != first.ToMonth {
			item.More = append(item.More, f.Window)
		}
	}
}

// tasksOwn leaves out what a list of works only names (…、班车管理、暑期旅游等方面的工作).
func tasksOwn(folded string, ws []found) []found {
	var out []found
	for _, f := range ws {
		if monthNamed(f.Quote) || !listedBefore.MatchString(folded[:f.at]) || !listedAfter.MatchString(folded[f.end:]) {
			out = append(out, f)
		}
	}
	return out
}

var (
	listedBefore = regexp.MustCompile(`[、,][^。;]{0,12}$`)
	listedAfter  = regexp.MustCompile(`^[^。;]*?等(?:方面|各项工作|工作|内容|制度)`)
)

// wholeYear: 春节、中秋走访，全年不少于200户 is of the festivals.
func wholeYear(ws []found) bool { return len(dated(ws)) == 0 }

// dated leaves out the windows that are the whole year.
func dated(ws []found) []found {
	var out []found
	for _, f := range ws {
		if f.FromMonth != 1 || f.ToMonth != 12 {
			out = append(out, f)
		}
	}
	return out
}

func monthNamed(quote string) bool { return strings.Contains(quote, "月") }

func headingWindow(section []string) *terms.Window {
	for i := len(section) - 1; i >= 0; i-- {
		for _, f := range windowsIn(han.Fold(section[i])) {
			if f.FromMonth == 1 && f.ToMonth == 12 {
				continue
			}
			w := f.Window
			return &w
		}
	}
	return nil
}

// dueLabel stands right before the date a task is due: 完成时限：11月底.
var dueLabel = regexp.MustCompile(`(?:时限|期限|完成时间|时间节点|完成日期)\s*:\s*$`)

// dueIn returns the window a text labels as the one the task is due in.
func dueIn(folded string, ws []found) *terms.Window {
	for _, f := range ws {
		if dueLabel.MatchString(folded[:f.at]) {
			w := f.Window
			return &w
		}
	}
	return nil
}
