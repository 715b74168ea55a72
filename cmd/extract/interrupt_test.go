package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"techins/internal/folder"
)

// Killed at any moment, the data folder is the old one or the new one. The runs alternate between two
// inputs, and every fifth is left to end, so that the folder changes however busy the machine is.
func TestInterruptedAtRandomMoments(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping runs that are killed at random moments")
	}
	program := build(t)
	out := filepath.Join(t.TempDir(), "clean")
	inputs, states, last := twoStates(t, program, out)
	rng := rand.New(rand.NewPCG(1, 2)) // the moments are spread over the length of a run
	ended := 0
	for i := range 60 {
		cmd := exec.Command(program, "-o", out, inputs[i%2])
		begin := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if i%5 > 0 {
			time.Sleep(time.Duration(rng.Float64() * 1.2 * float64(last)))
			sig := syscall.SIGKILL
			if i%3 == 0 {
				sig = syscall.SIGINT
			}
			cmd.Process.Signal(sig) // an error means that it has ended
		}
		err := cmd.Wait()
		if err == nil {
			ended++
		}
		if i%5 == 0 {
			last = time.Since(begin) // a busy machine is slower than it was
		}
		got := outputs(t, out)
		if err == nil && !equal(got, states[i%2]) || !equal(got, states[0]) && !equal(got, states[1]) {
			t.Fatalf("run %d (%v) left %v", i, err, got)
		}
	}
	t.Logf("%d of 60 runs ended before they were interrupted", ended)
}

// Interrupted amid a folder of documents, the command says so and leaves nothing, not even in part.
func TestInterruptedAmidAFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping a folder of documents that is interrupted")
	}
	data, err := os.ReadFile(bundled)
	if err != nil {
		t.Fatal(err)
	}
	in, parent := t.TempDir(), t.TempDir()
	for i := range 200 {
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%03d.pdf", i)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	program := build(t)
	args := []string{"-j", "4", "-reader", "native", "-o", filepath.Join(parent, "clean"), in}
	status, stderr := interruptAfter(t, 500*time.Millisecond, program, args)
	for wait := time.Second; status < 0 && wait < time.Minute; wait *= 2 {
		status, stderr = interruptAfter(t, wait, program, args) // it did not listen yet
	}
	if status != 1 || stderr != "extract: interrupted; nothing was written\n" {
		t.Errorf("status %d, %q", status, stderr)
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

// interruptAfter runs the program and interrupts it; the status is -1 when the signal itself ended it.
func interruptAfter(t *testing.T, wait time.Duration, program string, args []string) (status int, stderr string) {
	t.Helper()
	var said bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(wait)
	cmd.Process.Signal(syscall.SIGINT)
	cmd.Wait()
	return cmd.ProcessState.ExitCode(), said.String()
}

// build makes the program under test.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "extract")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// twoStates runs two inputs into the folder out: what it holds after each, and how long the last run took.
// The folder is left in the second state.
func twoStates(t *testing.T, program, out string) (inputs [2]string, states [2]map[string]string, last time.Duration) {
	t.Helper()
	inputs = [2]string{
		file(t, "one.txt", "2023年，某市财险业签发科技保险保单12件。\n"),
		file(t, "two.txt", "2023年，某市财险业签发科技保险保单13件。\n"),
	}
	for i, input := range inputs {
		begin := time.Now()
		if msg, err := exec.Command(program, "-o", out, input).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
		last = time.Since(begin)
		states[i] = outputs(t, out)
	}
	return inputs, states, last
}

// outputs are the hashes of the files in a folder, which must be those that its lock gives.
func outputs(t *testing.T, dir string) map[string]string {
	t.Helper()
	lock, err := folder.ReadLock(dir)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got[e.Name()] = folder.Hash(data)
		if want := lock.Outputs[e.Name()]; e.Name() != folder.LockFile && got[e.Name()] != want {
			t.Fatalf("%s is not the file that the lock names", e.Name())
		}
	}
	return got
}

func equal(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for name, hash := range a {
		if b[name] != hash {
			return false
		}
	}
	return true
}
