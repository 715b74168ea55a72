// Package worker reads documents in child processes, so that none can harm the run: a goroutine that
// hangs or eats memory cannot be ended, a process can. A child reads many documents, one after the
// other, and is replaced when a document has ended it.
package worker
