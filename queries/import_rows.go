package queries

import (
	"context"
	"database/sql/driver"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// hasPeople reports whether a kind's rows mention a person.
func hasPeople(k terms.Kind) bool {
	switch k {
	case terms.Members, terms.Participation, terms.Visits, terms.Events, terms.Proposals:
		return true
	}
	return false
}

// cells reads a record's values as the staging table wants them.
type cells struct {
	r    terms.Record
	v    *vault
	unit int64
	cast *cast
}

func (c cells) word(column string) driver.Value { return orNull(c.r.Get(column).Text) }

func (c cells) sealed(column string) driver.Value {
	return blob(c.v.seal([]byte(c.r.Get(column).Text)))
}

func (c cells) number(column string) driver.Value {
	v := c.r.Get(column)
	if v.Missing() {
		return nil
	}
	return v.N
}

func (c cells) count(column string) driver.Value {
	v := c.r.Get(column)
	if v.Missing() || v.N > 1<<31-1 || v.N < -1<<31 {
		return nil
	}
	return int32(v.N)
}

func (c cells) day(column string) driver.Value {
	v := c.r.Get(column)
	if v.Missing() || v.N == 0 {
		return nil
	}
	return v.Date().Time()
}

func (c cells) words(columns ...string) []driver.Value {
	values := make([]driver.Value, len(columns))
	for i, name := range columns {
		values[i] = c.word(name)
	}
	return values
}

// stageRow turns a record into a staged row: design.md's table of keys, and the
// values in the order of the kind's staging table.
func (l *loader) stageRow(ctx context.Context, r terms.Record, unit unitRef, all *cast) (staged, error) {
	s := staged{unit: unit, row: r.Row, part: r.Part}
	c := cells{r, l.db.vault, unit.id, all}
	switch r.Kind {
	case terms.Units:
		return l.stageUnit(ctx, s, c)
	case terms.Members:
		return stageMember(s, c), nil
	case terms.Activities:
		return stageActivity(s, c), nil
	case terms.Visits:
		return stageVisit(s, c), nil
	case terms.Events:
		return stageEvent(s, c), nil
	case terms.Spending, terms.Income:
		return stageMoney(s, c), nil
	case terms.Budget:
		return stageBudget(s, c), nil
	case terms.Proposals, terms.Honors:
		return stageTitled(s, c), nil
	default:
		return stageIndicator(s, c), nil
	}
}

func (l *loader) stageUnit(ctx context.Context, s staged, c cells) (staged, error) {
	parent, err := l.units.above(ctx, c.r.Get("parent").Text)
	if err != nil {
		return s, err
	}
	if parent.id == s.unit.id {
		parent = unitRef{}
	}
	s.key = "unit"
	s.values = append(c.words("level", "sector"), c.count("headcount"), c.word("region"), c.word("type"), c.day("founded"),
		c.word("unit"), orNull(parent.key))
	return s, nil
}

func stageMember(s staged, c cells) staged {
	s.who = c.mentioned("name")
	s.key = s.who.identity()
	s.day = c.r.Get("joined").Date()
	s.values = append(c.words("group", "gender"), c.day("birth"), c.word("employment"), c.word("hardship"), c.word("status"),
		c.day("joined"), c.day("left"))
	return s
}

func stageActivity(s staged, c cells) staged {
	title, start := c.r.Get("title").Text, c.r.Get("start").Date()
	s.key = activityKey(c.r.Get("code").Text, title, start)
	s.day, s.until = start, c.r.Get("end").Date()
	s.values = append(c.words("code", "title"), fold(title), c.word("category"), c.word("theme"), c.word("festival"), c.day("start"), c.day("end"),
		c.word("place"), c.word("organiser"), c.count("headcount"), c.r.Get("headcount").Approx, c.number("spend"), c.word("plan_ref"), c.word("note"))
	return s
}

// activityKey is the code, else start and title. Codes of up to three figures begin
// anew every year, so the year stands before them.
func activityKey(code, title string, start terms.Date) string {
	if _, err := strconv.Atoi(code); err == nil && len(code) <= 3 {
		return strconv.Itoa(start.Year()) + "-" + code
	}
	if code != "" {
		return code
	}
	return start.String() + " " + fold(title)
}

func stageVisit(s staged, c cells) staged {
	s.who = c.mentioned("name")
	s.day = c.r.Get("date").Date()
	parts := []string{s.day.String(), s.who.identity()}
	if reason := c.r.Get("reason").Text; reason != "" {
		parts = append(parts, c.v.hash(reason))
	} else {
		parts = append(parts, "", c.r.Get("festival").Text, c.r.Get("amount").Text, c.r.Get("goods").Text)
	}
	s.key = opaque(parts...)
	s.values = append([]driver.Value{c.day("date")}, c.words("label", "class", "festival")...)
	s.values = append(s.values, c.number("amount"), c.number("goods"), c.word("form"), orNull(signature(c.r.Get("signed").Text)),
		c.sealed("visitor"), c.sealed("reason"), c.sealed("note"))
	return s
}

// signature keeps whether somebody signed for a benefit, not who: names stand in person.
func signature(cell string) string {
	for _, not := range []string{"否", "未", "无", "×", "N", "n"} {
		if strings.HasPrefix(cell, not) {
			return "否"
		}
	}
	if cell != "" {
		return "是"
	}
	return ""
}

func stageEvent(s staged, c cells) staged {
	s.who = c.mentioned("name")
	s.day = c.r.Get("date").Date()
	s.key = opaque(s.day.String(), s.who.identity(), c.v.hash(c.r.Get("kind").Text))
	s.values = []driver.Value{c.day("date"), c.word("class"), c.sealed("kind")}
	return s
}

// stageMoney stages spending and income. Vouchers are numbered anew every month, so
// the month stands before the number; the lines of one voucher get ordinals.
func stageMoney(s staged, c cells) staged {
	s.day = c.r.Get("date").Date()
	if voucher := c.r.Get("voucher").Text; voucher != "" {
		s.key = s.day.String()[:7] + ":" + strings.ReplaceAll(strings.ToLower(voucher), "#", "号") // before ordinals stands a #
	} else {
		s.key = opaque(s.day.String(), fold(c.r.Get("subject").Text), fold(c.r.Get("summary").Text), c.r.Get("amount").Text)
	}
	s.values = append([]driver.Value{c.day("date")}, c.words("voucher", "subject", "summary")...)
	s.values = append(s.values, c.number("amount"))
	if c.r.Kind == terms.Spending {
		s.values = append(s.values, c.words("activity", "festival", "payee", "note")...)
	}
	return s
}

func stageBudget(s staged, c cells) staged {
	year := int(c.r.Get("year").N)
	s.key = strconv.Itoa(year) + ":" + fold(c.r.Get("subject").Text)
	s.day, s.until = terms.NewDate(year, 1, 1), terms.NewDate(year, 12, 31)
	s.values = []driver.Value{c.count("year"), c.word("subject"), c.number("amount"), c.number("adjusted"), c.word("scheme")}
	return s
}

// stageTitled stages proposals and honors.
func stageTitled(s staged, c cells) staged {
	s.day = c.r.Get("date").Date()
	title := fold(c.r.Get("title").Text)
	if c.r.Kind == terms.Proposals {
		s.who = c.mentioned("proposer")
		s.key = opaque(s.day.String(), title, s.who.identity())
		s.values = append([]driver.Value{c.day("date")}, c.words("title", "status", "class")...)
		return s
	}
	s.key = opaque(s.day.String(), title, fold(c.r.Get("recipient").Text))
	s.values = append([]driver.Value{c.day("date")}, c.words("title", "level", "recipient")...)
	return s
}

func stageIndicator(s staged, c cells) staged {
	s.day = c.r.Get("as_of").Date()
	s.key = opaque(s.day.String(), fold(c.r.Get("name").Text), c.r.Get("basis").Text)
	s.values = []driver.Value{c.day("as_of"), c.word("name"), c.number("value"), c.word("unit_of"), c.word("basis"), c.word("note")}
	return s
}
