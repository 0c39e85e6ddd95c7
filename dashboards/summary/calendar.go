package summary

import (
	"fmt"
	"strings"

	"nianlun/queries/terms"
)

var chineseDigits = []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// chinese writes an ordinal from 1 to 99 as headings do.
func chinese(n int) string {
	tens, ones := n/10, n%10
	out := ""
	if tens > 1 {
		out = chineseDigits[tens]
	}
	if tens > 0 {
		out += "十"
	}
	if ones > 0 {
		out += chineseDigits[ones]
	}
	return out
}

// chineseDate writes a day of the document (GB/T 9704: no padding).
func chineseDate(d terms.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
}

// part names the standard parts of a year: "" when the period is none of them.
func part(p terms.Period) (year, part string) {
	y := p.From.Year()
	named := map[terms.Period]string{
		terms.Year(y): "", terms.Months(y, 1, 6): "上半年", terms.Months(y, 7, 6): "下半年",
		terms.Months(y, 1, 3): "第一季度", terms.Months(y, 4, 3): "第二季度", terms.Months(y, 7, 3): "第三季度", terms.Months(y, 10, 3): "第四季度",
	}
	if name, ok := named[p]; ok {
		return fmt.Sprintf("%d年", y), name
	}
	if p == terms.Months(y, p.From.Month(), 1) {
		return fmt.Sprintf("%d年", y), fmt.Sprintf("%d月", p.From.Month())
	}
	if days := p.From.DaysTo(p.To); p.From.Month() >= 8 && p.From.Month() <= 9 && days >= 300 && days <= 366 {
		return fmt.Sprintf("%d—%d学年", y, y+1), ""
	}
	return "", ""
}

// periodTitle is the period as a title writes it.
func periodTitle(p terms.Period) string {
	if p.IsZero() {
		return ""
	}
	if year, name := part(p); year != "" {
		if name == "" && strings.HasSuffix(year, "年") && !strings.HasSuffix(year, "学年") {
			return year + "度"
		}
		return year + name
	}
	if p.From.Year() == p.Last().Year() {
		return chineseDate(p.From) + "至" + fmt.Sprintf("%d月%d日", p.Last().Month(), p.Last().Day())
	}
	return chineseDate(p.From) + "至" + chineseDate(p.Last())
}

// periodLong is the period as the first sentence writes it: 2025年上半年.
func periodLong(p terms.Period) string {
	title := periodTitle(p)
	if year, ok := strings.CutSuffix(title, "年度"); ok {
		return year + "年"
	}
	return title
}

// periodNoun is the period as later sentences call it.
func periodNoun(p terms.Period) string {
	year, name := part(p)
	switch {
	case year == "":
		return "本期"
	case strings.HasSuffix(year, "学年"):
		return "本学年"
	case name == "":
		return "全年"
	case strings.HasSuffix(name, "季度"):
		return "本季度"
	case strings.HasSuffix(name, "月"):
		return "本月"
	}
	return name
}

// everyMonth reports whether the days fall into each month of the period up to a day.
func everyMonth(days []terms.Date, p terms.Period, asOf terms.Date) bool {
	seen := map[terms.Date]bool{}
	for _, d := range days {
		seen[d/100] = true
	}
	months := 0
	for d := p.From; d <= asOf && d < p.To; d = terms.Months(d.Year(), d.Month(), 1).To {
		months++
		if !seen[d/100] {
			return false
		}
	}
	return months >= 3
}
