package queries

import "errors"

// What can go wrong in a way the caller answers differently. The Chinese text for
// each stands in the message table of server and server/web.
var (
	ErrLocked      = errors.New("the database is open in another process")
	ErrNewer       = errors.New("the database was written by a newer version of the program")
	ErrNoDatabase  = errors.New("there is no database at this path")
	ErrNotDatabase = errors.New("the file is not a database of this program")
	ErrKey         = errors.New("the key does not belong to this database")
	ErrNoKey       = errors.New("the key of this database is missing")
	ErrNotFound    = errors.New("not found")
	ErrForbidden   = errors.New("the viewer may not do this here")
	ErrUndone      = errors.New("the batch is undone already")
	ErrRevised     = errors.New("another batch revises the batch")
	ErrNoRevision  = errors.New("the batch cannot be a revision of the other")
	ErrInput       = errors.New("the request is not complete")
	ErrStale       = errors.New("somebody changed it meanwhile")
)
