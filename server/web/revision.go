package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// offerView asks whether a file is an edited copy of an earlier one.
type offerView struct {
	terms.Edition
	Rows   []terms.GoneRow // gone, as far as they are listed
	More   int             // gone and not listed
	Faulty int             // rows of the new file that cannot be taken
	At     int             // the file's place in its job
	To     string          `json:"-"` // where the word goes; "": nobody may say it here
}

func viewOffer(r *terms.Edition, faulty int) *offerView {
	if r == nil {
		return nil
	}
	return &offerView{Edition: *r, Rows: r.Rows, More: max(0, r.Gone-len(r.Rows)), Faulty: faulty}
}

// apartView says that a file was said to be no edited copy.
type apartView struct {
	Apart int64
	At    int
	To    string
}

// word is what a person says of an offer.
type word struct {
	file    int
	earlier int64
	revises bool
}

func readWord(c echo.Context) (w word, err error) {
	w.earlier, err = strconv.ParseInt(c.FormValue("earlier"), 10, 64)
	said := c.FormValue("word")
	if err != nil || said != "revises" && said != "apart" {
		return w, &badRequestError{msgBadPick}
	}
	w.revises = said == "revises"
	if at := c.FormValue("file"); at != "" {
		if w.file, err = strconv.Atoi(at); err != nil || w.file < 0 {
			return w, &badRequestError{msgBadPick}
		}
	}
	return w, nil
}

// note tells the audit log what was said.
func (w word) note() string {
	if w.revises {
		return msgSaidRevision(w.earlier)
	}
	return msgSaidApart(w.earlier)
}

// sayOfPreview takes the word on a file of a preview and looks anew.
func (s *Server) sayOfPreview(c echo.Context, db *queries.DB) error {
	said, err := readWord(c)
	if err != nil {
		return err
	}
	return s.answer(c, db, queries.PreviewJob, func(spec *importSpec, told foretold) error {
		if said.file >= len(told.Files) || !spec.mayHear(said, told.Files[said.file].Offer) {
			return &badRequestError{msgBadPick}
		}
		spec.hear(said)
		return nil
	})
}

// mayHear reports whether the word answers what is asked, or takes an earlier one back.
func (p *importSpec) mayHear(w word, offer *offerView) bool {
	return offer != nil && offer.Batch == w.earlier || p.Apart[w.file] == w.earlier && w.earlier != 0
}

// hear keeps what was said of a file; one batch is revised by one file.
func (p *importSpec) hear(w word) {
	if p.Revises == nil {
		p.Revises = map[int]int64{}
	}
	if p.Apart == nil {
		p.Apart = map[int]int64{}
	}
	p.Anew = false
	delete(p.Revises, w.file)
	delete(p.Apart, w.file)
	if !w.revises {
		p.Apart[w.file] = w.earlier
		return
	}
	for file, batch := range p.Revises {
		if batch == w.earlier {
			delete(p.Revises, file)
		}
	}
	p.Revises[w.file] = w.earlier
}

// said tells the files of a job what they revise, as far as that still counts.
func (t *taking) said(ctx context.Context, spec importSpec) error {
	if len(spec.Revises) == 0 && len(spec.Apart) == 0 {
		return nil
	}
	batches, err := t.db.Batches(ctx, viewerOf(ctx))
	if err != nil {
		return fmt.Errorf("reading what is revised: %w", err)
	}
	stands := map[int64]bool{}
	for _, b := range batches {
		stands[b.ID] = !b.Undone
	}
	for i, ord := range t.ords {
		if earlier := spec.Revises[ord]; stands[earlier] {
			t.files[i].Revises = earlier
		}
		t.files[i].Apart = spec.Apart[ord]
	}
	return nil
}

// ask gives the offers of a preview their forms.
func (p *previewPage) ask(spec importSpec) {
	to := "/jobs/" + strconv.FormatInt(p.ID, 10) + "/revision"
	for i := range p.Files {
		if o := p.Files[i].Offer; o != nil {
			o.At, o.To = i, to
		} else if spec.Apart[i] != 0 {
			p.Files[i].Apart = &apartView{spec.Apart[i], i, to}
		}
	}
}

// offerOf finds what a batch taken in seems to revise.
func offerOf(ctx context.Context, db *queries.DB, v fileView) (*offerView, error) {
	if v.Batch.Undone || len(v.Batch.Earlier) > 0 {
		return nil, nil //nolint:nilnil // nothing to ask
	}
	found, err := db.Offer(ctx, viewerOf(ctx), v.Batch.ID)
	if err != nil || found == nil {
		return nil, err
	}
	o := viewOffer(found, v.Batch.Rejected)
	o.To = "/files/" + strconv.FormatInt(v.Batch.ID, 10) + "/revision"
	return o, nil
}

// sayOfBatch takes the word on a batch that is in.
func (s *Server) sayOfBatch(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	one, err := findBatch(c, db)
	if err != nil {
		return err
	}
	said, err := readWord(c)
	if err != nil {
		return err
	}
	if said.revises {
		err = db.Revise(ctx, viewerOf(ctx), one.ID, said.earlier)
	} else {
		err = db.Apart(ctx, viewerOf(ctx), one.ID, said.earlier)
	}
	if err != nil {
		return fmt.Errorf("answering for batch %d: %w", one.ID, err)
	}
	if err := ingest.Relink(ctx, db); err != nil {
		return fmt.Errorf("linking anew: %w", err)
	}
	s.warm()
	return c.Redirect(http.StatusSeeOther, "/files/"+strconv.FormatInt(one.ID, 10))
}
