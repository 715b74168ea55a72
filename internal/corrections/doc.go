// Package corrections takes declared corrections of printed figures, a CSV file beside the documents,
// and applies them to the tables in plain sight: the value changes, the text as printed stays, and a
// problem of the kind corrected tells both, with reason and date. A correction whose printed text no
// longer stands at its place changes nothing and is an error.
package corrections
