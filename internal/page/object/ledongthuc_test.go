package object

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ledongthuc/pdf"
)

// TestAgainstLedongthuc walks every object of the corpus side by side with another object layer.
func TestAgainstLedongthuc(t *testing.T) {
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		t.Skip("REPORT_CORPUS is not set: skipping the comparison of every object with another reader")
	}
	names, _ := filepath.Glob(filepath.Join(root, "corpus", "*.pdf"))
	compared := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			continue // AES-256, damaged or no PDF at all
		}
		ours, err := Open(data, "", Limits{StreamBytes: 64 << 20})
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		w := walk{t: t, file: ours, seen: map[Ref]bool{}}
		w.same(filepath.Base(name), ours.Trailer["Root"], theirs.Trailer().Key("Root"), 0)
		if w.streams == 0 {
			t.Errorf("%s: no stream compared", filepath.Base(name))
		}
		compared++
	}
	if compared < 20 {
		t.Errorf("only %d files compared", compared)
	}
}

type walk struct {
	t       *testing.T
	file    *File
	seen    map[Ref]bool
	streams int
}

// same compares an object and all it leads to.
func (w *walk) same(path string, o Object, v pdf.Value, depth int) {
	if r, ok := o.(Ref); ok {
		if w.seen[r] {
			return
		}
		w.seen[r] = true
	}
	if depth > 200 {
		return
	}
	view := &View{File: w.file}
	switch x := view.Get(o).(type) {
	case Dict:
		w.sameDict(path, x, v, depth)
	case *Stream:
		w.sameDict(path, x.Dict, v, depth)
		w.sameStream(path, x, v)
	case Array:
		if v.Kind() != pdf.Array || v.Len() != len(x) {
			w.t.Errorf("%s: array of %d, theirs %v", path, len(x), v.Kind())
			return
		}
		for i, e := range x {
			w.same(fmt.Sprintf("%s[%d]", path, i), e, v.Index(i), depth+1)
		}
	default:
		if got, want := text(x), valueText(v); got != want {
			w.t.Errorf("%s: %s, theirs %s", path, got, want)
		}
	}
	if view.Err != nil {
		w.t.Errorf("%s: %v", path, view.Err)
	}
}

func (w *walk) sameDict(path string, d Dict, v pdf.Value, depth int) {
	for k, e := range d {
		if e != nil && k != "Parent" {
			w.same(path+"/"+string(k), e, v.Key(string(k)), depth+1)
		}
	}
	for _, k := range v.Keys() {
		if _, ok := d[Name(k)]; !ok {
			w.t.Errorf("%s: no key %s", path, k)
		}
	}
}

func (w *walk) sameStream(path string, s *Stream, v pdf.Value) {
	if f := fmt.Sprint(s.Dict["Filter"]); strings.Contains(f, "DCT") {
		return
	}
	got, err := w.file.Decode(s)
	if err != nil {
		w.t.Errorf("%s: %v", path, err)
		return
	}
	want, err := theirStream(v)
	if err != nil {
		return // a filter or predictor that they do not know
	}
	w.streams++
	if !bytes.Equal(got, want) {
		w.t.Errorf("%s: a stream of %d bytes, theirs %d", path, len(got), len(want))
	}
}

func theirStream(v pdf.Value) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	r := v.Reader()
	defer r.Close()
	return io.ReadAll(r)
}

func text(o Object) string {
	switch x := o.(type) {
	case nil:
		return "null"
	case Integer:
		return fmt.Sprintf("number %g", float64(x))
	case Real:
		return fmt.Sprintf("number %g", float64(x))
	case Name:
		return "name " + string(x)
	case String:
		return fmt.Sprintf("string %q", string(x))
	}
	return fmt.Sprint(o)
}

func valueText(v pdf.Value) string {
	switch v.Kind() {
	case pdf.Null:
		return "null"
	case pdf.Integer:
		return fmt.Sprintf("number %g", float64(v.Int64()))
	case pdf.Real:
		return fmt.Sprintf("number %g", v.Float64())
	case pdf.Name:
		return "name " + v.Name()
	case pdf.String:
		return fmt.Sprintf("string %q", v.RawString())
	case pdf.Bool:
		return fmt.Sprint(v.Bool())
	}
	return v.String()
}
