package dashboards

import (
	"strings"

	"nianlun/queries/terms"
)

// Sheet is one table of a workbook.
type Sheet struct {
	Title string
	Head  []string
	Rows  [][]SheetCell
}

// SheetCell is a text, or a number.
type SheetCell struct {
	Text   string
	Number *float64
}

func cells(texts ...string) []SheetCell {
	var row []SheetCell
	for _, t := range texts {
		row = append(row, SheetCell{Text: t})
	}
	return row
}

func count(n int) SheetCell {
	value := float64(n)
	return SheetCell{Number: &value}
}

// PlanSheets are the tables of 计划与实际 for a workbook: every item with its state, what
// comes next, what is carried over, what was changed, and the activities outside the plan.
func PlanSheets(sc terms.Scope, items []terms.Progress, links []terms.LinkRow) []Sheet {
	all := Sheet{Title: msgBookAll, Head: []string{
		msgHeadNumber, msgHeadSection, msgHeadText, msgHeadState, msgHeadWindow, msgHeadPromised, msgHeadReached, msgHeadCount, msgHeadDone, msgHeadOwner, msgHeadWhy,
	}}
	changed := Sheet{Title: msgBookRevised, Head: []string{msgHeadNumber, msgHeadText, msgHeadWas, msgHeadNow, msgHeadWho, msgHeadWhen, msgHeadReason}}
	for _, it := range items {
		row := append([]SheetCell{count(it.Number)}, cells(strings.Join(it.Section, " "), it.Text, StatusName(it.Status), windowsSaid(it.PlanItem),
			targetsSaid(it.Targets, false), reachedSaid(it))...)
		row = append(row, count(len(it.Evidence)))
		all.Rows = append(all.Rows, append(row, cells(deedsSaid(it), it.Owner, it.Why)...))
		for _, c := range changesOf(it.PlanItem) {
			changed.Rows = append(changed.Rows, append([]SheetCell{count(it.Number)}, cells(it.Text, c.Was, c.Now, c.Who, c.Day, c.Reason)...))
		}
	}
	outside := Sheet{Title: msgBookOutside, Head: []string{msgHeadDate, msgHeadTitle}}
	for _, l := range links {
		if l.Item == nil {
			outside.Rows = append(outside.Rows, cells(l.Date.String(), named(l.Title, l.Activity)))
		}
	}
	return []Sheet{all, dueSheet(msgBookNext, soon(items, sc.AsOf)), dueSheet(msgBookCarry, carried(items)), changed, outside}
}

func dueSheet(title string, list []Due) Sheet {
	s := Sheet{Title: title, Head: []string{msgHeadNumber, msgHeadText, msgHeadWindow, msgHeadState, msgHeadPromised + "/" + msgHeadReached}}
	for _, d := range list {
		s.Rows = append(s.Rows, append([]SheetCell{count(d.Number)}, cells(d.Text, d.Window, d.State, d.Targets)...))
	}
	return s
}

// reachedSaid writes what was reached of the targets; a frequency with its periods, a cap
// with what is left.
func reachedSaid(it terms.Progress) string {
	var said []string
	for _, t := range it.Targets {
		one := PromiseOf(t).Reached
		if turns := TurnsOf(t); turns != nil {
			one += "（" + turns.Said + "）"
		}
		if left := LeftOf(t); left != "" {
			one += "（" + left + "）"
		}
		said = append(said, one)
	}
	return strings.Join(said, msgSemi)
}

func deedsSaid(it terms.Progress) string {
	var said []string
	for _, a := range it.Evidence {
		said = append(said, strings.TrimSpace(a.Start.String()+" "+a.Title))
	}
	return strings.Join(said, msgSemi)
}
