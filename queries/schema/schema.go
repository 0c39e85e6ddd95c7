// Package schema holds the database's migrations: numbered .sql files, applied in
// order, one transaction each, never edited after a release.
package schema

import "embed"

// Files holds the migrations, sorted by name.
//
//go:embed *.sql
var Files embed.FS
