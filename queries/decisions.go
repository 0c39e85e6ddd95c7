package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// DecisionKind says what a person decided.
type DecisionKind string

// The kinds of decision. Subject and Object are stable keys.
const (
	Confirm  DecisionKind = "confirm"  // Subject: item key; Object: unit key + "/" + activity key
	Reject   DecisionKind = "reject"   // the same
	Withdraw DecisionKind = "withdraw" // takes back a confirm or reject
	Adjust   DecisionKind = "adjust"   // Subject: item key; Value: ItemPatch; the unit changed what it promised, Reason says why
	Alias    DecisionKind = "alias"    // Subject: unit key; Object: another name of it
	Columns  DecisionKind = "columns"  // Subject: a shape of tables; Value: what they are to be read as
)

// Decision is one word of a person, laid over what the machine thinks. Decisions are
// only ever added; the newest on the same keys counts.
type Decision struct {
	Kind    DecisionKind
	Unit    string // unit key
	Subject string
	Object  string
	Value   string
	Reason  string
	At      time.Time
}

// Decide adds a decision. ErrForbidden when the viewer does not govern the unit,
// ErrNotFound for an unknown unit, ErrInput for a decision about nothing.
func (db *DB) Decide(ctx context.Context, v terms.Viewer, d Decision) error {
	if d.Subject == "" || d.Kind == "" || d.Object == "" && d.Kind != Adjust {
		return fmt.Errorf("deciding %s: %w", d.Kind, ErrInput)
	}
	if d.Kind == Alias {
		d.Object = unitKey(d.Object)
	}
	release, err := take(ctx, db.deciding)
	if err != nil {
		return fmt.Errorf("deciding %s: %w", d.Kind, err)
	}
	defer release()
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) { return true, decide(ctx, conn, v, d) })
	if err != nil {
		return fmt.Errorf("deciding %s: %w", d.Kind, err)
	}
	return nil
}

func decide(ctx context.Context, conn *sql.Conn, v terms.Viewer, d Decision) error {
	if _, err := governed(ctx, conn, v, d.Unit); err != nil {
		return err
	}
	_, err := conn.ExecContext(ctx, sqlDecisionAdd, sql.Named("at", d.At.UTC()), sql.Named("viewer", v.Name), sql.Named("unit", d.Unit),
		sql.Named("kind", string(d.Kind)), sql.Named("subject", d.Subject), sql.Named("object", d.Object),
		sql.Named("value", d.Value), sql.Named("reason", d.Reason))
	if err != nil {
		return err
	}
	_, err = raise(ctx, conn, "decision_version")
	return err
}

// governed finds the unit of a key, for whoever governs it.
func governed(ctx context.Context, conn *sql.Conn, v terms.Viewer, key string) (int64, error) {
	var unit int64
	err := conn.QueryRowContext(ctx, sqlUnitID, sql.Named("key", key)).Scan(&unit)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("looking for %s: %w", key, err)
	}
	return unit, governs(ctx, conn, v, map[int64]bool{unit: true})
}
