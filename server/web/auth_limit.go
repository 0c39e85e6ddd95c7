package web

import (
	"net/netip"
	"strings"
	"sync"
	"time"
)

const (
	triesPerName    = 8   // wrong passwords for one name from one address
	triesPerAddress = 100 // wrong passwords from one address; many may share one
	triesFor        = 15 * time.Minute
	mostTries       = 20_000 // entries held
)

// limiter slows the guessing of passwords. A try is counted before it is made and given
// back when it was right, so that many at once count as well.
type limiter struct {
	mu    sync.Mutex
	tries map[string]tries
}

type tries struct {
	count int
	until time.Time
}

// take counts a try of a name from an address; false when there were too many.
func (l *limiter) take(address, name string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.tries) > mostTries {
		l.prune(now)
	}
	network := networkOf(address)
	byName, byAddress := l.at(nameKey(network, name), now), l.at(network, now)
	if byName.count >= triesPerName || byAddress.count >= triesPerAddress {
		return false
	}
	byName.count++
	byAddress.count++
	l.tries[nameKey(network, name)], l.tries[network] = byName, byAddress
	return true
}

// right gives back the tries of a name whose password was right.
func (l *limiter) right(address, name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	network := networkOf(address)
	delete(l.tries, nameKey(network, name))
	if t, ok := l.tries[network]; ok && t.count > 0 {
		t.count--
		l.tries[network] = t
	}
}

func (l *limiter) at(key string, now time.Time) tries {
	if l.tries == nil {
		l.tries = map[string]tries{}
	}
	if t := l.tries[key]; now.Before(t.until) {
		return t
	}
	return tries{until: now.Add(triesFor)}
}

// prune forgets what is over; when that is not enough, everything.
func (l *limiter) prune(now time.Time) {
	for key, t := range l.tries {
		if !now.Before(t.until) {
			delete(l.tries, key)
		}
	}
	if len(l.tries) > mostTries {
		l.tries = map[string]tries{}
	}
}

func nameKey(network, name string) string { return network + "\x00" + strings.ToLower(name) }

// networkOf is an IPv4 address, or the /64 an IPv6 address stands in: one household has
// more of those than anyone can count.
func networkOf(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if ip = ip.Unmap().WithZone(""); ip.Is4() {
		return ip.String()
	}
	prefix, err := ip.Prefix(64)
	if err != nil {
		return ip.String()
	}
	return prefix.String()
}
