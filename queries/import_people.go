package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// cast are the people and activities the rows of one table mention, each once however
// many rows do.
type cast struct {
	people   map[words]*who
	mentions map[words]*naming
	persons  []*who
	named    []*naming
}

func newCast() *cast { return &cast{people: map[words]*who{}, mentions: map[words]*naming{}} }

// words are what tells one mention from the next.
type words struct {
	unit       int64
	a, b, c, d string
	id         string // keyed hash of an identity number
}

// who is a person as rows of a unit mention them.
type who struct {
	unit                 int64
	name, staffNo, group string
	idHash               string // of an identity number; "": the row has none
	key                  string // of the mention: equal words, equal mention
	self                 string // identity, once worked out
	id                   int64
}

// mentioned reads the person of a record; nil when the row names nobody.
func (c cells) mentioned(column string) *who {
	w := words{unit: c.unit, b: c.r.Get(column).Text, c: c.r.Get("group").Text}
	if w.b == "" {
		return nil
	}
	w.a, w.id = c.v.numbers(c.r.Get("staff_no").Text, c.r.Get("id_number").Text)
	if c.r.Kind == terms.Members && w.a == "" && w.id == "" {
		w.d = c.r.Get("birth").Text // two members of one name and group are two people
	}
	return c.cast.person(w)
}

// person is who words mention: a number, the name, the group, the day of birth of a member
// without a number, the hash of an identity number.
func (c *cast) person(w words) *who {
	if known := c.people[w]; known != nil {
		return known
	}
	one := &who{unit: w.unit, name: w.b, staffNo: w.a, group: w.c, idHash: w.id, key: "p" + opaque(w.a, w.b, w.c, w.d)}
	switch {
	case w.id != "" && w.a == "":
		one.key = "p" + opaque("id:"+w.id, w.b, w.c, w.d)
	case w.id != "":
		one.key = "p" + opaque(w.a, w.b, w.c, w.d, "id:"+w.id)
	}
	c.people[w] = one
	c.persons = append(c.persons, one)
	return one
}

// identity is what a fact's key says of the person: a number if there is one, the unit's
// own before the state's, so that a corrected name or group is a new version and not a
// new row.
func (w *who) identity() string {
	switch {
	case w == nil:
		return ""
	case w.self != "":
	case w.staffNo != "":
		w.self = "s:" + w.staffNo
	case w.idHash != "":
		w.self = "s:id:" + w.idHash
	default:
		w.self = "n:" + opaque(w.name, w.group)
	}
	return w.self
}

// naming is an activity as sign-ins of a day name it.
type naming struct {
	unit                    int64
	key, iso, title, folded string
	day                     terms.Date
	id                      int64
}

func (c cells) naming(title string, day terms.Date) *naming {
	w := words{unit: c.unit, a: title, b: c.r.Get("date").Text}
	if known := c.cast.mentions[w]; known != nil {
		return known
	}
	iso := day.String()
	one := &naming{unit: c.unit, key: iso + " " + title, iso: iso, title: title, folded: fold(title), day: day}
	c.cast.mentions[w] = one
	c.cast.named = append(c.cast.named, one)
	return one
}

// settle finds the people and activities mentioned, and makes those nobody mentioned
// before.
func (c *cast) settle(ctx context.Context, conn *sql.Conn) error {
	if err := execAll(ctx, conn, sqlStagePeople, sqlStageMentions); err != nil {
		return err
	}
	err := appendRows(ctx, conn, "temp", "stage_person", func(add addRow) error {
		for i, w := range c.persons {
			if err := add(int32(i), w.unit, w.key, w.name, orNull(w.staffNo), orNull(w.group), orNull(w.idHash)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = appendRows(ctx, conn, "temp", "stage_mention", func(add addRow) error {
		for i, n := range c.named {
			if err := add(int32(i), n.unit, n.key, n.title, n.folded, n.day.Time()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(c.persons) > 0 {
		err = settled(ctx, conn, sqlPeopleAdd, sqlPeopleLink, func(i int, id int64) { c.persons[i].id = id })
	}
	if err == nil && len(c.named) > 0 {
		err = settled(ctx, conn, sqlMentionsAdd, sqlMentionsLink, func(i int, id int64) { c.named[i].id = id })
	}
	return err
}

// settled makes what is new and says what everything staged is.
func settled(ctx context.Context, conn *sql.Conn, add, link string, is func(i int, id int64)) error {
	if err := execAll(ctx, conn, add); err != nil {
		return err
	}
	_, err := collect(ctx, conn, link, func(rows *sql.Rows) (none struct{}, err error) {
		var (
			i  int
			id int64
		)
		err = rows.Scan(&i, &id)
		if err == nil {
			is(i, id)
		}
		return none, err
	})
	if err != nil {
		return fmt.Errorf("finding who and what the rows mention: %w", err)
	}
	return nil
}
