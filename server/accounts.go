package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"

	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// audience is where the pages are served and to whom: to one person at this machine, or
// to people who sign in.
type audience struct {
	fs       *flag.FlagSet
	addr     *string
	hosts    *string
	accounts *bool
}

func audienceFlags(fs *flag.FlagSet, w world) *audience {
	return &audience{
		fs: fs, addr: addrFlag(fs, w), hosts: fs.String("host", w.getenv("NIANLUN_HOST"), "names of this machine in the network, with commas"),
		accounts: fs.Bool("accounts", false, "ask people to sign in on this machine too"),
	}
}

// asked reports whether --accounts was written, with whatever value.
func (n *audience) asked() bool {
	written := false
	n.fs.Visit(func(f *flag.Flag) { written = written || f.Name == "accounts" })
	return written
}

// listen takes the address; a network is served to people who sign in only.
func (n *audience) listen(ctx context.Context) (net.Listener, error) {
	if !web.Loopback(*n.addr) && n.asked() && !*n.accounts {
		return nil, &usageError{msgNetSignIn}
	}
	return listen(ctx, *n.addr)
}

// signIn reports whether people have to sign in: in a network always, on this machine
// when asked for, and when accounts were made and it was not asked to do without. Sample
// data does without unless asked: there signing in shows what an account sees.
func (n *audience) signIn(ctx context.Context, db *queries.DB, sample bool) (bool, error) {
	switch {
	case !web.Loopback(*n.addr):
		return true, nil
	case n.asked() || sample:
		return *n.accounts, nil
	}
	all, err := db.Accounts(ctx, terms.OwnerViewer())
	return len(all) > 0 && !demoOnly(all), err
}

// demoOnly reports whether all accounts are those of the sample: they stand in its
// database to be tried, and ask nobody at this machine to sign in.
func demoOnly(all []queries.Account) bool {
	return len(all) == len(demoPeople()) && !slices.ContainsFunc(demoPeople(), func(p queries.Account) bool {
		return !slices.ContainsFunc(all, func(a queries.Account) bool {
			return a.Name == p.Name && a.Role == p.Role && len(a.Units) == len(p.Units) && (len(a.Units) == 0 || strings.HasPrefix(p.Units[0], a.Units[0]))
		})
	})
}

// site builds the pages and what is said about reaching them.
func (n *audience) site(ctx context.Context, w world, db *queries.DB, listener net.Listener, sample bool) (*web.Server, []string, error) {
	accounts, err := n.signIn(ctx, db, sample)
	if err != nil {
		return nil, nil, err
	}
	base := reachable(listener.Addr().String(), n.names())
	if !accounts {
		site, err := newSite(w, sample) //nolint:contextcheck // every request brings its own
		lines := []string{msgAddress(base), msgNoSignIn}
		if err != nil || !sample {
			return site, lines, err
		}
		given, err := demoAccounts(ctx, w, db)
		return site, append(append(lines, msgMaySignIn), given...), err
	}
	site, err := buildSite(web.Config{Accounts: true, Hosts: n.names(), Now: w.now, Log: w.logger(), Sample: sample}) //nolint:contextcheck // every request brings its own
	if err != nil {
		return nil, nil, err
	}
	lines := []string{msgAddress(base), msgSignIn}
	if !web.Loopback(*n.addr) {
		lines = append(lines, msgPlainNetwork)
	}
	if sample {
		given, err := demoAccounts(ctx, w, db)
		return site, append(lines, given...), err
	}
	_, admins, err := db.CountAccounts(ctx)
	if err == nil && admins == 0 {
		lines = append(lines, msgSetup("http://"+base+site.OfferSetup()))
	}
	return site, lines, err
}

// names are what this machine may be called: those given, and that of the address.
func (n *audience) names() []string {
	names := strings.FieldsFunc(*n.hosts, func(r rune) bool { return r == ',' || r == ' ' })
	if host, _, err := net.SplitHostPort(*n.addr); err == nil && host != "" {
		if _, err := netip.ParseAddr(host); err != nil {
			names = append(names, host)
		}
	}
	return names
}

// reachable is an address a browser in the network can open: where the server listens on
// every address of the machine, its first name, else one of those addresses.
func reachable(addr string, names []string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || !ip.IsUnspecified() {
		return addr
	}
	if len(names) > 0 {
		return net.JoinHostPort(names[0], port)
	}
	found, err := net.InterfaceAddrs()
	if err != nil {
		found = nil
	}
	for _, a := range found {
		if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().Is4() && !p.Addr().IsLoopback() {
			return net.JoinHostPort(p.Addr().String(), port)
		}
	}
	return net.JoinHostPort("127.0.0.1", port)
}

// The units of the sample federation two of its sign-ins stand for.
const (
	demoTop  = "砚江市总工会"
	demoUnit = "砚江市第七中学工会"
)

func demoPeople() []queries.Account {
	return []queries.Account{
		{Name: "七中主席", Role: terms.Officer, Units: []string{demoUnit}, Names: true},
		{Name: "市总干部", Role: terms.Federation, Units: []string{demoTop}},
		{Name: "管理员", Role: terms.Admin, Names: true},
	}
}

// demoAccounts makes the sign-ins of the sample, each start with other passwords, and
// returns the lines that tell them.
func demoAccounts(ctx context.Context, w world, db *queries.DB) ([]string, error) {
	lines := []string{msgDemoSignIns}
	for _, a := range demoPeople() {
		password, err := web.NewPassword()
		if err != nil {
			return nil, err
		}
		kept, err := web.HashPassword(ctx, password)
		if err != nil {
			return nil, err
		}
		a.Created = w.now()
		err = db.AddAccount(ctx, terms.OwnerViewer(), a, kept)
		if errors.Is(err, queries.ErrTaken) {
			err = db.SetPassword(ctx, terms.OwnerViewer(), a.Name, kept)
		}
		if err != nil {
			return nil, fmt.Errorf("making the sign-ins of the sample: %w", err)
		}
		lines = append(lines, msgDemoSignIn(a.Name, password, strings.Join(a.Units, "")))
	}
	return lines, nil
}

// placeDemoAccounts gives the sign-ins of the sample the keys of their units, once the
// units are loaded.
func placeDemoAccounts(ctx context.Context, w world, db *queries.DB) error {
	for _, a := range demoPeople() {
		for i, name := range a.Units {
			unit, err := db.FindUnit(ctx, terms.OwnerViewer(), name, w.today())
			if err != nil {
				return fmt.Errorf("unit of a sign-in of the sample: %w", err)
			}
			a.Units[i] = unit.Key
		}
		err := db.ChangeAccount(ctx, terms.OwnerViewer(), a)
		if err != nil && !errors.Is(err, queries.ErrNotFound) {
			return fmt.Errorf("placing the sign-ins of the sample: %w", err)
		}
	}
	return nil
}
