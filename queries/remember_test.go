package queries_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

// TestRememberedSessionsFollowTheirAccount asks twice each time: the second answer comes
// from memory, and so does the first after it unless the change was heard of.
func TestRememberedSessionsFollowTheirAccount(t *testing.T) {
	t.Parallel()
	db, owner := queriestest.NewDB(t), terms.OwnerViewer()
	if err := db.AddAccount(t.Context(), owner, chair(), "hash"); err != nil {
		t.Fatal(err)
	}
	ask := func(at time.Time) (queries.Account, error) {
		t.Helper()
		first, err := db.SessionAccount(t.Context(), "token", at)
		again, errAgain := db.SessionAccount(t.Context(), "token", at)
		if first.Role != again.Role || errors.Is(err, queries.ErrNotFound) != errors.Is(errAgain, queries.ErrNotFound) {
			t.Errorf("asked twice: %v %v, then %v %v", first.Role, err, again.Role, errAgain)
		}
		return first, err
	}
	open := func() {
		t.Helper()
		if err := db.OpenSession(t.Context(), "Li", "token", morning, morning.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		if a, err := ask(morning); err != nil || a.Name != "Li" {
			t.Fatalf("just opened: %+v, %v", a, err)
		}
	}
	over := func(what string, at time.Time) {
		t.Helper()
		if a, err := ask(at); !errors.Is(err, queries.ErrNotFound) {
			t.Errorf("%s: %+v, %v", what, a, err)
		}
	}
	open()
	over("its hour is over", morning.Add(time.Hour))
	change := chair()
	change.Role = terms.Federation
	if err := db.ChangeAccount(t.Context(), owner, change); err != nil {
		t.Fatal(err)
	}
	if a, err := ask(morning); err != nil || a.Role != terms.Federation {
		t.Errorf("after the change of role: %+v, %v", a, err)
	}
	if err := db.SetPassword(t.Context(), owner, "Li", "other"); err != nil {
		t.Fatal(err)
	}
	over("another password", morning)
	open()
	if err := db.CloseSession(t.Context(), "token"); err != nil {
		t.Fatal(err)
	}
	over("signed out", morning)
	open()
	change.Disabled = true
	if err := db.ChangeAccount(t.Context(), owner, change); err != nil {
		t.Fatal(err)
	}
	over("disabled", morning)
}

// TestVersionsAreNeverOlderThanTheLastCommit reads while others decide: whoever decided
// must read a version at least as new as its own decision.
func TestVersionsAreNeverOlderThanTheLastCommit(t *testing.T) {
	t.Parallel()
	db := federation(t)
	before, err := db.DecisionVersion(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const each = 8
	var all sync.WaitGroup
	for _, item := range []string{"a", "b", "c"} {
		all.Go(func() {
			last := before
			for range each {
				d := queries.Decision{Kind: queries.Confirm, Unit: "城南中学", Subject: item, Object: "城南中学/x", At: morning}
				if err := db.Decide(t.Context(), terms.OwnerViewer(), d); err != nil {
					t.Error(err)
					return
				}
				now, err := db.DecisionVersion(t.Context())
				if err != nil || now <= last {
					t.Errorf("version %d after %d, %v", now, last, err)
				}
				last = now
			}
		})
	}
	all.Wait()
	if now, err := db.DecisionVersion(t.Context()); err != nil || now != before+3*each {
		t.Errorf("version %d, %v; want %d", now, err, before+3*each)
	}
}
