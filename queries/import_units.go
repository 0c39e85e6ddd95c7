package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nianlun/queries/terms"
)

// unitRef is a resolved unit.
type unitRef struct {
	id  int64
	key string
}

// mention is how a batch names a unit: the name as written and the unit under which
// it stands until a table of units says better; 0: nothing above.
type mention struct {
	id, parent int64
	name       string
}

// unitBook resolves names of units for one import and remembers what was named.
type unitBook struct {
	conn     *sql.Conn
	ids      map[string]int64  // key -> id
	aliases  map[string]string // folded name -> key, decided by people
	governed map[int64]bool    // nil: all
	standing map[int64]bool    // units the viewer's question "is it known" answers yes to
	base     unitRef           // the unit of rows that name none
	named    map[mention]bool
	known    map[string]unitRef // names resolved in this import
	fresh    []unitRef
}

// openUnitBook reads what is known and settles the unit rows belong to when they
// name none: the one asked for, else the viewer's own, else the only top unit.
func openUnitBook(ctx context.Context, conn *sql.Conn, v terms.Viewer, name string) (*unitBook, error) {
	b := &unitBook{conn: conn, ids: map[string]int64{}, aliases: map[string]string{}, named: map[mention]bool{}, known: map[string]unitRef{}}
	if err := b.read(ctx, v); err != nil {
		return nil, fmt.Errorf("reading units: %w", err)
	}
	if name == "" && !v.All() && len(v.Units) > 0 {
		name = v.Units[0]
	}
	if name == "" {
		roots, err := collect(ctx, conn, sqlUnitRoots, scanOne[string])
		if err != nil {
			return nil, fmt.Errorf("reading units: %w", err)
		}
		name = unnamedUnit
		if len(roots) == 1 {
			name = roots[0]
		}
	}
	ref, err := b.resolve(ctx, name)
	if err != nil {
		return nil, err
	}
	if b.governed != nil && !b.governed[ref.id] {
		return nil, fmt.Errorf("unit %s: %w", ref.key, ErrForbidden)
	}
	b.base = ref
	b.note(ref.id, 0, name)
	return b, nil
}

func (b *unitBook) read(ctx context.Context, v terms.Viewer) error {
	refs, err := collect(ctx, b.conn, sqlUnitIDs, func(rows *sql.Rows) (r unitRef, err error) {
		return r, rows.Scan(&r.id, &r.key)
	})
	if err != nil {
		return err
	}
	for _, r := range refs {
		b.ids[r.key] = r.id
	}
	pairs, err := collect(ctx, b.conn, sqlUnitAliases, func(rows *sql.Rows) (p [2]string, err error) {
		return p, rows.Scan(&p[0], &p[1])
	})
	if err != nil {
		return err
	}
	for _, p := range pairs {
		b.aliases[unitKey(p[0])] = p[1]
	}
	if v.All() {
		return nil
	}
	b.governed, err = b.seen(ctx, v)
	if err == nil {
		b.standing, err = b.seen(ctx, terms.OwnerViewer())
	}
	return err
}

func (b *unitBook) seen(ctx context.Context, v terms.Viewer) (map[int64]bool, error) {
	ids, err := collect(ctx, b.conn, sqlUnitSeen, scanOne[int64], seenArgs(v)...)
	set := make(map[int64]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set, err
}

// resolve finds the unit of a name, or makes one.
func (b *unitBook) resolve(ctx context.Context, name string) (unitRef, error) {
	if ref, ok := b.known[name]; ok {
		return ref, nil
	}
	key := unitKey(name)
	if alias, ok := b.aliases[key]; ok {
		key = alias
	}
	id, ok := b.ids[key]
	if !ok {
		ids, err := newIDs(ctx, b.conn, 1)
		if err != nil {
			return unitRef{}, err
		}
		id = ids[0]
		b.ids[key] = id
		b.fresh = append(b.fresh, unitRef{id, key})
	}
	ref := unitRef{id, key}
	b.known[name] = ref
	return ref, nil
}

// home resolves the unit of a table or row; an empty name is the base unit, and so is
// the short name a file uses for it. A viewer may write to units under its own, and to
// units nobody has placed yet.
func (b *unitBook) home(ctx context.Context, name string) (unitRef, error) {
	if key := unitKey(name); key == "" || shortens(key, b.base.key) {
		return b.base, nil
	}
	ref, err := b.resolve(ctx, name)
	if err != nil {
		return unitRef{}, err
	}
	if b.governed != nil && b.standing[ref.id] && !b.governed[ref.id] {
		return unitRef{}, fmt.Errorf("unit %s: %w", ref.key, ErrForbidden)
	}
	if ref != b.base {
		b.note(ref.id, b.base.id, name)
	}
	return ref, nil
}

// shortens reports whether a name is a short form of a unit's: its characters stand in
// the long name in order, both end alike and bear the same number, as 市二院 does for
// 砚江市第二人民医院; 市人民医院 and 第一中学 beside 第十一中学 are other houses.
func shortens(short, long string) bool {
	s, l := []rune(short), []rune(long)
	if len(s) < 3 || len(s) >= len(l) || s[len(s)-1] != l[len(l)-1] || numerals(short) != numerals(long) {
		return false
	}
	at := 0
	for _, r := range l {
		if at < len(s) && r == s[at] {
			at++
		}
	}
	return at == len(s)
}

// numerals keeps the characters of a name that tell one house of a row from the next.
func numerals(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("一二三四五六七八九十百零〇0123456789东西南北", r) {
			return r
		}
		return -1
	}, name)
}

// above resolves the unit a table of units names as a parent. What stands above a
// viewer's units is not the viewer's to say and is passed over.
func (b *unitBook) above(ctx context.Context, name string) (unitRef, error) {
	if unitKey(name) == "" {
		return unitRef{}, nil
	}
	ref, err := b.resolve(ctx, name)
	if err != nil {
		return unitRef{}, err
	}
	if b.governed != nil && !b.governed[ref.id] {
		return unitRef{}, nil
	}
	if ref != b.base {
		b.note(ref.id, b.base.id, name) // dropped again if it turns out to stand above the base
	}
	return ref, nil
}

func (b *unitBook) note(id, parent int64, name string) {
	b.named[mention{id, parent, strings.TrimSpace(name)}] = true
}

// save writes down every mention of the batch.
func (b *unitBook) save(ctx context.Context, conn *sql.Conn, batch int64) error {
	err := appendRows(ctx, conn, "", "unit", func(add addRow) error {
		for _, u := range b.fresh {
			if err := add(u.id, u.key, true, false); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	all := make([]mention, 0, len(b.named))
	for m := range b.named {
		all = append(all, m)
	}
	slices.SortFunc(all, func(x, y mention) int {
		if x.id != y.id {
			return int(x.id - y.id)
		}
		return strings.Compare(x.name, y.name)
	})
	err = appendRows(ctx, conn, "", "unit_name", func(add addRow) error {
		for _, m := range all {
			if err := add(m.id, m.name, fold(m.name), false, nil, nil, batch); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return appendRows(ctx, conn, "", "unit_parent", func(add addRow) error {
		for _, m := range all {
			if err := add(m.id, idOrNull(m.parent), nil, nil, batch); err != nil {
				return err
			}
		}
		return nil
	})
}
