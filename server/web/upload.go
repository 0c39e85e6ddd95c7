package web

import (
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

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
	return s.render(c, http.StatusOK, "files", page{Title: msgTitleFiles, Active: "files", Body: body})
}

// upload takes the files of the form in, as the command line does.
func (s *Server) upload(c echo.Context, db *queries.DB) error {
	form, err := c.MultipartForm()
	if err != nil {
		return &badRequestError{msgUploadBroken}
	}
	o, err := s.uploadOptions(c)
	if err != nil {
		return err
	}
	files, err := readForm(form.File["files"])
	if err != nil {
		return err
	}
	reports, err := ingest.Load(c.Request().Context(), db, files, o)
	if err != nil {
		return fmt.Errorf("taking files in: %w", err)
	}
	views := make([]fileView, len(reports))
	for i, r := range reports {
		views[i] = reportView(r)
	}
	return s.render(c, http.StatusOK, "uploaded", page{Title: msgTitleTaken, Active: "files", Body: views})
}

func (s *Server) uploadOptions(c echo.Context) (ingest.Options, error) {
	o := ingest.Options{Viewer: viewerOf(c.Request().Context()), Unit: strings.TrimSpace(c.FormValue("unit")), Now: s.cfg.Now()}
	if o.Unit == "" {
		return o, &badRequestError{msgNeedUnit}
	}
	if text := c.FormValue("year"); text != "" {
		year, err := strconv.Atoi(text)
		if err != nil || year < 1949 || year > 2200 {
			return o, &badRequestError{msgBadYear}
		}
		o.Year = year
	}
	return o, nil
}

func readForm(headers []*multipart.FileHeader) ([]ingest.File, error) {
	var files []ingest.File
	for _, h := range headers {
		if h.Filename == "" {
			continue
		}
		file, err := h.Open()
		if err != nil {
			return nil, &badRequestError{msgUploadBroken}
		}
		data, err := io.ReadAll(file)
		if closeErr := file.Close(); err != nil || closeErr != nil {
			return nil, &badRequestError{msgUploadBroken}
		}
		files = append(files, ingest.File{Name: path.Base(strings.ReplaceAll(h.Filename, `\`, "/")), Data: data})
	}
	if len(files) == 0 {
		return nil, &badRequestError{msgNoUpload}
	}
	return files, nil
}
