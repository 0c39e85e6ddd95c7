package queries

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"runtime"
	"runtime/cgo"
	"sync/atomic"

	"github.com/marcboeker/go-duckdb/v2"
)

// The driver is known to this file only: its newer home has another path.

// openPool opens the database file at an absolute path.
func openPool(path string) (*sql.DB, error) {
	connector, err := duckdb.NewConnector(path, nil)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(connector), nil
}

// appendRows fills a table of a catalog ("temp", or "" for the file) in bulk: a thousand times faster than
// prepared inserts. It takes part in the transaction open on the connection. The
// rows function calls add once for each row, with plain values in column order.
func appendRows(ctx context.Context, conn *sql.Conn, catalog, table string, rows func(add func(values ...driver.Value) error) error) error {
	return conn.Raw(func(raw any) error {
		dc, ok := raw.(driver.Conn)
		if !ok {
			return errors.New("appending rows: not a driver connection")
		}
		appender, err := duckdb.NewAppender(dc, catalog, "main", table)
		if err != nil {
			return fmt.Errorf("appending to %s: %w", table, err)
		}
		n := 0
		err = rows(func(values ...driver.Value) error {
			if n++; n%4096 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			return appender.AppendRow(values...)
		})
		if err := errors.Join(err, appender.Close()); err != nil {
			return fmt.Errorf("appending to %s: %w", table, err)
		}
		return nil
	})
}

// handed are rows held in Go that a statement reads as a table: several threads at once,
// a chunk at a time, several times faster than an appender.
type handed struct {
	columns []column
	rows    int
	threads int // that read at most; 0: as many as the engine has
}

// column is one column of handed rows. Exactly one of its readers is set; false: null.
// Readers are called by several threads at once; words may write into room and return it.
type column struct {
	name   string
	number func(row int) (n int64, ok bool)
	mask   func(row int) uint64
	words  func(row int, room []byte) (text []byte, ok bool)
}

// numbered is a column of numbers that are all there.
func numbered(name string, of func(row int) int64) column {
	return column{name: name, number: func(row int) (int64, bool) { return of(row), true }}
}

// masked is a column of bits.
func masked(name string, of func(row int) uint64) column { return column{name: name, mask: of} }

// worded is a column of words; none are null.
func worded(name string, of func(row int) string) column {
	return column{name: name, words: func(row int, room []byte) ([]byte, bool) {
		text := of(row)
		return append(room, text...), text != ""
	}}
}

// teachHanding makes a database know the table function handed(ticket). The driver does not
// tell a chunk's filler which columns a statement reads nor in which order: statements
// begin with all of them, select * from handed($ticket), and use each one.
func teachHanding(ctx context.Context, pool *sql.DB) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // returns the connection to the pool
	ticket, err := duckdb.NewTypeInfo(duckdb.TYPE_BIGINT)
	if err != nil {
		return err
	}
	return duckdb.RegisterTableUDF(conn, "handed", duckdb.ParallelChunkTableFunction{
		Config: duckdb.TableFunctionConfig{Arguments: []duckdb.TypeInfo{ticket}},
		BindArguments: func(_ map[string]any, args ...any) (duckdb.ParallelChunkTableSource, error) {
			number, ok := args[0].(int64)
			if !ok {
				return nil, errors.New("handed: no ticket")
			}
			rows, ok := cgo.Handle(uintptr(number)).Value().(*handed)
			if !ok {
				return nil, errors.New("handed: not a ticket")
			}
			return &handing{handed: rows}, nil
		},
	})
}

// lend gives rows a ticket for the time of the work, which says handed(ticket) in its
// statements.
func (h *handed) lend(work func(ticket int64) error) error {
	ticket := cgo.NewHandle(h)
	defer ticket.Delete()
	return work(int64(ticket))
}

// handing is one reading of handed rows.
type handing struct {
	*handed
	next atomic.Int64 // the first row nobody has asked for
}

// ColumnInfos tells the columns' names and types.
func (h *handing) ColumnInfos() []duckdb.ColumnInfo {
	infos := make([]duckdb.ColumnInfo, len(h.columns))
	for i, c := range h.columns {
		kind := duckdb.TYPE_BIGINT
		switch {
		case c.words != nil:
			kind = duckdb.TYPE_VARCHAR
		case c.mask != nil:
			kind = duckdb.TYPE_UBIGINT
		}
		infos[i].Name = c.name
		infos[i].T, _ = duckdb.NewTypeInfo(kind) // a missing type is an error of the binding
	}
	return infos
}

// Cardinality tells how many rows there are.
func (h *handing) Cardinality() *duckdb.CardinalityInfo {
	return &duckdb.CardinalityInfo{Cardinality: uint(h.rows), Exact: true}
}

// Init lets as many threads read as the engine has.
func (h *handing) Init() duckdb.ParallelTableSourceInfo {
	return duckdb.ParallelTableSourceInfo{MaxThreads: cmp.Or(h.threads, runtime.NumCPU())}
}

// NewLocalState is the room a thread writes words into.
func (h *handing) NewLocalState() any { return new([]byte) }

// FillChunk hands the next rows over; none: an empty chunk.
func (h *handing) FillChunk(state any, chunk duckdb.DataChunk) error {
	most := duckdb.GetDataChunkCapacity()
	from := int(h.next.Add(int64(most))) - most
	to := min(from+most, h.rows)
	for i := range h.columns {
		var err error
		for row := from; row < to && err == nil; row++ {
			err = h.columns[i].fill(chunk, i, row, row-from, state)
		}
		if err != nil {
			return err
		}
	}
	return chunk.SetSize(max(0, to-from))
}

func (c *column) fill(chunk duckdb.DataChunk, at, row, place int, state any) error {
	if c.number != nil {
		if n, ok := c.number(row); ok {
			return duckdb.SetChunkValue(chunk, at, place, n)
		}
		return chunk.SetValue(at, place, nil)
	}
	if c.mask != nil {
		return duckdb.SetChunkValue(chunk, at, place, c.mask(row))
	}
	room, own := state.(*[]byte)
	if !own {
		return errors.New("handed: no room for words")
	}
	text, ok := c.words(row, (*room)[:0])
	if !ok {
		return chunk.SetValue(at, place, nil)
	}
	*room = text
	return duckdb.SetChunkValue(chunk, at, place, text)
}
