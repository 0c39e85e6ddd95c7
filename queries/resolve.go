package queries

import (
	"context"
	"database/sql"
	"fmt"
)

// resolvePeople works out whom every mention of the units of peopled means. What people said
// of single rows comes first: such a row gets a mention of its own, so that all that asks
// for its person finds the one they named.
func resolvePeople(ctx context.Context, conn *sql.Conn) error {
	said, err := anySaid(ctx, conn)
	if err != nil {
		return err
	}
	if said {
		if err := execAll(ctx, conn, sqlSaidRows, sqlSaidPeople, sqlSaidTo); err != nil {
			return err
		}
		if err := giveMentions(ctx, conn); err != nil {
			return err
		}
	}
	var some bool
	if err := conn.QueryRowContext(ctx, sqlPeopledAny).Scan(&some); err != nil {
		return fmt.Errorf("asking where people are to be told apart: %w", err)
	}
	if !some {
		return nil
	}
	return execAll(ctx, conn, sqlResolveRoll, sqlResolveCandidates, sqlResolvePeople, sqlResolvePeopleFlags, sqlResolveChoiceClear, sqlResolveChoice)
}

// unsay gives every row the mention its file makes again, as long as a file is compared
// with what stands; resolvePeople lays what people said over them anew.
func unsay(ctx context.Context, conn *sql.Conn) error {
	said, err := anySaid(ctx, conn)
	if err != nil || !said {
		return err
	}
	if err := execAll(ctx, conn, sqlSaidBack); err != nil {
		return err
	}
	return giveMentions(ctx, conn)
}

func anySaid(ctx context.Context, conn *sql.Conn) (said bool, err error) {
	if err := conn.QueryRowContext(ctx, sqlSaidAny).Scan(&said); err != nil {
		return false, fmt.Errorf("looking for what people said: %w", err)
	}
	return said, nil
}

func giveMentions(ctx context.Context, conn *sql.Conn) error {
	return execAll(ctx, conn, sqlSaidParticipation, sqlSaidVisits, sqlSaidEvents, sqlSaidProposals)
}
