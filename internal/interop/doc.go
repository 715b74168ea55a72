// Package interop holds the tests that others' programs read what extract writes, and find the same
// sums to the last digit: DuckDB, pandas, R and LibreOffice; and that the data package is one to a
// validator that is not ours. It has no code of its own; package-lock.json pins the programs that come
// from npm.
package interop
