package book

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// largestPart is more than a part kept in memory whole may have: styles, notes, relations.
const largestPart = 64 << 20

// pack is the zip package of a workbook being patched.
type pack struct {
	zip   *zip.Reader
	parts map[string]*zip.File // by lower-case name
	texts map[string]*text     // parts replaced or added, by lower-case name
	blobs map[*zip.File]*output
	order []string // of added parts
	// author signs notes; "": none are made. tail ends each of them: some programs forget
	// who wrote a note.
	author, tail string
}

type text struct {
	name string
	data []byte
}

func openPack(data []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("opening the workbook: %w (%w)", ErrNoWorkbook, err)
	}
	p := &pack{zip: z, parts: map[string]*zip.File{}, texts: map[string]*text{}, blobs: map[*zip.File]*output{}}
	for _, f := range z.File {
		p.parts[partKey(f.Name)] = f
	}
	if p.find(contentTypes) == nil || p.find("xl/workbook.xml") == nil {
		return nil, fmt.Errorf("no list of sheets: %w", ErrNoWorkbook)
	}
	return p, nil
}

func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

func (p *pack) find(name string) *zip.File { return p.parts[partKey(name)] }

func (p *pack) has(name string) bool { return p.find(name) != nil || p.texts[partKey(name)] != nil }

// read returns a small part as it stands now, nil when there is none.
func (p *pack) read(name string) ([]byte, error) {
	if t := p.texts[partKey(name)]; t != nil {
		return t.data, nil
	}
	f := p.find(name)
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, largestPart+1))
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err == nil && len(data) > largestPart {
		err = ErrNoWorkbook
	}
	if err == nil && (bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))) {
		err = ErrNoWorkbook // in another encoding than everybody's
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return data, nil
}

// put replaces a small part, or adds it behind all others.
func (p *pack) put(name string, data []byte) {
	key := partKey(name)
	if f := p.find(name); f != nil {
		name = f.Name
	} else if p.texts[key] == nil {
		p.order = append(p.order, key)
	}
	p.texts[key] = &text{name, data}
}

// output takes the new bytes of a part and packs them as they come.
type output struct {
	packed bytes.Buffer
	flate  *flate.Writer
	crc    hash.Hash32
	size   uint64
	err    error
}

func newOutput() *output {
	o := &output{crc: crc32.NewIEEE()}
	o.flate, o.err = flate.NewWriter(&o.packed, flate.DefaultCompression)
	return o
}

func (o *output) write(data []byte) {
	if o.err != nil {
		return
	}
	o.size += uint64(len(data))
	_, o.err = o.crc.Write(data)
	if o.err == nil {
		_, o.err = o.flate.Write(data)
	}
}

func (o *output) say(words ...string) {
	for _, w := range words {
		o.write([]byte(w))
	}
}

// rewrite streams a part through do into its new form.
func (p *pack) rewrite(f *zip.File, do func(in *scanner, out *output)) error {
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("opening %s: %w", f.Name, err)
	}
	in, out := scan(r), newOutput()
	do(in, out)
	for _, e := range []error{in.err, out.err, r.Close()} {
		if err == nil {
			err = e
		}
	}
	if err == nil {
		err = out.flate.Close()
	}
	if err != nil {
		return fmt.Errorf("rewriting %s: %w", f.Name, err)
	}
	p.blobs[f] = out
	return nil
}

// write returns the package: untouched entries byte for byte at their places, changed
// ones at theirs, new ones at the end.
func (p *pack) write() ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range p.zip.File {
		err := error(nil)
		switch t := p.texts[partKey(f.Name)]; {
		case p.blobs[f] != nil:
			err = writeBlob(w, f.Name, p.blobs[f])
		case t != nil && p.find(f.Name) == f:
			err = writeText(w, f.Name, t.data)
		default:
			err = w.Copy(f)
		}
		if err != nil {
			return nil, fmt.Errorf("writing %s: %w", f.Name, err)
		}
	}
	for _, key := range p.order {
		if err := writeText(w, p.texts[key].name, p.texts[key].data); err != nil {
			return nil, fmt.Errorf("writing %s: %w", key, err)
		}
	}
	if err := w.SetComment(p.zip.Comment); err != nil {
		return nil, fmt.Errorf("closing the workbook: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("closing the workbook: %w", err)
	}
	return b.Bytes(), nil
}

func writeText(w *zip.Writer, name string, data []byte) error {
	o := newOutput()
	o.write(data)
	if o.err == nil {
		o.err = o.flate.Close()
	}
	if o.err != nil {
		return o.err
	}
	return writeBlob(w, name, o)
}

func writeBlob(w *zip.Writer, name string, o *output) error {
	part, err := w.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: o.crc.Sum32(),
		CompressedSize64: uint64(o.packed.Len()), UncompressedSize64: o.size,
	})
	if err != nil {
		return err
	}
	_, err = part.Write(o.packed.Bytes())
	return err
}

// sheetPart is a sheet's name and where it stands in the package.
type sheetPart struct{ name, part string }

// sheets lists the sheets of the workbook in their order.
func (p *pack) sheets() ([]sheetPart, error) {
	data, err := p.read("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	links, err := p.relations("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	var all []sheetPart
	s := scan(bytes.NewReader(data))
	for s.next() {
		if !s.begins("sheet") {
			continue
		}
		name, _ := s.get("name")
		part := "xl/worksheets/sheet" + strconv.Itoa(len(all)+1) + ".xml"
		id := prefixed(s.raw, "id")
		if i := slices.IndexFunc(links, func(l relation) bool { return l.id == id }); i >= 0 {
			part = links[i].target
		}
		all = append(all, sheetPart{name, part})
	}
	return all, s.err
}

// relation is a link from one part to another; target is the part's name.
type relation struct{ id, kind, target string }

func relationsOf(part string) string {
	part = strings.ReplaceAll(part, "\\", "/")
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

// relations lists the links of a part.
func (p *pack) relations(part string) ([]relation, error) {
	data, err := p.read(relationsOf(part))
	if err != nil {
		return nil, err
	}
	var all []relation
	s := scan(bytes.NewReader(data))
	for s.next() {
		if !s.begins("Relationship") {
			continue
		}
		var l relation
		l.id, _ = s.get("Id")
		l.kind, _ = s.get("Type")
		l.target, _ = s.get("Target")
		if !strings.HasPrefix(l.target, "/") {
			l.target = path.Join(path.Dir(strings.ReplaceAll(part, "\\", "/")), l.target)
		}
		l.target = strings.TrimPrefix(l.target, "/")
		all = append(all, l)
	}
	return all, s.err
}

// relate links a part to another and returns the id of the link.
func (p *pack) relate(part, kind, target string) (string, error) {
	links, err := p.relations(part)
	if err != nil {
		return "", err
	}
	id := ""
	for n := 1; id == "" || slices.ContainsFunc(links, func(l relation) bool { return l.id == id }); n++ {
		id = "rIdNl" + strconv.Itoa(n)
	}
	name := relationsOf(part)
	data, err := p.read(name)
	if err != nil {
		return "", err
	}
	if data == nil {
		data = []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	data, err = appended(data, "Relationships", func(prefix string) string {
		return "<" + prefix + `Relationship Id="` + id + `" Type="` + kind + `" Target="` + escaped(relative(part, target)) + `"/>`
	})
	p.put(name, data)
	return id, err
}

// relative writes a part's name as seen from another part.
func relative(from, to string) string {
	a := strings.Split(path.Dir(strings.ReplaceAll(strings.TrimPrefix(from, "/"), "\\", "/")), "/")
	b := strings.Split(to, "/")
	for len(a) > 0 && len(b) > 1 && strings.EqualFold(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

// appended puts an element behind the last one inside an element of a name.
func appended(data []byte, name string, element func(prefix string) string) ([]byte, error) {
	var out bytes.Buffer
	done := false
	s := scan(bytes.NewReader(data))
	for s.next() {
		switch {
		case done:
		case s.kind == voidTag && s.name == name:
			done = true
			out.Write(opened(s.raw))
			out.WriteString(element(s.prefix) + "</" + s.prefix + name)
			s.raw = append(s.raw[:0], '>')
		case s.ends(name):
			done = true
			out.WriteString(element(s.prefix))
		}
		out.Write(s.raw)
	}
	if s.err == nil && !done {
		return nil, fmt.Errorf("no end of %s: %w", name, ErrNoWorkbook)
	}
	return out.Bytes(), s.err
}

const contentTypes = "[Content_Types].xml"

// declare names the content type of a new part, or of an ending of names.
func (p *pack) declare(part, ending, kind string) error {
	data, err := p.read(contentTypes)
	if err != nil {
		return err
	}
	s := scan(bytes.NewReader(data))
	for s.next() {
		known, _ := s.get("Extension")
		if ending != "" && s.begins("Default") && strings.EqualFold(known, ending) {
			return nil
		}
	}
	if s.err != nil {
		return s.err
	}
	data, err = appended(data, "Types", func(prefix string) string {
		if ending != "" {
			return "<" + prefix + `Default Extension="` + ending + `" ContentType="` + kind + `"/>`
		}
		return "<" + prefix + `Override PartName="/` + escaped(part) + `" ContentType="` + kind + `"/>`
	})
	p.put(contentTypes, data)
	return err
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
