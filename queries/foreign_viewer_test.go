package queries_test

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"nianlun/queries"
	"nianlun/queries/terms"
)

// blind are the methods that take no viewer: they give no rows of a unit to people.
// MatchInput, OwnWords, SaveLinks and StaleLinks are the machine's, Raw is for tests; those of
// accounts and sessions come before it is known who asks; those of jobs are for whoever
// carries a job out, once Job has shown it to its viewer.
var blind = []string{
	"Close", "CloseSession", "CountAccounts", "OpenSession", "PasswordOf", "SessionAccount", "DataVersion", "DecisionVersion", "DraftVersion", "Digest",
	"MatchInput", "MatchWords", "OwnWords", "Path", "Raw", "SaveLinks", "StaleLinks",
	"EndJob", "OpenJobFile", "KeepJobResult", "SettleJobFile", "StartJob", "PauseJob", "SweepJobResults", "TurnJob", "ForgottenJobs", "Receive", "SweepUploads",
}

// TestForeignViewerLearnsNothing calls every exported method as the officer of one
// school, asking about its neighbour, and looks for the neighbour's words in what comes
// back: a method added later is held to it unasked.
func TestForeignViewerLearnsNothing(t *testing.T) {
	t.Parallel()
	db := federation(t)
	officer := terms.Viewer{Role: terms.Officer, Name: "nan", Units: []string{"城南中学"}, Names: true}
	for _, key := range []string{"城北小学", "城北区总工会"} {
		ask := schoolAsk(terms.VisitTimes)
		ask.Unit = key
		of := queries.DraftOf{Unit: key, Period: terms.Year(2025), Voice: "school"}
		keepDraft(t, db, terms.OwnerViewer(), of, key+"的总结")
		given := map[reflect.Type]any{
			reflect.TypeFor[context.Context]():                 t.Context(),
			reflect.TypeFor[terms.Viewer]():                    officer,
			reflect.TypeFor[terms.Scope]():                     scope(key),
			reflect.TypeFor[terms.Ask]():                       ask,
			reflect.TypeFor[[]terms.Ask]():                     []terms.Ask{ask},
			reflect.TypeFor[terms.Dim]():                       terms.ByMonth,
			reflect.TypeFor[terms.Date]():                      terms.NewDate(2025, 12, 31),
			reflect.TypeFor[int64]():                           int64(1), // a batch of the neighbour
			reflect.TypeFor[terms.Intake]():                    terms.Intake{File: "x.xlsx", Bytes: []byte("x"), Unit: key, Received: received},
			reflect.TypeFor[int]():                             10,
			reflect.TypeFor[queries.Account]():                 queries.Account{Name: "x", Role: terms.Officer, Units: []string{key}},
			reflect.TypeFor[queries.Deed]():                    queries.Deed{Action: queries.SignedIn},
			reflect.TypeFor[time.Time]():                       received,
			reflect.TypeFor[[]terms.Intake]():                  []terms.Intake{{File: "x.xlsx", Bytes: []byte("x"), Unit: key, Received: received}},
			reflect.TypeFor[func(int, *terms.Receipt) error](): func(int, *terms.Receipt) error { return nil },
			reflect.TypeFor[func(terms.Facts) error]():         func(f terms.Facts) error { unseen(t, f); return nil },
			reflect.TypeFor[terms.OwnText]():                   terms.OwnText{Kind: "phrases", Name: "2025", Body: "x", At: received, By: "x"},
			reflect.TypeFor[terms.Choice]():                    terms.Choice{NoData: true},
			reflect.TypeFor[queries.Job]():                     queries.Job{Kind: queries.ImportJob, Spec: "{}", Created: received},
			reflect.TypeFor[[]queries.JobInput]():              []queries.JobInput{{Name: "x.xlsx", Data: []byte("x")}},
			reflect.TypeFor[queries.Decision]():                queries.Decision{Kind: queries.Confirm, Unit: key, Subject: "i", Object: "a"},
			reflect.TypeFor[[]terms.Meaning]():                 []terms.Meaning{{Unit: key, Subject: "visits x", Nobody: true}},
			reflect.TypeFor[queries.ItemPatch]():               queries.ItemPatch{Cancel: true},
			reflect.TypeFor[queries.DraftOf]():                 of,
			reflect.TypeFor[[]queries.DraftEdit]():             []queries.DraftEdit{{Paragraph: "p", Body: []byte("x"), At: received}},
			reflect.TypeFor[queries.Edition]():                 queries.Edition{Of: of, Title: "x", At: received},
			reflect.TypeFor[map[string][]byte]():               map[string][]byte{"md": []byte("x")},
		}
		value := reflect.ValueOf(db)
		for i := range value.NumMethod() {
			name := value.Type().Method(i).Name
			if slices.Contains(blind, name) {
				continue
			}
			given[reflect.TypeFor[string]()] = ask.Key()
			if name == "FindUnit" {
				given[reflect.TypeFor[string]()] = key
			}
			t.Run(key+" "+name, func(t *testing.T) { learnsNothing(t, value.Method(i), given) })
		}
	}
}

func learnsNothing(t *testing.T, method reflect.Value, given map[reflect.Type]any) {
	t.Helper()
	var args []reflect.Value
	viewed := false
	for i := range method.Type().NumIn() {
		in := method.Type().In(i)
		value, ok := given[in]
		if !ok {
			t.Fatalf("a %s is asked for: say here what a foreign viewer would give", in)
		}
		viewed = viewed || in == reflect.TypeFor[terms.Viewer]()
		args = append(args, reflect.ValueOf(value))
	}
	if !viewed {
		t.Fatal("takes no viewer: give it one, or list it among those that give no rows")
	}
	out := method.Call(args)
	for _, o := range out[:len(out)-1] {
		unseen(t, o.Interface())
	}
}

// unseen fails where an answer to the officer of one school tells of its neighbours.
func unseen(t *testing.T, answer any) {
	t.Helper()
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	// The name of the unit right above is no secret to the units below it.
	seen := strings.ReplaceAll(string(text), `"parent":"城北区总工会"`, "")
	if strings.Contains(seen, "城北小学") || strings.Contains(seen, "城北区总工会") {
		t.Errorf("the officer of 城南中学 is shown %.400s", seen)
	}
}
