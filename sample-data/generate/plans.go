package main

import (
	"fmt"
	"strings"
)

// planFile is one plan: its source in content/plans and the file it becomes.
type planFile struct {
	source, unit, file string
	year               int
}

var planFiles = []planFile{
	{"city.docx", "砚江市总工会", "砚江市总工会2025年工作要点.docx", 2025},
	{"water.docx", "砚江市水利局工会", "水利局工会2025年工作计划.docx", 2025},
	{"hospital.docx", "砚江市第二人民医院工会", "市二院工会2025年工作计划.docx", 2025},
	{"street.docx", "柳塘街道总工会", "柳塘街道总工会2025年工作计划.docx", 2025},
	{"school", "砚江市第七中学工会", "七中工会2025年工作计划.txt", 2025},
	{"school2024", "砚江市第七中学工会", "七中工会2024年工作计划.txt", 2024},
	{"primary", "砚江市杏林路小学工会", "杏林路小学工会2025-2026学年第一学期工作计划.txt", 2025},
	{"foundry", "砚江宏泽精密铸造有限公司工会", "宏泽铸造工会2025年工作思路.txt", 2025},
	{"textile", "砚江澄湖纺织有限公司工会", "澄湖纺织工会2025年工作计划.txt", 2025},
}

func writePlans(_ *city, o *output) error {
	for _, p := range planFiles {
		source, err := content.ReadFile("content/plans/" + p.source + ".txt")
		if err != nil {
			return fmt.Errorf("reading a plan: %w", err)
		}
		var data []byte
		var n int
		if strings.HasSuffix(p.source, ".docx") {
			if data, n, err = wordPlan(string(source)); err != nil {
				return fmt.Errorf("%s: %w", p.file, err)
			}
		} else {
			var text string
			text, n = textPlan(string(source))
			data = []byte(text)
		}
		o.add(p.unit, p.year, p.file, data, rows("plan", n))
		o.totals.planItems(p.unit, p.year, n)
	}
	return planTable(o)
}

// planTable writes the bus company's plan, kept as a table.
func planTable(o *output) error {
	const unit = "砚江市公共交通有限公司工会"
	source, err := content.ReadFile("content/plans/bus.csv")
	if err != nil {
		return fmt.Errorf("reading a plan: %w", err)
	}
	b := newBook("工作计划")
	b.title(unit+"2025年工作计划表", 5)
	n := -1
	for line := range strings.Lines(string(source)) {
		cells := []any{}
		for f := range strings.SplitSeq(strings.TrimSpace(line), "|") {
			cells = append(cells, f)
		}
		b.put(cells...)
		n++
	}
	o.totals.planItems(unit, 2025, n)
	return o.finish(b, unit, 2025, "公交公司工会2025年工作计划表.xlsx", rows("plan", n))
}
