package terms

// SignIns are rows of a long table of sign-ins, held in columns: what a Record of kind
// Participation says of each row, in a fiftieth of the room. What many rows say stands
// once and the rows point to it. The columns are of one length, in the order of the file;
// a row that gives more than one record, or one that was rejected, is not among them.
type SignIns struct {
	People  []Signer
	Namings []Naming
	Roles   []string // "": the cell held nothing
	Rows    []int32  // in the sheet, from 1
	Person  []int32  // place in People
	Naming  []int32  // place in Namings
	Role    []int32  // place in Roles
	Minutes []int32  // NoMinutes: the cell held nothing
	spent   int      // rows there were before they were let go of
}

// Signer is a person as rows of a table name them, each field the Text of its Value.
type Signer struct {
	Unit     string // "": the row names none
	StaffNo  string
	Name     string // never ""
	Group    string
	IDNumber string // as the record's secret column has it; never stored
}

// Naming is an activity as rows of a day and a unit name it. A row's Signer and Naming
// name the same unit.
type Naming struct {
	Unit     string
	Activity string // the Text of its Value
	Day      Date   // 0: none
}

// NoMinutes stands for hours nobody wrote down.
const NoMinutes = -1

// Len is how many rows there are, or were; of nil none.
func (s *SignIns) Len() int {
	if s == nil {
		return 0
	}
	return max(len(s.Rows), s.spent)
}

// Spent is what a report needs of rows that are in: how many they were, and whose. The
// columns take too much room to be kept for that.
func (s *SignIns) Spent() *SignIns { return &SignIns{People: s.People, spent: s.Len()} }
