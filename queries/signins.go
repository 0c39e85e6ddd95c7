package queries

import (
	"cmp"
	"context"
	"slices"

	"nianlun/queries/terms"
)

// signIns are the sign-ins of one table on their way in, in columns of one length.
type signIns struct {
	workers int                // that work at once
	homes   map[string]unitRef // units by the names rows use
	reached extent
	whos    []*who
	namings []*naming
	roles   []string
	roleNo  map[string]int32
	asWho   map[*who]int32 // places of those records brought
	asName  map[*naming]int32
	whoNo   []int32 // by place: in the cast

	row, who, naming, role, minutes []int32
	part                            []int32 // of the last rows, which came as records
	keys                            []int64
	order                           []int32 // rows by unit and day, as questions ask for them
	heaps                           []int32 // where in order those of one unit, day and activity begin, and the end
}

func (s *signIns) rows() int { return len(s.row) }

// partOf tells which of the records of its row one is; plain rows give one only.
func (s *signIns) partOf(i int) int32 {
	if plain := len(s.row) - len(s.part); i >= plain {
		return s.part[i-plain]
	}
	return 0
}

// addRecord adds a row that came as a record.
func (s *signIns) addRecord(v *vault, r terms.Record, unit unitRef, all *cast) {
	c := cells{r, v, unit.id, all}
	day := r.Get("date").Date()
	s.reached.add(unit, day, 0)
	s.row = append(s.row, int32(r.Row))
	s.part = append(s.part, int32(r.Part))
	s.who = append(s.who, placeOf(c.mentioned("name"), &s.whos, s.asWho))
	s.naming = append(s.naming, placeOf(all.naming(unit.id, r.Get("activity").Text, day), &s.namings, s.asName))
	s.role = append(s.role, placeOf(r.Get("role").Text, &s.roles, s.roleNo))
	minutes := int32(terms.NoMinutes)
	if n := r.Get("hours"); !n.Missing() && n.N >= 0 && n.N <= 1<<31-1 {
		minutes = int32(n.N)
	}
	s.minutes = append(s.minutes, minutes)
}

// signers are who the people of plain rows are, by the unit of each.
func (c *cast) signers(v *vault, people []terms.Signer, units []int64, parts int) ([]*who, error) {
	made := make([]who, len(people))
	err := atOnce(parts, func(part int) error {
		room := make([]byte, 0, 256)
		for i := len(people) * part / parts; i < len(people)*(part+1)/parts; i++ {
			p := &people[i]
			w := words{unit: units[i], b: p.Name, c: p.Group}
			w.a, w.id = v.numbers(p.StaffNo, p.IDNumber)
			made[i] = w.who(room)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(c.people) == 0 {
		c.people, c.persons = make(map[personKey]*who, len(made)), make([]*who, 0, len(made))
	}
	all := make([]*who, len(made))
	for i := range made {
		all[i] = c.add(&made[i])
	}
	return all, nil
}

// placeOf finds one of a list, and adds it where it is new.
func placeOf[T comparable](one T, list *[]T, places map[T]int32) int32 {
	at, known := places[one]
	if !known {
		at = int32(len(*list))
		*list = append(*list, one)
		places[one] = at
	}
	return at
}

// key works out the key of every row, what repeats a key, and the order of the rows.
func (s *signIns) key(ctx context.Context) error {
	s.whoNo = make([]int32, len(s.whos))
	for i, w := range s.whos {
		s.whoNo[i] = int32(w.no)
	}
	s.keys = make([]int64, s.rows())
	begins := make([]string, len(s.namings))
	for i, n := range s.namings {
		begins[i] = n.iso + "\x1f" + n.folded + "\x1f"
	}
	for _, w := range s.whos {
		if w.staffNo == "" {
			w.identity() // kept, before several ask at once
		}
	}
	parts := s.workers
	err := atOnce(parts, func(part int) error {
		var room []byte
		for i := s.rows() * part / parts; i < s.rows()*(part+1)/parts; i++ {
			if i&4095 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			room = append(room[:0], begins[s.naming[i]]...)
			room = s.whos[s.who[i]].identify(room)
			room = append(append(room, '\x1f'), s.roles[s.role[i]]...)
			s.keys[i] = keyNumber(room)
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.order = s.ordered()
	return s.tellApart()
}

// tellApart gives rows of a unit that have one key the numbers that follow it, from the
// second on: by their minutes, unknown ones last, then by their place in the file.
func (s *signIns) tellApart() error {
	parts := s.workers
	return atOnce(parts, func(part int) error {
		s.repeated(s.heap(part, parts), s.heap(part+1, parts))
		return nil
	})
}

// heap is where one of so many parts of the order begins, at the beginning of a heap.
func (s *signIns) heap(part, parts int) int {
	at, _ := slices.BinarySearch(s.heaps, int32(s.rows()*part/parts))
	return at
}

func (s *signIns) earlier(a, b int32) int {
	return cmp.Or(
		cmp.Compare(uint32(s.minutes[a]), uint32(s.minutes[b])), // unknown is -1: as an unsigned number the largest
		cmp.Compare(s.row[a], s.row[b]),
		cmp.Compare(s.partOf(int(a)), s.partOf(int(b))),
	)
}

// repeated tells the rows of some heaps apart that have the key of another row there: a
// table of rows with open places, looked up by the key's own bits.
func (s *signIns) repeated(from, to int) {
	var taken []int32 // row + 1
	for ; from < to; from++ {
		rows := s.order[s.heaps[from]:s.heaps[from+1]]
		var again map[int32][]int32
		size := 16
		for size < 2*len(rows) {
			size *= 2
		}
		taken = slices.Grow(taken[:0], size)[:size]
		clear(taken)
		for _, row := range rows {
			key := s.keys[row]
			for at := key & int64(size-1); ; at = (at + 1) & int64(size-1) {
				if taken[at] == 0 {
					taken[at] = row + 1
					break
				}
				if first := taken[at] - 1; s.keys[first] == key {
					if again == nil {
						again = map[int32][]int32{}
					}
					again[first] = append(again[first], row)
					break
				}
			}
		}
		for first, more := range again {
			group := slices.Concat([]int32{first}, more)
			slices.SortFunc(group, s.earlier)
			for n, row := range group[1:] {
				s.keys[row] += int64(n) + 1
			}
		}
	}
}

// ordered lists the rows by unit and day: a count of each naming's rows, namings in order.
// It notes where the rows of each unit, day and activity begin, and where the last end.
func (s *signIns) ordered() []int32 {
	byDay := make([]int32, len(s.namings))
	for i := range byDay {
		byDay[i] = int32(i)
	}
	slices.SortStableFunc(byDay, func(a, b int32) int {
		x, y := s.namings[a], s.namings[b]
		return cmp.Or(cmp.Compare(x.unit, y.unit), cmp.Compare(x.day, y.day), cmp.Compare(x.folded, y.folded))
	})
	next := make([]int32, len(s.namings))
	for _, n := range s.naming {
		next[n]++
	}
	at := int32(0)
	for i, n := range byDay {
		if i == 0 || !s.namings[n].alike(s.namings[byDay[i-1]]) {
			s.heaps = append(s.heaps, at)
		}
		next[n], at = at, at+next[n]
	}
	s.heaps = append(s.heaps, at)
	order := make([]int32, s.rows())
	for i, n := range s.naming {
		order[next[n]] = int32(i)
		next[n]++
	}
	return order
}

// alike reports whether rows of two namings may have one key.
func (n *naming) alike(as *naming) bool {
	return n.unit == as.unit && n.day == as.day && n.folded == as.folded
}

// handed are the rows as the statements of kind participation read them, in few columns:
// nth counts them, place is row * 2^20 + part, who person * 2^32 + naming, said role * 2^32 + minutes + 1,
// 0 where nobody wrote them down. Handing a value over costs more than taking it apart.
func (s *signIns) handed() *handed {
	return &handed{rows: s.rows(), threads: s.workers, columns: []column{
		numbered("nth", func(i int) int64 { return int64(i) }),
		numbered("place", func(i int) int64 {
			row := s.order[i]
			return int64(s.row[row])<<20 | int64(s.partOf(int(row)))
		}),
		numbered("key", func(i int) int64 { return s.keys[s.order[i]] }),
		numbered("who", func(i int) int64 {
			row := s.order[i]
			return int64(s.whoNo[s.who[row]])<<32 | int64(s.namings[s.naming[row]].no)
		}),
		numbered("said", func(i int) int64 {
			row := s.order[i]
			return int64(s.role[row])<<32 | (int64(s.minutes[row]) + 1)
		}),
	}}
}

// handedRoles are the roles by their number.
func (s *signIns) handedRoles() *handed {
	return &handed{rows: len(s.roles), columns: []column{
		numbered("no", func(i int) int64 { return int64(i) }),
		worded("role", func(i int) string { return s.roles[i] }),
	}}
}

// rowsLoaded counts the rows of the file that gave a record and were not rejected, all
// records being new.
func (s *signIns) rowsLoaded(rejected map[int]bool) int {
	plain := len(s.row) - len(s.part)
	loaded, seen := 0, map[int32]bool{}
	for i, row := range s.row {
		switch {
		case rejected[int(row)]:
		case i < plain:
			loaded++
		case !seen[row]:
			seen[row] = true
			loaded++
		}
	}
	return loaded
}
