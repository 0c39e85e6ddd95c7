package queries

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
)

// node is a unit as standing batches tell of it.
type node struct {
	id               int64
	key, name        string
	declared, placed string // parent keys: by a table of units; by the file it was first met in
	known            bool   // a table of units has it
	level, sector    sql.NullString
	kind, region     sql.NullString
	headcount        sql.NullInt64
	parent           *node
	children         []*node
}

// rebuildTree works out the tree of units from every standing batch and writes it
// down. What a table of units says goes before the place a unit was first met in. It
// reports whether a unit that stood before moved, went, or came under another owner.
func rebuildTree(ctx context.Context, conn *sql.Conn) (moved bool, err error) {
	before := map[int64]place{}
	_, err = collect(ctx, conn, sqlUnitPlaces, func(rows *sql.Rows) (struct{}, error) {
		var id int64
		var p place
		err := rows.Scan(&id, &p.parent, &p.owner)
		before[id] = p
		return struct{}{}, err
	})
	if err != nil {
		return false, fmt.Errorf("reading the tree: %w", err)
	}
	nodes, err := collect(ctx, conn, sqlUnitFacts, func(rows *sql.Rows) (*node, error) {
		n := &node{}
		return n, rows.Scan(&n.id, &n.key, &n.name, &n.declared, &n.placed, &n.known, &n.level, &n.sector, &n.kind, &n.region, &n.headcount)
	})
	if err != nil {
		return false, fmt.Errorf("reading units: %w", err)
	}
	grow(nodes)
	return differs(before, nodes), writeTree(ctx, conn, walk(nodes))
}

func writeTree(ctx context.Context, conn *sql.Conn, order []*node) error {
	if err := execAll(ctx, conn, sqlTreeClearNow, sqlTreeClearUnder); err != nil {
		return err
	}
	if err := appendRows(ctx, conn, "", "unit_now", func(add addRow) error { return addNow(add, order) }); err != nil {
		return err
	}
	if err := appendRows(ctx, conn, "", "unit_under", func(add addRow) error { return addUnder(add, order) }); err != nil {
		return err
	}
	return execAll(ctx, conn, sqlUnitFlags)
}

// place is where a unit stands: under which unit, and whose plans and activities its
// own are. 0: under none.
type place struct{ parent, owner int64 }

func (n *node) place() place {
	p := place{owner: n.owner().id}
	if n.parent != nil {
		p.parent = n.parent.id
	}
	return p
}

func (n *node) provisional() bool { return !n.known && n.parent != nil }

func (n *node) owner() *node {
	for n.provisional() {
		n = n.parent
	}
	return n
}

func differs(before map[int64]place, nodes []*node) bool {
	same := 0
	for _, n := range nodes {
		if p, stood := before[n.id]; stood && p == n.place() {
			same++
		}
	}
	return same != len(before)
}

// grow ties every node to its parent. Where the edges would make a ring, the edge
// nobody declared is cut first, else that of the smallest key. Nodes come by key.
func grow(nodes []*node) {
	byKey := make(map[string]*node, len(nodes))
	for _, n := range nodes {
		byKey[n.key] = n
	}
	for _, n := range nodes {
		if n.declared != "" {
			n.parent = byKey[n.declared]
		} else {
			n.parent = byKey[n.placed]
		}
	}
	for _, n := range nodes {
		if ring := ringOf(n); ring != nil {
			cut := ring[0]
			for _, m := range ring {
				if loose, best := m.declared == "", cut.declared == ""; loose && !best || loose == best && m.key < cut.key {
					cut = m
				}
			}
			cut.parent = nil
		}
	}
	for _, n := range nodes {
		if n.parent != nil {
			n.parent.children = append(n.parent.children, n)
		}
	}
}

// ringOf returns the nodes of the ring n stands on, or nil.
func ringOf(n *node) []*node {
	seen := []*node{n}
	for m := n.parent; m != nil; m = m.parent {
		if m == n {
			return seen
		}
		if slices.Contains(seen, m) {
			return nil // a ring above n, found from its own nodes
		}
		seen = append(seen, m)
	}
	return nil
}

// walk lists the nodes in tree order: a unit, then what is below it, sisters by key.
func walk(nodes []*node) []*node {
	order := make([]*node, 0, len(nodes))
	var visit func(n *node)
	visit = func(n *node) {
		order = append(order, n)
		slices.SortFunc(n.children, func(a, b *node) int { return strings.Compare(a.key, b.key) })
		for _, c := range n.children {
			visit(c)
		}
	}
	for _, n := range nodes {
		if n.parent == nil {
			visit(n)
		}
	}
	return order
}

func addNow(add addRow, order []*node) error {
	for i, n := range order {
		var parentID, parentKey driver.Value
		if n.parent != nil {
			parentID, parentKey = n.parent.id, n.parent.key
		}
		headcount := driver.Value(nil)
		if n.headcount.Valid {
			headcount = int32(n.headcount.Int64)
		}
		err := add(n.id, n.key, n.name, parentID, parentKey, orNull(n.level.String), orNull(n.sector.String), orNull(n.kind.String),
			orNull(n.region.String), headcount, n.provisional(), int32(i), nil, nil, n.owner().id, n.owner().key)
		if err != nil {
			return err
		}
	}
	return nil
}

func addUnder(add addRow, order []*node) error {
	for _, n := range order {
		depth := int32(0)
		for m := n; m != nil; m = m.parent {
			if err := add(n.id, n.key, m.id, m.key, depth, nil, nil); err != nil {
				return err
			}
			depth++
		}
	}
	return nil
}
