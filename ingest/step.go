package ingest

// Stage is how far one file of a load has come.
type Stage int

// The stages of a file, in their order. All files are read before the first is taken.
const (
	Reading Stage = iota + 1
	Taking        // its transaction begins
	Settled       // it is in for good, or cannot be taken
)

// Step tells that a file has come to a stage. Report is set when it is settled.
type Step struct {
	File   int // place among the files of the load
	Stage  Stage
	Report *Report
}

// tell hands a step to whoever watches the load; an error ends the load there, and
// what is settled stays.
func (o Options) tell(s Step) error {
	if o.Watch == nil {
		return nil
	}
	return o.Watch(s)
}
