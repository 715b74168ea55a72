// Package dataset is the contract between the reading half and the analysing half of the toolkit:
// the row types of the tables in data/clean, and their reading and writing as CSV. It imports no
// other package of this module, so that notebooks and other programs can use it alone.
//
//	data, err := dataset.Read("data/clean")
//	for _, b := range data.Business { ... }
//
// Numbers are exact decimals in base units (yuan, not 万元; percent as 35.5). An empty field means
// not printed or not applicable, never zero.
package dataset
