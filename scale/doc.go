// Command scale reads any number of reports on Apache Beam, on one machine or many, and writes a
// partitioned Parquet dataset.
//
// Usage:
//
//	scale -o FOLDER [flags] PDF|PATTERN ...        documents -> dataset
//	scale -o FOLDER [flags] -manifest FILE         the same, one URI or pattern a line
//	scale export [-editions KEY,..] -o DIR FOLDER  dataset -> the CSV tables that extract writes
//
// A first try, in a clone of the project:
//
//	cd scale && go build && ./scale -o /tmp/dataset '../data/raw/*.pdf' && cat /tmp/dataset/summary.csv
//
// # What is written
//
// The tables of the data package, TABLE/edition=KEY/part-00000.parquet, each with the column document,
// the SHA-256 of the file that the row was read from; dead_letter/, the documents that have no rows, with
// the kind of failure; summary.csv, the counts of the run, written last: when it is there the dataset is
// whole. The folder _records holds what was read of each document.
//
// The dataset is that of the documents named, no more: one that is no longer named goes. What was read
// before, in a run that ended or one that was killed, is not read again. Files with the same bytes are
// one document.
//
// # Failures
//
// No document stops the run. The kinds are those of extract, and
//
//	missing  the file cannot be fetched
//	origin   the origin.json beside it cannot be read
//	panic    reading it failed inside
//	time     it passed -time, by the clock
//	memory   it passed -memory
//
// These five are tried again in the next run.
//
// Exit status: 0 done, whatever became of single documents; 1 the run failed; 2 wrong usage.
package main
