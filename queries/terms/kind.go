package terms

// Kind is one of the canonical kinds of record (design.md, "Canonical kinds").
type Kind string

// The canonical kinds. NoKind marks a sheet or table that holds no data.
const (
	NoKind        Kind = ""
	Units         Kind = "units"
	Members       Kind = "members"
	Activities    Kind = "activities"
	Participation Kind = "participation"
	Visits        Kind = "visits"
	Events        Kind = "events"
	Spending      Kind = "spending"
	Income        Kind = "income"
	Budget        Kind = "budget"
	Proposals     Kind = "proposals"
	Honors        Kind = "honors"
	Indicators    Kind = "indicators"
	PlanItems     Kind = "plan"
)

// Kinds lists the kinds in the order they are loaded: units, members, the rest.
func Kinds() []Kind {
	return []Kind{Units, Members, Activities, Participation, Visits, Events, Spending, Income, Budget, Proposals, Honors, Indicators, PlanItems}
}

// Type says how a column's value is normalised and stored.
type Type int

// The column types. Text keeps the cell's words; the others set Value.N.
const (
	Text  Type = iota
	Day        // Value.N = Date; Value.Text = ISO
	Yuan       // Value.N = Money (fen); Value.Text = yuan with two decimals
	Count      // Value.N = whole number
	Hours      // Value.N = minutes; Value.Text = hours, at most two decimals
	Real       // Value.N = thousandths; Value.Text = the number as written
)

// Column describes one canonical column of a kind.
type Column struct {
	Name     string
	Type     Type
	Required bool // a row without it is rejected
	Derived  bool // set by the program at import, never read from a header
	Secret   bool // tells people apart and is shown to nobody: no report, page or log has it
}

// Columns lists a kind's columns in their fixed order; Record.Values follows it.
// The returned slice is shared: callers do not change it.
func Columns(k Kind) []Column { return columns[k] }

func text(name string) Column    { return Column{Name: name} }
func need(name string) Column    { return Column{Name: name, Required: true} }
func derived(name string) Column { return Column{Name: name, Derived: true} }
func day(name string) Column     { return Column{Name: name, Type: Day} }
func needDay(name string) Column { return Column{Name: name, Type: Day, Required: true} }
func yuan(name string) Column    { return Column{Name: name, Type: Yuan} }
func count(name string) Column   { return Column{Name: name, Type: Count} }
func secret(name string) Column  { return Column{Name: name, Secret: true} }

// Derived columns: theme is one of Categories; festival a name of han's festival
// table; class one of SensitiveClasses or ""; label what a visit may be called in
// public (its reason, or its class when the reason tells of illness or mourning).
// An activity's start is not required: officers log things without a day, and such a
// row still shows that the thing was done.
var columns = map[Kind][]Column{
	Units: {need("unit"), text("parent"), text("level"), text("sector"), count("headcount"), text("region"), text("type"), day("founded")},
	Members: {
		text("unit"), text("group"), text("staff_no"), need("name"), text("gender"), day("birth"), text("employment"), text("hardship"),
		text("status"), day("joined"), day("left"), secret("id_number"),
	},
	Activities: {
		text("unit"), text("code"), need("title"), text("category"), day("start"), day("end"), text("place"), text("organiser"),
		count("headcount"), yuan("spend"), text("plan_ref"), text("note"), derived("theme"), derived("festival"),
	},
	Participation: {
		text("unit"), need("activity"), needDay("date"), text("staff_no"), need("name"), text("group"), text("role"),
		{Name: "hours", Type: Hours},
		secret("id_number"),
	},
	Visits: {
		text("unit"), needDay("date"), need("name"), text("staff_no"), text("reason"), yuan("amount"), yuan("goods"), text("visitor"),
		text("form"), text("festival"), text("signed"), text("note"), derived("label"), derived("class"), secret("id_number"),
	},
	Events: {text("unit"), text("group"), needDay("date"), need("name"), text("staff_no"), need("kind"), derived("class"), secret("id_number")},
	Spending: {
		text("unit"), needDay("date"), text("voucher"), text("subject"), text("summary"),
		{Name: "amount", Type: Yuan, Required: true},
		text("activity"), text("payee"), text("note"), derived("festival"),
	},
	Income: {text("unit"), needDay("date"), text("voucher"), text("subject"), text("summary"), {Name: "amount", Type: Yuan, Required: true}},
	Budget: {
		text("unit"),
		{Name: "year", Type: Count, Required: true},
		need("subject"),
		{Name: "amount", Type: Yuan, Required: true},
		yuan("adjusted"), text("scheme"),
	},
	Proposals:  {text("unit"), day("date"), need("title"), text("proposer"), text("status"), derived("class"), secret("id_number")},
	Honors:     {text("unit"), day("date"), need("title"), text("level"), text("recipient")},
	Indicators: {text("unit"), day("as_of"), need("name"), {Name: "value", Type: Real, Required: true}, text("unit_of"), text("basis"), text("note")},
	PlanItems:  {text("unit"), need("task"), text("target"), text("deadline"), text("owner"), text("section")},
}
