package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// A command to be measured.
type command struct {
	name    string
	args    []string
	oneCore bool
	cold    bool // with an empty cache folder
}

// A measurement of one run of a command, or the median of several.
type measurement struct {
	wall time.Duration
	cpu  time.Duration // of all cores, of program and system
	rss  int64         // peak resident memory in bytes
	err  error
}

// once runs the command without its output.
func (b *bench) once(c command) measurement {
	args := c.args
	env := os.Environ()
	if taskset, err := exec.LookPath("taskset"); c.oneCore && err == nil {
		args = append([]string{taskset, "-c", "0"}, args...)
	}
	if c.cold {
		cache, err := os.MkdirTemp(b.tmp, "cache")
		if err != nil {
			return measurement{err: err}
		}
		defer os.RemoveAll(cache)
		env = append(env, "XDG_CACHE_HOME="+cache)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = env
	start := time.Now()
	err := cmd.Run()
	m := measurement{wall: time.Since(start), err: err}
	if cmd.ProcessState != nil {
		m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			m.rss = usage.Maxrss << 10
		}
	}
	return m
}

// turns runs the commands in turn, as often as asked, and gives the median of each.
func (b *bench) turns(commands []command) []measurement {
	all := make([][]measurement, len(commands))
	for range b.runs {
		for i, c := range commands {
			all[i] = append(all[i], b.once(c))
		}
	}
	out := make([]measurement, len(commands))
	for i, runs := range all {
		out[i] = median(runs)
	}
	return out
}

// median takes times and memory each for itself; one failure fails all.
func median(runs []measurement) measurement {
	var m measurement
	for _, r := range runs {
		if r.err != nil {
			m.err = r.err
		}
	}
	slices.SortFunc(runs, func(a, b measurement) int { return int(a.wall - b.wall) })
	m.wall = runs[len(runs)/2].wall
	slices.SortFunc(runs, func(a, b measurement) int { return int(a.cpu - b.cpu) })
	m.cpu = runs[len(runs)/2].cpu
	slices.SortFunc(runs, func(a, b measurement) int { return int(a.rss - b.rss) })
	m.rss = runs[len(runs)/2].rss
	return m
}

// installed keeps the commands whose program there is and names the others.
func (b *bench) installed(commands []command) []command {
	return slices.DeleteFunc(commands, func(c command) bool {
		_, err := exec.LookPath(c.args[0])
		if err != nil {
			fmt.Fprintf(b.out, "\n%s is not installed: not measured.\n", c.args[0])
		}
		return err != nil
	})
}

// table measures commands, made for each document, and prints the sums and their ratio to the first.
func (b *bench) table(title string, commands func(doc string) []command) {
	fmt.Fprintf(b.out, "\n## %s\n\n", title)
	var names []string
	var sum, cpu []time.Duration
	var peak []int64
	var failed []int
	for i, doc := range b.docs {
		list := commands(doc)
		if i == 0 {
			list = b.installed(list)
			for _, c := range list {
				names = append(names, c.name)
			}
			sum, cpu = make([]time.Duration, len(list)), make([]time.Duration, len(list))
			peak, failed = make([]int64, len(list)), make([]int, len(list))
		} else {
			list = slices.DeleteFunc(list, func(c command) bool { return !slices.Contains(names, c.name) })
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", title, filepath.Base(doc))
		for j, m := range b.turns(list) {
			sum[j] += m.wall
			cpu[j] += m.cpu
			peak[j] = max(peak[j], m.rss)
			if m.err != nil {
				failed[j]++
			}
		}
	}
	fmt.Fprintf(b.out, "| command | ms per document | ratio to the first | ms of processor | ratio | peak MiB | failed |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for j, name := range names {
		n := float64(len(b.docs))
		fmt.Fprintf(b.out, "| %s | %.1f | %.2f | %.1f | %.2f | %.0f | %d |\n", name, sum[j].Seconds()*1000/n, float64(sum[j])/float64(sum[0]),
			cpu[j].Seconds()*1000/n, float64(cpu[j])/float64(cpu[0]), float64(peak[j])/(1<<20), failed[j])
	}
}
