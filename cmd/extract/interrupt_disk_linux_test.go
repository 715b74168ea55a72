package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

const (
	diskTrials = 30
	mostBytes  = 160 << 10 // more than the largest file of these runs, and than all of them together
	diskEnv    = "EXTRACT_FULL_DISK"
)

// When the disk is full at a random moment, the data folder is the old one or the new one. The disk is a
// small tmpfs in a mount namespace of its own, where this test runs once more.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping runs on a full disk")
	}
	if program := os.Getenv(diskEnv); program != "" {
		onFullDisk(t, program)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$", "-test.v")
	cmd.Env = append(os.Environ(), diskEnv+"="+build(t))
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Skipf("no namespace for a small disk of its own (%v): skipping runs on a full disk; TestFileLimit still cuts files short", err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	if strings.Contains(out.String(), "--- SKIP") {
		t.Skip(out.String())
	}
	t.Log(out.String())
}

// onFullDisk runs inside the namespace: before each run a file takes all of the disk but a random rest.
func onFullDisk(t *testing.T, program string) {
	disk := t.TempDir()
	size := fmt.Sprintf("size=%d", 8*mostBytes)
	if err := unix.Mount("tmpfs", disk, "tmpfs", 0, size); err != nil {
		t.Skipf("cannot mount a tmpfs (%v): skipping runs on a full disk", err)
	}
	defer unix.Unmount(disk, unix.MNT_DETACH)
	filler := filepath.Join(disk, "filler")
	cutShort(t, program, filepath.Join(disk, "clean"), func(rest int, args []string) *exec.Cmd {
		os.Remove(filler)
		var stat unix.Statfs_t
		if err := unix.Statfs(disk, &stat); err != nil {
			t.Fatal(err)
		}
		free := int(stat.Bavail) * int(stat.Bsize)
		if err := os.WriteFile(filler, make([]byte, max(0, free-rest)), 0o644); err != nil {
			t.Fatal(err)
		}
		return exec.Command(program, args...)
	})
}

// When a file cannot grow any more, the data folder is the old one or the new one.
func TestFileLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: skipping runs that may write little")
	}
	program := build(t)
	cutShort(t, program, filepath.Join(t.TempDir(), "clean"), func(rest int, args []string) *exec.Cmd {
		limited := fmt.Sprintf(`ulimit -f %d; exec "$@"`, rest/512) // in blocks of POSIX
		return exec.Command("sh", append([]string{"-c", limited, "sh", program}, args...)...)
	})
}

// cutShort lets runs write no more than a random number of bytes and holds every one to old or new;
// both must occur.
func cutShort(t *testing.T, program, out string, limited func(rest int, args []string) *exec.Cmd) {
	inputs, states, _ := twoStates(t, program, out)
	rng := rand.New(rand.NewPCG(3, 4))
	failed, now := 0, 1 // the folder holds the second state
	for i := range diskTrials {
		next := 1 - now
		msg, err := limited(rng.IntN(mostBytes), []string{"-o", out, inputs[next]}).CombinedOutput()
		if err == nil {
			now = next
		} else {
			failed++
		}
		if got := outputs(t, out); !equal(got, states[now]) {
			t.Fatalf("run %d (%v) left %v\n%s", i, err, got, msg)
		}
		if err != nil && !bytes.Contains(msg, []byte("nothing in it was changed")) {
			t.Errorf("run %d failed with %v and does not say what became of the folder: %s", i, err, msg)
		}
	}
	t.Logf("%d of %d runs were cut short", failed, diskTrials)
	if failed == 0 || failed == diskTrials {
		t.Errorf("%d of %d runs failed: old and new were not both seen", failed, diskTrials)
	}
}
