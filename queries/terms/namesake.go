package terms

import "time"

// Namesake is somebody a unit's files name so that several members may be meant, or that a
// number contradicts the name: nobody but the unit can say who it is, and until then those
// members are unknown.
type Namesake struct {
	Unit        string           `json:"unit"`
	Key         string           `json:"key,omitempty"` // of all rows alike, within the unit; "": each must be said by itself
	Name        string           `json:"name"`          // masked unless the viewer may see names
	Group       string           `json:"group,omitempty"`
	Contradicts bool             `json:"contradicts,omitempty"` // the identity number is one member's, the name another's
	Members     []NamesakeMember `json:"members"`
	Rows        []NamesakeRow    `json:"rows"`
}

// NamesakeMember is one member who may be meant.
type NamesakeMember struct {
	Key     string `json:"key,omitempty"` // unit key + "/" + key of the row of the roll
	Name    string `json:"name"`
	StaffNo string `json:"staff_no,omitempty"`
	Group   string `json:"group"`
}

// NamesakeRow is one row that names such a person.
type NamesakeRow struct {
	Key    string `json:"key,omitempty"` // kind + " " + key of the row
	Kind   Kind   `json:"kind"`
	Date   Date   `json:"date,omitempty"`
	Words  string `json:"words"` // title of the activity or proposal, public label of the visit; "" of what is nobody's business
	Source Source `json:"source"`
}

// NamesakeCount counts rows that name somebody nobody can place.
type NamesakeCount struct {
	Unit string `json:"unit"`
	Year int    `json:"year"` // 0: rows without a day
	Rows int    `json:"rows"`
}

// Meaning is what a person says of whom rows mean: of all rows alike (Subject is a
// Namesake's Key) or of one (a NamesakeRow's). The second part is told, not asked.
type Meaning struct {
	Unit     string `json:"unit"`
	Subject  string `json:"subject"`
	Member   string `json:"member,omitempty"` // NamesakeMember.Key
	Nobody   bool   `json:"nobody,omitempty"` // none of the members
	TakeBack bool   `json:"-"`                // what was said no longer counts

	Name   string         `json:"name"` // as the file has it
	Group  string         `json:"group,omitempty"`
	Who    NamesakeMember `json:"who"` // no name: not on the roll any more
	Rows   int            `json:"rows"`
	Source Source         `json:"source"` // of one row
	By     string         `json:"by"`
	At     time.Time      `json:"at"`
}
