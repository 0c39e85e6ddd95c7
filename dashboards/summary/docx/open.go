package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"nianlun/dashboards/summary"
)

// refuse says why a file is no document to verify; errors.Is finds summary.ErrFormat.
func refuse(message string) error { return fmt.Errorf("%w: %s", summary.ErrFormat, message) }

// What a document may be: an officer's has some hundred kilobytes and ten levels.
const (
	largestPart = 64 << 20
	deepest     = 200
)

// unpack reads the parts that say something: the XML ones.
func unpack(data []byte) (parts, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(msgNotWord)
	}
	p, left := parts{}, int64(largestPart)
	for _, f := range z.File {
		if ext := path.Ext(f.Name); ext != ".xml" && ext != ".rels" {
			continue
		}
		text, err := readPart(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(text))
		p[strings.TrimPrefix(f.Name, "/")] = text
	}
	return p, nil
}

func readPart(f *zip.File, limit int64) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", refuse(msgNotWord)
	}
	text, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case errors.Join(err, r.Close()) != nil:
		return "", refuse(msgNotWord)
	case int64(len(text)) > limit:
		return "", refuse(msgTooBig)
	}
	return string(text), nil
}

// node is one element of a part, by its local name.
type node struct {
	name  string
	attrs []xml.Attr
	text  string
	kids  []*node
}

// parseXML reads a part into a tree.
func parseXML(text string) (*node, error) {
	root := &node{}
	stack := []*node{root}
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, refuse(msgNotWord)
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: t.Copy().Attr}
			top.kids = append(top.kids, n)
			if stack = append(stack, n); len(stack) > deepest {
				return nil, refuse(msgTooDeep)
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
}

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// find returns the first element of a name, anywhere below.
func (n *node) find(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
		if found := k.find(name); found != nil {
			return found
		}
	}
	return nil
}

// all visits the elements of a name, anywhere below.
func (n *node) all(name string, visit func(*node)) {
	for _, k := range n.kids {
		if k.name == name {
			visit(k)
		}
		k.all(name, visit)
	}
}

// proof finds the ledger among the custom parts: Word numbers them anew when it saves.
func (p parts) proof() (ledger, error) {
	for name, text := range p {
		if !strings.HasPrefix(name, "customXml/item") || !strings.Contains(text, ledgerSpace) {
			continue
		}
		var l ledger
		if err := xml.Unmarshal([]byte(text), &l); err != nil {
			continue // itemProps names the same space
		}
		if l.Format != ledgerFormat {
			return ledger{}, refuse(fmt.Sprintf(msgBadFormat, l.Format, ledgerFormat))
		}
		return l, nil
	}
	return ledger{}, refuse(msgNoLedger)
}
