package sheet

import (
	"hash/maphash"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"nianlun/queries/terms"
)

// stretchReader reads stretches, one at a time.
type stretchReader interface {
	read(b *stretch)
	met() *sieve
}

func (w *textSieve) met() *sieve { return w.sieve }

// job is a stretch on its way to the goroutine that joins them.
type job struct {
	stretch *stretch
	reader  int
	done    chan struct{}
}

// joint is what is known of the rows read so far, in the order of the file.
type joint struct {
	signIns terms.SignIns
	above   int // rows above those
	rows    int
	odd     []odd // rows counted below the heading
	blanks  []int32
	years   [256]int
	orgs    int
	depts   int
	judged  int
	signed  int
	last    int // where the row read last begins, if that is plain; else 0
	lastRow int // of a part
	gaps    int
	feet    int
	lost    int

	people  *roster[terms.Signer]
	namings *roster[terms.Naming]
	roles   *roster[string]
	readers []*known
}

// known are the numbers for all of what one sieve numbered.
type known struct{ person, naming, role []int32 }

func newJoint(readers int) *joint {
	seed := maphash.MakeSeed()
	j := &joint{
		people:  newRoster(func(p *terms.Signer) uint32 { return hashes(seed, p.Unit, p.StaffNo, p.Name, p.Group) }),
		namings: newRoster(func(n *terms.Naming) uint32 { return hashes(seed, n.Unit, n.Activity) ^ uint32(n.Day)*0x9e3779b1 }),
		roles:   newRoster(func(r *string) uint32 { return hashes(seed, *r) }),
	}
	for range readers {
		j.readers = append(j.readers, &known{})
	}
	return j
}

// mostOdd is how many rows may be left to the general reader.
const mostOdd = 1 << 18

// hear learns what a sieve met first in a stretch.
func (j *joint) hear(b *stretch, k *known) {
	k.person, k.naming, k.role = heard(k.person, b.signers, j.people), heard(k.naming, b.namings, j.namings), heard(k.role, b.roles, j.roles)
}

func heard[T comparable](numbers []int32, met []T, all *roster[T]) []int32 {
	for i := range met {
		numbers = append(numbers, all.number(&met[i]))
	}
	return numbers
}

// skip notes the rows a part leaves out between two stretches; false: they overlap.
func (j *joint) skip(b *stretch) bool {
	if b.first == 0 {
		return true
	}
	if b.first <= j.lastRow {
		return false
	}
	for n := max(j.lastRow, j.above) + 1; n < b.first && j.lastRow > 0 && len(j.blanks) < mostOdd; n++ {
		j.blanks = append(j.blanks, int32(n-j.above))
	}
	j.lastRow = b.lastRow
	return len(j.blanks) < mostOdd
}

// join adds a stretch whose sieve has been heard; false: the file is to be read the
// general way.
func (j *joint) join(b *stretch, k *known) bool {
	s := &j.signIns
	if !j.skip(b) {
		return false
	}
	for i, at := range b.at {
		s.Rows = append(s.Rows, int32(j.above+j.rows)+at)
		s.Person = append(s.Person, k.person[b.person[i]])
		s.Naming = append(s.Naming, k.naming[b.naming[i]])
		s.Role = append(s.Role, k.role[b.role[i]])
	}
	s.Minutes = append(s.Minutes, b.minutes...)
	for _, o := range b.odd {
		if o.row == 1 {
			o.before = j.last
		}
		o.row += int32(j.rows)
		j.odd = append(j.odd, o)
	}
	for _, at := range b.blanks {
		j.blanks = append(j.blanks, int32(j.rows)+at)
	}
	for i, n := range b.years {
		j.years[i] += int(n)
	}
	if b.rows > 0 {
		j.last = b.last
	}
	j.rows += b.rows
	j.orgs, j.depts, j.judged, j.signed, j.lost = j.orgs+int(b.orgs), j.depts+int(b.depts), j.judged+int(b.judged), j.signed+int(b.signed), j.lost+b.lost
	j.gaps, j.feet = j.gaps+int(b.gaps), j.feet+int(b.feet)
	return len(j.odd) <= mostOdd && len(j.odd) <= 2000+len(s.Rows)/2 && j.rows < maxLongRows && j.lost < maxLost
}

// maxLongRows is more rows than a text has.
const maxLongRows = 1 << 24

// pointedTo keeps of a list what rows point to.
func pointedTo[T any](list []T, rows []int32) []T {
	number := make([]int32, len(list))
	for _, at := range rows {
		number[at] = 1
	}
	n := int32(0)
	for i := range list {
		if number[i] == 0 {
			continue
		}
		list[n], number[i] = list[i], n
		n++
	}
	if int(n) < len(list) {
		for i, at := range rows {
			rows[i] = number[at]
		}
	}
	return list[:n:n]
}

// crew reads the stretches of a file at once and joins them in order.
type crew struct {
	readers []stretchReader
	spare   stretchReader         // reads again what was begun at the wrong place
	next    func(b *stretch) bool // fills in the next stretch; false: there is none
	first   int                   // where the first begins
	free    sync.Pool
	over    atomic.Bool
}

// run reads and joins all; false: the file is to be read the general way.
func (c *crew) run(j *joint) bool {
	n := len(c.readers)
	queue, work := make(chan *job, 2*n), make(chan *job)
	var all sync.WaitGroup
	for i, r := range c.readers {
		all.Go(func() {
			for w := range work {
				w.reader = i
				c.readOne(r, w.stretch)
				close(w.done)
			}
		})
	}
	all.Go(func() {
		defer close(queue)
		defer close(work)
		for !c.over.Load() {
			w := &job{stretch: c.stretch(), done: make(chan struct{})}
			if !c.next(w.stretch) {
				return
			}
			queue <- w
			work <- w
		}
	})
	ok, at := true, c.first
	for w := range queue {
		<-w.done
		if ok {
			ok = c.joinOne(j, w, &at)
		}
		c.over.Store(!ok)
		c.free.Put(w.stretch)
	}
	all.Wait()
	return ok
}

func (c *crew) stretch() *stretch {
	b, ok := c.free.Get().(*stretch)
	if !ok {
		b = &stretch{}
	}
	b.reset(0, 0)
	return b
}

// readOne reads a stretch; what goes wrong there goes wrong again where whoever asked
// hears of it.
func (c *crew) readOne(r stretchReader, b *stretch) {
	defer func() {
		if recover() != nil {
			b.stop = true
		}
	}()
	if !c.over.Load() {
		r.read(b)
	}
	b.hand(r.met())
}

// joinOne joins a stretch that begins where the one before ended, else reads it again
// from there: a field in quotes reached over its end.
func (c *crew) joinOne(j *joint, w *job, at *int) bool {
	b, reader := w.stretch, w.reader
	j.hear(b, j.readers[reader])
	if b.start != *at {
		b.reset(*at, max(b.until, *at))
		reader = len(c.readers)
		c.readOne(c.spare, b)
		j.hear(b, j.readers[reader])
	}
	*at = b.end
	return !b.stop && j.join(b, j.readers[reader])
}

// workers is how many read at once.
func (h Hint) workers() int {
	n := runtime.GOMAXPROCS(0)
	if h.Beside {
		n /= 2
	}
	return max(1, min(n, 8))
}

// blank reports whether a row is among the blank ones.
func (j *joint) blank(row int) bool {
	_, found := slices.BinarySearch(j.blanks, int32(row))
	return found
}
