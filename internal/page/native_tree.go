package page

import (
	"strconv"
	"strings"

	"techins/internal/page/object"
)

// A pageNode is a page of the tree with the attributes it inherits.
type pageNode struct {
	object    object.Object // the reference, or the dictionary itself
	inherited *attributes
}

// attributes are those a page inherits from the nodes above it.
type attributes struct {
	resources, mediaBox, cropBox, rotate object.Object
}

// merged is a with what d sets itself.
func (a attributes) merged(d object.Dict) attributes {
	for key, field := range map[object.Name]*object.Object{"Resources": &a.resources, "MediaBox": &a.mediaBox, "CropBox": &a.cropBox, "Rotate": &a.rotate} {
		if v := d[key]; v != nil {
			*field = v
		}
	}
	return a
}

// pageTree lists the pages in order. A node met twice on the way down is a cycle and an error.
func (n *native) pageTree() ([]pageNode, error) {
	w := treeWalk{n: n, view: object.View{File: n.file}, above: map[object.Ref]bool{}}
	root := w.view.Dict(n.file.Trailer["Root"])
	if err := w.node(root["Pages"], &attributes{}, 0); err != nil {
		return nil, err
	}
	return w.pages, w.view.Err
}

type treeWalk struct {
	n     *native
	view  object.View
	pages []pageNode
	above map[object.Ref]bool
	nodes int
}

func (w *treeWalk) node(o object.Object, inherited *attributes, depth int) error {
	if w.nodes++; w.nodes > 4*w.n.opt.MaxPages+1000 {
		return object.Fail(object.ErrLimit, "the page tree has more than %d nodes", w.nodes-1)
	}
	if depth > 64 {
		return object.Fail(object.ErrLimit, "the page tree is deeper than 64")
	}
	if r, ok := o.(object.Ref); ok {
		if w.above[r] {
			return object.Fail(object.ErrDamaged, "the page tree contains itself")
		}
		w.above[r] = true
		defer delete(w.above, r)
	}
	v, err := w.n.file.Load(o)
	if err != nil {
		return err
	}
	d, ok := v.(object.Dict)
	if !ok {
		return object.Fail(object.ErrDamaged, "a page is missing")
	}
	if d["Kids"] == nil {
		return w.leaf(o, inherited)
	}
	own := inherited.merged(d)
	for _, kid := range w.view.Array(d["Kids"]) {
		if err := w.node(kid, &own, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *treeWalk) leaf(o object.Object, inherited *attributes) error {
	if len(w.pages) >= w.n.opt.MaxPages {
		return object.Fail(object.ErrLimit, "more than %d pages (MaxPages)", w.n.opt.MaxPages)
	}
	w.pages = append(w.pages, pageNode{o, inherited})
	return nil
}

// pageLabels spells out the labels of all pages, nil when the document has none.
func (n *native) pageLabels(v *object.View) []string {
	root := v.Dict(n.file.Trailer["Root"])
	if root["PageLabels"] == nil {
		return nil
	}
	starts := map[int]object.Dict{}
	budget := n.opt.MaxPages
	numberTree(v, root["PageLabels"], starts, &budget, 0)
	labels := make([]string, len(n.pages))
	var style object.Name
	prefix, next := "", 1
	for i := range labels {
		if d, ok := starts[i]; ok {
			style = v.Name(d["S"])
			p := v.Bytes(d["P"])
			prefix, next = textString(string(p[:min(len(p), maxPrefix)])), v.Int(d["St"], 1)
		}
		labels[i] = prefix + pageNumber(style, next)
		next++
	}
	return labels
}

// maxPrefix is the longest prefix of a page label, in bytes.
const maxPrefix = 100

// numberTree collects the entries of a number tree, as many as the budget lets.
func numberTree(v *object.View, o object.Object, out map[int]object.Dict, budget *int, depth int) {
	d := v.Dict(o)
	if *budget--; d == nil || depth > 16 || *budget < 0 {
		return
	}
	nums := v.Array(d["Nums"])
	for i := 0; i+1 < len(nums) && *budget > 0; i += 2 {
		out[v.Int(nums[i], -1)] = v.Dict(nums[i+1])
		*budget--
	}
	for _, kid := range v.Array(d["Kids"]) {
		if *budget <= 0 {
			return
		}
		numberTree(v, kid, out, budget, depth+1)
	}
}

// pageNumber is a number in a style of page labels.
func pageNumber(style object.Name, v int) string {
	switch {
	case style == "D":
		return strconv.Itoa(v)
	case v < 1 || v > 100_000:
		return ""
	case style == "R":
		return strings.ToUpper(roman(v))
	case style == "r":
		return roman(v)
	case style == "A", style == "a":
		first := 'A'
		if style == "a" {
			first = 'a'
		}
		return strings.Repeat(string(first+rune((v-1)%26)), min((v-1)/26+1, 100))
	}
	return ""
}

func roman(v int) string {
	var b strings.Builder
	for _, d := range []struct {
		v int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for v >= d.v {
			b.WriteString(d.s)
			v -= d.v
		}
	}
	return b.String()
}

// textString decodes a text string: UTF-16 with its mark, UTF-8 with its mark, or bytes.
func textString(s string) string {
	if rest, ok := strings.CutPrefix(s, "\xfe\xff"); ok {
		return decodeUTF16(rest)
	}
	if rest, ok := strings.CutPrefix(s, "\xef\xbb\xbf"); ok {
		return rest
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}
