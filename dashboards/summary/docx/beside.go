package docx

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"nianlun/dashboards/summary"
)

// besideParts are the parts that print beside the text: heads and feet of pages, notes.
var besideParts = regexp.MustCompile(`^word/(?:header|footer|footnotes|endnotes)[0-9]*\.xml$`)

// saysNumber matches what could be a number somebody wrote.
var saysNumber = regexp.MustCompile(`[0-9０-９零〇一二两三四五六七八九十百千万亿]`)

// beside reads what prints beside the text. This program writes nothing there but the
// number of the page, which is a field; a line with a number was added by hand. Lines
// without one, as the name of a unit, prove nothing false.
func (r *reader) beside() error {
	var names []string
	for name := range r.parts {
		if besideParts.MatchString(path.Clean(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		tree, err := parseXML(r.parts[name])
		if err != nil {
			return err
		}
		tree.all("p", func(p *node) { r.numbered(withoutFields(p)) })
	}
	return nil
}

// boxes reads the text boxes that hang on a paragraph, each once: what an older program
// would show instead says the same.
func (r *reader) boxes(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "Fallback", "del", "moveFrom":
		case "txbxContent":
			k.all("p", func(p *node) {
				if spans := r.spans(p); len(spans) > 0 {
					r.lines = append(r.lines, line{kind: summary.Paragraph, spans: spans})
				}
			})
		default:
			r.boxes(k)
		}
	}
}

// numbered takes a paragraph for a line of the document when it says a number.
func (r *reader) numbered(p *node) {
	if spans := r.spans(p); saysNumber.MatchString(summary.Text(spans)) {
		r.lines = append(r.lines, line{kind: summary.Paragraph, spans: spans})
	}
}

// withoutFields copies a paragraph without what its fields show: page numbers.
func withoutFields(p *node) *node {
	out, depth := &node{name: p.name}, 0
	for _, k := range p.kids {
		if k.name == "fldSimple" {
			continue
		}
		mark := k.find("fldChar")
		if mark != nil && mark.attr("fldCharType") == "begin" {
			depth++
		}
		if depth == 0 {
			out.kids = append(out.kids, k)
		}
		if mark != nil && mark.attr("fldCharType") == "end" {
			depth = max(0, depth-1)
		}
	}
	return out
}

// symbol is a sign given by its place in a font: a digit is one too.
func symbol(n *node) string {
	code := strings.TrimPrefix(strings.ToUpper(n.attr("char")), "F0")
	if len(code) > 2 {
		code = strings.TrimLeft(code, "0")
	}
	if len(code) == 2 && code[0] == '3' && code[1] >= '0' && code[1] <= '9' {
		return code[1:]
	}
	return "□"
}
