package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

const (
	defaultDB   = "年轮.duckdb"
	defaultAddr = "127.0.0.1:8080"
)

func serveCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("serve")
	path := dbFlag(fs, w, defaultDB)
	at := audienceFlags(fs, w)
	if err := noMore(parse(fs, args)); err != nil {
		return 0, err
	}
	listener, err := at.listen(ctx)
	if err != nil {
		return 0, err
	}
	o, err := options(w, true)
	if err != nil {
		return 0, errors.Join(err, listener.Close())
	}
	db, err := queries.Open(ctx, *path, o)
	if err != nil {
		return 0, errors.Join(fmt.Errorf("opening the database: %w", err), listener.Close())
	}
	site, lines, err := at.site(ctx, w, db, listener, false)
	if err != nil {
		return 0, errors.Join(err, listener.Close(), db.Close())
	}
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	err = w.say(append(append([]string{msgDatabase(db.Path())}, lines...), msgStop)...)
	if err == nil {
		err = w.serve(ctx, listener, site)
	}
	return exitOK, errors.Join(err, db.Close())
}

type stringFlags interface {
	String(name, value, usage string) *string
}

func addrFlag(fs stringFlags, w world) *string {
	fallback := defaultAddr
	if env := w.getenv("NIANLUN_ADDR"); env != "" {
		fallback = env
	}
	return fs.String("addr", fallback, "address to listen on")
}

// noMore refuses positional arguments where none belong.
func noMore(rest []string, err error) error {
	if err == nil && len(rest) > 0 {
		return &usageError{msgExtra(rest[0])}
	}
	return err
}

// listen takes the address first of all: whether it is free is known before any file
// is opened or made.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return nil, &usageError{msgBadAddr(addr)}
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	switch {
	case portTaken(err):
		return nil, &plainError{msgPortTaken(addr)}
	case err != nil:
		return nil, &plainError{msgBadAddr(addr)}
	}
	return listener, nil
}

// portTaken knows the error of Unix and that of Windows (WSAEADDRINUSE).
func portTaken(err error) bool {
	const windowsInUse = syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsInUse)
}

func newSite(w world, sample bool) (*web.Server, error) {
	return buildSite(web.Config{Viewer: terms.OwnerViewer(), Optional: sample, Now: w.now, Log: w.logger(), Sample: sample})
}

func buildSite(cfg web.Config) (*web.Server, error) {
	site, err := web.New(cfg)
	if err != nil {
		return nil, fmt.Errorf("building the pages: %w", err)
	}
	return site, nil
}

// logger writes JSON lines to standard error; NIANLUN_LOG sets the level (warn unless
// set, so that an officer's window shows what matters).
func (w world) logger() *slog.Logger {
	level := slog.LevelWarn
	if text := w.getenv("NIANLUN_LOG"); text != "" {
		if err := level.UnmarshalText([]byte(text)); err != nil {
			level = slog.LevelInfo
		}
	}
	return slog.New(slog.NewJSONHandler(w.err, &slog.HandlerOptions{Level: level}))
}

func (w world) say(lines ...string) error {
	for _, line := range lines {
		if _, err := fmt.Fprintln(w.out, line); err != nil {
			return fmt.Errorf("printing: %w", err)
		}
	}
	return nil
}

// serve answers until the context ends, then lets running requests finish. Beside it the
// pages are kept warm and long work is done; both have ended, too, when serve returns.
// Work that was broken off is taken up at the next start.
func (w world) serve(ctx context.Context, listener net.Listener, site *web.Server) error {
	warming, cool := context.WithCancel(ctx)
	cooled := make(chan struct{})
	go func() { defer close(cooled); site.KeepWarm(warming) }()
	defer func() { cool(); <-cooled }()
	server := &http.Server{
		Handler: site, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: slog.NewLogLogger(w.logger().Handler(), slog.LevelWarn),
	}
	if err := site.Start(ctx); err != nil && ctx.Err() == nil { // else it was stopped while starting
		return errors.Join(fmt.Errorf("taking up long work: %w", err), listener.Close())
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	var err error
	select {
	case err = <-failed:
		err = fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	err = errors.Join(err, site.Close(grace), server.Shutdown(grace))
	if err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	return w.say(msgStopped)
}
