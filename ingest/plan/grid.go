package plan

import (
	"regexp"
	"slices"
	"strings"

	"nianlun/ingest/han"
	"nianlun/queries/terms"
)

// grid is a table kept as text: cells between | or tabs.
type grid struct {
	columns columns
	unit    string // of the money column: 元, 万元
	rows    []line
}

// columns are places in a row; -1 where the table has none.
type columns struct{ task, time, owner, target, section, money, more int }

var columnWords = []struct {
	place func(*columns) *int
	words []string
}{
	{func(c *columns) *int { return &c.time }, []string{"月份", "时间", "日期", "时限", "季度", "进度"}},
	{func(c *columns) *int { return &c.owner }, []string{"责任", "负责", "牵头", "承办", "主办", "实施"}},
	{func(c *columns) *int { return &c.target }, []string{"目标", "指标", "标准", "预期", "要求", "数量"}},
	{func(c *columns) *int { return &c.task }, []string{"工作内容", "活动内容", "主要活动", "主要工作", "工作任务", "重点工作", "任务", "活动名称", "具体工作", "具体内容"}},
	{func(c *columns) *int { return &c.section }, []string{"类别", "板块", "分类", "类型"}},
	{func(c *columns) *int { return &c.task }, []string{"内容", "活动", "工作", "项目", "安排", "事项", "措施"}},
	{func(c *columns) *int { return &c.money }, []string{"金额", "预算", "费用", "经费"}},
	{func(c *columns) *int { return &c.more }, []string{"措施", "内容", "任务", "安排", "做法"}},
}

// isRow reports whether a line is a table's row: cells between |, or two columns by tab
// (a tab after a number typed by Word is none).
func isRow(l line) bool {
	if l.row {
		return true
	}
	if !strings.Contains(l.raw, "\t") || l.mark.kind != "" && !strings.Contains(l.body(), "\t") {
		return false
	}
	filled := 0
	for _, c := range splitCells(l.raw) {
		if c != "" {
			filled++
		}
	}
	return filled >= 2 && !strings.ContainsAny(l.body()[:len(headSentence(l.body()))], "。")
}

func splitCells(raw string) []string {
	sep := "|"
	if !strings.Contains(raw, "|") {
		sep = "\t"
	} else if strings.HasPrefix(raw, "|") {
		raw = strings.TrimSuffix(raw[1:], "|")
	}
	var cells []string
	for _, c := range strings.Split(raw, sep) {
		cells = append(cells, strings.Trim(c, " \t　*"))
	}
	return cells
}

// header reads a row as column headings; ok is false for a row of data.
func header(cells []string) (columns, bool) {
	c := columns{-1, -1, -1, -1, -1, -1, -1}
	taken := make([]bool, len(cells))
	found := 0
	for _, column := range columnWords {
		at := column.place(&c)
		for i, cell := range cells {
			if *at < 0 && !taken[i] && len([]rune(cell)) <= 10 && containsAny(han.Key(cell), column.words) && !containsAny(cell, []string{"范围", "对象", "地点"}) {
				*at, taken[i] = i, true
				found++
			}
		}
	}
	return c, c.task >= 0 && found >= 2 || c.task >= 0 && containsAny(strings.Join(cells, " "), []string{"序号", "范围", "对象", "地点"})
}

// guess takes the first column of months as the time, the longest other as the task.
func guess(cells []string) columns {
	c := columns{-1, -1, -1, -1, -1, -1, -1}
	for i, cell := range cells {
		switch {
		case c.time < 0 && bareMonth(han.Fold(cell)) != nil:
			c.time = i
		case c.task < 0 || len(cell) > len(cells[c.task]):
			c.task = i
		}
	}
	return c
}

var ruler = regexp.MustCompile(`^[\s|:\-—+]+$`)

// addRow takes one row of a table kept as text; the first names the columns if it can.
func (b *builder) addRow(l line) {
	if ruler.MatchString(l.raw) {
		return
	}
	if b.grid != nil {
		b.grid.rows = append(b.grid.rows, l)
		return
	}
	cells := splitCells(l.raw)
	c, named := header(cells)
	b.grid = &grid{columns: c, unit: moneyUnit.FindString(han.Fold(at(cells, c.money)))}
	if !named {
		b.grid = &grid{columns: guess(cells), rows: []line{l}}
	}
	for len(b.stack) > 1 && finished(b.top()) { // a table stands under its heading, not under an item
		b.stack = b.stack[:len(b.stack)-1]
	}
	parent := b.top()
	parent.kids = append(parent.kids, &node{line: l, grid: b.grid})
}

// introduces: …安排如下：, 见下表.
var introduces = regexp.MustCompile(`如下|下表|见表|附表`)

// finished reports whether a node is an item with nothing to come below it: a bullet, or
// a numbered sentence with its stop.
func finished(n *node) bool {
	if introduces.MatchString(n.line.folded) || n.named || n.isMonth || n.line.mark.kind == "" {
		return false
	}
	return n.line.mark.kind == "bullet" || strings.HasSuffix(n.line.folded, "。") || strings.HasSuffix(n.line.folded, ";") || westernStop.MatchString(n.line.folded)
}

// westernStop: a sentence that ends with a dot.
var westernStop = regexp.MustCompile(`[\p{Han}”"]\.$`)

func at(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return cells[i]
}

// table adds a leaf for each task of a task cell. A blank time or section cell repeats
// the one above, as merged cells do, unless the row names a time of its own.
func (w *walker) table(g *grid, section []string, month *terms.Window) {
	var when, group string
	for _, row := range g.rows {
		cells := splitCells(row.raw)
		if t := at(cells, g.columns.time); t != "" {
			when = t
		}
		if s := at(cells, g.columns.section); s != "" {
			group = s
		}
		when := when
		if at(cells, g.columns.time) == "" && len(windowsIn(han.Fold(row.raw))) > 0 {
			when = ""
		}
		path := section
		for _, s := range []string{group, when} {
			if s != "" {
				path = append(path[:len(path):len(path)], s)
			}
		}
		w.row(g, cells, row, path, when, month)
	}
}

func (w *walker) row(g *grid, cells []string, l line, path []string, when string, month *terms.Window) {
	windows := deadline(when)
	if len(windows) > 0 {
		month = &windows[0]
	}
	tasks, path := g.tasks(cells, l.raw, path)
	for _, task := range tasks {
		item := w.add(task, l, path, month)
		if item == nil {
			continue
		}
		item.Owner = at(cells, g.columns.owner)
		if len(windows) > 1 && item.Window != nil && *item.Window == windows[0] {
			item.More = windows[1:]
		}
		if len(tasks) == 1 {
			item.Targets = append(item.Targets, goalTargets(han.Fold(at(cells, g.columns.target)))...)
			item.Targets = append(item.Targets, cyclesIn(at(cells, g.columns.time))...)
			item.Targets = append(item.Targets, g.money(at(cells, g.columns.money))...)
		}
	}
}

// onlyMoney: a budget, which says what things cost and no more.
func (g *grid) onlyMoney() bool {
	c := g.columns
	return c.money >= 0 && c.time < 0 && c.target < 0 && c.owner < 0
}

// cyclesIn are how often a cell of times says a task is done: 每月一次.
func cyclesIn(cell string) []terms.Target {
	return slices.DeleteFunc(targetsIn(han.Fold(cell)), func(t terms.Target) bool { return t.Kind != "frequency" })
}

var moneyUnit = regexp.MustCompile(`[万千]?元`)

// money reads the cell of a row's cost, which has its unit in the cell or in the heading.
func (g *grid) money(cell string) []terms.Target {
	folded := strings.ReplaceAll(han.Fold(cell), ",", "")
	if _, number := han.Number(folded); number {
		folded += g.unit
	}
	var out []terms.Target
	for _, t := range targetsIn(folded) {
		if t.Kind == "amount" {
			t.Quote = cell
			out = append(out, t)
		}
	}
	return out
}

// tasks are what a row's task cell promises. A cell of measures beside it belongs to the
// task, or holds the tasks where it lists several.
func (g *grid) tasks(cells []string, raw string, path []string) ([]string, []string) {
	task, more := at(cells, g.columns.task), at(cells, g.columns.more)
	if more == "" {
		return cellTasks(task), path
	}
	if parts := cellTasks(more); len(parts) > 1 {
		return parts, append(path[:len(path):len(path)], task)
	}
	if from, end := strings.Index(raw, task), strings.LastIndex(raw, more); g.columns.more == g.columns.task+1 && from >= 0 && end > from {
		return []string{raw[from : end+len(more)]}, path
	}
	return []string{more}, append(path[:len(path):len(path)], task)
}

// deadline reads the windows of a time cell: 一月, 2月底前, 4月、10月, 2025-06-30.
func deadline(cell string) []terms.Window {
	folded := han.Fold(cell)
	if w := bareMonth(folded); w != nil {
		return []terms.Window{*w}
	}
	var out []terms.Window
	for _, f := range windowsIn(deadlineWords(cell, "")) {
		out = append(out, f.Window)
	}
	return out
}

var eventEnd = regexp.MustCompile(`(?:赛|会|活动|慰问|培训|讲座|游|节|评比|体检|联欢|走访|竞赛|检查|评选|座谈|演出|考核|福利|旅游|工程|评选|讲课|登山|春游|秋游|观影|踏青|采摘|插花|徒步|郊游|赏花|拔河|茶话|月)$`)

// restWords are all a cell of a month without tasks says.
var restWords = regexp.MustCompile(`^(?:放?[寒暑]假(?:期|期间|放假)?|放假|无|暂无|略|/|-+|—+)$`)

// cellTasks cuts a cell at its numbers, else at ；and 。, and a plain list of events at 、.
// What stands in brackets belongs to the task before it.
func cellTasks(cell string) []string {
	if restWords.MatchString(strings.ReplaceAll(han.Fold(cell), " ", "")) {
		return nil
	}
	if events := setApart(cell); events != nil {
		return events
	}
	if numbered := numberedTasks(cell); len(numbered) > 0 {
		return numbered
	}
	var tasks []string
	for _, piece := range splitAfter(cell, "；;。") {
		if n := len(tasks); n > 0 && remark.MatchString(piece) {
			tasks[n-1] += piece
			continue
		}
		tasks = append(tasks, piece)
	}
	if len(tasks) != 1 || strings.ContainsAny(cell, "，,:：") {
		return tasks
	}
	listed := strings.Split(cell, "、")
	for _, one := range listed {
		if len([]rune(one)) < 3 || !eventEnd.MatchString(one) {
			return tasks
		}
	}
	return listed
}

// remark: （5月14日—30日）, nothing but brackets.
var remark = regexp.MustCompile(`^\s*[(（][^()（）]*[)）][。；;]?\s*$`)

// numberedTasks are the tasks a cell numbers; one that only heads numbers of another kind
// is left out.
func numberedTasks(cell string) []string {
	pieces := cutLists(cell, 0)
	if len(pieces) < 2 && markOf(cell).kind == "" {
		return nil
	}
	var out []string
	for i, piece := range pieces {
		kind := markOf(strings.TrimSpace(piece)).kind
		if kind == "" && i > 0 {
			return nil
		}
		if i+1 < len(pieces) && kind == "cn" && markOf(strings.TrimSpace(pieces[i+1])).kind == "ar" {
			continue
		}
		out = append(out, strings.TrimSpace(piece))
	}
	return out
}
