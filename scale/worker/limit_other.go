//go:build !linux

package worker

import "runtime/debug"

// limitMemory makes the garbage collector work hard near the limit. No more can be done without Linux:
// there a document may pass its limit of memory, though not that of time.
func limitMemory(limit int64) error {
	debug.SetMemoryLimit(int64(gcShare * float64(limit)))
	return nil
}
