package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/queries"
)

const (
	heartbeat = 15 * time.Second // keeps proxies and browsers from giving up
	slowest   = 30 * time.Second // for a listener to take one event
)

// stream sends server-sent events until the work is over, the listener has gone or the
// server closes: "progress" with a tick at every change, at the end "end".
func (s *Server) stream(c echo.Context, look func(context.Context) (tick, <-chan struct{}, error)) error {
	ctx := c.Request().Context()
	t, changed, err := look(ctx)
	if err != nil {
		return err
	}
	out := http.NewResponseController(c.Response())
	_ = out.SetReadDeadline(time.Time{}) // where it cannot be set there is none
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, "text/event-stream; charset=utf-8")
	h.Set("X-Accel-Buffering", "no")
	c.Response().WriteHeader(http.StatusOK)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		if err := send(c, out, t); err != nil || t.Over {
			return err
		}
		if err := s.await(ctx, c, out, beat, changed); err != nil {
			return nil //nolint:nilerr // the listener has gone, or the server closes: nobody is there to tell
		}
		if t, changed, err = look(ctx); err != nil {
			return nil //nolint:nilerr // the answer has begun: its end says enough, the page asks again
		}
	}
}

// await waits for a change and keeps the connection alive meanwhile.
func (s *Server) await(ctx context.Context, c echo.Context, out *http.ResponseController, beat *time.Ticker, changed <-chan struct{}) error {
	for {
		select {
		case <-changed:
			return nil
		case <-beat.C:
			if err := write(c, out, ": still here\n\n"); err != nil {
				return err
			}
		case <-s.jobs.closing:
			return errClosing
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func send(c echo.Context, out *http.ResponseController, t tick) error {
	data, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("writing an event: %w", err)
	}
	text := fmt.Sprintf("event: progress\ndata: %s\n\n", data)
	if t.Over {
		text += "event: end\ndata: {}\n\n"
	}
	return write(c, out, text)
}

// write sends text at once. The deadline is that of the connection, so it goes by the
// real clock.
func write(c echo.Context, out *http.ResponseController, text string) error {
	if err := out.SetWriteDeadline(time.Now().Add(slowest)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return fmt.Errorf("setting the time for an event: %w", err)
	}
	if _, err := c.Response().Write([]byte(text)); err != nil {
		return fmt.Errorf("sending an event: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("sending an event: %w", err)
	}
	return nil
}

// jobEvents streams how far a job has come.
func (s *Server) jobEvents(c echo.Context, db *queries.DB) error {
	j, _, err := findJob(c, db)
	if err != nil {
		return err
	}
	v := viewerOf(c.Request().Context())
	return s.stream(c, func(ctx context.Context) (tick, <-chan struct{}, error) {
		if t, changed := s.tickOf(j.ID); changed != nil {
			return t, changed, nil
		}
		now, _, err := db.Job(ctx, v, j.ID)
		if err != nil {
			return tick{}, nil, err
		}
		if now.State.Over() {
			return tick{Over: true}, nil, nil
		}
		return tick{Text: msgInterrupted}, nil, nil
	})
}

// tickOf is how far a job has come that waits or runs; without a channel it does neither.
func (s *Server) tickOf(id int64) (tick, <-chan struct{}) {
	w, _ := s.jobs.find(id)
	if w == nil {
		return tick{}, nil
	}
	t, changed := w.bar.look()
	w, ahead := s.jobs.find(id) // again: what happened before the look closes no channel
	switch {
	case w == nil:
		return tick{}, nil
	case ahead > 0:
		t.Text = msgAhead(ahead)
	case t.Text == "":
		t.Text = msgBeginning
	}
	if context.Cause(w.ctx) != nil {
		t.Text = msgStopping
	}
	return t, changed
}

// progressEvents streams how far loading has come.
func (s *Server) progressEvents(c echo.Context) error {
	return s.stream(c, func(context.Context) (tick, <-chan struct{}, error) {
		t, changed := s.loading.look()
		return t, changed, nil
	})
}
