package terms

// Category is the field of union work a plan item or activity belongs to.
type Category string

// The categories, in the order reports follow.
const (
	Learning     Category = "learning"     // 思想学习
	Organization Category = "organization" // 组织/自身建设
	Democratic   Category = "democratic"   // 民主管理/公开
	Rights       Category = "rights"       // 维权/劳动保护
	Skills       Category = "skills"       // 素质/竞赛/师德
	Care         Category = "care"         // 帮扶慰问
	Welfare      Category = "welfare"      // 疗休养/体检/保障
	Women        Category = "women"        // 女职工
	Culture      Category = "culture"      // 文体
	Publicity    Category = "publicity"    // 宣传信息
	Finance      Category = "finance"      // 经费/经审
	Other        Category = "other"
)

// Categories lists the categories in report order.
func Categories() []Category {
	return []Category{Learning, Organization, Democratic, Rights, Skills, Care, Welfare, Women, Culture, Publicity, Finance, Other}
}

// Target is one measurable promise of a plan item.
type Target struct {
	Kind   string   `json:"kind"` // count | frequency | people | amount | percent | per_head
	Value  float64  `json:"value"`
	Cmp    string   `json:"cmp"`              // eq | ge | le | approx
	Unit   string   `json:"unit,omitempty"`   // 次, 期, 元, 人...
	Period string   `json:"period,omitempty"` // year | half | quarter | month | two_months | semester
	Quote  string   `json:"quote"`            // the words it was read from
	Per    string   `json:"per,omitempty"`    // 每个班组...
	Actual *float64 `json:"actual,omitempty"` // reached so far; nil unknown (set by judge only)
	Turns  []Turn   `json:"-"`                // of a frequency, its periods in the window (set by judge only)
}

// Turn is one period of a frequency.
type Turn struct {
	Period Period
	Done   float64
	Enough bool // the promise of this period is kept
	Over   bool // the period has ended by the date
}

// Window is the months an item falls into, both included, 1 to 12. FromMonth >
// ToMonth rolls over the year's end.
type Window struct {
	FromMonth int    `json:"from_month"`
	ToMonth   int    `json:"to_month"`
	Quote     string `json:"quote,omitempty"`
	Festival  string `json:"festival,omitempty"` // 三八, 春节... when the words name one
}

// PlanItem is the smallest thing a plan promises.
type PlanItem struct {
	Key      string   `json:"id,omitempty"` // plan + normalised text + ordinal; set by queries
	Number   int      `json:"item,omitempty"`
	Section  []string `json:"section"`
	Text     string   `json:"text"` // verbatim
	Category Category `json:"category"`
	Targets  []Target `json:"targets"`
	Window   *Window  `json:"window"`
	More     []Window `json:"more_windows,omitempty"`
	Strength string   `json:"strength"` // must | plan | aspire | conditional | ""
	Notes    string   `json:"notes"`    // what a person should look at (damaged figures...)
	Owner    string   `json:"owner,omitempty"`
	Line     int      `json:"line,omitempty"` // paragraph of the source, from 1
	Plan     string   `json:"plan,omitempty"` // title of the plan
	UnitKey  string   `json:"unit,omitempty"`
	Span     Period   `json:"-"` // the period of the plan it stands in

	PlanKey   string     `json:"-"`
	Source    Source     `json:"-"`                   // where it was read
	Corrected bool       `json:"corrected,omitempty"` // a person mended what was understood
	Cancelled bool       `json:"cancelled,omitempty"` // given up in the course of the year
	Revisions []Revision `json:"revisions,omitempty"` // what people changed of the promise
	Doubt     Doubt      `json:"doubt,omitempty"`     // what a later file leaves open
}

// Doubt is what a later file of the same plan leaves for a person to say.
type Doubt string

// The doubts of an item.
const (
	Changed Doubt = "changed" // taken for an item of the file before whose words are others
	Gone    Doubt = "gone"    // the newest file has it no longer
)

// Revision is one change of a promise in the course of the year.
type Revision struct {
	ID     int64     `json:"-"`
	Date   Date      `json:"date"`
	Who    string    `json:"who"`
	Reason string    `json:"reason"`
	Was    *PlanItem `json:"was,omitempty"` // nil: only the reason is known
	Now    *PlanItem `json:"now,omitempty"` // nil: given up, or only the reason is known
}

// Line is one line of a document as it was written.
type Line struct {
	Number int    `json:"n"` // from 1, as PlanItem.Line
	Text   string `json:"text"`
}

// ItemWord is one thing a person said about items of a plan.
type ItemWord struct {
	ID     int64
	Kind   string // of the decision
	Date   Date
	Who    string
	Item   string // item key
	Other  string // the second item, or the plan
	Reason string
	Taken  bool // taken back since
}

// PlanReview is everything a person needs to judge what was understood of a unit's plans.
type PlanReview struct {
	Plans   []PlanDocument
	Items   []PlanItem // as they stand, every plan
	Dropped []PlanItem // said to be no items
	Words   []ItemWord // the newest last
}

// PlanDocument is one plan as it was written.
type PlanDocument struct {
	Key, Title, File string
	Span             Period
	Revision         int
	Lines            []Line // none: the document was not kept
	Kept             int    // items whose words stood in the file before; with Revision > 1
	Changed          []Changing
	Gone, New        []PlanItem
}

// Changing is an item of the newest file beside the one of the file before it is taken for.
type Changing struct {
	Old, New PlanItem
	Said     bool // a person says so
}

// Plan is one work plan understood.
type Plan struct {
	Title  string
	Unit   string // as the text names it; "" unknown
	Year   int    // 0 unknown or masked (20xx年)
	Period Period // from the text; zero when it does not say
	School bool   // months run from September
	Items  []PlanItem
	Lines  int    // paragraphs read
	Text   []Line // the document as it was written
}

// Activity is one activity with the numbers that stand for it.
type Activity struct {
	Key       string   `json:"key"` // code, else start + normalised title
	Code      string   `json:"code,omitempty"`
	UnitKey   string   `json:"unit"`
	UnitName  string   `json:"unit_name"`
	Title     string   `json:"title"`
	Category  string   `json:"category,omitempty"` // as the ledger says
	Theme     Category `json:"theme"`
	Festival  string   `json:"festival,omitempty"`
	Start     Date     `json:"start"`
	End       Date     `json:"end,omitempty"`
	Place     string   `json:"place,omitempty"`
	Organiser string   `json:"organiser,omitempty"`
	PlanRef   string   `json:"plan_ref,omitempty"`
	Note      string   `json:"note,omitempty"`
	Headcount *int64   `json:"headcount"` // 人次: present records, else as reported; nil unknown
	Approx    bool     `json:"approx,omitempty"`
	Reported  *int64   `json:"reported,omitempty"` // 参加人数 of the ledger
	Signed    *int64   `json:"signed,omitempty"`   // present records; nil where no sign-in exists
	Spend     *Money   `json:"spend_fen"`
	Implied   bool     `json:"implied,omitempty"` // known from a sign-in sheet only
	Source    Source   `json:"source"`
}

// LinkState says who stands behind a link.
type LinkState string

// The states of a link. Confirmed and Rejected are a person's and final.
const (
	Confirmed LinkState = "confirmed"
	Auto      LinkState = "auto"
	Suggested LinkState = "suggested"
	Rejected  LinkState = "rejected"
)

// Link ties an activity to a plan item.
type Link struct {
	Item     string    `json:"item_key"`
	Activity string    `json:"activity_key"` // unit key + "/" + activity key
	Score    float64   `json:"score"`        // 0..1
	State    LinkState `json:"state"`
	Why      string    `json:"why,omitempty"` // the words and the window that speak for it
}

// Status is how far an item was kept at a date.
type Status string

// The states of design.md, "计划完成率".
const (
	Done     Status = "done"
	Over     Status = "over"
	Late     Status = "late"
	Partial  Status = "partial"
	None     Status = "none"
	NotDue   Status = "not_due"
	Adjusted Status = "adjusted"
	Unknown  Status = "unknown"
)

// Statuses lists the states in the order pages show them.
func Statuses() []Status {
	return []Status{Done, Over, Late, Partial, None, NotDue, Adjusted, Unknown}
}

// Progress is one plan item judged at a date.
type Progress struct {
	PlanItem
	Status     Status     `json:"status"`
	Activities []string   `json:"activities"` // code, else title, of the linked activities
	Evidence   []Activity `json:"-"`
	Why        string     `json:"why"`              // one Chinese sentence without names
	Days       Period     `json:"-"`                // the window in days
	Under      Status     `json:"under,omitempty"`  // of an adjusted item: its state by what it promises now
	Served     []Served   `json:"served,omitempty"` // rows of other ledgers that serve it
	Likely     int        `json:"likely,omitempty"` // rows nobody has confirmed that the state rests on: no figure counts it as kept
}

// Served is a row of another ledger than the activity log that serves a plan item: an
// entry of spending, a proposal, an honour, a visit. A visit has no title.
type Served struct {
	Kind     Kind   `json:"kind"`
	Title    string `json:"title,omitempty"`
	Date     Date   `json:"date"`
	Amount   *Money `json:"-"` // of spending and visits
	Activity string `json:"-"` // an entry's own word for what it paid
	Source   Source `json:"-"`
}
