package queries

import (
	"context"
	"database/sql"
	"fmt"

	"nianlun/queries/terms"
)

// Unreached lists members nothing reached by name and events nobody visited, people
// masked unless the viewer may see names. A member is unreached only where sign-ins
// and visits both cover the period up to the scope's date, else the state is unknown;
// an event not visited needs the visits of its month only. Above the unit no event
// is listed: those that may be, taken from all, tell of those that may not.
func (db *DB) Unreached(ctx context.Context, v terms.Viewer, sc terms.Scope) ([]terms.UnreachedRow, error) {
	if _, err := unitSeen(ctx, db.pool, v, sc.Unit); err != nil {
		return nil, err
	}
	if sc.AsOf < sc.Period.From {
		return []terms.UnreachedRow{}, nil
	}
	rows, err := collect(ctx, db.pool, sqlQuestionUnreached, scanUnreached, scopeArgs(v, sc)...)
	if err != nil {
		return nil, fmt.Errorf("listing the unreached of %s: %w", sc.Unit, err)
	}
	seen := []terms.UnreachedRow{}
	for _, r := range rows {
		if r.Signal == "event_not_visited" && aboveUnit(v) { // the rest of them is in the totals
			continue
		}
		if !v.Names {
			r.Name, r.StaffNo = personShown(v, r.Name, r.Class), ""
		}
		seen = append(seen, r)
	}
	return seen, nil
}

func scanUnreached(rows *sql.Rows) (terms.UnreachedRow, error) {
	var (
		r             terms.UnreachedRow
		day           sql.NullTime
		signs, visits bool
		which         string
	)
	err := rows.Scan(&r.Unit, &r.Group, &r.StaffNo, &r.Name, &r.Signal, &r.Class, &day, &signs, &visits, &which)
	r.Date = dateOf(day)
	r.Searched, r.Lacking = []string{}, []string{}
	note := func(k terms.Kind, lacks bool) {
		if lacks {
			r.Lacking = append(r.Lacking, kindNames[k])
		} else {
			r.Searched = append(r.Searched, kindNames[k])
		}
	}
	if r.Signal != "event_not_visited" {
		note(terms.Participation, signs)
	}
	note(terms.Visits, visits)
	r.State = "unreached"
	if len(r.Lacking) > 0 || which != "" {
		r.State = "unknown"
	}
	r.Why = msgUnreached(r, which)
	return r, err
}
