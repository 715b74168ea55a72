package corrections

import (
	"fmt"
	"strings"
	"testing"

	"techins/dataset"
)

const header = "edition,place,printed,corrected,reason,date\n"

func read(t testing.TB, lines string) []Correction {
	t.Helper()
	list, err := Read(strings.NewReader(header + lines))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func committed(t testing.TB) *dataset.Data {
	t.Helper()
	d, err := dataset.Read("../../data/clean")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestACellIsCorrectedInPlainSight(t *testing.T) {
	d := committed(t)
	list := read(t, "shanghai-2023,business 1.1 sum_insured,214827508.9,\"214,827,509.9\",erratum of the publisher,2024-05-31\n")
	if err := Apply(d, list, true); err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Business {
		if b.Code == "1.1" && b.Measure == "sum_insured" && (b.Value.String() != "2148275099000" || b.Printed != "214827508.9") {
			t.Errorf("the cell is %+v; want the new value and the old printed text", b)
		}
	}
	told := d.Problems[len(d.Problems)-1]
	for _, want := range []string{"business 1.1 sum_insured", `"214827508.9"`, `"214,827,509.9"`, "2148275099000", "2148275089000", "erratum", "2024-05-31"} {
		if told.Kind != Corrected || told.Page == 0 || !strings.Contains(told.Message, want) {
			t.Errorf("the problem %+v does not tell %s", told, want)
		}
	}
}

func TestAHedgeBindsTheCorrectedNumber(t *testing.T) {
	d := committed(t)
	if err := Apply(d, read(t, "shanghai-2023,metrics m003,5389亿元,5398亿元,swapped digits,2024-05-31\n"), true); err != nil {
		t.Fatal(err)
	}
	for _, m := range d.Metrics {
		if m.ID == "m003" && (m.Value.String() != "539800000000" || m.Lower.String() != "539800000000" || !m.Upper.IsInf() || m.Printed != "5389亿元") {
			t.Errorf("the statistic is %v %v %v, printed %s", m.Value, m.Lower, m.Upper, m.Printed)
		}
	}
}

// Whatever does not fit changes nothing and says where.
func TestStaleCorrections(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"shanghai-2023,business 1.1 sum_insured,214827508.8,1,x,2024-05-31", `prints "214827508.9" there`},
		{"shanghai-2023,business 9.9 sum_insured,1,2,x,2024-05-31", "no such cell"},
		{"shanghai-2023,metrics m003,5380亿元,5398亿元,x,2024-05-31", `prints "5389亿元" there`},
		{"shanghai-2023,metrics p3,1亿元,2亿元,x,2024-05-31", "no such statistic"},
		{"shanghai-2023,metrics m003,5389亿元,5398家,x,2024-05-31", "corrected"},
		{"shanghai-2023,business 1.1 sum_insured,214827508.9,many,x,2024-05-31", "not a plain number"},
		{"nowhere-1999,metrics m003,1,2,x,2024-05-31", "no document of the edition"},
	} {
		before, after := committed(t), committed(t)
		err := Apply(after, read(t, c.line+"\n"), true)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "line 2: ") {
			t.Errorf("%s: %v; want %q", c.line, err, c.want)
		}
		if fmt.Sprint(before.Business, before.Metrics) != fmt.Sprint(after.Business, after.Metrics) {
			t.Errorf("%s changed a row", c.line)
		}
		if known := !strings.HasPrefix(c.line, "nowhere"); known && after.Problems[len(after.Problems)-1].Kind != Stale && after.Problems[0].Kind != Stale {
			t.Errorf("%s: no problem tells of it", c.line)
		}
	}
	if err := Apply(committed(t), read(t, "nowhere-1999,metrics m003,1,2,x,2024-05-31\n"), false); err != nil {
		t.Errorf("an edition that was not asked for: %v", err)
	}
}

// Nearly every statistic of the narrative can be corrected: its clause gives its value again.
func TestStatisticsAreFoundInTheirClauses(t *testing.T) {
	d := committed(t)
	found := 0
	for i := range d.Metrics {
		if _, ok := phraseOf(&d.Metrics[i]); ok {
			found++
		} else {
			t.Logf("%s %s in %s: %v %v %v", d.Metrics[i].ID, d.Metrics[i].Printed, d.Metrics[i].Quote, d.Metrics[i].Value, d.Metrics[i].Lower, d.Metrics[i].Upper)
		}
	}
	if found*10 < len(d.Metrics)*9 {
		t.Errorf("only %d of %d", found, len(d.Metrics))
	}
}

func TestMalformedFiles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "header"}, {"edition,place\n", "header"}, {"\xff", "UTF-8"},
		{header + "a,b\n", "line 2"}, {header + "a,metrics m1,x,y,,2024-05-31\n", `"reason" is empty`},
		{header + "a,page 3,x,y,z,2024-05-31\n", "place"}, {header + "a,metrics p0,x,y,z,2024-05-31\n", "place"},
		{header + "a,metrics m1,x,y,z,31.5.2024\n", "date"}, {header + "a,metrics m1,x,x,z,2024-05-31\n", "the same"},
		{header + "a,metrics m1,x,y,z,2024-05-31\na,metrics m1,x,w,z,2024-05-31\n", "line 3"},
	} {
		if _, err := Read(strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v; want %q", c.text, err, c.want)
		}
	}
	if list, err := Read(strings.NewReader("\ufeff" + header + "a,metrics m1,x,y,z,2024-05-31\r\n")); err != nil || len(list) != 1 {
		t.Errorf("with a byte order mark: %v, %v", list, err)
	}
}

// No file of corrections makes Read or Apply panic, or changes a printed text.
func FuzzCorrections(f *testing.F) {
	f.Add(header + "shanghai-2023,metrics m003,5389亿元,5398亿元,x,2024-05-31\n")
	f.Add(header + "shanghai-2023,business 1.1 sum_insured,214827508.9,1,x,2024-05-31\n")
	f.Add("\ufeff" + header)
	clean := committed(f)
	f.Fuzz(func(t *testing.T, text string) {
		list, err := Read(strings.NewReader(text))
		if err != nil {
			return
		}
		d := &dataset.Data{Editions: clean.Editions, Business: append([]dataset.Business(nil), clean.Business...), Metrics: append([]dataset.Metric(nil), clean.Metrics...)}
		_ = Apply(d, list, true)
		for i := range d.Business {
			if d.Business[i].Printed != clean.Business[i].Printed {
				t.Error("a printed text changed")
			}
		}
	})
}
