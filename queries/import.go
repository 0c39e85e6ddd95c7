package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"nianlun/queries/terms"
)

// Import takes one file in as one batch: new and changed rows become versions, rows
// that stand already are counted as unchanged, rejects and skips are kept, touched
// keys, people, activities and rollups are worked out anew. All of it or nothing:
// an error or a cancelled context leaves no trace, a dry run neither. Sign-ins in columns
// that are in are gone from the tables of the intake.
//
// Rows without a unit belong to their table's unit, else to in.Unit, else to the
// viewer's unit. A unit nobody knows becomes a provisional child of that one.
// ErrForbidden when a row belongs to a unit the viewer does not govern.
func (db *DB) Import(ctx context.Context, v terms.Viewer, in terms.Intake) (terms.Receipt, error) {
	release, err := take(ctx, db.importing)
	if err != nil {
		return terms.Receipt{}, fmt.Errorf("importing %s: %w", in.File, err)
	}
	defer release()
	l := &loader{db: db, viewer: v, in: in, reach: newReach()}
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) {
		l.conn = conn
		return !in.DryRun, l.run(ctx)
	})
	if err != nil {
		return terms.Receipt{}, fmt.Errorf("importing %s: %w", in.File, err)
	}
	return l.receipt, nil
}

// loader carries one import from its first statement to its last.
type loader struct {
	db      *DB
	conn    *sql.Conn
	viewer  terms.Viewer
	in      terms.Intake
	batch   int64
	kept    *keeping // the file; nil: it has no bytes
	units   *unitBook
	reach   reach    // what the batch brings something for
	bearing *bearing // what the rows bear on; nil: nobody asks
	stood   int64    // batches before it stood before the call: a revision of others is not offered; 0: all
	receipt terms.Receipt
	counts  counts
}

type counts struct{ read, loaded, rejected, skipped int }

func (l *loader) run(ctx context.Context) (err error) {
	if err := l.begin(ctx); err != nil {
		return err
	}
	if original := l.in.Original(); original.Size() > 0 {
		l.kept = l.db.vault.keeping(original, !l.in.DryRun)
		defer func() { err = errors.Join(err, l.kept.drop()) }()
	}
	if err := unsay(ctx, l.conn); err != nil {
		return err
	}
	if err := l.loadTables(ctx); err != nil {
		return err
	}
	if err := l.loadPlans(ctx); err != nil {
		return err
	}
	if err := l.units.save(ctx, l.conn, l.batch); err != nil {
		return err
	}
	if err := l.nameOriginal(ctx); err != nil {
		return err
	}
	if err := l.settleRevision(ctx); err != nil {
		return err
	}
	if err := refresh(ctx, l.conn, l.reach); err != nil {
		return err
	}
	_, err = l.conn.ExecContext(ctx, sqlBatchCount, sql.Named("id", l.batch), sql.Named("read", l.counts.read),
		sql.Named("loaded", l.counts.loaded), sql.Named("rejected", l.counts.rejected), sql.Named("skipped", l.counts.skipped))
	if err != nil {
		return fmt.Errorf("counting the batch: %w", err)
	}
	if l.kept != nil {
		return l.kept.last()
	}
	return nil
}

// begin opens the batch and the book of units.
func (l *loader) begin(ctx context.Context) error {
	if err := l.conn.QueryRowContext(ctx, sqlBatchNext).Scan(&l.batch); err != nil {
		return fmt.Errorf("numbering the batch: %w", err)
	}
	l.receipt.Batch, l.receipt.File = l.batch, l.in.File
	_, err := l.conn.ExecContext(ctx, sqlBatchAdd, sql.Named("id", l.batch), sql.Named("file", l.in.File),
		sql.Named("received", l.in.Received.UTC()), sql.Named("viewer", l.viewer.Name))
	if err != nil {
		return fmt.Errorf("opening the batch: %w", err)
	}
	_, err = l.conn.ExecContext(ctx, sqlAskedAdd, sql.Named("batch", l.batch), sql.Named("said", jsonText(l.in.Asked)), sql.Named("corrects", l.in.Asked.Corrects))
	if err != nil {
		return fmt.Errorf("keeping how the file is read: %w", err)
	}
	l.units, err = openUnitBook(ctx, l.conn, l.viewer, l.in.Unit)
	return err
}

// nameOriginal writes down the file's name in the vault, which was worked out meanwhile.
func (l *loader) nameOriginal(ctx context.Context) error {
	if l.kept == nil {
		return nil
	}
	name, err := l.kept.address()
	if err != nil {
		return err
	}
	var same int
	if err := l.conn.QueryRowContext(ctx, sqlBatchSame, sql.Named("original", name)).Scan(&same); err != nil {
		return fmt.Errorf("looking for the same file: %w", err)
	}
	l.receipt.Same = same > 0
	if _, err := l.conn.ExecContext(ctx, sqlBatchNamed, sql.Named("id", l.batch), sql.Named("original", name)); err != nil {
		return fmt.Errorf("naming the original: %w", err)
	}
	return nil
}

// loadTables loads units first, then members, then the rest; the receipt keeps the
// order of the file.
func (l *loader) loadTables(ctx context.Context) error {
	l.receipt.Tables = make([]terms.TableReceipt, len(l.in.Tables))
	order := make([]int, len(l.in.Tables))
	for i := range order {
		order[i] = i
	}
	kinds := terms.Kinds()
	slices.SortStableFunc(order, func(a, b int) int {
		return slices.Index(kinds, l.in.Tables[a].Kind) - slices.Index(kinds, l.in.Tables[b].Kind)
	})
	for _, i := range order {
		t := &l.in.Tables[i]
		got, err := l.loadTable(ctx, *t)
		if err != nil {
			return fmt.Errorf("sheet %s, table %d: %w", t.Sheet, t.Number, err)
		}
		l.letGo(&got, i)
		l.receipt.Tables[i] = got
		l.counts.read += t.RowsRead
		l.counts.loaded += got.Loaded
		l.counts.rejected += len(rejectedRows(got.Table.Rejected))
		l.counts.skipped += len(got.Table.Skipped)
	}
	return nil
}

// manyRows is how many rows take so much room that the engine is better served with it.
const manyRows = 2_000_000

// letGo lets go of the rows of a table that are in; of a rehearsal they may be asked for
// again.
func (l *loader) letGo(got *terms.TableReceipt, i int) {
	n := got.Table.SignIns.Len()
	if n == 0 || l.in.DryRun {
		return
	}
	got.Table.SignIns = got.Table.SignIns.Spent()
	l.in.Tables[i].SignIns = got.Table.SignIns
	if n >= manyRows {
		debug.FreeOSMemory()
	}
}

func (l *loader) loadTable(ctx context.Context, t terms.Table) (terms.TableReceipt, error) {
	unit, err := l.units.home(ctx, t.Unit)
	if err != nil {
		return terms.TableReceipt{}, err
	}
	source, err := l.addSource(ctx, t.Sheet, t.Number, t.Kind, unit.id, t.Columns)
	if err != nil {
		return terms.TableReceipt{}, err
	}
	got := terms.TableReceipt{Table: t, UnitKey: unit.key}
	switch {
	case t.Kind == terms.Participation:
		err = l.loadSignIns(ctx, &got, source, unit)
	case slices.Contains(factKinds(), t.Kind):
		err = l.loadFacts(ctx, &got, source, unit)
	case t.Kind == terms.PlanItems:
		got.Loaded = len(recordRows(t))
	}
	if err != nil {
		return got, err
	}
	if err := l.keepTaken(ctx, source, got); err != nil {
		return got, err
	}
	return got, l.keepTold(ctx, source, got.Table)
}

// addSource records where the rows that follow come from.
func (l *loader) addSource(ctx context.Context, sheet string, number int, kind terms.Kind, unit int64, columns map[string]string) (int64, error) {
	ids, err := newIDs(ctx, l.conn, 1)
	if err != nil {
		return 0, err
	}
	_, err = l.conn.ExecContext(ctx, sqlSourceAdd, sql.Named("id", ids[0]), sql.Named("batch", l.batch), sql.Named("file", l.in.File),
		sql.Named("sheet", sheet), sql.Named("number", number), sql.Named("kind", string(kind)), sql.Named("unit", unit),
		sql.Named("columns", jsonText(columns)))
	if err != nil {
		return 0, fmt.Errorf("recording the source: %w", err)
	}
	return ids[0], nil
}

func rejectedRows(rejects []terms.Reject) map[int]bool {
	rows := make(map[int]bool, len(rejects))
	for _, r := range rejects {
		rows[r.Row] = true
	}
	return rows
}

// recordRows lists the rows that gave records and were not rejected.
func recordRows(t terms.Table) map[int]bool {
	rejected := rejectedRows(t.Rejected)
	rows := make(map[int]bool, len(t.Records))
	for _, r := range t.Records {
		if !rejected[r.Row] {
			rows[r.Row] = true
		}
	}
	return rows
}
