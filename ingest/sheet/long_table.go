package sheet

import (
	"bytes"
	"hash/maphash"
	"slices"
)

// entry is what is known of a run of neighbouring cells, by their bytes.
type entry struct {
	key    string
	any    flags    // of all its cells
	lead   [3]flags // of the first cells that are filled
	filled int32
	at     int32 // place among what the run gives
	unit   int32 // place of the unit it names; its year, of a run that holds the day
}

// entries finds an entry by the bytes of its cells.
type entries struct {
	seed  maphash.Seed
	slots []tableSlot // a power of two of them, half empty
	known []entry
	last  int32 // the one found last, mostly the next too
}

type tableSlot struct {
	hash uint32
	at   int32 // in known, from 1; 0: empty
}

func newEntries() *entries {
	return &entries{seed: maphash.MakeSeed(), slots: make([]tableSlot, 1<<8), last: -1}
}

// find returns the entry of a key, and the hash add needs where there is none.
func (t *entries) find(key []byte) (e *entry, hash uint32) {
	if t.last >= 0 {
		if e := &t.known[t.last]; e.key == string(key) {
			return e, 0
		}
	}
	full := maphash.Bytes(t.seed, key)
	hash = uint32(full ^ full>>32)
	mask := uint32(len(t.slots) - 1)
	for i := hash & mask; t.slots[i].at != 0; i = (i + 1) & mask {
		if s := t.slots[i]; s.hash == hash && t.known[s.at-1].key == string(key) {
			t.last = s.at - 1
			return &t.known[t.last], hash
		}
	}
	return nil, hash
}

func (t *entries) add(e entry, hash uint32) *entry {
	if len(t.known)*2 >= len(t.slots) {
		t.grow()
	}
	t.known = append(roomier(t.known), e)
	t.put(tableSlot{hash, int32(len(t.known))})
	t.last = int32(len(t.known) - 1)
	return &t.known[t.last]
}

// roomier doubles the room of a list that is full: less is copied than append would.
func roomier[T any](list []T) []T {
	if len(list) == cap(list) {
		return slices.Grow(list, max(64, len(list)))
	}
	return list
}

func (t *entries) grow() {
	old := t.slots
	t.slots = make([]tableSlot, 2*len(old))
	for _, s := range old {
		if s.at != 0 {
			t.put(s)
		}
	}
}

func (t *entries) put(s tableSlot) {
	mask := uint32(len(t.slots) - 1)
	i := s.hash & mask
	for t.slots[i].at != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = s
}

// pairs numbers pairs of numbers in the order they are first asked for.
type pairs struct {
	keys  []uint64 // the pair and one; 0: empty
	at    []int32
	shift int // of a product of 64 bits down to a place
	n     int32
	last  uint64
	lastN int32
}

func newPairs() *pairs {
	return &pairs{keys: make([]uint64, 1<<8), at: make([]int32, 1<<8), shift: 64 - 8}
}

// number returns the number of a pair; fresh: it was not asked for before.
func (p *pairs) number(a, b int32) (n int32, fresh bool) {
	key := uint64(uint32(a))<<32 | uint64(uint32(b)) + 1
	if key == p.last {
		return p.lastN, false
	}
	i := p.place(key)
	if fresh = p.keys[i] == 0; fresh {
		if int(p.n)*2 >= len(p.keys) {
			p.grow()
			i = p.place(key)
		}
		p.keys[i], p.at[i] = key, p.n
		p.n++
	}
	p.last, p.lastN = key, p.at[i]
	return p.lastN, fresh
}

func (p *pairs) place(key uint64) int {
	i := int(key * 0x9e3779b97f4a7c15 >> p.shift)
	for p.keys[i] != 0 && p.keys[i] != key {
		i = (i + 1) & (len(p.keys) - 1)
	}
	return i
}

func (p *pairs) grow() {
	keys, at := p.keys, p.at
	p.keys, p.at = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	p.shift--
	for i, key := range keys {
		if key != 0 {
			j := p.place(key)
			p.keys[j], p.at[j] = key, at[i]
		}
	}
}

// roster numbers what is asked for in the order it is first asked for.
type roster[T comparable] struct {
	list  []T
	slots []tableSlot // a power of two of them, half empty
	hash  func(one *T) uint32
}

func newRoster[T comparable](hash func(one *T) uint32) *roster[T] {
	return &roster[T]{slots: make([]tableSlot, 1<<8), hash: hash}
}

func (r *roster[T]) number(one *T) int32 {
	hash := r.hash(one)
	i := r.place(hash, one)
	if at := r.slots[i].at; at != 0 {
		return at - 1
	}
	if r.list = append(roomier(r.list), *one); len(r.list)*2 > len(r.slots) {
		old := r.slots
		r.slots = make([]tableSlot, 2*len(old))
		for _, s := range old {
			if s.at != 0 {
				r.slots[r.place(s.hash, nil)] = s
			}
		}
		i = r.place(hash, nil)
	}
	r.slots[i] = tableSlot{hash, int32(len(r.list))}
	return int32(len(r.list) - 1)
}

// place is where one stands or would stand; nil: it stands nowhere.
func (r *roster[T]) place(hash uint32, one *T) int {
	mask := len(r.slots) - 1
	i := int(hash) & mask
	for r.slots[i].at != 0 && (one == nil || r.slots[i].hash != hash || r.list[r.slots[i].at-1] != *one) {
		i = (i + 1) & mask
	}
	return i
}

func hashes(seed maphash.Seed, texts ...string) uint32 {
	sum := uint64(0)
	for _, t := range texts {
		sum = (sum ^ maphash.String(seed, t)) * 0x9e3779b97f4a7c15
	}
	return uint32(sum >> 32)
}

// safe recognises bytes that mean nothing to a row beyond being there: a number, a code,
// a telephone number.
func safe[T string | []byte](b T) bool {
	if len(b) == 0 || len(b) >= 15 { // it may be the number of a person
		return false
	}
	for i := range len(b) {
		c := b[i]
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.' || c == '/' {
			continue
		}
		return false
	}
	return true
}

// joined writes fields one after the other as they would stand without quotes.
func joined(to []byte, fields [][]byte, comma byte) []byte {
	for i, f := range fields {
		if i > 0 {
			to = append(to, comma)
		}
		to = append(to, f...)
	}
	return to
}

// holdsAny reports whether a field in quotes holds what it could not hold without them.
func holdsAny(field []byte, comma byte) bool {
	return bytes.IndexByte(field, comma) >= 0 || bytes.IndexByte(field, '\n') >= 0 || bytes.IndexByte(field, '\r') >= 0 || len(field) > 0 && field[0] == '"'
}
