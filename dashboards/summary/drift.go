package summary

import (
	"slices"

	"nianlun/queries/terms"
)

// Drifted is one figure of a kept draft that is not true any longer.
type Drifted struct {
	Was       terms.Figure
	To        string  // as it is now; 未知 or 查不到 in words
	Gone      bool    // nobody can be asked for it any longer
	Sentences []Place // where the draft says it
}

// Place is a sentence of a draft with the heading or table it stands under.
type Place struct{ Where, Text string }

// Drift holds a kept draft against the figures as they are now, by key, and lists what is
// no longer true, in the order of the text. What only the side list tells is left out.
func Drift(d Draft, fresh map[string]terms.Figure) []Drifted {
	var list []Drifted
	at := map[string]int{}
	ledger := d.figures()
	for _, c := range Verify(d, fresh, "").Drifted {
		if c.Where == msgWhereSide {
			continue
		}
		i, seen := at[c.Figure]
		if !seen {
			i = len(list)
			at[c.Figure] = i
			was := ledger[c.Figure]
			_, asked := fresh[Entry{Figure: was}.asked()]
			list = append(list, Drifted{Was: was, To: c.To, Gone: !asked})
			if !asked {
				list[i].To = msgNotFoundNow
			}
		}
		if told := (Place{c.Where, c.Sentence}); !slices.Contains(list[i].Sentences, told) {
			list[i].Sentences = append(list[i].Sentences, told)
		}
	}
	return list
}
