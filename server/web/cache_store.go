package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
)

const (
	mostCached   = 64 << 20 // bytes of replies and their keys
	entryWeight  = 512      // what an entry costs beside them
	leastZipping = 0.9      // a reply that gzip leaves longer than this is kept as it is
)

// stand is the data and decision version an answer was made of. Both only go up.
type stand struct{ data, decisions int64 }

func (s stand) olderThan(other stand) bool {
	return s.data < other.data || s.decisions < other.decisions
}

// reply is one finished response.
type reply struct {
	status int
	header http.Header
	body   []byte
	zipped bool
}

// replies keeps replies of the newest stand, those asked for last, up to mostCached.
type replies struct {
	mu    sync.Mutex
	stand stand
	size  int
	all   map[string]*list.Element
	order list.List // of entry; the one asked for last in front
}

type entry struct {
	key   string
	reply *reply
}

func (e entry) weight() int { return len(e.key) + len(e.reply.body) + entryWeight }

// get returns a reply of this stand, nil when there is none.
func (r *replies) get(now stand, key string) *reply {
	r.mu.Lock()
	defer r.mu.Unlock()
	found := r.all[key]
	if found == nil || r.stand != now {
		return nil
	}
	r.order.MoveToFront(found)
	e, _ := found.Value.(entry)
	return e.reply
}

// put keeps a reply. One of a newer stand drives out all older ones.
func (r *replies) put(now stand, key string, one *reply) {
	e := entry{key, one}
	r.mu.Lock()
	defer r.mu.Unlock()
	if now.olderThan(r.stand) || e.weight() > mostCached/4 {
		return
	}
	if r.stand != now || r.all == nil {
		r.stand, r.size, r.all = now, 0, map[string]*list.Element{}
		r.order.Init()
	}
	if old := r.all[key]; old != nil {
		r.drop(old)
	}
	r.all[key] = r.order.PushFront(e)
	for r.size += e.weight(); r.size > mostCached; {
		r.drop(r.order.Back())
	}
}

func (r *replies) drop(one *list.Element) {
	e, _ := r.order.Remove(one).(entry)
	delete(r.all, e.key)
	r.size -= e.weight()
}

// recorder takes a response in.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header is the header to be.
func (r *recorder) Header() http.Header { return r.header }

// WriteHeader keeps the status.
func (r *recorder) WriteHeader(status int) { r.status = status }

// Write keeps the body.
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }

// reply is what was recorded, compressed where that pays.
func (r *recorder) reply() (*reply, error) {
	one := &reply{status: r.status, header: r.header, body: r.body.Bytes()}
	packed, err := zip(one.body)
	if err != nil {
		return nil, err
	}
	if float64(len(packed)) < leastZipping*float64(len(one.body)) {
		one.body, one.zipped = packed, true
	} else {
		one.body = slices.Clone(one.body)
	}
	return one, nil
}

// send answers a request with a reply, unpacked for whoever does not take gzip.
func (r *reply) send(c echo.Context) error {
	h, body := c.Response().Header(), r.body
	for name, values := range r.header {
		h[name] = slices.Clone(values)
	}
	h.Set(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if r.zipped && takesGzip(c.Request()) {
		h.Set(echo.HeaderContentEncoding, "gzip")
	} else if r.zipped {
		var err error
		if body, err = unzip(body); err != nil {
			return err
		}
	}
	h.Set(echo.HeaderContentLength, strconv.Itoa(len(body)))
	c.Response().WriteHeader(r.status)
	if _, err := c.Response().Write(body); err != nil {
		return fmt.Errorf("sending a page: %w", err)
	}
	return nil
}

func zip(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, err := w.Write(data)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("compressing: %w", err)
	}
	return slices.Clone(out.Bytes()), nil // without the room the buffer grew by
}

func unzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err == nil {
		data, err = io.ReadAll(r)
	}
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return data, nil
}

// takesGzip reports whether a client says it understands gzip; "gzip;q=0" says it does
// not.
func takesGzip(r *http.Request) bool {
	for _, one := range strings.Split(r.Header.Get(echo.HeaderAcceptEncoding), ",") {
		name, weight, _ := strings.Cut(one, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			_, q, given := strings.Cut(weight, "=")
			n, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
			return !given || err == nil && n > 0
		}
	}
	return false
}
