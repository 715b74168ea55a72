package raw

import (
	"errors"
	"strings"
	"testing"

	"techins/internal/layout"
	"techins/internal/page"
)

func TestTextJSONL(t *testing.T) {
	blocks := []layout.Block{
		{Kind: layout.Heading, Page: 1, Box: page.Rect{X0: 1.005, Y0: 2, X1: 3.3333, Y1: 4}, Text: "一、“甲”<b>"},
		{Kind: layout.TableBlock, Page: 1, Text: "1 2 3"},
		{Kind: layout.Paragraph, Page: 2, Text: "乙\n丙"},
	}
	var out strings.Builder
	if err := TextJSONL(&out, blocks); err != nil {
		t.Fatal(err)
	}
	want := `{"page":1,"box":[1,2,3.33,4],"kind":"heading","text":"一、“甲”<b>"}
{"page":2,"box":[0,0,0,0],"kind":"paragraph","text":"乙\n丙"}
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", &out, want)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestTextJSONLFails(t *testing.T) {
	if err := TextJSONL(fullDisk{}, []layout.Block{{Text: "甲"}}); err == nil {
		t.Error("a failed write was not told")
	}
}
