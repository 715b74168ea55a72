package flow

import (
	"os"
	"os/exec"
	"strconv"
	"sync"
	"time"

	"techins/scale/worker"
)

// Options of a run. They travel to the workers.
type Options struct {
	Out      string // folder of the output, on any of Beam's file systems
	Reader   string // auto, native, pdfium or both
	Password string
	Program  string // version of the program that makes the records

	Processes int // that read documents on one machine
	Time      time.Duration
	Memory    int64 // bytes
	Bytes     int64
}

// ChildArgument is the first argument of a child process; the second is its limit of memory in bytes.
const ChildArgument = "read-documents"

var (
	poolsMu sync.Mutex
	pools   = map[worker.Limits]*worker.Pool{}
)

// pool is the children of this process, shared by all bundles that it works on.
func (o Options) pool() *worker.Pool {
	limits := worker.Limits{Time: o.Time, Memory: o.Memory, Bytes: o.Bytes}
	poolsMu.Lock()
	defer poolsMu.Unlock()
	if pools[limits] == nil {
		pools[limits] = worker.NewPool(o.Processes, limits, func() *exec.Cmd {
			program, err := os.Executable()
			if err != nil {
				program = os.Args[0]
			}
			return exec.Command(program, ChildArgument, strconv.FormatInt(o.Memory, 10))
		})
	}
	return pools[limits]
}

// Close ends the children of this process. No run may be going on.
func Close() {
	poolsMu.Lock()
	defer poolsMu.Unlock()
	for limits, pool := range pools {
		pool.Close()
		delete(pools, limits)
	}
}
