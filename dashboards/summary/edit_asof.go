package summary

import (
	"slices"

	"nianlun/queries/terms"
)

// current turns edits of a draft of an earlier day towards this one: a figure of the year
// up to then is the figure of the year up to now.
func (d Draft) current(edits []Edit) []Edit {
	list := slices.Clone(edits)
	for i, e := range list {
		if e.AsOf.IsZero() || e.AsOf == d.AsOf {
			continue
		}
		turn := turner{from: terms.Scope{Period: d.Period, AsOf: e.AsOf}, to: terms.Scope{Period: d.Period, AsOf: d.AsOf}, ids: map[string]string{}}
		e.Seen = slices.Clone(e.Seen)
		for j, f := range e.Seen {
			e.Seen[j] = turn.figure(f)
		}
		e.Spans = turn.spans(e.Spans)
		if e.Was != nil {
			was := *e.Was
			was.Spans = turn.spans(was.Spans)
			e.Was = &was
		}
		if e.After != nil {
			after := *e.After
			after.Was.Spans = turn.spans(after.Was.Spans)
			e.After = &after
		}
		list[i] = e
	}
	return list
}

// turner knows the new ids of figures by their old ones.
type turner struct {
	from, to terms.Scope
	ids      map[string]string
}

func (t turner) figure(f terms.Figure) terms.Figure {
	ask, err := terms.ParseAsk(f.Key)
	if err != nil {
		return f
	}
	switch was := t.from.Told(); ask.Period {
	case was:
		ask.Period = t.to.Told()
	case was.LastYear():
		ask.Period = t.to.Told().LastYear()
	}
	if ask.By[terms.ByAsOf] == t.from.AsOf.String() {
		ask = ask.With(terms.ByAsOf, t.to.AsOf.String())
	}
	f.Key = ask.Key()
	t.ids[f.ID] = terms.FigureID(f.Key)
	f.ID = t.ids[f.ID]
	return f
}

func (t turner) spans(spans []Span) []Span {
	out := slices.Clone(spans)
	for i, s := range out {
		if id, ok := t.ids[s.Figure]; ok && s.Kind == Figure {
			out[i].Figure = id
		}
	}
	return out
}
