package worker

import (
	"runtime/debug"
	"syscall"
)

// limitMemory bounds this process: the kernel refuses it more writable memory than limit bytes, which
// ends a Go program at once.
func limitMemory(limit int64) error {
	debug.SetMemoryLimit(int64(gcShare * float64(limit)))
	return syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: uint64(limit), Max: uint64(limit)})
}
