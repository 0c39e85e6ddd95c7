package queries

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// unitSeen returns a unit the viewer may ask about. ErrNotFound when nobody knows the
// key, ErrForbidden when the unit stands outside the viewer's subtrees: a figure over
// a part of a unit must not carry the name of the whole.
func unitSeen(ctx context.Context, q querier, v terms.Viewer, key string) (terms.Unit, error) {
	var (
		u       terms.Unit
		id      int64
		visible bool
	)
	err := q.QueryRowContext(ctx, sqlQuestionUnit, seenArgs(v, sql.Named("unit", key))...).
		Scan(&id, &u.Key, &u.Name, &u.Parent, &u.Level, &u.Sector, &u.Type, &u.Provisional, &visible)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return terms.Unit{}, fmt.Errorf("unit %q: %w", key, ErrNotFound)
	case err != nil:
		return terms.Unit{}, fmt.Errorf("reading unit %q: %w", key, err)
	case !visible:
		return terms.Unit{}, fmt.Errorf("unit %q: %w", key, ErrForbidden)
	}
	return u, nil
}

// sensitive reports whether a class of visits or events never leaves a unit with a name.
func sensitive(class string) bool { return slices.Contains(terms.SensitiveClasses(), class) }

// mask keeps the family name: 张**. A compound family name keeps both characters.
func mask(name string) string {
	runes := []rune(name)
	keep := 1
	if len(runes) > 2 && slices.Contains(compoundNames, string(runes[:2])) {
		keep = 2
	}
	if len(runes) <= keep {
		return "*"
	}
	return string(runes[:keep]) + strings.Repeat("*", len(runes)-keep)
}

var compoundNames = []string{"欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "东方", "令狐", "长孙", "宇文", "端木"}

// personShown is how a viewer reads a person's name beside a row of a class. Names with
// illness, hardship, bereavement or family trouble never leave the unit.
func personShown(v terms.Viewer, name, class string) string {
	switch {
	case name == "":
		return ""
	case sensitive(class) && aboveUnit(v):
		return ""
	case v.Names:
		return name
	}
	return mask(name)
}

// aboveUnit reports whether the viewer looks at units from above and so must not learn
// small counts of people by a sensitive kind.
func aboveUnit(v terms.Viewer) bool { return v.Role != terms.Owner && v.Role != terms.Officer }

// fewest is the smallest count of people by a sensitive kind shown above the unit; 0 is
// shown, for it names nobody.
const fewest = 5

// quarters reports whether a period is made of whole quarters, the only grid on which
// counts by a sensitive kind are published above the unit.
func quarters(p terms.Period) bool {
	start := func(d terms.Date) bool { return d.Day() == 1 && d.Month()%3 == 1 }
	return start(p.From) && start(p.To)
}
