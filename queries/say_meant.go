package queries

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"nianlun/queries/terms"
)

// Meant is a decision on whom rows mean. Subject: the key of a mention, for all its rows
// alike, or a row's; Object: the member's key, nobodyMeant, or takenBack.
const Meant DecisionKind = "meant"

const (
	nobodyMeant = "-" // none of the members
	takenBack   = "?"
)

// mostSaid is how many rows a person says who is meant of at once.
const mostSaid = 1000

// MaySay reports whether a viewer answers for units by name, and so may say who is meant.
func MaySay(v terms.Viewer) bool { return v.Names && !aboveUnit(v) }

// Mean keeps what a person said of whom rows mean, and works out anew what hangs on it: as
// if the rows had carried that member's number. ErrForbidden for whoever does not answer for
// the unit by name, ErrNotFound for rows no file has, ErrInput for somebody not on the roll.
func (db *DB) Mean(ctx context.Context, v terms.Viewer, said []terms.Meaning, at time.Time) error {
	if !MaySay(v) {
		return fmt.Errorf("saying who is meant: %w", ErrForbidden)
	}
	if len(said) == 0 || len(said) > mostSaid {
		return fmt.Errorf("saying who is meant in %d rows: %w", len(said), ErrInput)
	}
	release, err := take(ctx, db.importing)
	if err != nil {
		return fmt.Errorf("saying who is meant: %w", err)
	}
	defer release()
	done, err := take(ctx, db.deciding)
	if err != nil {
		return fmt.Errorf("saying who is meant: %w", err)
	}
	defer done()
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) { return true, mean(ctx, conn, v, said, at) })
	if err != nil {
		return fmt.Errorf("saying who is meant: %w", err)
	}
	return nil
}

func mean(ctx context.Context, conn *sql.Conn, v terms.Viewer, said []terms.Meaning, at time.Time) error {
	touched := newReach()
	for _, m := range said {
		unit, err := governed(ctx, conn, v, m.Unit) // first: what is not there is told to nobody else
		if err != nil {
			return err
		}
		object, err := meantObject(ctx, conn, m)
		if err != nil {
			return err
		}
		if err := decide(ctx, conn, v, Decision{Kind: Meant, Unit: m.Unit, Subject: m.Subject, Object: object, At: at}); err != nil {
			return err
		}
		touched.units[unit] = true
	}
	return refresh(ctx, conn, touched)
}

// meantObject is what is written down of a word, once it is about rows and members there are.
func meantObject(ctx context.Context, conn *sql.Conn, m terms.Meaning) (string, error) {
	_, key, _ := strings.Cut(m.Subject, " ")
	var known bool
	err := conn.QueryRowContext(ctx, sqlMeantMention, sql.Named("unit", m.Unit), sql.Named("subject", m.Subject), sql.Named("key", key)).Scan(&known)
	if err != nil {
		return "", fmt.Errorf("looking for who is named: %w", err)
	}
	switch {
	case m.TakeBack:
		return takenBack, nil
	case !known:
		return "", ErrNotFound
	case m.Nobody:
		return nobodyMeant, nil
	}
	home, member, _ := strings.Cut(m.Member, "/")
	err = conn.QueryRowContext(ctx, sqlMeantMember, sql.Named("unit", m.Unit), sql.Named("home", home), sql.Named("member", member)).Scan(&known)
	if err != nil {
		return "", fmt.Errorf("looking for the member meant: %w", err)
	}
	if !known {
		return "", ErrInput
	}
	return m.Member, nil
}
