package terms

// Unit is a union organisation as seen on the last day of a period.
type Unit struct {
	Key         string `json:"unit"`
	Name        string `json:"name"`
	Parent      string `json:"parent,omitempty"` // key
	Level       string `json:"level,omitempty"`
	Sector      string `json:"sector,omitempty"`
	Type        string `json:"type,omitempty"`
	Provisional bool   `json:"provisional,omitempty"` // named by a file only, nobody has placed it
}

// Scope is what a question is about: a unit's subtree over a period, at a date.
type Scope struct {
	Unit   string // unit key
	Period Period
	AsOf   Date // earlier of today and the period's end, unless asked otherwise
}

// Told is the part of the period that may be told of: up to the scope's date, which
// counts. A period that has not begun by then keeps its first day, so it can be asked
// about; without a date it is told whole.
func (s Scope) Told() Period {
	p := s.Period
	if s.AsOf != 0 && s.AsOf < p.Last() {
		p.To = max(s.AsOf, p.From).AddDays(1)
	}
	return p
}

// Facts is all that a 工作总结 of one unit and period may state. Every number in it
// is a Figure; every word from a file is named as such. Lists are in report order.
type Facts struct {
	Unit        Unit         `json:"unit"`
	Scope       Scope        `json:"-"`
	Children    []ChildFacts `json:"children"`
	Silent      []string     `json:"silent"` // names of units at the bottom of the tree that sent nothing but rolls and budgets
	Members     MemberFacts  `json:"members"`
	Totals      TotalFacts   `json:"totals"`
	LastYear    TotalFacts   `json:"last_year"` // activities, person-times, visits and spending of the same days a year earlier; unknown where nothing covers them
	Comparable  []Measure    `json:"-"`         // totals whose files cover the whole of both years: growth may be told of these only
	Themes      []ThemeFacts `json:"themes"`
	Campaigns   []Campaign   `json:"campaigns"` // visits by public label
	Events      []EventFacts `json:"events"`
	Vouchers    Figure       `json:"vouchers"` // what the spending ledger alone says; Totals.Spending adds months it does not cover
	Subjects    []Subject    `json:"subjects"`
	Unsorted    Figure       `json:"unsorted"` // spending under no subject
	Income      IncomeFacts  `json:"income"`
	Months      []MonthPoint `json:"months"`  // of the days that may be told
	Entries     []Entry      `json:"entries"` // single spendings worth telling, largest first
	Proposals   ProposalFact `json:"proposals"`
	Honors      []Honor      `json:"honors"`
	Indicators  []Indicator  `json:"indicators"`
	Plan        PlanFacts    `json:"plan"`
	Missing     []Missing    `json:"missing"` // what no file covers, so it was not told
	People      []string     `json:"-"`       // names known to the unit; a Quote never holds one
	DataVersion int64        `json:"data_version"`
	Digest      string       `json:"digest"`
}

// ChildFacts are a unit below in a roll-up, with what it can be compared by.
type ChildFacts struct {
	Unit          Unit   `json:"unit"`
	Members       Figure `json:"members"`
	Activities    Figure `json:"activities"`
	PersonTimes   Figure `json:"person_times"`
	Participation Figure `json:"participation_rate"`
	PerMember     Figure `json:"per_member"`
	Spending      Figure `json:"spending"`
	Completion    Figure `json:"plan_completion"`
	Completeness  Figure `json:"completeness"`
	Rankable      bool   `json:"rankable"` // has data and enough members to stand in a row with the others
	Silent        bool   `json:"silent"`   // no report at all in the period

	Below []string `json:"below"` // keys of the units it stands for: itself, and those under it
}

// IncomeFacts are what came in, as far as files tell: a cash book does, many units keep none.
type IncomeFacts struct {
	Total    Figure          `json:"total"`
	Subjects []SubjectIncome `json:"subjects"`
}

// SubjectIncome is what came in under one account subject; "" under none.
type SubjectIncome struct {
	Name   string `json:"name"`
	Income Figure `json:"income"`
}

// MemberFacts are the figures of the roll.
type MemberFacts struct {
	OnRoll, Women, Workers, Joined, Left, Rate Figure
}

// TotalFacts are the totals of a period.
type TotalFacts struct {
	Activities, PersonTimes, DistinctPeople, ParticipationRate, Reach,
	Visits, VisitTotal, Spending, PerMember Figure
}

// ThemeFacts are the activities of one category.
type ThemeFacts struct {
	Category    Category     `json:"category"`
	Count       Figure       `json:"count"`
	PersonTimes Figure       `json:"person_times"`
	Spend       Figure       `json:"spend"`
	Labels      []LabelFacts `json:"labels"` // what the ledger itself calls several of them, where it has more than one name for the theme
	Series      []Series     `json:"series"` // in order of first day
}

// LabelFacts are the activities of a theme a ledger gives one category of its own.
type LabelFacts struct {
	Label       string `json:"label"`  // quote
	Source      Source `json:"source"` // of the first of them
	Count       Figure `json:"count"`
	PersonTimes Figure `json:"person_times"`
}

// Series is one activity, or several of one unit's subtree with the same title.
type Series struct {
	Title       string         `json:"title"` // quote
	Count       Figure         `json:"count"`
	PersonTimes Figure         `json:"person_times"`
	Spend       Figure         `json:"spend"`
	Each        []ActivityFact `json:"each"` // by date
}

// ActivityFact is one activity with its provable numbers.
type ActivityFact struct {
	Activity
	Date       Figure   `json:"date_figure"`
	Until      Figure   `json:"until_figure"` // unknown when it lasted one day
	Headcounts Figure   `json:"headcount_figure"`
	Cost       Figure   `json:"spend_figure"`
	Items      []string `json:"items"` // keys of plan items it serves (auto or confirmed)
}

// Campaign is one kind of visit or benefit.
type Campaign struct {
	Label     string `json:"label"` // quote, or a sensitive class's public name
	Class     string `json:"class,omitempty"`
	Festival  string `json:"festival,omitempty"`
	Times     Figure `json:"times"`
	People    Figure `json:"people"`
	Amount    Figure `json:"amount"`
	Goods     Figure `json:"goods"`
	Total     Figure `json:"total"`
	First     Figure `json:"first"`
	PerPerson Figure `json:"per_person"` // known only when every visit has the same amount
}

// EventFacts are the events that call for a visit, by class.
type EventFacts struct {
	Kind    string `json:"kind"`
	Events  Figure `json:"events"`
	Visited Figure `json:"visited"`
	Rate    Figure `json:"rate"`
}

// Subject is one account subject with budget and spending.
type Subject struct {
	Name     string `json:"name"`
	Spending Figure `json:"spending"`
	Budget   Figure `json:"budget"`
	Rate     Figure `json:"rate"`
}

// Entry is one spending entry.
type Entry struct {
	Summary  string `json:"summary"` // quote
	Subject  string `json:"subject"`
	Festival string `json:"festival,omitempty"`
	Date     Date   `json:"date"`
	Amount   Figure `json:"amount"`
	Source   Source `json:"source"`
}

// ProposalFact are the proposals of a period.
type ProposalFact struct {
	Count, Done, Rate Figure
	List              []Proposal
}

// Proposal is one proposal.
type Proposal struct {
	Title  string `json:"title"` // quote
	Status string `json:"status"`
	Date   Figure `json:"date"`
	Source Source `json:"source"`
}

// Honor is one honour. Recipient is a quote; people by name only when Person is false.
type Honor struct {
	Title     string `json:"title"`
	Level     string `json:"level,omitempty"`
	Recipient string `json:"recipient,omitempty"`
	UnitName  string `json:"unit_name,omitempty"` // whose ledger tells of it
	Person    bool   `json:"person"`              // the recipient is a person known to the unit
	Date      Figure `json:"date"`
	Source    Source `json:"source"`
}

// Indicator is a total the unit reports about itself.
type Indicator struct {
	Name     string `json:"name"`
	Basis    string `json:"basis"`
	Value    Figure `json:"value"`
	Computed Figure `json:"computed"` // what the ledgers give for the same thing; unknown when nothing does
	Source   Source `json:"source"`
}

// PlanFacts are the plan's items at the as-of date.
type PlanFacts struct {
	Titles     []string          `json:"titles"`
	Items      []ItemFact        `json:"items"`
	Count      Figure            `json:"count"`
	Due        Figure            `json:"due"`
	Kept       Figure            `json:"kept"`
	Completion Figure            `json:"completion"`
	Outside    Figure            `json:"outside"`
	ByStatus   map[Status]Figure `json:"by_status"`
}

// ItemFact is one plan item with the figures of what was done for it.
type ItemFact struct {
	Progress
	Times       Figure `json:"times"`
	PersonTimes Figure `json:"person_times"`
	Spend       Figure `json:"spend"`
	Confirmed   bool   `json:"confirmed"` // a person stands behind the state
}

// Missing names a kind of file that does not cover the period, or part of it.
type Missing struct {
	Kind   Kind   `json:"kind"`
	Period Period `json:"period"`
}
