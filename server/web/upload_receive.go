package web

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime/multipart"
	"net/url"

	"github.com/labstack/echo/v4"

	"nianlun/ingest"
	"nianlun/queries"
)

// What a form with files may have beside their bytes, as messages say.
const (
	mostParts  = 1000
	mostFields = 42 << 20 // bytes of all fields, what was pasted among them
)

// received is where the files of a form are kept while it is answered.
const received = "received"

// arrival is a file of a form.
type arrival struct {
	field, name string
	data        *queries.Upload
}

// receive reads the form of a request. Its files do not go through memory, nor openly
// through the disk; tidy lets go of them.
func (s *Server) receive(c echo.Context) error {
	db := s.db.Load()
	if !rules[c.Request().Method+" "+c.Path()].files || db == nil {
		if _, err := c.MultipartForm(); err != nil {
			return brokenForm(err)
		}
		return nil
	}
	if c.Request().MultipartForm != nil {
		return nil
	}
	form, files, err := receiveParts(c, db)
	c.Set(received, files)
	if err != nil {
		var disk *fs.PathError
		if errors.As(err, &disk) {
			return fmt.Errorf("keeping an upload: %w", err)
		}
		return brokenForm(err)
	}
	return fill(c, form)
}

// receiveParts reads the parts of a form as they come; what arrived of files comes back
// with an error, too.
func receiveParts(c echo.Context, db *queries.DB) (*multipart.Form, []arrival, error) {
	form := &multipart.Form{Value: url.Values{}, File: map[string][]*multipart.FileHeader{}}
	var files []arrival
	parts, err := c.Request().MultipartReader()
	if err != nil {
		return form, nil, err
	}
	for n, left := 0, int64(mostFields); ; n++ {
		part, err := parts.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return form, files, nil
		case err != nil:
			return form, files, err
		case n >= mostParts:
			return form, files, multipart.ErrMessageTooLarge
		}
		field := part.FormName()
		if _, typed := part.Header["Content-Type"]; field == "" || part.FileName() == "" && typed {
			continue // no file was chosen
		}
		if part.FileName() == "" {
			text, err := io.ReadAll(io.LimitReader(part, left+1))
			if left -= int64(len(text)); err != nil || left < 0 {
				return form, files, errors.Join(err, multipart.ErrMessageTooLarge)
			}
			form.Value[field] = append(form.Value[field], string(text))
			continue
		}
		data, err := db.Receive(part)
		if err != nil {
			return form, files, err
		}
		files = append(files, arrival{field, part.FileName(), data})
		form.File[field] = append(form.File[field], &multipart.FileHeader{Filename: part.FileName(), Header: part.Header, Size: data.Size()})
	}
}

// fill makes a form known to those who ask the request for its fields. Of its files only
// the names are.
func fill(c echo.Context, form *multipart.Form) error {
	r := c.Request()
	r.MultipartForm = nil
	if err := r.ParseForm(); err != nil {
		return brokenForm(err)
	}
	for field, values := range form.Value {
		r.Form[field] = append(r.Form[field], values...)
		r.PostForm[field] = append(r.PostForm[field], values...)
	}
	r.MultipartForm = form
	return nil
}

// tidy removes what a form left in the folder for passing things.
func (s *Server) tidy(c echo.Context) {
	var err error
	if files, ok := c.Get(received).([]arrival); ok {
		for _, f := range files {
			err = errors.Join(err, f.data.Close())
		}
	}
	if form := c.Request().MultipartForm; form != nil {
		err = errors.Join(err, form.RemoveAll())
	}
	if err != nil {
		s.cfg.Log.ErrorContext(c.Request().Context(), "parts of a form stay on the disk", "err", err)
	}
}

// formFiles are the files of the form of a request. Long texts are not held, and gone when
// the request is answered.
func formFiles(c echo.Context) (files []ingest.File, err error) {
	arrived, _ := c.Get(received).([]arrival)
	for _, a := range arrived {
		if a.field != "files" {
			continue
		}
		f, err := fileOf(uploadName(a.name), a.data)
		if err != nil {
			return nil, fmt.Errorf("reading an upload: %w", err)
		}
		files = append(files, f)
	}
	return files, nil
}

// lent is a file that can be let go of.
type lent interface {
	io.ReaderAt
	io.Closer
	Size() int64
}

// fileOf leaves a long text where it lies; any other file is read, and let go of.
func fileOf(name string, from lent) (ingest.File, error) {
	if ingest.Lies(from) {
		return ingest.File{Name: name, From: from}, nil
	}
	data := make([]byte, from.Size())
	if n, err := from.ReadAt(data, 0); n < len(data) {
		return ingest.File{}, errors.Join(err, from.Close())
	}
	return ingest.File{Name: name, Data: data}, from.Close()
}
