package summary

import (
	"cmp"
	"slices"
	"strconv"

	"nianlun/queries/terms"
)

// heading is the text of a heading without its number, which moves.
func heading(b Block) string {
	spans := b.Spans
	if len(spans) > 0 && spans[0].Kind == Mark {
		spans = spans[1:]
	}
	return Text(spans)
}

// blockKeys names every block by what it says, figures by their id: a value that changes
// leaves the name.
func blockKeys(blocks []Block) []string {
	keys, under, seen := make([]string, len(blocks)), "", map[string]int{}
	for i, b := range blocks {
		if b.Kind == Heading1 || b.Kind == Heading2 {
			under = heading(b)
		}
		text := string(b.Kind) + "\n" + under
		for j, s := range b.Spans {
			switch {
			case s.Kind == Figure:
				text += "\n=" + s.Figure
			case s.Kind == Mark && j == 0: // an ordinal
			default:
				text += "\n" + s.Text
			}
		}
		if seen[text]++; seen[text] > 1 {
			text += "\n#" + strconv.Itoa(seen[text])
		}
		keys[i] = terms.FigureID("block\n" + text)
	}
	return keys
}

// assign finds for every edit of a paragraph of the program what that paragraph is now:
// by its key, else the most alike. An edit nothing is like has none.
func (l *layer) assign(list []Edit) []*place {
	own, held := make([]*place, len(list)), map[*place]bool{}
	for i, e := range list {
		if e.Was == nil {
			continue
		}
		for _, n := range l.nodes {
			if n.piece.Key == e.Key && !held[n] {
				own[i], held[n] = n, true
				break
			}
		}
	}
	type pair struct {
		edit  int
		node  *place
		score float64
	}
	var pairs []pair
	for i, e := range list {
		if e.Was == nil || own[i] != nil {
			continue
		}
		for _, n := range l.nodes {
			if n.piece.Key == "" || held[n] {
				continue
			}
			if score := alike(*e.Was, e.Under, n.block, n.piece.Under); score > 0 {
				pairs = append(pairs, pair{i, n, score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	for _, p := range pairs {
		if own[p.edit] == nil && !held[p.node] {
			own[p.edit], held[p.node] = p.node, true
		}
	}
	return own
}

// How alike two blocks must be to be one: less under the same heading.
const (
	alikeHere      = 0.3
	alikeElsewhere = 0.6
	alikeHeading   = 0.15
	weightFigure   = 4
	weightQuote    = 3
)

// alike tells how much two blocks say the same, 0 for too little: by their figures first,
// then by what they quote, then by their words, which vary.
func alike(a Block, underA string, b Block, underB string) float64 {
	if a.Kind != b.Kind {
		return 0
	}
	one, two := features(a), features(b)
	same, all := 0, 0
	for f, n := range one {
		same += 2 * min(n, two[f])
		all += n
	}
	for _, n := range two {
		all += n
	}
	if all == 0 { // two dates, say
		return 1
	}
	score, least := float64(same)/float64(all), alikeElsewhere
	if underA == underB {
		least = alikeHere
	}
	if score < least {
		return 0
	}
	if underA == underB {
		score += alikeHeading
	}
	return score
}

// features are what a block says, with weights.
func features(b Block) map[string]int {
	all := map[string]int{}
	for _, s := range b.Spans {
		switch s.Kind {
		case Figure:
			all["="+s.Figure] += weightFigure
		case Quote:
			all["“"+s.Text] += weightQuote
		case Word:
			r := []rune(s.Text)
			for i := range r {
				all[string(r[i:min(i+2, len(r))])]++
			}
		}
	}
	return all
}

// fresh lists the sentences of a block as it is written now whose figures, or else whose
// quotations, were not there when a person wrote it anew.
func fresh(was, now Block) []string {
	known := map[string]bool{}
	for _, s := range was.Spans {
		known[told(s)] = true
	}
	var list []string
	for _, sentence := range split(now.Spans) {
		for _, kind := range []Kind{Figure, Quote} {
			of := slices.DeleteFunc(slices.Clone(sentence), func(s Span) bool { return s.Kind != kind })
			if len(of) == 0 {
				continue
			}
			if !slices.ContainsFunc(of, func(s Span) bool { return known[told(s)] }) {
				list = append(list, Text(sentence))
			}
			break
		}
	}
	return list
}

// told is what a figure or quotation tells of; a figure's value may change.
func told(s Span) string {
	if s.Kind == Figure {
		return "=" + s.Figure
	}
	return string(s.Kind) + s.Text
}
