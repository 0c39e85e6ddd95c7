// Package sampledata holds a small invented city federation as the files its
// officers keep, embedded in the binary, with the totals they add up to. It reads
// and imports nothing: what the files mean is for ingest to find out.
package sampledata

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed files
var files embed.FS

//go:embed totals.json
var totals []byte

// File is one file as an officer would hand it in.
type File struct {
	Path string // below files/
	Name string // base name
	Unit string // full name of the unit that reports, for import --unit
	Year int    // for import --year
	Data []byte
}

// List returns every file: the unit register, then the rolls of members, then the
// rest by unit and year. The order is fixed.
func List() ([]File, error) {
	var out []File
	err := fs.WalkDir(files, "files", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := read(name)
		if err != nil {
			return err
		}
		out = append(out, f)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing the sample files: %w", err)
	}
	slices.SortStableFunc(out, func(a, b File) int {
		return cmp.Or(cmp.Compare(rank(a.Name), rank(b.Name)), strings.Compare(a.Path, b.Path))
	})
	return out, nil
}

// read takes files/UNIT/YEAR/NAME apart.
func read(name string) (File, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return File{}, fmt.Errorf("reading %s: %w", name, err)
	}
	parts := strings.Split(name, "/")
	if len(parts) != 4 {
		return File{}, fmt.Errorf("%s: want files/UNIT/YEAR/NAME", name)
	}
	year, err := strconv.Atoi(parts[2])
	if err != nil {
		return File{}, fmt.Errorf("%s: the folder %q is no year: %w", name, parts[2], err)
	}
	return File{Path: strings.Join(parts[1:], "/"), Name: path.Base(name), Unit: parts[1], Year: year, Data: data}, nil
}

func rank(name string) int {
	switch {
	case strings.Contains(name, "单位名册"):
		return 0
	case strings.Contains(name, "花名册"), strings.Contains(name, "会员名册"):
		return 1
	}
	return 2
}

// Totals are what the files add up to, by the generator's own model.
type Totals struct {
	Units   []UnitTotals `json:"units"`
	Files   []FileTotals `json:"files"`
	Rejects []Reject     `json:"rejects"`
}

// UnitTotals are one unit's own totals of one year, without the units below it.
type UnitTotals struct {
	Unit        string `json:"unit"`
	Year        int    `json:"year"`
	Members     int64  `json:"members"` // on the roll on 31 December
	Activities  int64  `json:"activities"`
	PersonTimes int64  `json:"person_times"` // signed in where a sign-in exists, else as reported
	SpendingFen int64  `json:"spending_fen"` // the ledger where one is kept, else activities and visits
	BudgetFen   int64  `json:"budget_fen"`
	Visits      int64  `json:"visits"`
	VisitFen    int64  `json:"visit_fen"`
	GoodsFen    int64  `json:"goods_fen"`
	Events      int64  `json:"events"`
	Proposals   int64  `json:"proposals"`
	Honors      int64  `json:"honors"`
	PlanItems   int64  `json:"plan_items"`
}

// FileTotals say how many rows of a kind one file holds, and how many of its rows
// are planted to be refused.
type FileTotals struct {
	Path     string `json:"path"`
	Kind     string `json:"kind"`
	Rows     int    `json:"rows"`
	Rejected int    `json:"rejected"`
}

// Reject is one planted row that must be refused: its file, column and cell.
type Reject struct {
	Path   string `json:"path"`
	Column string `json:"column"`
	Value  string `json:"value"`
}

// Sums returns the totals.
func Sums() (Totals, error) {
	var t Totals
	if err := json.Unmarshal(totals, &t); err != nil {
		return Totals{}, fmt.Errorf("decoding the sample totals: %w", err)
	}
	return t, nil
}
