package summary

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// ErrFormat says that a file is no draft this program wrote.
var ErrFormat = errors.New(msgBadDraft)

// JSON writes the whole draft: text, side list, ledger and seals.
func (d Draft) JSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(d); err != nil {
		return nil, fmt.Errorf("encoding the draft: %w", err)
	}
	return b.Bytes(), nil
}

// Parse reads what JSON wrote. A file with anything else in it is refused with
// ErrFormat, since what is not understood cannot be verified.
func Parse(data []byte) (Draft, error) {
	var d Draft
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return Draft{}, fmt.Errorf("%w: %s", ErrFormat, err.Error())
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Draft{}, ErrFormat
	}
	if d.Format != Format {
		return Draft{}, fmt.Errorf("%w: "+msgBadFormat, ErrFormat, d.Format, Format)
	}
	return d, nil
}

// seal is the SHA-256 of a value's JSON.
func seal(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "" // plain structs of strings and finite numbers always encode
	}
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:])
}

func (b Block) sealed() string {
	b.Seal = ""
	return seal(b)
}

func (n Note) sealed() string {
	n.Seal = ""
	return seal(n)
}

func (e Entry) sealed() string { return seal(e.Figure) }

func (d Draft) sealed() string {
	d.Seal = ""
	return seal(d)
}

// Resealed returns a draft that was rewritten for another format with its seals made
// anew. The blocks, notes and entries are copies.
func (d Draft) Resealed() Draft {
	d.Blocks, d.Side, d.Ledger = slices.Clone(d.Blocks), slices.Clone(d.Side), slices.Clone(d.Ledger)
	d.sealAll()
	return d
}

func (d *Draft) sealAll() {
	for i := range d.Blocks {
		d.Blocks[i].Seal = d.Blocks[i].sealed()
	}
	for i := range d.Side {
		d.Side[i].Seal = d.Side[i].sealed()
	}
	for i := range d.Ledger {
		d.Ledger[i].Seal = d.Ledger[i].sealed()
	}
	d.Seal = d.sealed()
}
