package dataset

import (
	"bytes"
	"strings"
	"testing"
)

// What DecodeCSV takes, EncodeCSV writes in one form: read and written again it is the same bytes. Line
// ends inside a field are left out, since CSV readers turn CR LF there into LF.
func FuzzDecodeCSV(f *testing.F) {
	line := func(header []string, values ...string) string {
		fields := append(values, make([]string, len(header)-len(values))...)
		return strings.Join(header, ",") + "\n" + strings.Join(fields, ",") + "\n"
	}
	f.Add(line(Columns[Business](), "shanghai-2023", "2.9", "sum_insured", "10.50", "yuan"))
	f.Add(line(Columns[Metric](), "x", "m001"))
	f.Add("\ufeff" + line(Columns[Activity](), "x", "a001", `"a, ""b"""`))
	f.Add("page,x0,y0,x1,y1,edition\n1,1e300,2,-0,4.005,x\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "\r") {
			return
		}
		decodeTwice[Business](t, text)
		decodeTwice[Metric](t, text)
		decodeTwice[Activity](t, text)
		decodeTwice[boxed](t, text)
	})
}

// boxed is a row short enough for a fuzzer to find its columns.
type boxed struct {
	Edition string `csv:"edition"`
	Place
}

func decodeTwice[T any](t *testing.T, text string) {
	rows, err := DecodeCSV[T](strings.NewReader(text))
	if err != nil {
		return
	}
	once := encoded(t, rows)
	again, err := DecodeCSV[T](bytes.NewReader(once))
	if err != nil || len(again) != len(rows) {
		t.Fatalf("%d rows of %q are written as %q, which reads as %d: %v", len(rows), text, once, len(again), err)
	}
	if twice := encoded(t, again); !bytes.Equal(once, twice) {
		t.Fatalf("%q is written as %q, then as %q", text, once, twice)
	}
}

func encoded[T any](t *testing.T, rows []T) []byte {
	var b bytes.Buffer
	if err := EncodeCSV(&b, rows); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
