// Command reproduce rebuilds data/clean and book from data/raw and compares every file with what is
// committed.
//
// Usage, at the root of a clone:
//
//	go run ./cmd/reproduce            rebuild, compare, print a verdict
//	go run ./cmd/reproduce -update    rebuild and renew the committed files
//
// What a success proves: the committed tables and figures follow from the files in data/raw by this
// code, byte for byte. What it does not prove: that the file in data/raw says what the regulator
// published (data/raw/origin.json tells what each file is).
//
// A file that differs is named with the first row and column, or line, that does. Where the lock of a
// folder (LOCK.json) names another document, font or version of a module than those at hand, a note
// says so. Once the modules are in Go's cache no network is needed.
//
// Nothing is written without -update. Exit status: 0 all files equal; 1 a file differs, is missing or
// is left over, or a report cannot be read; 2 wrong usage.
package main
