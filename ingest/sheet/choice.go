package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"nianlun/queries/terms"
)

// readChosen reads one table of a sheet as people said tables of its shape are to be
// read, else as the machine sees it.
func readChosen(re *region, ctx context, h Hint) []terms.Table {
	own := *re // reading may add headings
	own.heads, own.blocks = slices.Clone(re.heads), slices.Clone(re.blocks)
	tables, marked := readRegion(&own, ctx, h.Kind), own.marked
	keys := headKeys(re.heads)
	shape := shapeOf(tables[0].Kind, keys)
	choice, said := h.Choices[shape]
	if said && !choice.Empty() {
		tables = readSaid(re, ctx, h, choice)
		marked = re.marked
		tables[0].Choice = &choice
	}
	tables[0].Shape = shape
	for i, head := range re.heads {
		tables[0].Heads = append(tables[0].Heads, terms.Heading{Raw: head.raw, Key: keys[i], Column: columnFor(tables[0], head.raw), Cell: address(re.bottom, head.col), Marks: marked[head.col]})
	}
	return tables
}

func readSaid(re *region, ctx context, h Hint, choice terms.Choice) []terms.Table {
	if choice.NoData {
		return []terms.Table{{Sheet: re.grid.name, Number: re.number, Why: whyChosen}}
	}
	re.choice = choice.Columns
	rule := ruleOf(choice.Kind)
	if rule == nil {
		return readRegion(re, ctx, h.Kind)
	}
	return readAs(rule, re, ctx, nil)
}

// shapeOf names the tables that have the same headings and look like the same kind.
func shapeOf(kind terms.Kind, keys []string) string {
	sorted := slices.Sorted(slices.Values(keys))
	sum := sha256.Sum256([]byte(string(kind) + "\x1e" + strings.Join(sorted, "\x1f")))
	return hex.EncodeToString(sum[:10])
}

// headKeys are the headings as files of one shape share them; equal ones are numbered.
func headKeys(heads []heading) []string {
	keys, seen := make([]string, len(heads)), map[string]int{}
	for i, h := range heads {
		keys[i] = h.full
		if seen[h.full]++; seen[h.full] > 1 {
			keys[i] += "#" + strconv.Itoa(seen[h.full])
		}
	}
	return keys
}

// columnFor is the first column a heading was taken for, in the order of the kind.
func columnFor(t terms.Table, raw string) string {
	for _, c := range terms.Columns(t.Kind) {
		if t.Columns[c.Name] == raw {
			return c.Name
		}
	}
	return ""
}

// chosen lays over the columns of a block what a person said of its headings.
func (re *region) chosen(kind terms.Kind, columns map[string]heading, heads []heading) {
	keys := headKeys(heads)
	for i, h := range heads {
		if _, said := re.choice[keys[i]]; !said {
			continue
		}
		for column, taken := range columns {
			if taken.col == h.col {
				delete(columns, column)
			}
		}
	}
	for i, h := range heads {
		if _, ok := columnOf(kind, re.choice[keys[i]]); ok {
			columns[re.choice[keys[i]]] = h
		}
	}
}
