package terms

// Role is what a viewer is.
type Role string

// The roles. Owner is the command line beside the file, and tests.
const (
	Owner      Role = "owner"
	Admin      Role = "admin"
	Officer    Role = "officer"    // officer or chair of one unit and its subtree
	Federation Role = "federation" // official over a subtree of units
)

// Viewer is who asks. Every method of queries that returns rows or figures takes one.
type Viewer struct {
	Role  Role
	Name  string   // account name, for the audit log
	Units []string // unit keys whose subtrees the viewer may see; ignored for Owner and Admin
	Names bool     // may see people by name inside Units
}

// OwnerViewer is the unlimited viewer of the command line and of tests.
func OwnerViewer() Viewer { return Viewer{Role: Owner, Name: "owner", Names: true} }

// All reports whether the viewer is not limited to units.
func (v Viewer) All() bool { return v.Role == Owner || v.Role == Admin }
