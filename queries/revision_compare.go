package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// claims lists what each of the batches says, for comparing.
func claims(ctx context.Context, conn *sql.Conn, batches []int64) error {
	if err := execAll(ctx, conn, sqlClaim, sqlRival); err != nil {
		return err
	}
	return claimsOf(ctx, conn, batches)
}

func claimsOf(ctx context.Context, conn *sql.Conn, batches []int64) error {
	ids := map[int64]bool{}
	for _, id := range batches {
		ids[id] = true
	}
	if err := appendIDs(ctx, conn, "rival", ids); err != nil {
		return err
	}
	return execKinds(ctx, conn, "claims")
}

func execKinds(ctx context.Context, conn *sql.Conn, section string) error {
	for _, kind := range factKinds() {
		if err := execKind(ctx, conn, kind, section); err != nil {
			return err
		}
	}
	return nil
}

// compare works out which versions would go with the earlier of two batches, and which
// other batches are earlier copies still. It leaves its findings in temporary tables.
func compare(ctx context.Context, conn *sql.Conn, batch, earlier int64) error {
	both := []any{sql.Named("batch", batch), sql.Named("earlier", earlier)}
	if err := claims(ctx, conn, []int64{batch, earlier}); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, sqlGone, both...); err != nil {
		return fmt.Errorf("looking for what is gone: %w", err)
	}
	if err := execAll(ctx, conn, sqlHolder); err != nil {
		return err
	}
	if err := execKinds(ctx, conn, "holders"); err != nil {
		return err
	}
	copies, err := collect(ctx, conn, sqlRevisionCopies, scanOne[int64], both...)
	if err != nil {
		return fmt.Errorf("looking for earlier copies: %w", err)
	}
	if err := execAll(ctx, conn, sqlRival); err != nil {
		return err
	}
	if err := claimsOf(ctx, conn, copies); err != nil {
		return err
	}
	for _, statement := range []string{sqlSubsumed, sqlGoneHeld} {
		if _, err := conn.ExecContext(ctx, statement, both...); err != nil {
			return fmt.Errorf("looking for what is gone: %w", err)
		}
	}
	return nil
}

// foundRevision reads what compare found, as the viewer may see it.
func foundRevision(ctx context.Context, conn *sql.Conn, v terms.Viewer, batch, earlier int64) (terms.Edition, error) {
	r := terms.Edition{Batch: earlier}
	both := []any{sql.Named("batch", batch), sql.Named("earlier", earlier)}
	if err := conn.QueryRowContext(ctx, sqlRevisionCounts, both...).Scan(&r.Gone, &r.Changed, &r.New, &r.Unchanged); err != nil {
		return r, fmt.Errorf("counting rows: %w", err)
	}
	if err := conn.QueryRowContext(ctx, sqlBatchFile, sql.Named("batch", earlier)).Scan(&r.File); err != nil {
		return r, fmt.Errorf("reading the file's name: %w", err)
	}
	var err error
	r.Rows, err = collect(ctx, conn, sqlGoneRows, func(rows *sql.Rows) (terms.GoneRow, error) { return scanGone(rows, v) }, sql.Named("most", int64(mostGone)))
	if err != nil {
		return r, fmt.Errorf("listing rows gone: %w", err)
	}
	return r, nil
}

// scanGone masks what the viewer may not read. From above the unit rows that tell of
// people's affairs have a place only, and so do texts that tell of somebody's trouble.
func scanGone(rows *sql.Rows, v terms.Viewer) (terms.GoneRow, error) {
	var (
		g           terms.GoneRow
		name, class string
		day         sql.NullTime
	)
	err := rows.Scan(&g.File, &g.Sheet, &g.Table, &g.Row, &g.Kind, &name, &day, &g.Words, &class, &g.Amount)
	if aboveUnit(v) && slices.Contains([]terms.Kind{terms.Visits, terms.Events, terms.Proposals}, g.Kind) {
		g.Words, g.Amount = "", 0
		return g, err
	}
	if aboveUnit(v) && ofTrouble.MatchString(g.Words) {
		g.Words = msgPersonal
	}
	g.Date, g.Person = dateOf(day), personShown(v, name, class)
	return g, err
}
