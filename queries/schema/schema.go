// Package schema holds the database's migrations: numbered .sql files, applied in
// order, one transaction each, never edited after a release; and its views, which
// are code and made anew at every start.
package schema

import "embed"

// Files holds the migrations, sorted by name.
//
//go:embed *.sql
var Files embed.FS

// Views holds views and macros, created in the order of their names.
//
//go:embed views/*.sql
var Views embed.FS
