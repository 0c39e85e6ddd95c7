package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// The office start is what a double-click on the program's file does: officers have no
// terminal. It keeps its data in a folder it finds by itself, takes a free port, and
// opens the browser signed in. A second double-click opens the browser on the program
// that runs already.

// desktop is what the office start needs to know of the machine.
type desktop struct {
	program   string                                      // the program's own file
	temp      string                                      // where archives are opened to look into: nothing lasts there
	documents []string                                    // where the user keeps documents, the best first
	longest   int                                         // characters the path of the data folder may have; 0: any
	browse    func(ctx context.Context, url string) error // opens the browser
	linger    func(ctx context.Context, text string)      // lets the user read when the window would vanish
}

// starts reports whether a command line without arguments is an office start: not where
// the environment says what to serve, and not under `go run`, which serves as ever.
func (d *desktop) starts(getenv func(string) string) bool {
	if d == nil || d.program == "" {
		return false
	}
	if slices.ContainsFunc([]string{"NIANLUN_DB", "NIANLUN_ADDR", "NIANLUN_HOST"}, func(name string) bool { return getenv(name) != "" }) {
		return false
	}
	parts := strings.FieldsFunc(d.program, func(r rune) bool { return r == '/' || r == filepath.Separator })
	return !slices.ContainsFunc(parts, func(part string) bool { return strings.HasPrefix(part, "go-build") || isCacheEntry(part) })
}

// isCacheEntry knows the folder of a built program in Go's build cache, wherever that is.
func isCacheEntry(name string) bool {
	hash, ok := strings.CutSuffix(name, "-d")
	return ok && len(hash) == 64 && strings.Trim(hash, "0123456789abcdef") == ""
}

// startsFor is how long a start waits for another one that holds the data to say where
// it answers.
const startsFor = 20 * time.Second

func officeCommand(ctx context.Context, w world) (int, error) {
	place, err := w.desktop.place()
	if err != nil {
		return 0, err
	}
	o, err := options(w, true)
	if err != nil {
		return 0, err
	}
	db, link, err := openOrFind(ctx, w, place, o)
	if err != nil {
		return 0, err
	}
	if db == nil {
		return exitOK, w.openAgain(ctx, link)
	}
	return exitOK, errors.Join(serveOffice(ctx, w, place, db), db.Close())
}

// openOrFind opens the database of a place, or finds the program that has it open: then the
// database is nil and the link leads to that one.
func openOrFind(ctx context.Context, w world, p dataPlace, o queries.Options) (*queries.DB, string, error) {
	ctx, cancel := context.WithTimeout(ctx, startsFor)
	defer cancel()
	again := time.NewTicker(200 * time.Millisecond)
	defer again.Stop()
	for waiting := false; ; {
		if link, ok := p.running(ctx); ok {
			return nil, link, nil
		}
		db, err := queries.Open(context.WithoutCancel(ctx), filepath.Join(p.folder, defaultDB), o)
		if err == nil || !errors.Is(err, queries.ErrLocked) {
			return db, "", err
		}
		if !waiting {
			waiting = true
			if err := w.say(msgWaiting); err != nil {
				return nil, "", err
			}
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return nil, "", err
		}
	}
}

// openAgain is a second double-click.
func (w world) openAgain(ctx context.Context, link string) error {
	if err := w.say(msgRunsAlready, msgLink(link)); err != nil {
		return err
	}
	if err := w.openBrowser(ctx, link); err != nil {
		if err := w.say(msgNoBrowser); err != nil {
			return err
		}
		w.desktop.linger(ctx, msgNoBrowser+"\n"+link)
	}
	return nil
}

// openBrowser opens the browser unless NIANLUN_BROWSER=none says not to.
func (w world) openBrowser(ctx context.Context, link string) error {
	if w.getenv("NIANLUN_BROWSER") == "none" {
		return nil
	}
	return w.desktop.browse(ctx, link)
}

// serveOffice serves a database to the one person at this machine until they end it.
func serveOffice(ctx context.Context, w world, p dataPlace, db *queries.DB) error {
	listener, err := freePort(ctx)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	self := runningNote{Addr: listener.Addr().String(), Secret: make([]byte, 32)}
	rand.Read(self.Secret) // never fails: crypto/rand would rather stop the program
	accounts, _, err := db.CountAccounts(ctx)
	if err != nil {
		return errors.Join(fmt.Errorf("counting accounts: %w", err), listener.Close())
	}
	site, err := buildSite(web.Config{ //nolint:contextcheck // every request brings its own
		Viewer: terms.OwnerViewer(), Accounts: accounts > 0, Now: w.now, Log: w.logger(),
		Office: &web.Office{Folder: p.folder, Other: p.other, Secret: self.Secret, Stop: stop},
	})
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	site.Attach(db)
	site.Report(web.Progress{Ready: true})
	link := "http://" + self.Addr + site.Ticket()
	if err := errors.Join(p.announce(self), w.say(officeLines(p, self.Addr, link, accounts > 0)...)); err != nil {
		return errors.Join(err, listener.Close(), p.withdraw())
	}
	if err := w.openBrowser(ctx, link); err != nil {
		err = w.say(msgNoBrowser)
		if err != nil {
			return errors.Join(err, listener.Close(), p.withdraw())
		}
	}
	return errors.Join(w.serve(ctx, listener, site), p.withdraw())
}

func officeLines(p dataPlace, addr, link string, accounts bool) []string {
	lines := []string{msgAddress(addr), msgDataFolder(p.folder)}
	switch {
	case p.archive:
		lines = append(lines, msgFromArchive)
	case p.away:
		lines = append(lines, msgNotBeside)
	}
	if p.other != "" {
		lines = append(lines, msgOtherFolder(p.other))
	}
	if accounts {
		lines = append(lines, msgSignIn)
	}
	return append(lines, msgLink(link), msgWindow)
}

// freePort takes the usual port of this machine, else any.
func freePort(ctx context.Context) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", defaultAddr)
	if err != nil {
		l, err = (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	}
	if err != nil {
		return nil, fmt.Errorf("taking a port of this machine: %w", err)
	}
	return l, nil
}

// office carries an office start out. What went wrong must be readable although the
// window goes with the program.
func (w world) office(ctx context.Context) int {
	code, err := officeCommand(ctx, w)
	if err == nil {
		return code
	}
	code = w.fail(err)
	w.desktop.linger(ctx, explain(err))
	return code
}
