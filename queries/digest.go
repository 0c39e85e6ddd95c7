package queries

import "sync"

// digestCache remembers the digest of one data version.
type digestCache struct {
	mu      sync.Mutex
	version int64
	digest  string
}
