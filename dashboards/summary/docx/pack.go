package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"slices"
	"time"
)

// parts are the files of a package by name.
type parts map[string]string

// pack zips the parts in the order of their names, all of one time, so that the same
// parts give the same bytes. "[Content_Types].xml" sorts first, as readers like it.
func (p parts) pack() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, fmt.Errorf("adding part %s: %w", name, err)
		}
		if _, err := w.Write([]byte(p[name])); err != nil {
			return nil, fmt.Errorf("writing part %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("closing the package: %w", err)
	}
	return b.Bytes(), nil
}

const (
	relBase    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relPackage = "http://schemas.openxmlformats.org/package/2006/relationships"
	typeWord   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// relation is one link between parts; ids are rId1, rId2... in order.
type relation struct{ kind, target string }

func relations(list ...relation) string {
	s := xmlHead + `<Relationships xmlns="` + relPackage + `">`
	for i, r := range list {
		kind := r.kind
		if kind[0] != 'h' {
			kind = relBase + kind
		}
		s += `<Relationship` + attr("Id", "rId"+itoa(i+1)) + attr("Type", kind) + attr("Target", r.target) + `/>`
	}
	return s + `</Relationships>`
}

// contentTypes names the kind of every part.
func contentTypes(charts int) string {
	s := xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>`
	add := func(part, kind string) { s += `<Override` + attr("PartName", part) + attr("ContentType", kind) + `/>` }
	add("/word/document.xml", typeWord+"document.main+xml")
	for _, name := range []string{"styles", "settings", "fontTable"} {
		add("/word/"+name+".xml", typeWord+name+"+xml")
	}
	add("/word/footer1.xml", typeWord+"footer+xml")
	add("/word/footer2.xml", typeWord+"footer+xml")
	for i := range charts {
		add("/word/charts/chart"+itoa(i+1)+".xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
	}
	add("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
	add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	add("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	return s + `</Types>`
}
