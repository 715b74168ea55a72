package figures

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	arcData = regexp.MustCompile(`A([^A-Za-z]+)`)
	viewBox = regexp.MustCompile(`viewBox="0 0 (\S+) (\S+)"`)
)

// A browser draws a circle wherever an arc's numbers say. An arc must hold seven numbers, two of
// them flags, and end within the picture, with a radius of a mark.
func TestArcsOfSVG(t *testing.T) {
	arcs := 0
	for _, f := range all(t) {
		for _, l := range Langs {
			var b bytes.Buffer
			if err := f.Draw(&b, Variant{l, SVG, TwoColumns}); err != nil {
				t.Fatal(err)
			}
			size := viewBox.FindStringSubmatch(b.String())
			for _, tag := range svgTag.FindAllString(b.String(), -1) {
				if !strings.HasPrefix(tag, "<path") {
					continue
				}
				for _, m := range arcData.FindAllStringSubmatch(tag, -1) {
					arcs++
					checkArc(t, f.ID, strings.Fields(m[1]), size)
				}
			}
		}
	}
	if arcs == 0 {
		t.Error("no arc was checked")
	}
}

func checkArc(t *testing.T, id string, n []string, size []string) {
	t.Helper()
	at := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Errorf("%s: arc %v: %v", id, n, err)
		}
		return v
	}
	if len(n) != 7 || strings.Trim(n[3]+n[4], "01") != "" {
		t.Errorf("%s: arc %v has no seven numbers", id, n)
		return
	}
	if x, y := at(n[5]), at(n[6]); x < 0 || y < 0 || x > at(size[1]) || y > at(size[2]) || at(n[0]) > 5 {
		t.Errorf("%s: arc %v leaves the picture of %v", id, n, size[1:])
	}
}
