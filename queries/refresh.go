package queries

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
)

// refresh works out anew all that follows from facts, for the units a batch touched:
// the tree, which sign-in belongs to which activity, who is who, rollups. Import and
// undo both end here, so the order of files and what was undone leave no trace.
func refresh(ctx context.Context, conn *sql.Conn, of reach) error {
	moved, err := rebuildTree(ctx, conn)
	if err != nil {
		return fmt.Errorf("rebuilding the tree of units: %w", err)
	}
	if err := execAll(ctx, conn, sqlTouched, sqlPlanned, sqlRolls); err != nil {
		return err
	}
	for table, ids := range map[string]map[int64]bool{"touched": of.units, "planned": of.planned, "rolls": of.rolls} {
		if err := appendIDs(ctx, conn, table, ids); err != nil {
			return err
		}
	}
	widen := []string{sqlTouchedUp}
	if moved {
		widen = []string{sqlTouchedAll, sqlPlannedAll}
	}
	if err := execAll(ctx, conn, widen...); err != nil {
		return err
	}
	people := sqlPeopled
	switch {
	case of.gathered == 0:
		err = execAll(ctx, conn, sqlSignInDaysNone)
	case !moved:
		people = sqlPeopledBy
	}
	if err != nil {
		return err
	}
	err = execAll(ctx, conn, people,
		sqlResolveMentionMatch, sqlResolveActivitiesAdd, sqlResolveMentions, sqlResolveParticipation, sqlResolveActivityFlags)
	if err != nil {
		return err
	}
	if err := resolvePeople(ctx, conn); err != nil {
		return err
	}
	if err := rollUp(ctx, conn, of.gathered, moved); err != nil {
		return err
	}
	version, err := raise(ctx, conn, "data_version")
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, sqlStateTouch, sql.Named("version", version)); err != nil {
		return fmt.Errorf("marking links to be made anew: %w", err)
	}
	return nil
}

// rollUp works out anew what stands rolled up of touched units; moved: of all, since the tree
// has changed.
func rollUp(ctx context.Context, conn *sql.Conn, gathered int64, moved bool) error {
	twice := []string{sqlSignedTwiceClear, sqlSignedTwice}
	if gathered != 0 && !moved {
		var any bool
		if err := conn.QueryRowContext(ctx, sqlSignedTwiceAny).Scan(&any); err != nil {
			return fmt.Errorf("asking whether anybody signed in under two names: %w", err)
		}
		if !any {
			twice = nil // and the first sign-ins of units find none from before
		}
	}
	if err := execAll(ctx, conn, append(twice, sqlRollupClearMonth, sqlRollupUnitMonth, sqlRollupClearMember)...); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, sqlRollupMemberYear, sql.Named("gathered", gathered)); err != nil {
		return fmt.Errorf("rolling up the days of people: %w", err)
	}
	return execAll(ctx, conn, sqlRollupClearYear, sqlRollupUnitYear, sqlStateAdd)
}

// raise counts one of the file's versions up and returns it.
func raise(ctx context.Context, q querier, name string) (int64, error) {
	var text string
	if err := q.QueryRowContext(ctx, sqlVersionUp, sql.Named("name", name)).Scan(&text); err != nil {
		return 0, fmt.Errorf("raising the %s: %w", name, err)
	}
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("reading the %s: %w", name, err)
	}
	return version, nil
}

func appendIDs(ctx context.Context, conn *sql.Conn, table string, ids map[int64]bool) error {
	return appendRows(ctx, conn, "temp", table, func(add addRow) error {
		for id := range ids {
			if err := add(id); err != nil {
				return err
			}
		}
		return nil
	})
}
