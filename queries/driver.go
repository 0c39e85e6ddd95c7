package queries

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

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
