package sheet

import "math/bits"

// meaning is what a code means: how long it is, and a number, with how many bits to be
// added.
type meaning uint32

const (
	plainKind = 1 + iota // a byte, or any number
	rangeKind            // a number that has more bits
	endKind
	moreKind // the code is longer: where to look
)

func entryOf(kind, value, extra int) meaning { return meaning(value<<16 | kind<<12 | extra<<8) }

func (e meaning) bits() uint8  { return uint8(e) }
func (e meaning) extra() uint8 { return uint8(e>>8) & 15 }
func (e meaning) kind() int    { return int(e>>12) & 15 }
func (e meaning) value() int   { return int(e >> 16) }

func plainEntry(symbol int) meaning { return entryOf(plainKind, symbol, 0) }

func litEntry(symbol int) meaning {
	switch {
	case symbol < 256:
		return entryOf(plainKind, symbol, 0)
	case symbol == 256:
		return entryOf(endKind, 0, 0)
	case symbol == 285:
		return entryOf(rangeKind, longestMatch, 0)
	case symbol > 285:
		return 0
	case symbol < 265:
		return entryOf(rangeKind, symbol-254, 0)
	}
	extra := (symbol - 261) / 4
	return entryOf(rangeKind, 3+(4+(symbol-261)%4)<<extra, extra)
}

func distEntry(symbol int) meaning {
	switch {
	case symbol > 29:
		return 0
	case symbol < 4:
		return entryOf(rangeKind, symbol+1, 0)
	}
	extra := symbol/2 - 1
	return entryOf(rangeKind, 1+(2+symbol%2)<<extra, extra)
}

// codes finds what a code means by its first bits, and by the rest.
type codes struct {
	first [1 << litBits]meaning
	more  []meaning
	rest  uint // bits of a code beyond the first, at most
}

func (c *codes) find(acc uint64, first uint) meaning {
	e := c.first[acc&(1<<first-1)]
	if e.kind() == moreKind {
		e = c.more[e.value()+int(acc>>first&(1<<c.rest-1))]
	}
	return e
}

// build settles the codes from their lengths; false: there are none of such lengths.
func (c *codes) build(lengths []uint8, first uint, entry func(int) meaning) bool {
	var count, next [17]int
	longest := uint(0)
	for _, n := range lengths {
		count[n]++
		longest = max(longest, uint(n))
	}
	clear(c.first[:1<<first])
	c.more, c.rest = c.more[:0], max(longest, first)-first
	count[0] = 0
	code := 0
	for n := uint(1); n <= longest; n++ {
		code = (code + count[n-1]) << 1
		next[n] = code
	}
	if code += count[longest]; longest > 0 && code != 1<<longest && (code != 1 || longest != 1) {
		return false
	}
	for symbol, length := range lengths {
		if length == 0 {
			continue
		}
		n := uint(length)
		turned := int(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
		c.put(turned, n, first, entry(symbol))
	}
	return true
}

// put enters a code of n bits wherever it is looked for.
func (c *codes) put(code int, n, first uint, e meaning) {
	if e != 0 {
		e |= meaning(n)
	}
	if n <= first {
		for at := code; at < 1<<first; at += 1 << n {
			c.first[at] = e
		}
		return
	}
	head := &c.first[code&(1<<first-1)]
	if *head == 0 {
		*head = entryOf(moreKind, len(c.more), 0)
		c.more = append(c.more, make([]meaning, 1<<c.rest)...)
	}
	for at := code >> first; at < 1<<c.rest; at += 1 << (n - first) {
		c.more[head.value()+at] = e
	}
}
