package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A cost is what a run of a program took.
type cost struct {
	wall   time.Duration
	cpu    time.Duration // of the program and its children
	memory int64         // most bytes resident at one time, children included; sampled
}

func (c cost) String() string {
	return fmt.Sprintf("%.1f s by the clock, %.1f s of processor, at most %d MiB", c.wall.Seconds(), c.cpu.Seconds(), c.memory>>20)
}

// runCommand runs a program with low priority and gives its cost. An exit status of 1 is no error where
// documents that cannot be read cause it.
func runCommand(log string, tolerated int, name string, args ...string) (cost, error) {
	out, err := os.Create(log)
	if err != nil {
		return cost{}, err
	}
	defer out.Close()
	cmd := exec.Command("nice", append([]string{name}, args...)...)
	cmd.Stdout, cmd.Stderr = out, out
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return cost{}, err
	}
	ended := make(chan struct{})
	peak := make(chan int64)
	go func() { peak <- watch(cmd.Process.Pid, ended) }()
	err = cmd.Wait()
	close(ended)
	c := cost{wall: time.Since(begin), memory: <-peak}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.cpu = time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	if err != nil && cmd.ProcessState.ExitCode() != tolerated {
		return c, fmt.Errorf("%s: %w; see %s", name, err, log)
	}
	return c, nil
}

// watch gives the most memory that a process and its children had resident together.
func watch(pid int, ended <-chan struct{}) (peak int64) {
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return peak
		case <-tick.C:
			sum := resident(pid)
			for _, child := range childrenOf(pid) {
				sum += resident(child)
			}
			peak = max(peak, sum)
		}
	}
}

// childrenOf are the processes that a process has started.
func childrenOf(pid int) (children []int) {
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return nil
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			continue // the thread has ended
		}
		for _, word := range strings.Fields(string(text)) {
			if n, err := strconv.Atoi(word); err == nil {
				children = append(children, n)
			}
		}
	}
	return children
}

// resident is how many bytes of a process are in memory, 0 when it has ended.
func resident(pid int) int64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
