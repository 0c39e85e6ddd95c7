//go:build browser

package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"nianlun/dashboards"
	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

const (
	breakout = `</script><script>alert(1)</script>`
	quoted   = `"'><img src=x onerror=alert(2)>`
	badUnit  = `甲"局'<b>` + breakout + `工会`

	hostilePassword = "'\"><script>{{.}}"
)

var endless = strings.Repeat("特别长的名字", 60)

// cells each try to leave their place in a way of their own.
func cells() []string {
	return []string{
		breakout, quoted, `=cmd|' /C calc'!A0`, strings.Repeat("特别长的名字", 333) + "！！", strings.Repeat("W", 2000),
		"\u202e写倒了\u2067שלום\u202c", "👩‍👩‍👧‍👦🎉", "空\u2400\ufeff\u200b\u0001字", `{{.}}{{template "layout"}}`, `javascript:alert(3)//${alert(4)}`,
		"<!--<svg onload=alert(5)>", `<b>粗</b>&amp;&lt;`, `\";alert(6);//`,
	}
}

// headings are those of columns that are called otherwise in one kind than in others.
var headings = map[terms.Kind]map[string]string{
	terms.Units:         {"unit": "单位名称", "level": "层级", "headcount": "职工人数"},
	terms.Members:       {"name": "姓名"},
	terms.Activities:    {"title": "活动名称", "headcount": "参加人数"},
	terms.Participation: {"name": "姓名", "activity": "活动名称"},
	terms.Visits:        {"name": "慰问对象", "date": "慰问日期", "reason": "慰问事由", "amount": "慰问金"},
	terms.Events:        {"name": "姓名", "kind": "需访事件"},
	terms.Spending:      {"amount": "支出金额"},
	terms.Income:        {"amount": "收入金额"},
	terms.Budget:        {"amount": "预算金额"},
	terms.Proposals:     {"title": "提案名称", "status": "办理状态"},
	terms.Honors:        {"title": "荣誉名称", "level": "级别"},
	terms.Indicators:    {"name": "指标名称"},
	terms.PlanItems:     {"task": "工作任务"},
}

func heading(k terms.Kind, column string) string {
	if name := headings[k][column]; name != "" {
		return name
	}
	return dashboards.ColumnName(column)
}

// hostileTable is a table of a kind with every cell in every column: as text where text
// belongs, and once in each of the others, where it cannot be taken.
func hostileTable(k terms.Kind) []byte {
	var out strings.Builder
	w := csv.NewWriter(&out)
	var head []string
	for _, c := range terms.Columns(k) {
		if !c.Derived {
			head = append(head, heading(k, c.Name))
		}
	}
	write := func(row []string) { _ = w.Write(row) } // a strings.Builder takes everything
	write(head)
	for i, cell := range cells() {
		for _, bad := range []bool{false, true} {
			var row []string
			for _, c := range terms.Columns(k) {
				if !c.Derived {
					row = append(row, hostileCell(c, cell, i, bad))
				}
			}
			write(row)
		}
	}
	w.Flush()
	return []byte("\ufeff" + out.String())
}

func hostileCell(c terms.Column, cell string, i int, bad bool) string {
	switch {
	case c.Type == terms.Text && c.Name == "unit" && i%2 == 0 && !bad:
		return "" // a row of the unit that sends the file
	case c.Type == terms.Text || bad:
		return cell
	case c.Type == terms.Day:
		return fmt.Sprintf("2025-%02d-%02d", 1+i%12, 1+i)
	case c.Name == "year":
		return "2025"
	}
	return fmt.Sprint(12 + i)
}

// hostilePlan is a plan in prose in which every item is hostile.
func hostilePlan() []byte {
	lines := []string{"2025年工会工作计划", "一、" + breakout + "丰富文体生活"}
	for i, cell := range cells() {
		lines = append(lines, fmt.Sprintf("%d、%d月份组织%s健步走活动。", i+1, 1+i%12, cell))
	}
	return []byte(strings.Join(lines, "\n"))
}

// hostile is a year in which every cell of every kind is hostile, and so are the names
// of the unit and of the files.
var hostile = stock{fill: func(ctx context.Context, db *queries.DB) error {
	o := ingest.Options{Viewer: terms.OwnerViewer(), Unit: badUnit, Year: 2025, Now: browserDay()}
	if _, err := ingest.Load(ctx, db, []ingest.File{{Name: `计划'"<b>{{.}}.txt`, Data: hostilePlan()}}, o); err != nil {
		return err
	}
	for _, k := range terms.Kinds() {
		o.Kind = k
		reports, err := ingest.Load(ctx, db, []ingest.File{{Name: dashboards.KindName(k) + breakout + "'" + strings.Repeat("长", 40) + ".csv", Data: hostileTable(k)}}, o)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(reports[0].Sheets, func(s ingest.SheetReport) bool { return s.RowsLoaded >= len(cells())/2 }) {
			return fmt.Errorf("no hostile %s were taken: %+v", k, reports)
		}
	}
	kept, err := web.HashPassword(ctx, hostilePassword)
	if err != nil {
		return err
	}
	return db.AddAccount(ctx, terms.OwnerViewer(), queries.Account{Name: breakout, Role: terms.Admin, Names: true, Created: browserDay()}, kept)
}}
