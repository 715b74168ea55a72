package notebook

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
)

// output sets what a cell put out: a picture, a table, or text.
func (p *Page) output(b *strings.Builder, o Output, opt Options) {
	switch {
	case o.Kind == "error":
		plain(b, o.Name+": "+o.Value)
	case o.shown("image/svg+xml") != "":
		p.picture(b, o.shown("image/svg+xml"), opt)
	case o.shown("text/html") != "":
		p.html(b, o.shown("text/html"), opt)
	case o.shown("text/plain") != "":
		plain(b, o.shown("text/plain"))
	default:
		plain(b, string(o.Text))
	}
}

func plain(b *strings.Builder, s string) {
	if strings.TrimSpace(s) != "" {
		fmt.Fprintf(b, "<pre class=\"output\" tabindex=\"0\">%s</pre>\n", html.EscapeString(strings.TrimRight(s, "\n")))
	}
}

// html sets HTML that holds one picture as that picture, any other as its tables and text.
func (p *Page) html(b *strings.Builder, s string, opt Options) {
	from, to := strings.Index(s, "<svg"), strings.LastIndex(s, "</svg>")
	if from >= 0 && to > from && strings.Count(s, "<svg") == 1 {
		p.picture(b, s[from:to+len("</svg>")], opt)
		return
	}
	if safe := sanitised(s); safe != "" {
		fmt.Fprintf(b, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">%s</div>\n", html.EscapeString(captionOf(s)), safe)
	}
}

// picture keeps an SVG as a file, and shows it as an image, in which no script runs and which asks
// for nothing.
func (p *Page) picture(b *strings.Builder, svg string, opt Options) {
	title, err := inspect(svg)
	if err != nil {
		plain(b, "a picture is left out: "+err.Error())
		return
	}
	if !strings.Contains(svg, `xmlns="http://www.w3.org/2000/svg"`) {
		svg = strings.Replace(svg, "<svg", `<svg xmlns="http://www.w3.org/2000/svg"`, 1)
	}
	name := fmt.Sprintf("%s-%d.svg", opt.Name, len(p.Pictures)+1)
	p.Pictures[name] = []byte(svg)
	if title == "" {
		title = opt.Unnamed
	}
	fmt.Fprintf(b, "<figure><a href=\"%[1]s\"><img src=\"%[1]s\" alt=\"%[2]s\"></a></figure>\n", html.EscapeString(name), html.EscapeString(title))
}

// errActive means an SVG that holds more than a drawing.
var errActive = errors.New("it holds a script or a part of another document")

// elsewhere is an address in a style that is not within the picture.
var elsewhere = regexp.MustCompile(`(?i)@import|url\(\s*['"]?\s*([^#d'"\s]|d[^a])`)

// inspect gives what an SVG says of itself: its description, else its title.
//
// Errors: no well-formed SVG; scripts, event handlers, and parts of HTML.
func inspect(svg string) (words string, err error) {
	if elsewhere.MatchString(svg) {
		return "", errActive
	}
	d := xml.NewDecoder(strings.NewReader(svg))
	title, desc, within, depth := "", "", "", 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth == 0 && t.Name.Local != "svg" {
				return "", fmt.Errorf("it begins with <%s>, not with <svg>", t.Name.Local)
			}
			depth++
			if within = t.Name.Local; active(t) {
				return "", errActive
			}
		case xml.EndElement:
			within = ""
		case xml.CharData:
			switch {
			case within == "title" && title == "":
				title = string(t)
			case within == "desc" && desc == "":
				desc = string(t)
			}
		}
	}
	if depth == 0 {
		return "", errors.New("it is empty")
	}
	if desc == "" {
		desc = title
	}
	return strings.Join(strings.Fields(desc), " "), nil
}

func active(e xml.StartElement) bool {
	if slices.Contains([]string{"script", "foreignObject", "iframe", "handler"}, e.Name.Local) {
		return true
	}
	return slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		return strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") && !strings.HasPrefix(a.Value, "data:image/")
	})
}
