// Package flow is the Beam pipeline: it takes names of documents and gives a partitioned Parquet dataset.
//
//	manifest or pattern -> URIs -> hash of each file's bytes -> one of those with the same bytes
//	  -> record of its rows, or why it has none (see packages worker and store)
//	  -> documents of an edition, in parts -> Parquet files
//
// Between the steps only names, hashes and counts travel; documents and rows are read from the files
// where they stand. The output is a function of the manifest and of the bytes it names: whatever an
// earlier run left, finished or killed, is used where it fits and replaced where it does not.
package flow
