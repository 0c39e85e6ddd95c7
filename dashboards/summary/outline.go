package summary

// The parts of a text that write themselves, as an outline names them.
const (
	partLead     = "开头"
	partOverview = "总体情况"
	partCompare  = "与上年比较"
	partReported = "上报指标"
	partChildren = "所属单位"
	partWork     = "各项工作"
	partExamples = "典型做法"
	partPlanned  = "计划完成情况"
	partProblems = "存在的问题"
	partNext     = "下步打算"
	partClosing  = "结尾"
)

var partNames = []string{partLead, partOverview, partCompare, partReported, partChildren, partWork, partExamples, partPlanned, partProblems, partNext, partClosing}

func (w *writer) part(name string) {
	switch name {
	case partLead:
		w.lead()
	case partOverview:
		w.overview()
	case partCompare:
		w.comparison()
	case partReported:
		w.indicators()
	case partChildren:
		w.children()
	case partWork:
		w.work()
	case partExamples:
		w.examples()
	case partPlanned:
		w.planned()
	case partProblems:
		w.problems()
	case partNext:
		w.next()
	case partClosing:
		w.paragraph(w.say("closing", nil))
	}
}

// pending is a heading nothing stands under yet.
type pending struct {
	from, to   int // blocks before it, and with it
	h1, h2     int
	kindOfStep stepKind
}

// follow writes the text in the order of an outline; a heading with nothing under it
// falls away.
func (w *writer) follow(outline []step) {
	var open []pending
	drop := func(kind stepKind) {
		for n := len(open); n > 0 && open[n-1].kindOfStep >= kind; n = len(open) {
			if last := open[n-1]; len(w.blocks) == last.to {
				w.blocks, w.h1, w.h2 = w.blocks[:last.from], last.h1, last.h2
			}
			open = open[:n-1]
		}
	}
	for _, s := range w.chosen(outline) {
		switch s.kind {
		case stepHeading, stepSubheading:
			drop(s.kind)
			p := pending{from: len(w.blocks), h1: w.h1, h2: w.h2, kindOfStep: s.kind}
			text := w.own(s.text)
			if len(text) == 0 {
				continue
			}
			if s.kind == stepHeading {
				w.heading(text)
			} else {
				w.subheading(text)
			}
			p.to = len(w.blocks)
			open = append(open, p)
		case stepPart:
			w.part(s.part)
		case stepItem:
			w.add(ListItem, w.own(s.text))
		case stepParagraph:
			w.paragraph(w.own(s.text))
		}
	}
	drop(stepHeading)
}

// chosen are the steps whose conditions hold.
func (w *writer) chosen(outline []step) []step {
	var out []step
	for _, s := range outline {
		if s.kind != stepIf {
			out = append(out, s)
			continue
		}
		branch := s.other
		if s.cond != nil && len(w.given(*s.cond, nil)) > 0 {
			branch = s.then
		}
		out = append(out, w.chosen(branch)...)
	}
	return out
}

// own fills a line the unit put into the outline.
func (w *writer) own(text []node) []Span {
	spans, ok := w.fillLine(text, nil)
	if !ok {
		return nil
	}
	return merge(spans)
}
