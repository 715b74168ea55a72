package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// interrupt kills a run when half of the documents have a record, starts it again and compares what it
// wrote with the dataset of the run that was not disturbed.
func (s *show) interrupt() error {
	if err := os.RemoveAll(s.path("killed")); err != nil {
		return err
	}
	cmd := exec.Command("nice", append([]string{s.scale}, s.arguments("killed")...)...)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for s.records("killed") < s.n/2 {
		select {
		case err := <-ended:
			return fmt.Errorf("the run ended before it could be killed: %v", err)
		case <-time.After(50 * time.Millisecond):
		}
	}
	children := childrenOf(cmd.Process.Pid)
	if err := cmd.Process.Kill(); err != nil {
		return err
	}
	<-ended
	fmt.Printf("killed with %d records\n", s.records("killed"))
	if err := gone(children); err != nil {
		return err
	}
	again, err := s.runScale("killed")
	if err != nil {
		return err
	}
	fmt.Println("started again:", again)
	once, err := s.runScale("dataset")
	if err != nil {
		return err
	}
	fmt.Println("run again with everything done:", once)
	return sameFiles(s.path("dataset"), s.path("killed"))
}

func (s *show) records(out string) int {
	files, _ := filepath.Glob(filepath.Join(s.path(out), "_records", "*", "*.gz")) // the pattern is well formed
	return len(files)
}

// gone waits for the child processes of a killed run to end.
func gone(children []int) error {
	for range 100 {
		left := 0
		for _, pid := range children {
			if resident(pid) > 0 {
				left++
			}
		}
		if left == 0 {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return errors.New("child processes live on after the run was killed")
}

// sameFiles compares two datasets file by file, the counts of the runs aside.
func sameFiles(a, b string) error {
	x, err := files(a)
	if err != nil {
		return err
	}
	y, err := files(b)
	if err != nil {
		return err
	}
	total := 0
	for name, data := range x {
		if !bytes.Equal(data, y[name]) {
			return fmt.Errorf("%s differs after the run was killed", name)
		}
		delete(y, name)
		total += len(data)
	}
	if len(y) > 0 {
		return fmt.Errorf("%d files more after the run was killed", len(y))
	}
	fmt.Printf("%d files with %d MiB are the same, byte for byte\n", len(x), total>>20)
	return nil
}

// files are all files of a dataset but the counts, with what was read of each document.
func files(dir string) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "summary.csv" {
			return err
		}
		data, err := os.ReadFile(path)
		out[strings.TrimPrefix(path, dir)] = data
		return err
	})
	return out, err
}
