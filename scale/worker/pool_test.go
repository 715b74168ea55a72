package worker

import (
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

const childEnv = "WORKER_TEST_CHILD"

// TestMain makes this program its own child process.
func TestMain(m *testing.M) {
	if memory := os.Getenv(childEnv); memory != "" {
		n, err := strconv.ParseInt(memory, 10, 64)
		if err != nil || Serve(os.Stdin, os.Stdout, n, misread) != nil {
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

var seen int // documents that this child has read

// misread does to the child what the document says.
func misread(r Request) Reply {
	seen++
	switch what := string(r.Data); what {
	case "hang":
		time.Sleep(time.Hour)
	case "crash": // on another goroutine, where nobody can recover
		go func() { panic("crashed on purpose") }()
		time.Sleep(time.Hour)
	case "hog":
		var all [][]byte
		for {
			block := make([]byte, 16<<20)
			for i := range block {
				block[i] = 1
			}
			if all = append(all, block); len(all) > 1000 { // far above the limit
				return Reply{}
			}
		}
	case "exit":
		os.Exit(0)
	case "crash unless fresh":
		if seen > 1 {
			panic("used")
		}
	}
	return Reply{Edition: r.Name, Pages: seen}
}

func newTestPool(t *testing.T, n int, limits Limits) *Pool {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := NewPool(n, limits, func() *exec.Cmd {
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), childEnv+"="+strconv.FormatInt(limits.Memory, 10))
		return cmd
	})
	t.Cleanup(p.Close)
	return p
}

func (p *Pool) readOne(t *testing.T, what string) Reply {
	t.Helper()
	s := p.Acquire()
	defer s.Release()
	reply, err := s.Read(Request{Name: what, Data: []byte(what)})
	if err != nil {
		t.Fatal(err)
	}
	return reply
}

// A document ends its child at worst; its failure has the right kind, and the next is read.
func TestHarmfulDocuments(t *testing.T) {
	for _, c := range []struct{ what, kind, say string }{
		{"crash", Panic, "crashed on purpose"},
		{"exit", Panic, "please report"},
		{"hog", Memory, "more than 256 MiB"},
		{"hang", Time, "8s"},
	} {
		limits := Limits{Time: 2 * time.Minute, Memory: 256 << 20}
		if c.kind == Time {
			limits.Time = 8 * time.Second // enough for the one after it on a busy machine
		}
		p := newTestPool(t, 1, limits)
		if f := p.readOne(t, c.what).Failure; f == nil || f.Kind != c.kind || !strings.Contains(f.Message, c.say) {
			t.Errorf("%s: failure %+v, want %s with %q", c.what, f, c.kind, c.say)
		}
		if reply := p.readOne(t, "good"); reply.Failure != nil || reply.Edition != "good" {
			t.Errorf("after %s: %+v", c.what, reply)
		}
	}
}

// One child reads many documents; what an earlier one left in it is not blamed on a later one.
func TestChildrenAreUsedAgain(t *testing.T) {
	p := newTestPool(t, 1, Limits{Time: time.Minute, Memory: 256 << 20})
	p.readOne(t, "first")
	if reply := p.readOne(t, "second"); reply.Pages != 2 {
		t.Errorf("the second document is number %d of its child, want 2", reply.Pages)
	}
	if reply := p.readOne(t, "crash unless fresh"); reply.Failure != nil || reply.Pages != 1 {
		t.Errorf("%+v, want it read by a fresh child", reply)
	}
}

// A child whose parent is gone ends, even in the middle of a document.
func TestChildEndsWithItsParent(t *testing.T) {
	p := newTestPool(t, 1, Limits{Memory: 256 << 20})
	c, err := start(p.command())
	if err != nil {
		t.Fatal(err)
	}
	if err := c.encoder.Encode(Request{Data: []byte("hang")}); err != nil {
		t.Fatal(err)
	}
	c.requests.Close()
	ended := make(chan error, 1)
	go func() { ended <- c.process.Wait() }()
	select {
	case <-ended:
	case <-time.After(time.Minute):
		c.process.Process.Kill()
		t.Error("the child lives on")
	}
}

func TestReadTellsKinds(t *testing.T) {
	for _, c := range []struct{ name, data, kind string }{
		{"a.pdf", "", "empty"},
		{"a.pdf", "Dear reader", "not-a-pdf"},
		{"a.txt", "\xff\xfe", "unreadable-text"},
	} {
		reply := Read(Request{Name: c.name, Data: []byte(c.data), Reader: "native"})
		if f := reply.Failure; f == nil || f.Kind != c.kind || strings.HasPrefix(f.Message, c.kind) || !f.Lasting() {
			t.Errorf("%q: %+v, want %s", c.data, f, c.kind)
		}
	}
	good := Read(Request{Name: "city-2023.txt", Data: []byte("2023年，某市财险业签发科技保险保单12件。\n"), Reader: "native"})
	if good.Failure != nil || len(good.Tables) != 14 || good.Pages != 1 {
		t.Errorf("%+v", good)
	}
}

func TestHeadIsBounded(t *testing.T) {
	var h head
	for range 100 {
		if n, err := io.WriteString(&h, strings.Repeat("x", 1000)); n != 1000 || err != nil {
			t.Fatal(n, err)
		}
	}
	if len(h) != 16<<10 {
		t.Errorf("%d bytes are kept", len(h))
	}
}
