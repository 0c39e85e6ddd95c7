package queries

import "database/sql"

// Raw lets tests look at what is stored.
func (db *DB) Raw() *sql.DB { return db.file }
