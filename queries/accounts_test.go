package queries_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianlun/queries"
	"nianlun/queries/queriestest"
	"nianlun/queries/terms"
)

var morning = time.Date(2026, 1, 5, 8, 0, 0, 0, time.UTC)

func chair() queries.Account {
	return queries.Account{Name: "Li", Role: terms.Officer, Units: []string{"城南中学"}, Names: true, Created: morning}
}

func TestAccountsAreAddedAndChanged(t *testing.T) {
	t.Parallel()
	db, owner := queriestest.NewDB(t), terms.OwnerViewer()
	admin := queries.Account{Name: "管理员", Role: terms.Admin, Created: morning}
	for _, a := range []queries.Account{admin, chair()} {
		if err := db.AddAccount(t.Context(), owner, a, "hash of "+a.Name); err != nil {
			t.Fatal(err)
		}
	}
	same := chair()
	same.Name = "LI"
	if err := db.AddAccount(t.Context(), owner, same, "x"); !errors.Is(err, queries.ErrTaken) {
		t.Errorf("the same name in capitals: %v", err)
	}
	got, password, err := db.PasswordOf(t.Context(), "li")
	if err != nil || password != "hash of Li" {
		t.Fatalf("by name: %v, password %q", err, password)
	}
	if diff := cmp.Diff(chair(), got, cmpopts.IgnoreUnexported(queries.Account{})); diff != "" {
		t.Errorf("account (-want +got):\n%s", diff)
	}
	change := chair()
	change.Role, change.Units, change.Names = terms.Federation, []string{"城北区总工会", "城南中学"}, false
	if err := db.ChangeAccount(t.Context(), admin.Viewer(), change); err != nil {
		t.Fatal(err)
	}
	all, err := db.Accounts(t.Context(), admin.Viewer())
	if err != nil || len(all) != 2 {
		t.Fatalf("%d accounts, %v", len(all), err)
	}
	if diff := cmp.Diff(change, all[0], cmpopts.IgnoreUnexported(queries.Account{})); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	admin.Disabled = true
	if err := db.ChangeAccount(t.Context(), owner, admin); !errors.Is(err, queries.ErrLastAdmin) {
		t.Errorf("disabling the last administrator: %v", err)
	}
	if n, admins, err := db.CountAccounts(t.Context()); n != 2 || admins != 1 || err != nil {
		t.Errorf("%d accounts, %d administrators, %v", n, admins, err)
	}
}

func TestAccountRefusals(t *testing.T) {
	t.Parallel()
	db, owner := queriestest.NewDB(t), terms.OwnerViewer()
	for name, spoil := range map[string]func(*queries.Account){
		"no name":            func(a *queries.Account) { a.Name = "" },
		"blank about a name": func(a *queries.Account) { a.Name = " li" },
		"no unit":            func(a *queries.Account) { a.Units = nil },
		"owner":              func(a *queries.Account) { a.Role = terms.Owner },
		"admin with units":   func(a *queries.Account) { a.Role = terms.Admin },
	} {
		a := chair()
		spoil(&a)
		if err := db.AddAccount(t.Context(), owner, a, "x"); !errors.Is(err, queries.ErrInput) {
			t.Errorf("%s: %v", name, err)
		}
	}
	officer := chair().Viewer()
	_, errList := db.Accounts(t.Context(), officer)
	_, errNotes := db.Notes(t.Context(), officer, 9)
	for name, err := range map[string]error{
		"list": errList, "notes": errNotes, "add": db.AddAccount(t.Context(), officer, chair(), "x"),
		"change": db.ChangeAccount(t.Context(), officer, chair()), "other password": db.SetPassword(t.Context(), officer, "管理员", "x"),
	} {
		if !errors.Is(err, queries.ErrForbidden) {
			t.Errorf("%s by an officer: %v", name, err)
		}
	}
	if err := db.ChangeAccount(t.Context(), owner, chair()); !errors.Is(err, queries.ErrNotFound) {
		t.Errorf("changing nobody: %v", err)
	}
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	db, owner := queriestest.NewDB(t), terms.OwnerViewer()
	if err := db.AddAccount(t.Context(), owner, chair(), "old"); err != nil {
		t.Fatal(err)
	}
	open := func(token string) {
		t.Helper()
		if err := db.OpenSession(t.Context(), "li", token, morning, morning.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	runs := func(token string, at time.Time) bool {
		t.Helper()
		a, err := db.SessionAccount(t.Context(), token, at)
		if err != nil && !errors.Is(err, queries.ErrNotFound) || err == nil && a.Name != "Li" {
			t.Fatalf("session %s: %+v, %v", token, a, err)
		}
		return err == nil
	}
	open("a")
	open("b")
	if !runs("a", morning.Add(59*time.Minute)) || runs("a", morning.Add(time.Hour)) || runs("c", morning) {
		t.Error("a session runs for its hour and not longer; an unknown one never")
	}
	if err := db.CloseSession(t.Context(), "a"); err != nil || runs("a", morning) || !runs("b", morning) {
		t.Errorf("after signing out: %v", err)
	}
	if err := db.SetPassword(t.Context(), chair().Viewer(), "Li", "new"); err != nil || runs("b", morning) {
		t.Errorf("after a new password: %v", err)
	}
	open("d")
	shut := chair()
	shut.Disabled = true
	if err := db.ChangeAccount(t.Context(), owner, shut); err != nil || runs("d", morning) {
		t.Errorf("after disabling: %v", err)
	}
	if err := db.OpenSession(t.Context(), "Li", "e", morning, morning.Add(time.Hour)); !errors.Is(err, queries.ErrForbidden) {
		t.Errorf("opening a session of a disabled account: %v", err)
	}
}

func TestAuditLog(t *testing.T) {
	t.Parallel()
	db := queriestest.NewDB(t)
	first := queries.Deed{At: morning, Viewer: "Li", Action: queries.SignedIn, Object: "10.0.0.7"}
	second := queries.Deed{At: morning.Add(time.Minute), Viewer: "Li", Action: queries.Uploaded, Object: "台账.csv", Detail: "城南中学"}
	for _, d := range []queries.Deed{first, second} {
		if err := db.Note(t.Context(), chair().Viewer(), d); err != nil {
			t.Fatal(err)
		}
	}
	got, err := db.Notes(t.Context(), terms.OwnerViewer(), 9)
	if diff := cmp.Diff([]queries.Deed{second, first}, got); diff != "" || err != nil {
		t.Errorf("%v, log (-want +got):\n%s", err, diff)
	}
}
