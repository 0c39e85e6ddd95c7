package terms

import "time"

// OwnText is a text a unit keeps for its summaries, as somebody kept it at a time. Texts
// are only ever added; the newest of a kind and name counts, an empty one takes it back.
type OwnText struct {
	Kind string    `json:"kind"`
	Name string    `json:"name,omitempty"`
	Body string    `json:"body"`
	At   time.Time `json:"at"`
	By   string    `json:"by"`             // who kept it; "" of one from above
	From string    `json:"from,omitempty"` // name of the unit above that offers it; "": the unit's own
}
