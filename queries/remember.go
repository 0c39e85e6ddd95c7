package queries

import (
	"sync"
	"time"
)

// mostSessions bounds the sessions remembered; past it all are forgotten, which costs
// one look into the file each.
const mostSessions = 1024

// remembered holds what every request asks of the file, until this process next commits
// anything: no other process can, since the file is locked by this one. A commit forgets
// everything, whatever it changed, so that no change has to remember to do so.
type remembered struct {
	mu       sync.Mutex
	commits  uint64
	versions map[string]int64
	sessions map[string]session
}

// session is the account of a running session and the time it runs to.
type session struct {
	account Account
	expires time.Time
}

// forget follows every commit, before whoever asked for it hears that it is done.
func (r *remembered) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.commits++
	clear(r.versions)
	clear(r.sessions)
}

// version returns a remembered version; commits goes back to keepVersion with the answer
// of the file.
func (r *remembered) version(name string) (n int64, commits uint64, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, ok = r.versions[name]
	return n, r.commits, ok
}

// keepVersion remembers what the file said, unless something was committed since it was
// asked: it may have said what stood before.
func (r *remembered) keepVersion(name string, n int64, commits uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if commits != r.commits {
		return
	}
	if r.versions == nil {
		r.versions = map[string]int64{}
	}
	r.versions[name] = n
}

// session returns a remembered session; commits as in version.
func (r *remembered) session(token string) (s session, commits uint64, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, ok = r.sessions[token]
	return s, r.commits, ok
}

// keepSession is keepVersion for a session. Sessions that do not run are not remembered:
// anybody can make them up.
func (r *remembered) keepSession(token string, s session, commits uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if commits != r.commits {
		return
	}
	if r.sessions == nil || len(r.sessions) >= mostSessions {
		r.sessions = map[string]session{}
	}
	r.sessions[token] = s
}
