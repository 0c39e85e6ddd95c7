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
		folded := han.Fold(task)
		goal := han.Fold(r.Get("target").Text)
		item := terms.PlanItem{
			Number: len(p.Items) + 1, Section: section, Text: task, Line: r.Row, Plan: p.Title, Span: p.Period,
			Category: Classify(task, append(section, goal)),
			Targets:  append(targetsIn(folded), targetsIn(goal)...),
			Strength: strengthOf(folded + goal),
			Notes:    damage(folded + goal),
			Owner:    r.Get("owner").Text,
		}
		setWindow(&item, deadlineWords(r.Get("deadline").Text, folded), section, nil)
		p.Items, p.Text = append(p.Items, item), append(p.Text, rowText(r))
	}
	return p
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
