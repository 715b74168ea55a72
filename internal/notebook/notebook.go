package notebook

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A Notebook is the part of an .ipynb file that a page shows.
type Notebook struct {
	Format int    `json:"nbformat"`
	Cells  []Cell `json:"cells"`
}

// A Cell is markdown, or code with what it put out.
type Cell struct {
	Kind    string   `json:"cell_type"` // markdown, code or raw
	Source  joined   `json:"source"`
	Outputs []Output `json:"outputs"`
}

// An Output is what a code cell printed (Text), showed (Data, by media type) or failed with (Name,
// Value).
type Output struct {
	Kind  string                     `json:"output_type"`
	Text  joined                     `json:"text"`
	Data  map[string]json.RawMessage `json:"data"`
	Name  string                     `json:"ename"`
	Value string                     `json:"evalue"`
}

// A joined is a string, or a list of lines that are to be joined.
type joined string

func (t *joined) UnmarshalJSON(b []byte) error {
	var lines []string
	if err := json.Unmarshal(b, &lines); err == nil {
		*t = joined(strings.Join(lines, ""))
		return nil
	}
	return json.Unmarshal(b, (*string)(t))
}

// Parse reads an .ipynb file.
//
// Errors: no JSON; a format other than 4, the one that Jupyter has written since 2015.
func Parse(ipynb []byte) (*Notebook, error) {
	var n Notebook
	if err := json.Unmarshal(ipynb, &n); err != nil {
		return nil, fmt.Errorf("notebook: not a Jupyter notebook: %w", err)
	}
	if n.Format != 4 {
		return nil, fmt.Errorf("notebook: format %d; only format 4 is read: open it in Jupyter and save it anew", n.Format)
	}
	return &n, nil
}

// shown is an output of a media type, "" without one.
func (o Output) shown(media string) string {
	var t joined
	if raw, ok := o.Data[media]; ok && json.Unmarshal(raw, &t) == nil {
		return string(t)
	}
	return ""
}

// Executed reports whether any code cell put something out.
func (n *Notebook) Executed() bool {
	for _, c := range n.Cells {
		if len(c.Outputs) > 0 {
			return true
		}
	}
	return false
}
