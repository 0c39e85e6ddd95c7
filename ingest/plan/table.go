package plan

import (
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// FromTable turns a plan kept as a sheet (任务, 目标, 完成时限, 责任人) into items: the
// task is the text, its target column joins the targets, its deadline the window.
func FromTable(t terms.Table) terms.Plan {
	p := terms.Plan{Title: t.Sheet, Unit: t.Unit, Year: t.Year, Period: t.Span, Lines: t.RowsRead}
	for _, r := range t.Records {
		task := r.Get("task").Text
		if task == "" {
			continue
		}
		section := []string{}
		if s := r.Get("section").Text; s != "" {
			section = append(section, s)
		}
		goal := r.Get("target").Text
		head, content := "", task
		if raw := r.Get("task").Raw; raw != "" && strings.HasSuffix(task, raw) { // 夏送清凉 慰问一线班组
			head, content = strings.TrimRight(strings.TrimSuffix(task, raw), " :："), raw
		}
		parts := []string{task}
		if several := cellTasks(content); goal == "" && severally(several) { // a goal belongs to the row as a whole
			parts = several
			if head != "" {
				section = append(section, head)
			}
		}
		for _, part := range parts {
			p.Items = append(p.Items, rowItem(r, p, part, goal, section))
		}
		p.Text = append(p.Text, rowText(r))
	}
	return p
}

// severally reports whether most tasks of a cell have a date or a figure: then each is a
// promise of its own.
func severally(parts []string) bool {
	n := 0
	for _, part := range parts {
		folded := han.Fold(part)
		if len(windowsIn(folded))+len(targetsIn(folded)) > 0 {
			n++
		}
	}
	return len(parts) > 1 && n*2 >= len(parts)
}

// goalTargets reads a cell of goals, where a bare number is a promise: 8人, 30户.
func goalTargets(goal string) []terms.Target {
	var out []terms.Target
	for _, piece := range splitAfter(goal, "。；;") {
		out = append(out, targetsIn("完成"+piece)...)
	}
	return out
}

// rowItem reads one promise of a row. Its own months win over those of the deadline
// column, which win over a festival it names.
func rowItem(r terms.Record, p terms.Plan, text, goal string, section []string) terms.PlanItem {
	folded := han.Fold(text)
	goal = han.Fold(goal)
	item := terms.PlanItem{
		Number: len(p.Items) + 1, Section: section, Text: text, Line: r.Row, Plan: p.Title, Span: p.Period,
		Category: Classify(text, append(section[:len(section):len(section)], goal)),
		Targets:  append(targetsIn(folded), goalTargets(goal)...),
		Strength: strengthOf(folded + goal),
		Notes:    damage(folded + goal),
		Owner:    r.Get("owner").Text,
	}
	item.Targets = append(item.Targets, cyclesIn(r.Get("deadline").Text)...)
	windows := deadline(r.Get("deadline").Text)
	if len(windows) == 0 {
		setWindow(&item, folded, section, nil)
		return item
	}
	setWindow(&item, folded, section, &windows[0])
	if item.Window != nil && *item.Window == windows[0] {
		item.More = windows[1:]
	}
	return item
}

// deadlineWords are what the window is read from: the deadline where there is one.
func deadlineWords(deadline, task string) string {
	d := han.Fold(deadline)
	if d == "" {
		return task
	}
	if day := isoMonth.FindStringSubmatch(d); day != nil {
		return strings.TrimLeft(day[1], "0") + "月"
	}
	return d
}
