package pipeline

import (
	"strings"
	"testing"

	"techins/dataset"
)

func part(edition, kind, file, sha string) *dataset.Data {
	d := &dataset.Data{
		Editions: []dataset.Edition{{Edition: edition, DocumentKind: kind, SourceFile: file, SourceSHA256: sha}},
		Metrics:  []dataset.Metric{{Edition: edition, ID: "m001", Printed: file}},
	}
	return d
}

// Two documents of one edition never share a key: the official one keeps it, whatever the order.
func TestMergeTellsDocumentsOfOneEditionApart(t *testing.T) {
	for _, swap := range []bool{false, true} {
		digest, official := part("x-2023", "digest", "a.pdf", "aaaaaaaaaa"), part("x-2023", "official", "z.pdf", "zzzzzzzzzz")
		parts := []*dataset.Data{digest, official, part("y-2022", "unknown", "y.pdf", "yyyyyyyyyy")}
		if swap {
			parts[0], parts[1] = parts[1], parts[0]
		}
		all := Merge(parts)
		keys := map[string]string{}
		for _, e := range all.Editions {
			keys[e.SourceFile] = e.Edition
		}
		if keys["z.pdf"] != "x-2023" || keys["a.pdf"] != "x-2023-aaaaaaaa" || keys["y.pdf"] != "y-2022" {
			t.Errorf("keys %v", keys)
		}
		for _, m := range all.Metrics {
			if m.Edition != keys[m.Printed] {
				t.Errorf("the row of %s has the key %s", m.Printed, m.Edition)
			}
		}
		if len(all.Problems) != 1 || !strings.Contains(all.Problems[0].Message, "x-2023-aaaaaaaa") {
			t.Errorf("problems %+v", all.Problems)
		}
	}
}

func TestMergeLeavesOutTheSameBytes(t *testing.T) {
	all := Merge([]*dataset.Data{part("x-2023", "unknown", "a.pdf", "aaaaaaaaaa"), part("x-2023", "unknown", "b.pdf", "bbbbbbbbbb"), part("x-2023", "unknown", "c.pdf", "bbbbbbbbbb"), part("x-2023", "unknown", "d.pdf", "aaaaaaaaaa")})
	if len(all.Editions) != 2 || len(all.Metrics) != 2 {
		t.Errorf("%d editions, %d metrics; want 2 and 2", len(all.Editions), len(all.Metrics))
	}
}

func TestTextLines(t *testing.T) {
	lines, err := TextLines([]byte("\ufeff一\r\n\r\n三\n"))
	if err != nil || strings.Join(lines, "|") != "一||三" {
		t.Errorf("%q, %v", lines, err)
	}
	for _, bad := range []string{"", "\ufeff", "\xff\xfe"} {
		if _, err := TextLines([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
