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

// Killed at any moment, the data folder is the old one or the new one. The runs alternate between
// two inputs, so that every run that ends changes the folder.
func TestInterruptedAtRandomMoments(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping runs that are killed at random moments")
	}
	program := build(t)
	out := filepath.Join(t.TempDir(), "clean")
	inputs, states, lasts := twoStates(t, program, out)
	rng := rand.New(rand.NewPCG(1, 2)) // the moments are spread over the length of a run
	whole := [2]int{}
	for i := range 60 {
		cmd := exec.Command(program, "-o", out, inputs[i%2])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rng.Float64() * 1.2 * float64(lasts[i%2])))
		sig := syscall.SIGKILL
		if i%3 == 0 {
			sig = syscall.SIGINT
		}
		cmd.Process.Signal(sig) // an error means that it has ended
		cmd.Wait()
		switch got := outputs(t, out); {
		case equal(got, states[0]):
			whole[0]++
		case equal(got, states[1]):
			whole[1]++
		default:
			t.Fatalf("run %d left a mixture: %v", i, got)
		}
	}
	if whole[0] == 0 || whole[1] == 0 {
		t.Errorf("the folder never changed: %v", whole)
	}
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
	var stderr bytes.Buffer
	cmd := exec.Command(build(t), "-j", "4", "-reader", "native", "-o", filepath.Join(parent, "clean"), in)
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond)
	cmd.Process.Signal(syscall.SIGINT)
	cmd.Wait()
	if status := cmd.ProcessState.ExitCode(); status != 1 || stderr.String() != "extract: interrupted; nothing was written\n" {
		t.Errorf("status %d, %q", status, stderr.String())
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
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

// twoStates runs two inputs into the folder out: what it holds after each, and how long each run lasts.
// The folder is left in the second state.
func twoStates(t *testing.T, program, out string) (inputs [2]string, states [2]map[string]string, lasts [2]time.Duration) {
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
		lasts[i] = time.Since(begin)
		states[i] = outputs(t, out)
	}
	return inputs, states, lasts
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
