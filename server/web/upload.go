package web

import (
	"errors"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"nianlun/ingest"
	"nianlun/queries"
	"nianlun/queries/terms"
)

// filesPage is what was taken in so far, and the form to take in more.
type filesPage struct {
	Batches []terms.Batch
	Units   []terms.Unit
	Year    int
	Undone  *terms.Batch // taken back just now
	Own     string       // the unit of whoever answers for one
	Locked  bool         // there is no other it could be
}

// own fills in the unit of an officer of one unit. It is theirs alone to write to, so
// where nothing stands below it, it is not asked.
func (p filesPage) own(v terms.Viewer) filesPage {
	if v.Role != terms.Officer || len(v.Units) != 1 {
		return p
	}
	p.Own, p.Locked = v.Units[0], len(p.Units) <= 1
	for _, u := range p.Units {
		if u.Key == v.Units[0] {
			p.Own = u.Name
		}
	}
	return p
}

func (s *Server) files(c echo.Context, db *queries.DB) error {
	ctx := c.Request().Context()
	batches, err := db.Batches(ctx, viewerOf(ctx))
	if err != nil {
		return fmt.Errorf("listing batches: %w", err)
	}
	units, err := db.Units(ctx, viewerOf(ctx), s.today())
	if err != nil {
		return fmt.Errorf("listing units: %w", err)
	}
	year, err := s.latestYear(ctx, db)
	if err != nil {
		return err
	}
	body := filesPage{Batches: batches, Units: units, Year: year}
	if i := slices.IndexFunc(batches, func(b terms.Batch) bool { return b.Undone && strconv.FormatInt(b.ID, 10) == c.QueryParam("undone") }); i >= 0 {
		body.Undone = &batches[i]
	}
	return s.render(c, http.StatusOK, "files", page{Title: msgTitleFiles, Active: "files", Body: body.own(viewerOf(ctx))})
}

// uploading is how long a form with files may take to arrive.
const uploading = 10 * time.Minute

// patient gives a form with files the time a slow network needs. The deadlines are those
// of the connection, so they go by the real clock.
func patient(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Method == http.MethodPost && c.Path() == "/files" {
			out, end := http.NewResponseController(c.Response()), time.Now().Add(uploading)
			err := errors.Join(out.SetReadDeadline(end), out.SetWriteDeadline(end))
			if err != nil && !errors.Is(err, http.ErrNotSupported) {
				return fmt.Errorf("giving an upload its time: %w", err)
			}
		}
		return next(c)
	}
}

// upload keeps the files of the form, with what was pasted, and has a job tell what
// they would bring, or take them in at once where the visitor wants no preview.
func (s *Server) upload(c echo.Context, db *queries.DB) error {
	if err := s.receive(c); err != nil {
		return err
	}
	spec, err := readSpec(c)
	if err != nil {
		return err
	}
	files, err := formFiles(c)
	if err != nil {
		return err
	}
	if pasted, ok := pastedFile(c.FormValue("pasted")); ok {
		files = append(files, pasted)
	}
	if len(files) == 0 {
		return &badRequestError{msgNoUpload}
	}
	spec.Title = msgFiles(files[0].Name, len(files))
	files = ingest.Unpack(files)
	if err := recall(c.Request().Context(), db, files, spec.Unit, s.today()); err != nil {
		return err
	}
	all, err := inputs(files)
	if err != nil {
		return err
	}
	if c.FormValue("direct") != "" {
		return s.startJob(c, db, queries.ImportJob, spec, all)
	}
	return s.startJob(c, db, queries.PreviewJob, spec, all)
}

func readSpec(c echo.Context) (importSpec, error) {
	v := viewerOf(c.Request().Context())
	spec := importSpec{Unit: strings.TrimSpace(c.FormValue("unit"))}
	if spec.Unit == "" && v.Role == terms.Officer && len(v.Units) == 1 {
		spec.Unit = v.Units[0]
	}
	if spec.Unit == "" {
		return spec, &badRequestError{msgNeedUnit}
	}
	if text := c.FormValue("year"); text != "" {
		year, err := strconv.Atoi(text)
		if err != nil || year < 1949 || year > 2200 {
			return spec, &badRequestError{msgBadYear}
		}
		spec.Year = year
	}
	return spec, nil
}

// longestFileName bounds the name of a file, in characters; longer ones are made up.
const longestFileName = 200

// uploadName is the last part of the name a browser sends, as text: older ones send paths.
// A long name keeps its end.
func uploadName(sent string) string {
	name := []rune(path.Base(strings.ReplaceAll(strings.ToValidUTF8(sent, noText), `\`, "/")))
	return string(name[max(0, len(name)-longestFileName):])
}
