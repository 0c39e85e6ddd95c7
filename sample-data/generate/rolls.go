package main

import (
	"fmt"
	"strings"
	"time"
)

// writeRegister writes the unit register of the city federation.
func writeRegister(_ *city, o *output) error {
	b := newBook("单位名册")
	b.title("砚江市工会组织单位名册", 9)
	b.put("填报单位:砚江市总工会", nil, nil, nil, nil, nil, nil, "截至2025年1月1日")
	b.put("序号", "单位名称", "上级工会", "层级", "系统/行业", "职工人数", "行政区划", "单位性质", "成立日期")
	for i, u := range federation {
		var workers any
		if u.workers > 0 {
			workers = u.workers
		}
		region := "砚江市"
		if strings.Contains(u.name+u.parent, "柳塘") {
			region = "砚江市柳塘街道"
		}
		b.put(i+1, u.name, u.parent, u.level, u.sector, workers, region, u.kind, date(u.founded, 5, 1+i))
	}
	b.put("制表人:组织部", nil, nil, nil, nil, nil, "审核人:办公室")
	return o.finish(b, federation[0].name, 2025, "砚江市工会单位名册.xlsx", rows("units", len(federation)))
}

// writeIndicators writes the few totals the federation reports about itself.
func writeIndicators(_ *city, o *output) error {
	b := newBook("指标")
	b.title("砚江市总工会2025年工会统计指标表", 6)
	b.put("序号", "指标名称", "计量单位", "数值", "时点", "备注")
	lines := []struct {
		name, unit string
		value      any
		note       string
	}{
		{"基层工会组织数", "个", 10, ""},
		{"工会会员数", "人", 2041, "各基层工会年报数相加"},
		{"女会员数", "人", 1135, ""},
		{"新就业形态劳动者会员", "人", 113, "含家政、快递"},
		{"签订集体合同", "份", 4, ""},
		{"集体合同覆盖企业", "家", 19, ""},
		{"建档困难职工", "户", 58, "脱困6户"},
		{"户外劳动者驿站", "个", 11, "今年新建3个"},
		{"职工书屋", "个", 7, ""},
		{"工会经费收缴率", "%", 96.4, ""},
	}
	for i, l := range lines {
		b.put(i+1, l.name, l.unit, l.value, date(2025, 12, 31), l.note)
	}
	b.put("填表人:办公室", nil, nil, "审核人:组织部")
	return o.finish(b, federation[0].name, 2025, "2025年工会统计指标表.xlsx", rows("indicators", len(lines)))
}

func writeRolls(c *city, o *output) error {
	steps := []func(*city, *output) error{rollWorkbook, rollCSV, rollStreet}
	for _, step := range steps {
		if err := step(c, o); err != nil {
			return err
		}
	}
	return nil
}

// rollHeads are what each kind of unit calls the group and the number.
var rollHeads = map[string][2]string{
	"water": {"部门", "工号"}, "school": {"教研组\n(部门)", "工号"}, "primary": {"工会小组", "会员证号"}, "hospital": {"科室", "工号"},
	"clinic": {"科室", "工号"}, "bus": {"部门", "职工编号"},
}

func rollWorkbook(c *city, o *output) error {
	for _, u := range federation {
		head, ok := rollHeads[u.content]
		if !ok {
			continue
		}
		b, wide := newBook("花名册"), u.content == "water" || u.content == "school" || u.content == "hospital"
		b.title(u.name+"会员花名册", 11)
		b.put("填报单位:"+u.name, nil, nil, nil, nil, nil, "填报日期:2025年12月31日")
		cells := []any{"序号", head[1], "姓名", "性别", "出生年月", head[0], "用工形式", "困难类型", "入会时间"}
		if wide {
			cells = append(cells, "状态", "离会时间")
		}
		b.put(append(cells, "备注")...)
		people := c.bases[u.content].people
		for i, m := range people {
			b.put(rollRow(m, i, u.content, wide)...)
		}
		b.put("制表人:工会干事", nil, nil, nil, "审核人:工会主席")
		if err := o.finish(b, u.name, 2025, u.short+"会员花名册2025.xlsx", rows("members", len(people))); err != nil {
			return err
		}
	}
	return nil
}

func rollRow(m *member, i int, content string, wide bool) []any {
	name := m.name
	if r := []rune(name); content == "school" && len(r) == 2 {
		name = string(r[0]) + "　" + string(r[1])
	}
	birth, joined := any(m.birth), any(m.joined)
	if content == "primary" || content == "bus" {
		birth, joined = m.birth.Format("2006.01.02"), m.joined.Format("2006-01-02")
	}
	cells := []any{i + 1, m.staff, name, m.gender, birth, m.group, m.employment, m.hardship, joined}
	if wide {
		var left any
		if !m.left.IsZero() {
			left = m.left
		}
		cells = append(cells, m.status, left)
	}
	return cells
}

// rollCSV writes the rolls of the two factories as their personnel programs export them.
func rollCSV(c *city, o *output) error {
	for _, name := range []string{"foundry", "textile"} {
		u := c.bases[name]
		table := [][]string{{"工号", "姓名", "性别", "出生日期", "班组", "用工形式", "困难类型", "入会日期"}}
		if name == "textile" {
			table = [][]string{{u.name + "会员花名册(2025年12月)"}, {"序号", "工号", "姓名", "性别", "出生日期", "工会小组", "用工形式", "困难类型", "入会日期"}}
		}
		for i, m := range u.people {
			row := []string{m.staff, m.name, m.gender, day(m.birth), m.group, m.employment, m.hardship, day(m.joined)}
			if name == "textile" {
				row = append([]string{fmt.Sprint(i + 1)}, row...)
			}
			table = append(table, row)
		}
		if err := o.finishCSV(table, u.name, 2025, "会员花名册导出.csv", rows("members", len(u.people))); err != nil {
			return err
		}
	}
	return nil
}

// rollStreet writes one roll for the two unions below the street, the unit in a
// merged column.
func rollStreet(c *city, o *output) error {
	b := newBook("会员")
	b.title("柳塘街道总工会会员名册", 8)
	b.put("单位名称", "序号", "会员证号", "姓名", "性别", "出生日期", "工会小组", "入会日期")
	total := 0
	for _, name := range []string{"small", "clean"} {
		u := c.bases[name]
		first := b.row + 1
		for i, m := range u.people {
			var unit any
			if i == 0 {
				unit = u.name
			}
			b.put(unit, i+1, m.staff, m.name, m.gender, m.birth, m.group, m.joined)
		}
		b.merge(first, 1, b.row, 1)
		total += len(u.people)
	}
	return o.finish(b, "柳塘街道总工会", 2025, "柳塘街道总工会会员名册2025.xlsx", rows("members", total))
}

func day(t time.Time) string { return t.Format("2006-01-02") }
