// Package folder writes an output folder as a whole: a reader finds the old content or the new one,
// never a mixture, whenever the writing is interrupted. Each folder carries LOCK.json, the hashes of
// what went in and what came out.
package folder
