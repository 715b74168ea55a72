package worker

import "time"

// Limits bound what one document may cost.
type Limits struct {
	Time   time.Duration // by the clock, from handing the document over to having its rows
	Memory int64         // bytes that the process reading it may allocate
}

// maxReply is how many bytes the rows of one document may take. Those of a report of 20 pages take less
// than 100 kB, so that 10,000 pages have room.
const maxReply = 64 << 20

// gcShare is the part of the memory limit from which the garbage collector works hard to stay below it.
const gcShare = 0.8
