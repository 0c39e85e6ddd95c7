package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"nianlun/queries/terms"
)

// An edited file sent again is a revision of the earlier batch: while it stands, the
// earlier one counts as if it were undone, and so does every batch the earlier one
// revised. So do earlier copies still, as a ledger that grows by the month leaves them:
// batches that hold a row that is gone, and nothing but what the two say. All of them
// come back when the revision is undone.

// mostGone bounds the list of rows gone; all of them are counted.
const mostGone = 200

// Revise says that a batch is an edited copy of an earlier one, which no longer counts.
// ErrNotFound; ErrUndone and ErrRevised when either does not count any more;
// ErrNoRevision when the other is not the earlier, or has tables the batch has not;
// ErrForbidden when the viewer does not govern every unit of both.
func (db *DB) Revise(ctx context.Context, v terms.Viewer, batch, earlier int64) error {
	return db.say(ctx, fmt.Sprintf("revising batch %d by %d", earlier, batch), func(conn *sql.Conn) error {
		if err := mayRevise(ctx, conn, v, batch, earlier); err != nil {
			return err
		}
		if err := compare(ctx, conn, batch, earlier); err != nil {
			return err
		}
		touched, err := revise(ctx, conn, v, batch, earlier)
		if err != nil {
			return err
		}
		return refresh(ctx, conn, touched)
	})
}

// Apart says that a batch is no revision of an earlier one: it is not offered as one
// again. Errors as those of Revise.
func (db *DB) Apart(ctx context.Context, v terms.Viewer, batch, earlier int64) error {
	return db.say(ctx, fmt.Sprintf("keeping batch %d apart from %d", batch, earlier), func(conn *sql.Conn) error {
		if err := mayRevise(ctx, conn, v, batch, earlier); err != nil {
			return err
		}
		if err := apart(ctx, conn, batch, earlier); err != nil {
			return err
		}
		_, err := raise(ctx, conn, "data_version") // what pages say of the batch is another
		return err
	})
}

// Unrevisable reports whether an error is that a batch cannot revise what it was said to.
func Unrevisable(err error) bool {
	return errors.Is(err, ErrNotFound) || errors.Is(err, ErrUndone) || errors.Is(err, ErrRevised) || errors.Is(err, ErrNoRevision)
}

func (db *DB) say(ctx context.Context, what string, do func(conn *sql.Conn) error) error {
	release, err := take(ctx, db.importing)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer release()
	if err := db.write(ctx, func(conn *sql.Conn) (bool, error) { return true, do(conn) }); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// Offer finds the earlier batch a standing one is most likely an edited copy of, when
// rows of that one are gone. nil: none, or none the viewer governs all of.
func (db *DB) Offer(ctx context.Context, v terms.Viewer, batch int64) (*terms.Edition, error) {
	var offer *terms.Edition
	err := db.write(ctx, func(conn *sql.Conn) (bool, error) {
		_, undone, err := standing(ctx, conn, batch)
		if err != nil || undone {
			return false, err
		}
		if err := governsBatch(ctx, conn, v, batch); err != nil {
			return false, err
		}
		offer, err = offered(ctx, conn, v, batch, batch)
		return false, err
	})
	switch {
	case errors.Is(err, ErrForbidden):
		return nil, nil //nolint:nilnil // nothing the viewer could say
	case err != nil:
		return nil, fmt.Errorf("looking for what batch %d revises: %w", batch, err)
	}
	return offer, nil
}

// mayRevise checks that a person may say how two batches stand to each other.
func mayRevise(ctx context.Context, conn *sql.Conn, v terms.Viewer, batch, earlier int64) error {
	for _, id := range []int64{batch, earlier} {
		back, undone, err := standing(ctx, conn, id)
		if err == nil {
			err = governsBatch(ctx, conn, v, id) // before its state is told
		}
		switch {
		case err != nil:
			return err
		case back:
			return ErrUndone
		case undone:
			return ErrRevised
		}
	}
	var lacking, tables int
	err := conn.QueryRowContext(ctx, sqlRevisionFits, sql.Named("batch", batch), sql.Named("earlier", earlier)).Scan(&lacking, &tables)
	if err != nil {
		return fmt.Errorf("comparing tables: %w", err)
	}
	if earlier >= batch || lacking > 0 || tables == 0 {
		return ErrNoRevision
	}
	return nil
}

// revise writes down what compare found and lets facts follow.
func revise(ctx context.Context, conn *sql.Conn, v terms.Viewer, batch, earlier int64) (reach, error) {
	if _, err := conn.ExecContext(ctx, sqlRevisionAdd, sql.Named("batch", batch), sql.Named("earlier", earlier)); err != nil {
		return reach{}, fmt.Errorf("noting the revision: %w", err)
	}
	touched, err := follow(ctx, conn)
	if err != nil {
		return reach{}, err
	}
	return touched, governs(ctx, conn, v, touched.units)
}

func apart(ctx context.Context, conn *sql.Conn, batch, earlier int64) error {
	if _, err := conn.ExecContext(ctx, sqlApartAdd, sql.Named("batch", batch), sql.Named("earlier", earlier)); err != nil {
		return fmt.Errorf("noting what is no revision: %w", err)
	}
	return nil
}

// offered finds the revision to offer for a batch among those before another, or nil.
func offered(ctx context.Context, conn *sql.Conn, v terms.Viewer, batch, before int64) (*terms.Edition, error) {
	of := sql.Named("batch", batch)
	ids, err := candidates(ctx, conn, v, of, sql.Named("before", before))
	if err == nil && len(ids) > 0 {
		ids, err = likely(ctx, conn, batch, ids)
	}
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	if err := claims(ctx, conn, append(ids, batch)); err != nil {
		return nil, err
	}
	var earlier int64
	err = conn.QueryRowContext(ctx, sqlRevisionBest, of).Scan(&earlier)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil //nolint:nilnil // nothing to offer
	case err != nil:
		return nil, fmt.Errorf("choosing among earlier copies: %w", err)
	}
	if err := compare(ctx, conn, batch, earlier); err != nil {
		return nil, err
	}
	found, err := foundRevision(ctx, conn, v, batch, earlier)
	if err != nil || found.Gone == 0 {
		return nil, err
	}
	return &found, nil
}

// likely leaves out those of the batches another cannot be an edited copy of by how many
// sign-ins they bring of which units: to list the keys of millions takes far longer.
func likely(ctx context.Context, conn *sql.Conn, batch int64, ids []int64) ([]int64, error) {
	compared := map[int64]bool{batch: true}
	for _, id := range ids {
		compared[id] = true
	}
	err := execAll(ctx, conn, sqlRival)
	if err == nil {
		err = appendIDs(ctx, conn, "rival", compared)
	}
	var unlike []int64
	if err == nil {
		unlike, err = collect(ctx, conn, sqlRevisionUnlike, scanOne[int64], sql.Named("batch", batch))
	}
	if err != nil {
		return nil, fmt.Errorf("looking for earlier copies: %w", err)
	}
	return slices.DeleteFunc(ids, func(id int64) bool { return slices.Contains(unlike, id) }), nil
}

// candidates are the batches an edited copy of which another may be, as far as the viewer
// governs all of them.
func candidates(ctx context.Context, conn *sql.Conn, v terms.Viewer, args ...any) ([]int64, error) {
	ids, err := collect(ctx, conn, sqlRevisionCandidates, scanOne[int64], args...)
	if err != nil {
		return nil, fmt.Errorf("looking for earlier copies: %w", err)
	}
	mine := []int64{}
	for _, id := range ids {
		err := governsBatch(ctx, conn, v, id)
		switch {
		case err == nil:
			mine = append(mine, id)
		case !errors.Is(err, ErrForbidden):
			return nil, err
		}
	}
	return mine, nil
}
