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
	Memory    int64 // bytes that each of them may allocate
	Bytes     int64 // of a file
}

// ChildArgument is the first argument of a child process; the second is its limit of memory in bytes.
const ChildArgument = "read-documents"

// ahead is how many documents are under way for each child: while one is read, others are fetched and
// records written, since a request to an object store takes as long as reading some pages.
const ahead = 4

// A crew is what the bundles of one process share.
type crew struct {
	pool    *worker.Pool
	seats   chan struct{} // one for each document under way
	writing chan struct{} // one for each part that is being written
}

var (
	crewsMu sync.Mutex
	crews   = map[worker.Limits]*crew{}
)

// crew is that of this process. Its children are started when they are needed.
func (o Options) crew() *crew {
	limits := worker.Limits{Time: o.Time, Memory: o.Memory}
	crewsMu.Lock()
	defer crewsMu.Unlock()
	if crews[limits] == nil {
		crews[limits] = &crew{worker.NewPool(o.Processes, limits, o.child), make(chan struct{}, ahead*o.Processes), make(chan struct{}, o.Processes)}
	}
	return crews[limits]
}

// child is this program as a child process.
func (o Options) child() *exec.Cmd {
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	return exec.Command(program, ChildArgument, strconv.FormatInt(o.Memory, 10))
}

// Close ends the children of this process. No run may be going on.
func Close() {
	crewsMu.Lock()
	defer crewsMu.Unlock()
	for limits, c := range crews {
		c.pool.Close()
		delete(crews, limits)
	}
}
