package terms

// Overview answers "how does the year stand": headline figures and two series.
type Overview struct {
	Unit       Unit         `json:"unit"`
	Headlines  []Figure     `json:"headlines"`
	Months     []MonthPoint `json:"months"`
	Themes     []ThemePoint `json:"themes"`
	Plan       []StatusLine `json:"plan"`
	Missing    []Missing    `json:"missing"`
	Attention  []Attention  `json:"attention"` // stories a reader should look at first
	Completion Figure       `json:"completion"`
}

// MonthPoint is one month of the period.
type MonthPoint struct {
	Month       string `json:"month"` // 2025-03
	Activities  Figure `json:"activities"`
	PersonTimes Figure `json:"person_times"`
	Spending    Figure `json:"spending"`
}

// ThemePoint is one category of activities.
type ThemePoint struct {
	Theme       Category `json:"theme"`
	Activities  Figure   `json:"activities"`
	PersonTimes Figure   `json:"person_times"`
}

// StatusLine counts the plan items of one state.
type StatusLine struct {
	Status Status `json:"status"`
	Items  Figure `json:"items"`
}

// Attention is something a person should look at: an item never started, a subject
// over budget, a unit silent for months. Words hold no name of a person.
type Attention struct {
	Code    string   `json:"code"` // no_data, item_none, item_late, over_budget, silent_unit, event_not_visited, ...
	Words   string   `json:"words"`
	Figures []Figure `json:"figures"`
	Unit    string   `json:"unit,omitempty"`
}

// ReachRow is one group of members and how far anything reached them.
type ReachRow struct {
	Unit     string `json:"unit"`
	Group    string `json:"group"`
	Members  Figure `json:"members"`
	ByName   Figure `json:"by_name"`  // present, visited or helped
	ByMass   Figure `json:"by_mass"`  // only goods for all
	ByNone   Figure `json:"by_none"`  // nothing, data complete
	Unknown  Figure `json:"unknown"`  // the files that could show it are missing
	Coverage Figure `json:"coverage"` // reach
}

// UnreachedRow is one member nothing reached by name, or one event nobody visited.
type UnreachedRow struct {
	Unit     string   `json:"unit"`
	Group    string   `json:"group"`
	StaffNo  string   `json:"staff_no,omitempty"`
	Name     string   `json:"name"`   // masked unless the viewer may see names
	Signal   string   `json:"signal"` // not_by_name | nothing | event_not_visited
	State    string   `json:"state"`  // unreached | unknown
	Class    string   `json:"class,omitempty"`
	Date     Date     `json:"date,omitempty"`
	Why      string   `json:"why"`
	Searched []string `json:"searched"` // kinds that were looked through
	Lacking  []string `json:"lacking"`  // kinds that do not cover the period
}

// SpendingRow is one account subject.
type SpendingRow struct {
	Subject  string `json:"subject"`
	Spending Figure `json:"spending"`
	Entries  Figure `json:"entries"`
	Budget   Figure `json:"budget"`
	Rate     Figure `json:"rate"`
	Basis    string `json:"basis"` // 支出明细 | 按台账
}

// ComplianceRow is one rule's answer. NotConfigured is never a pass.
type ComplianceRow struct {
	Rule  string   `json:"rule"`
	Title string   `json:"title"`
	State string   `json:"state"` // finding | clear | not_configured | unknown
	Words string   `json:"words"`
	Rows  []Source `json:"rows"`
	Unit  string   `json:"unit"`
	Basis string   `json:"basis"` // document or source of the rule
}

// CompareRow is one unit beside its sisters. Rankable units have data and enough members.
type CompareRow struct {
	Unit          Unit   `json:"unit"`
	Members       Figure `json:"members"`
	Activities    Figure `json:"activities"`
	PersonTimes   Figure `json:"person_times"`
	Participation Figure `json:"participation_rate"`
	PerMember     Figure `json:"per_member"`
	Spending      Figure `json:"spending"`
	Completion    Figure `json:"plan_completion"`
	Completeness  Figure `json:"completeness"`
	Rankable      bool   `json:"rankable"`
	Why           string `json:"why,omitempty"` // why it stands apart
}

// CompletenessRow is one report due: unit × kind × month.
type CompletenessRow struct {
	Unit  string `json:"unit"`
	Name  string `json:"name"`
	Kind  Kind   `json:"kind"`
	Month string `json:"month"`
	State string `json:"state"` // received | zero | missing
}

// LinkRow is one link as show links prints it; a nil Item is a 计划外 activity.
type LinkRow struct {
	Item     *int      `json:"item"`
	ItemKey  string    `json:"id,omitempty"`
	Plan     string    `json:"plan,omitempty"`
	Text     string    `json:"text,omitempty"`
	Activity string    `json:"activity"`               // code, else title
	Act      string    `json:"activity_key,omitempty"` // unit key + "/" + activity key: what a decision names
	Title    string    `json:"title"`
	Date     Date      `json:"date"`
	Score    float64   `json:"score"`
	State    LinkState `json:"state,omitempty"`
	Why      string    `json:"why,omitempty"`
}
