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
	people   map[personKey]*who
	mentions map[words]*naming
	persons  []*who
	named    []*naming
}

func newCast() *cast { return &cast{people: map[personKey]*who{}, mentions: map[words]*naming{}} }

// personKey is what a person is to a unit: equal words, equal mention.
type personKey struct {
	unit int64
	key  opaqueKey
}

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
	key                  opaqueKey
	self                 string // identity, once worked out
	no                   int    // place in the cast
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
	one := w.who(nil)
	return c.add(&one)
}

// add is who stands in the cast already, or the one given.
func (c *cast) add(one *who) *who {
	m := personKey{one.unit, one.key}
	if known := c.people[m]; known != nil {
		return known
	}
	one.no = len(c.persons)
	c.people[m] = one
	c.persons = append(c.persons, one)
	return one
}

// who is the person words mention; room is for writing the words down.
func (w words) who(room []byte) who {
	first := w.a
	if w.id != "" && w.a == "" {
		first = "id:" + w.id
	}
	room = append(append(room[:0], first...), '\x1f')
	room = append(append(room, w.b...), '\x1f')
	room = append(append(room, w.c...), '\x1f')
	room = append(room, w.d...)
	if w.id != "" && w.a != "" {
		room = append(append(room, "\x1fid:"...), w.id...)
	}
	return who{unit: w.unit, name: w.b, staffNo: w.a, group: w.c, idHash: w.id, key: opaqueOf(room)}
}

// mentionKey is the key of the mention a person is.
func (w *who) mentionKey() string { return string(w.writeKey(nil)) }

func (w *who) writeKey(room []byte) []byte {
	return keyLetters.AppendEncode(append(room, 'p'), w.key[:])
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

// identify writes down what identity says.
func (w *who) identify(room []byte) []byte {
	if w.staffNo != "" {
		return append(append(room, "s:"...), w.staffNo...)
	}
	return append(room, w.self...)
}

// naming is an activity as sign-ins of a day name it.
type naming struct {
	unit                    int64
	key, iso, title, folded string
	day                     terms.Date
	no                      int // place in the cast
}

func (c *cast) naming(unit int64, title string, day terms.Date) *naming {
	iso := day.String()
	w := words{unit: unit, a: title, b: iso}
	if known := c.mentions[w]; known != nil {
		return known
	}
	one := &naming{unit: unit, key: iso + " " + title, iso: iso, title: title, folded: fold(title), day: day, no: len(c.named)}
	c.mentions[w] = one
	c.named = append(c.named, one)
	return one
}

// settle finds the people mentioned, makes those nobody mentioned before, and lets them
// know their ids.
func (c *cast) settle(ctx context.Context, conn *sql.Conn) error {
	if len(c.persons) == 0 {
		return nil
	}
	if err := c.stage(ctx, conn); err != nil {
		return err
	}
	_, err := collect(ctx, conn, sqlPeopleIDs, func(rows *sql.Rows) (none struct{}, err error) {
		var (
			i  int
			id int64
		)
		err = rows.Scan(&i, &id)
		if err == nil {
			c.persons[i].id = id
		}
		return none, err
	})
	if err != nil {
		return fmt.Errorf("finding whom the rows mention: %w", err)
	}
	return nil
}

// stage makes the people and activities nobody mentioned before; cast_person then tells
// the id of each person by its place in the cast.
func (c *cast) stage(ctx context.Context, conn *sql.Conn) error {
	if err := c.handedKeys().lend(staging(ctx, conn, sqlStageKeys)); err != nil {
		return err
	}
	strangers, err := collect(ctx, conn, sqlStageStrangers, scanOne[int64])
	if err != nil {
		return fmt.Errorf("asking whom nobody mentioned before: %w", err)
	}
	if len(strangers) > 0 {
		if err := c.handedPeople(strangers).lend(staging(ctx, conn, sqlStagePeople)); err != nil {
			return err
		}
		if err := execAll(ctx, conn, sqlPeopleAdd, sqlPeopleLink); err != nil {
			return err
		}
	}
	if len(c.named) == 0 {
		return nil
	}
	if err := c.handedNamings().lend(staging(ctx, conn, sqlStageMentions)); err != nil {
		return err
	}
	return execAll(ctx, conn, sqlMentionsAdd)
}

// staging is the work of taking handed rows with a statement.
func staging(ctx context.Context, conn *sql.Conn, statement string) func(ticket int64) error {
	return func(ticket int64) error {
		if _, err := conn.ExecContext(ctx, statement, sql.Named("ticket", ticket)); err != nil {
			return fmt.Errorf("staging whom and what the rows mention: %w", err)
		}
		return nil
	}
}

// handedKeys are what tells the people of the cast from one another.
func (c *cast) handedKeys() *handed {
	return &handed{rows: len(c.persons), columns: []column{
		numbered("no", func(i int) int64 { return int64(i) }),
		numbered("unit_id", func(i int) int64 { return c.persons[i].unit }),
		{name: "key", words: func(i int, room []byte) ([]byte, bool) { return c.persons[i].writeKey(room), true }},
	}}
}

// handedPeople are people at some places of the cast.
func (c *cast) handedPeople(places []int64) *handed {
	at := func(i int) *who { return c.persons[places[i]] }
	return &handed{rows: len(places), columns: []column{
		numbered("no", func(i int) int64 { return places[i] }),
		numbered("unit_id", func(i int) int64 { return at(i).unit }),
		{name: "key", words: func(i int, room []byte) ([]byte, bool) { return at(i).writeKey(room), true }},
		worded("name", func(i int) string { return at(i).name }),
		worded("staff_no", func(i int) string { return at(i).staffNo }),
		worded("grp", func(i int) string { return at(i).group }),
		worded("id_hash", func(i int) string { return at(i).idHash }),
	}}
}

func (c *cast) handedNamings() *handed {
	return &handed{rows: len(c.named), columns: []column{
		numbered("no", func(i int) int64 { return int64(i) }),
		numbered("unit_id", func(i int) int64 { return c.named[i].unit }),
		worded("key", func(i int) string { return c.named[i].key }),
		worded("title", func(i int) string { return c.named[i].title }),
		worded("folded", func(i int) string { return c.named[i].folded }),
		worded("day", func(i int) string { return c.named[i].iso }),
	}}
}
