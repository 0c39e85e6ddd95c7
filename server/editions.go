package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"nianlun/dashboards"
	"nianlun/dashboards/summary"
	"nianlun/queries"
	"nianlun/queries/terms"
	"nianlun/server/web"
)

// editionJSON is one kept draft as editions --json prints it.
type editionJSON struct {
	Edition  int64      `json:"edition"`
	Unit     string     `json:"unit"`
	From     terms.Date `json:"from"`
	To       terms.Date `json:"to"`
	Voice    string     `json:"voice"`
	Title    string     `json:"title"`
	Final    bool       `json:"final"`
	AsOf     terms.Date `json:"asof"`
	Digest   string     `json:"digest"`
	Kept     time.Time  `json:"kept"`
	By       string     `json:"by"`
	Remark   string     `json:"remark,omitempty"`
	DataSame bool       `json:"data_same"` // the data are those it was written from
}

func editionsCommand(ctx context.Context, w world, args []string) (int, error) {
	fs := newFlags("editions")
	path := dbFlag(fs, w, "")
	unit := fs.String("unit", "", "unit by name")
	asJSON := fs.Bool("json", false, "one object an edition")
	if err := noMore(parse(fs, args)); err != nil {
		return 0, err
	}
	var list []queries.Edition
	var digest string
	err := withDB(ctx, w, *path, false, func(db *queries.DB) error {
		key := ""
		if *unit != "" {
			scope := scopeFlags{unit: *unit}
			found, err := scope.findUnit(ctx, db, terms.OwnerViewer(), w.today())
			if err != nil {
				return err
			}
			key = found.Key
		}
		var err error
		if digest, err = db.Digest(ctx); err != nil {
			return fmt.Errorf("reading the digest: %w", err)
		}
		list, err = db.Editions(ctx, terms.OwnerViewer(), key)
		return err
	})
	if err != nil {
		return 0, err
	}
	if *asJSON {
		enc := json.NewEncoder(w.out)
		enc.SetEscapeHTML(false)
		for _, e := range list {
			if err := enc.Encode(editionJSON{e.ID, e.UnitName, e.Of.Period.From, e.Of.Period.Last(), e.Of.Voice, e.Title, e.Final, e.AsOf, e.Digest, e.At, e.Who, e.Remark, e.Digest == digest}); err != nil {
				return 0, err
			}
		}
		return exitOK, nil
	}
	if len(list) == 0 {
		return exitOK, w.say(msgNoEditions)
	}
	var lines []string
	for _, e := range list {
		lines = append(lines, msgEdition(e, dashboards.PeriodName(e.Of.Period), e.Digest == digest))
	}
	return exitOK, w.say(lines...)
}

// keptFile hands out an edition as it was kept; a .pdf is made of its Word document.
func keptFile(ctx context.Context, db *queries.DB, id int64, format string) ([]byte, error) {
	if format == "pdf" {
		word, err := keptFile(ctx, db, id, "docx")
		if err != nil {
			return nil, err
		}
		return asPDF(ctx, word)
	}
	body, err := db.EditionFile(ctx, terms.OwnerViewer(), id, format)
	if errors.Is(err, queries.ErrNotFound) {
		return nil, &plainError{msgNoEdition(id)}
	}
	return body, err
}

// keptDraft reads an edition's draft.
func keptDraft(ctx context.Context, db *queries.DB, id int64) (summary.Draft, error) {
	d, err := web.KeptDraft(ctx, db, terms.OwnerViewer(), id)
	if errors.Is(err, queries.ErrNotFound) {
		return d, &plainError{msgNoEdition(id)}
	}
	return d, err
}

// keep keeps a draft as an edition and tells its number; a final one is refused while
// something is open in it.
func (w world) keep(ctx context.Context, db *queries.DB, sc terms.Scope, d web.Worded, as, remark string) error {
	if as == "final" && !d.Final() {
		var open []string
		for _, o := range d.Open() {
			if o.Holds {
				open = append(open, "  "+web.OpenWords(o))
			}
		}
		return &plainError{msgStillOpen(len(open)) + "\n" + strings.Join(open, "\n")}
	}
	o, err := db.Overview(ctx, terms.OwnerViewer(), sc)
	if err != nil {
		return fmt.Errorf("reading the months: %w", err)
	}
	files, err := web.EditionFiles(d.Draft, o.Months)
	if err != nil {
		return err
	}
	e := queries.Edition{Of: d.Of, Title: d.Name(), Final: as == "final", AsOf: d.AsOf, Digest: d.Digest, At: w.now(), Remark: remark}
	id, err := db.KeepEdition(ctx, terms.OwnerViewer(), e, files)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(w.err, msgKept(id, e.Final)) // the draft itself may go to the output
	return err
}

// against is what verify holds a draft to: the figures of an edition, or those the
// database gives now.
func against(ctx context.Context, db *queries.DB, d summary.Draft, edition int64) (map[string]terms.Figure, string, error) {
	if edition == 0 {
		return recompute(ctx, db, d)
	}
	kept, err := keptDraft(ctx, db, edition)
	if err != nil {
		return nil, "", err
	}
	fresh := map[string]terms.Figure{}
	for _, e := range kept.Ledger {
		fresh[e.Key], fresh[e.ID] = e.Figure, e.Figure
	}
	if slices.ContainsFunc(d.Ledger, func(e summary.Entry) bool { return fresh[e.ID].ID == "" }) {
		return fresh, "", nil // of another draft: what it tells beside was not altered by hand
	}
	return fresh, kept.Digest, nil
}

// writeOut writes to a file, or to the output where none is named.
func (w world) writeOut(path string, text []byte) (int, error) {
	if path == "" {
		_, err := w.out.Write(text)
		return exitOK, err
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return 0, &plainError{msgNotWritten(path)}
	}
	return exitOK, w.say(msgWritten(path))
}
