package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// smallGroups are the groups of the unions below the street, whose words share one file.
var smallGroups = map[string][]string{
	"small": {"餐饮片组", "理发维修片组", "零售片组"}, "clean": {"保洁组", "母婴护理组", "收纳组"},
}

func buildCity() (*city, error) {
	c := &city{bases: map[string]*base{}}
	for i, u := range federation {
		if u.content == "" {
			continue
		}
		b, err := buildBase(u, uint64(i)+20250101)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", u.name, err)
		}
		c.bases[u.content] = b
	}
	courier, err := buildBase(unit{name: courierUnion, content: "courier"}, 77)
	if err != nil {
		return nil, err
	}
	c.bases["courier"] = courier
	return c, nil
}

func buildBase(u unit, seed uint64) (*base, error) {
	d := &dice{seed}
	file, suffix := u.content, ""
	if slices.Contains([]string{"small", "clean", "courier", "street"}, u.content) {
		file, suffix = "street", " "+strings.Replace(u.content, "street", "own", 1)
	}
	s, err := readContent(file)
	if err != nil {
		return nil, err
	}
	b := &base{unit: u, years: map[int]*year{}, groups: smallGroups[u.content]}
	if g := s["groups"]; suffix == "" && len(g) > 0 {
		b.groups = g[0]
	}
	if u.members > 0 {
		leavers := map[string]int{"water": 5, "school": 6, "hospital": 14}[u.content]
		b.people = people(d, u, b.groups, leavers)
		plantTwins(b)
	}
	for _, y := range []int{2024, 2025} {
		if b.years[y], err = buildYear(d, b, s, y, suffix); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// plantTwins gives the hospital two members of one name in two departments.
func plantTwins(b *base) {
	if b.content != "hospital" {
		return
	}
	groups := []string{"内科", "护理部"}
	for i, at := range []int{36, 250} {
		m := b.people[at]
		m.name, m.gender, m.group = "李静", "女", groups[i]
	}
}

func buildYear(d *dice, b *base, s sections, y int, suffix string) (*year, error) {
	at := func(kind string) [][]string { return s[fmt.Sprintf("%s %d", kind, y)] }
	out := &year{}
	for i, row := range s[fmt.Sprintf("activities %d%s", y, suffix)] {
		a, err := readActivity(row, y)
		if err != nil {
			return nil, err
		}
		a.unit = b.name
		if b.content == "hospital" {
			a.code = fmt.Sprintf("EY%d-%03d", y, i+1)
		}
		out.activities = append(out.activities, a)
	}
	if suffix != "" {
		return out, nil
	}
	if err := buildEvents(d, b, out, at("events"), y); err != nil {
		return nil, err
	}
	if err := buildVisits(d, b, out, at("visits"), y); err != nil {
		return nil, err
	}
	signIns(d, b, out, y)
	if rows := at("spending"); rows != nil {
		if err := buildSpending(d, b, out, rows, y); err != nil {
			return nil, err
		}
		if y == 2025 && b.content != "textile" {
			out.budget = budget(d, b.content, out.spending)
		}
	}
	return out, buildWords(d, b, out, at, y)
}

func readActivity(row []string, y int) (*activity, error) {
	first, last, err := parseDay(row[0], y)
	if err != nil {
		return nil, err
	}
	a := &activity{
		title: row[1], category: row[2], place: row[3], organiser: row[4], start: first, end: last,
		note: field(row, 7), voucher: field(row, 8),
	}
	if heads, approx := strings.CutPrefix(field(row, 5), "约"); heads != "" {
		a.known, a.approx = true, approx
		if a.heads, err = strconv.Atoi(heads); err != nil {
			return nil, fmt.Errorf("headcount of %s: %w", a.title, err)
		}
	}
	a.spend, err = fen(field(row, 6))
	return a, err
}

// someone draws a member who is on the roll on a day; group "" is any. The night
// shift of the foundry is drawn for nothing: that is one of the planted stories.
func (b *base) someone(d *dice, day time.Time, group string, taken map[*member]bool) *member {
	for range 10000 {
		m := pick(d, b.people)
		if m.on(day) && !taken[m] && m.name != "李静" && m.group != nightShift && (group == "" || m.group == group) {
			taken[m] = true
			return m
		}
	}
	panic("no member left in " + b.name + group)
}

const nightShift = "熔炼夜班组"

var gift = map[string][2]int64{ // fen: money, goods
	"生病住院": {50000, 0}, "丧事": {50000, 0}, "结婚": {30000, 0}, "生育": {0, 30000}, "家庭纠纷": {0, 10000}, "退休": {0, 40000},
}

func buildEvents(d *dice, b *base, out *year, rows [][]string, y int) error {
	taken := map[*member]bool{}
	for _, row := range rows {
		day, err := oneDay(row[0], y)
		if err != nil {
			return err
		}
		e := event{day: day, kind: row[1], skip: field(row, 3) == "漏访"}
		if twin := b.content == "hospital" && row[0] == "10.15"; twin {
			e.who = b.people[36]
		} else {
			e.who = b.someone(d, day, row[2], taken)
		}
		keepsLeft := b.content != "foundry"
		if e.kind == "退休" && keepsLeft {
			e.who.left, e.who.status = day.AddDate(0, 0, 1), "退休"
		}
		out.events = append(out.events, e)
		if !e.skip {
			out.visits = append(out.visits, visitOf(d, e))
		}
	}
	return nil
}

func visitOf(d *dice, e event) visit {
	reason := e.kind
	if reason == "亲属去世" {
		reason = "丧事"
	}
	v := visit{day: workday(e.day.AddDate(0, 0, 1+d.n(7))), who: e.who, reason: reason, amount: gift[reason][0], goods: gift[reason][1]}
	if v.day.Before(e.day) {
		v.day = e.day
	}
	v.form = "现金"
	if v.goods > 0 {
		v.form = "实物"
	}
	v.withoutStaffNo = e.who.name == "李静"
	v.visitor = pick(d, []string{"工会主席", "工会副主席、小组长", "女工主任", "工会小组长", "工会委员两人"})
	return v
}

func buildVisits(d *dice, b *base, out *year, rows [][]string, y int) error {
	taken := map[*member]bool{}
	for _, row := range rows {
		day, _, err := parseDay(row[0], y)
		if err != nil {
			return err
		}
		n, errN := strconv.Atoi(row[2])
		amount, errA := fen(field(row, 3))
		goods, errG := fen(field(row, 4))
		if errN != nil || errA != nil || errG != nil {
			return fmt.Errorf("visits row %v does not read", row)
		}
		for range n {
			v := visit{day: day, who: b.someone(d, day, "", taken), reason: row[1], amount: amount, goods: goods, note: field(row, 5), form: "现金"}
			if goods > 0 {
				v.form = "实物"
			}
			v.visitor = pick(d, []string{"工会主席", "分管领导、工会主席", "工会委员", "工会小组长"})
			if v.reason == "困难" && v.who.hardship == "无" {
				v.who.hardship = "困难"
			}
			out.visits = append(out.visits, v)
		}
	}
	slices.SortStableFunc(out.visits, func(x, y visit) int { return x.day.Compare(y.day) })
	return nil
}

func buildWords(d *dice, b *base, out *year, at func(string) [][]string, y int) error {
	for _, row := range at("proposals") {
		day, err := oneDay(row[0], y)
		if err != nil {
			return err
		}
		out.proposals = append(out.proposals, proposal{day, row[1], b.someone(d, day, "", map[*member]bool{}).name, row[2]})
	}
	for _, row := range at("honors") {
		day, err := oneDay(row[0], y)
		if err != nil {
			return err
		}
		recipient := row[3]
		if recipient == "@" {
			recipient = b.someone(d, day, "", map[*member]bool{}).name
		}
		out.honors = append(out.honors, honor{day, row[1], row[2], recipient})
	}
	return nil
}
