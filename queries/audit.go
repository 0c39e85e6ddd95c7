package queries

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"nianlun/queries/terms"
)

// Action is what somebody did.
type Action string

// The actions the audit log knows.
const (
	SignedIn       Action = "sign_in"
	SignInFailed   Action = "sign_in_failed"
	SignedOut      Action = "sign_out"
	Uploaded       Action = "upload"
	UndidBatch     Action = "undo"
	SaidRevision   Action = "revision"
	Downloaded     Action = "download"
	CancelledJob   Action = "cancel"
	ConfirmedJob   Action = "confirm"
	ChangedPlan    Action = "plan"
	WordedDraft    Action = "draft"
	KeptEdition    Action = "edition"
	ChangedAccount Action = "account"
	ChangedSecret  Action = "password"
)

// Deed is one row of the audit log. Object and Detail name what it was done to, never
// what a cell held.
type Deed struct {
	At     time.Time
	Viewer string // account name
	Action Action
	Object string
	Detail string
}

// Note adds a row to the audit log under the viewer's name.
func (db *DB) Note(ctx context.Context, v terms.Viewer, d Deed) error {
	err := db.settle(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, sqlAuditAdd, sql.Named("at", d.At.UTC()), sql.Named("viewer", v.Name),
			sql.Named("action", string(d.Action)), sql.Named("object", d.Object), sql.Named("detail", d.Detail))
		return err
	})
	if err != nil {
		return fmt.Errorf("noting what was done: %w", err)
	}
	return nil
}

// Notes lists the latest rows of the audit log, newest first, for whoever manages accounts.
func (db *DB) Notes(ctx context.Context, v terms.Viewer, most int) ([]Deed, error) {
	if err := manages(v); err != nil {
		return nil, fmt.Errorf("reading the audit log: %w", err)
	}
	deeds, err := collect(ctx, db.pool, sqlAuditLatest, func(rows *sql.Rows) (d Deed, err error) {
		var action string
		err = rows.Scan(&d.At, &d.Viewer, &action, &d.Object, &d.Detail)
		d.Action = Action(action)
		return d, err
	}, sql.Named("most", int64(most)))
	if err != nil {
		return nil, fmt.Errorf("reading the audit log: %w", err)
	}
	return deeds, nil
}
