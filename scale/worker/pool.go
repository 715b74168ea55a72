package worker

import (
	"encoding/gob"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// A Pool is a fixed number of child processes.
type Pool struct {
	command func() *exec.Cmd // a child that calls Serve with its standard input and output
	limits  Limits
	slots   chan *child // nil for a child that is to be started
}

// NewPool makes a pool of n children; they are started when they are needed.
func NewPool(n int, limits Limits, command func() *exec.Cmd) *Pool {
	p := &Pool{command: command, limits: limits, slots: make(chan *child, n)}
	for range n {
		p.slots <- nil
	}
	return p
}

// A Slot is the right to use one child. It must be released.
type Slot struct {
	pool  *Pool
	child *child
}

// Acquire waits for a child to be free.
func (p *Pool) Acquire() *Slot { return &Slot{p, <-p.slots} }

// Release gives the child back.
func (s *Slot) Release() { s.pool.slots <- s.child }

// Read reads a document. A failure is the document's own: one that ends a child which has read others
// before is read again by a fresh one. The error is that no child can be started.
func (s *Slot) Read(request Request) (Reply, error) {
	used := s.child != nil
	reply, err := s.try(request)
	if err == nil && used && s.child == nil && reply.Failure.Kind != Time {
		return s.try(request)
	}
	return reply, err
}

func (s *Slot) try(request Request) (Reply, error) {
	if s.child == nil {
		var err error
		if s.child, err = start(s.pool.command()); err != nil {
			return Reply{}, fmt.Errorf("cannot start a process for reading documents: %w", err)
		}
	}
	reply, alive := s.child.read(request, s.pool.limits)
	if !alive {
		s.child = nil
	}
	return reply, nil
}

// Close ends the children that are free.
func (p *Pool) Close() {
	for range cap(p.slots) {
		if c := <-p.slots; c != nil {
			c.requests.Close()
			c.process.Wait()
		}
	}
}

type child struct {
	process  *exec.Cmd
	requests io.WriteCloser
	encoder  *gob.Encoder
	decoder  *gob.Decoder
	said     head
}

func start(process *exec.Cmd) (*child, error) {
	c := &child{process: process}
	in, err := process.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.requests, c.encoder, c.decoder = in, gob.NewEncoder(in), gob.NewDecoder(out)
	process.Stderr = &c.said
	return c, process.Start()
}

// read hands a document over and waits for its rows. The child is dead when alive is false.
func (c *child) read(request Request, limits Limits) (reply Reply, alive bool) {
	var late atomic.Bool
	timer := time.AfterFunc(limits.Time, func() {
		late.Store(true)
		c.process.Process.Kill()
	})
	err := c.encoder.Encode(request)
	if err == nil {
		err = c.decoder.Decode(&reply)
	}
	if timer.Stop() && err == nil {
		return reply, true
	}
	c.process.Process.Kill() // it may only have closed its output
	c.process.Wait()
	return Reply{Failure: c.cause(late.Load(), limits)}, false
}

// cause says why the child died.
func (c *child) cause(late bool, limits Limits) *Failure {
	said := string(c.said)
	status, _ := c.process.ProcessState.Sys().(syscall.WaitStatus)
	switch {
	case late:
		return &Failure{Time, fmt.Sprintf("not read after %v; give it more time", limits.Time)}
	case strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate memory"):
		return &Failure{Memory, fmt.Sprintf("needs more than %d MiB of memory; give it more", limits.Memory>>20)}
	case said == "" && status.Signaled() && status.Signal() == syscall.SIGKILL:
		return &Failure{Memory, "the process reading it was killed by the system, as when memory runs out; use fewer processes"}
	}
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	return &Failure{Panic, fmt.Sprintf("the process reading it ended (%v): %s; please report the file", c.process.ProcessState, line)}
}

// head keeps the first bytes written to it.
type head []byte

func (h *head) Write(p []byte) (int, error) {
	const room = 16 << 10
	*h = append(*h, p[:min(len(p), room-len(*h))]...)
	return len(p), nil
}
