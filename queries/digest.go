package queries

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"sync"

	"nianlun/queries/terms"
)

// digestCache remembers the digest of one data version.
type digestCache struct {
	mu      sync.Mutex
	version int64
	digest  string
}

// DataVersion returns the number that goes up with every change of data.
func (db *DB) DataVersion(ctx context.Context) (int64, error) {
	return db.version(ctx, "data_version")
}

// DecisionVersion returns the number that goes up with every decision.
func (db *DB) DecisionVersion(ctx context.Context) (int64, error) {
	return db.version(ctx, "decision_version")
}

// version reads a version counter, from the file only after a commit.
func (db *DB) version(ctx context.Context, name string) (int64, error) {
	n, commits, ok := db.standing.version(name)
	if ok {
		return n, nil
	}
	n, err := version(ctx, db.pool, name)
	if err == nil {
		db.standing.keepVersion(name, n, commits)
	}
	return n, err
}

func version(ctx context.Context, q querier, name string) (int64, error) {
	var n int64
	if err := q.QueryRowContext(ctx, sqlSettingVersion, sql.Named("name", name)).Scan(&n); err != nil {
		return 0, fmt.Errorf("reading the %s: %w", name, err)
	}
	return n, nil
}

// Digest returns the SHA-256 of all current facts, entities, covered spans and
// rollups, by stable keys in total order. Equal data give equal digests, whatever
// the order of files, the ids inside, or what was undone; a key of the vault does
// not matter, since sealed values are digested as they read.
func (db *DB) Digest(ctx context.Context) (string, error) {
	now, err := db.DataVersion(ctx)
	if err != nil {
		return "", err
	}
	db.digests.mu.Lock()
	defer db.digests.mu.Unlock()
	if db.digests.digest != "" && db.digests.version == now {
		return db.digests.digest, nil
	}
	digest := ""
	err = db.write(ctx, func(conn *sql.Conn) (bool, error) { // one snapshot; nothing is written
		if now, err = version(ctx, conn, "data_version"); err != nil {
			return false, err
		}
		digest, err = db.digest(ctx, conn)
		return false, err
	})
	if err != nil {
		return "", fmt.Errorf("digesting the data: %w", err)
	}
	db.digests.version, db.digests.digest = now, digest
	return digest, nil
}

func (db *DB) digest(ctx context.Context, q querier) (string, error) {
	sum := sha256.New()
	note := func(name, part string) { sum.Write([]byte(name + "\x1f" + part + "\n")) }
	for _, kind := range factKinds() {
		if kind == terms.Visits || kind == terms.Events {
			part, err := db.digestSealed(ctx, q, kind)
			if err != nil {
				return "", err
			}
			note(string(kind), part)
			continue
		}
		statement, err := kindSQL(kind, "digest")
		if err != nil {
			return "", err
		}
		var part string
		if err := q.QueryRowContext(ctx, statement).Scan(&part); err != nil {
			return "", fmt.Errorf("digest of %s: %w", kind, err)
		}
		note(string(kind), part)
	}
	for i, statement := range []string{sqlDigestUnits, sqlDigestActivities, sqlDigestPeople, sqlDigestPlans, sqlDigestCoverage, sqlDigestRollups} {
		var part string
		if err := q.QueryRowContext(ctx, statement).Scan(&part); err != nil {
			return "", fmt.Errorf("digest of entities: %w", err)
		}
		note(fmt.Sprint(i), part)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// digestSealed digests a kind with sealed columns, as they read.
func (db *DB) digestSealed(ctx context.Context, q querier, kind terms.Kind) (string, error) {
	statement, err := kindSQL(kind, "lines")
	if err != nil {
		return "", err
	}
	lines, err := collect(ctx, q, statement, func(rows *sql.Rows) (string, error) {
		var line string
		var sealed [3][]byte
		if err := rows.Scan(&line, &sealed[0], &sealed[1], &sealed[2]); err != nil {
			return "", err
		}
		parts := []string{line}
		for _, s := range sealed {
			text, err := db.vault.open(s)
			if err != nil {
				return "", err
			}
			parts = append(parts, string(text))
		}
		return strings.Join(parts, "\x1f"), nil
	})
	if err != nil {
		return "", fmt.Errorf("digest of %s: %w", kind, err)
	}
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:]), nil
}
