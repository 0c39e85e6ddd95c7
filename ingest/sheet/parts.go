package sheet

import (
	"maps"
	"runtime"
	"sync"

	"nianlun/queries/terms"
)

// partRows is how many rows are worth a goroutine.
const partRows = 8 << 10

// rows reads the rows of the table: those of a long one in parts at once, where no row
// leans on those before it.
func (r *reader) rows() {
	first, last := r.region.bottom+1, r.region.last
	parts := min(runtime.GOMAXPROCS(0), (last-first)/partRows)
	if parts < 2 || !r.inParts(first, last, parts) {
		r.readRows(first, last)
	}
}

// inParts reads rows first..last in n parts. It is false, and nothing has been read, when
// a row says 同上, is one of a group, begins a section, or belongs to a cash book.
func (r *reader) inParts(first, last, n int) bool {
	if r.rule.kind == terms.Spending || len(r.split) > 0 {
		return false
	}
	parts := make([]*reader, n)
	var all sync.WaitGroup
	for i := range parts {
		p := r.part()
		parts[i] = p
		from, to := first+i*(last-first+1)/n, first+(i+1)*(last-first+1)/n-1
		all.Go(func() {
			defer func() {
				if recover() != nil {
					p.leans = true // read again where whoever asked hears of it
				}
			}()
			p.readRows(from, to)
		})
	}
	all.Wait()
	for _, p := range parts {
		if p.leans {
			return false
		}
	}
	for _, p := range parts {
		r.join(p)
	}
	return true
}

// part is a reader of some of the rows, which shares nothing with r that reading changes.
func (r *reader) part() *reader {
	p := *r
	p.partial = true
	p.table.Columns, p.signs = maps.Clone(r.table.Columns), maps.Clone(r.signs)
	p.table.RowsRead, p.table.Skipped, p.drafts, p.totals = 0, nil, nil, nil
	p.slots = make([]slots, len(r.slots))
	for i, block := range r.slots {
		p.slots[i] = block.clone()
	}
	return &p
}

func (s slots) clone() slots {
	out, same := slots{named: map[string]*slot{}}, map[*slot]*slot{}
	for name, one := range s.named {
		again := *one
		again.known = nil
		out.named[name], same[one] = &again, &again
	}
	for _, one := range s.order {
		out.order = append(out.order, same[one])
	}
	return out
}

// join takes over what a part read.
func (r *reader) join(p *reader) {
	r.table.RowsRead += p.table.RowsRead
	r.table.Skipped = append(r.table.Skipped, p.table.Skipped...)
	r.table.Zero = r.table.Zero || p.table.Zero
	r.drafts = append(r.drafts, p.drafts...)
	r.totals = append(r.totals, p.totals...)
	for column, label := range p.table.Columns {
		if r.table.Columns[column] == "" {
			r.table.Columns[column] = label
		}
	}
}
