package reconcile

import "techins/dataset"

// A Verdict says what came out of a check.
type Verdict string

const (
	Agrees        Verdict = "agrees"
	AgreesAsBound Verdict = "agrees-as-bound" // "more than 133" and the table has 133.68
	Differs       Verdict = "differs"         // not reproducible from the other figure
	NotComparable Verdict = "not-comparable"
	CannotTell    Verdict = "cannot-tell"
)

// A Reason qualifies a verdict; it is empty where the verdict needs none.
type Reason string

const (
	Rounding      Reason = "rounding"       // equal once rounded as printed
	Overlap       Reason = "overlap"        // the sections of the table overlap
	Scope         Reason = "scope"          // another area, or one company
	Period        Reason = "period"         // another time, or none printed
	Object        Reason = "object"         // another product
	Unit          Reason = "unit"           // another thing is counted
	NoCounterpart Reason = "no-counterpart" // nothing to compare with
	NoPower       Reason = "no-power"       // the check could not fail
)

// A Check is one comparison.
type Check struct {
	N                     int
	Rule                  string
	Left, Right           []string // ids of metrics, codes of rows; "all" is every section together
	LeftValue, RightValue string
	Arithmetic            string
	Verdict               Verdict
	Reason                Reason
	Comment               string
	Places                []Place
}

// A Place is where one of the compared figures stands.
type Place struct {
	ID string
	dataset.Place
}

// A Dated is a date that the document gives an act, beside those in the list of guidelines and in the
// table of documents.
type Dated struct {
	ID    string
	Title string // of the act, as printed
	Date  string // as precise as printed: 2023, 2022-03, 2022-07-21
	dataset.Place
}
