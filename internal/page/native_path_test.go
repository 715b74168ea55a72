package page

import (
	"fmt"
	"strings"
	"testing"
)

// drawPage reads a page of 200 by 100 points with the content.
func drawPage(t *testing.T, content, resources string) *Page {
	t.Helper()
	b := &builder{}
	return readOne(t, b.onePage(content, resources, smallPage))
}

// shapes writes what is drawn on a page, one shape a line, rounded to hundredths.
func shapes(p *Page) string {
	var out []string
	for _, r := range p.Rules {
		dash := ""
		if r.Dashed {
			dash = " dashed"
		}
		out = append(out, fmt.Sprintf("rule %.4g,%.4g %.4g,%.4g width %.4g %06x%s", r.X0, r.Y0, r.X1, r.Y1, r.Width, r.Color, dash))
	}
	for _, f := range p.Fills {
		out = append(out, fmt.Sprintf("fill %.4g,%.4g %.4g,%.4g %06x", f.Box.X0, f.Box.Y0, f.Box.X1, f.Box.Y1, f.Color))
	}
	for _, c := range p.Curves {
		out = append(out, fmt.Sprintf("curve %.4g,%.4g %.4g,%.4g", c.X0, c.Y0, c.X1, c.Y1))
	}
	for _, i := range p.Images {
		out = append(out, fmt.Sprintf("image %.4g,%.4g %.4g,%.4g", i.Box.X0, i.Box.Y0, i.Box.X1, i.Box.Y1))
	}
	return strings.Join(out, "\n")
}

func TestPaths(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"stroked line", "1 0 0 RG 2 w 10 20 m 50 20 l S", "rule 10,80 50,80 width 2 ff0000"},
		{"drawn from right to left, upwards", "0 0 1 RG 50 20 m 10 20 l S 5 10 m 5 90 l S", "rule 10,80 50,80 width 1 0000ff\nrule 5,10 5,90 width 1 0000ff"},
		{"matrix", "2 0 0 2 10 0 cm 0 5 m 20 5 l S", "rule 10,90 50,90 width 2 000000"},
		{"turned by 90 degrees", "0 1 -1 0 100 0 cm 10 20 m 50 20 l S", "rule 80,50 80,90 width 1 000000"},
		{"dashed", "[3 2] 0 d 10 20 m 50 20 l S [] 0 d 10 30 m 50 30 l S", "rule 10,80 50,80 width 1 000000 dashed\nrule 10,70 50,70 width 1 000000"},
		{"stroked rectangle", "10 20 30 40 re S", "rule 10,80 40,80 width 1 000000\nrule 40,40 40,80 width 1 000000\nrule 10,40 40,40 width 1 000000\nrule 10,40 10,80 width 1 000000"},
		{"open and closed triangle", "10 10 m 30 10 l 30 30 l s", "rule 10,90 30,90 width 1 000000\nrule 30,70 30,90 width 1 000000\nrule 10,90 30,70 width 1 000000"},
		{"thin fill", "0.5 g 10 20 100 0.6 re f 10 20 0.5 50 re f", "rule 10,79.7 110,79.7 width 0.6 808080\nrule 10.25,30 10.25,80 width 0.5 808080"},
		{"thin fill with slanted ends", "10 20 m 60 20 l 59 21 l 11 21 l h f", "rule 10,79.5 60,79.5 width 1 000000"},
		{"area", "0.9 1 0.8 rg 10 20 50 30 re f", "fill 10,50 60,80 e6ffcc"},
		{"negative height", "10 50 50 -30 re f", "fill 10,50 60,80 000000"},
		{"area of lines", "10 20 m 60 20 l 60 50 l 10 50 l f", "fill 10,50 60,80 000000"},
		{"two areas in one path", "10 20 10 10 re 30 20 10 10 re f", "fill 10,70 20,80 000000\nfill 30,70 40,80 000000"},
		{"frame by the even-odd rule", "10 10 80 60 re 11 11 78 58 re f*", "rule 10,30.5 90,30.5 width 1 000000\nrule 10,89.5 90,89.5 width 1 000000\nrule 10.5,30 10.5,90 width 1 000000\nrule 89.5,30 89.5,90 width 1 000000"},
		{"one rectangle over another", "10 10 80 60 re 11 11 78 58 re f", "fill 10,30 90,90 000000\nfill 11,31 89,89 000000"},
		{"frame drawn the other way round", "10 10 80 60 re 11 11 m 11 69 l 89 69 l 89 11 l h f", "rule 10,30.5 90,30.5 width 1 000000\nrule 10,89.5 90,89.5 width 1 000000\nrule 10.5,30 10.5,90 width 1 000000\nrule 89.5,30 89.5,90 width 1 000000"},
		{"filled and stroked", "1 1 0 rg 10 20 30 30 re B", "rule 10,80 40,80 width 1 000000\nrule 40,50 40,80 width 1 000000\nrule 10,50 40,50 width 1 000000\nrule 10,50 10,80 width 1 000000\nfill 10,50 40,80 ffff00"},
		{"rounded corners", "14 20 m 56 20 l 58 20 60 22 60 24 c 60 46 l 60 48 58 50 56 50 c 14 50 l 12 50 10 48 10 46 c 10 24 l 10 22 12 20 14 20 c f", "fill 10,50 60,80 000000"},
		{"circle", "60 50 m 60 61 51 70 40 70 c 29 70 20 61 20 50 c 20 39 29 30 40 30 c 51 30 60 39 60 50 c f", "curve 20,30 60,70"},
		{"stroked curve", "10 10 m 10 50 50 50 50 10 c S", "curve 10,60 50,90"},
		{"clipped", "20 0 30 100 re W n 10 20 m 80 20 l S 0 40 100 20 re f", "rule 20,80 50,80 width 1 000000\nfill 20,40 50,60 000000"},
		{"outside the page", "10 -20 m 50 -20 l S 300 10 20 20 re f", ""},
		{"nothing painted", "10 20 30 40 re n", ""},
		{"lines of no length", "10 10 m S 20 20 m 20 20 l S", ""},
		{"inline image", "q 40 0 0 20 10 30 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x01 EI\x02 EI Q 10 20 m 50 20 l S", "rule 10,80 50,80 width 1 000000\nimage 10,50 50,70"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shapes(drawPage(t, c.content, "")); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestColors(t *testing.T) {
	const rect = " 10 10 50 50 re f"
	for _, c := range []struct {
		name, content, space string
		want                 Color
	}{
		{"grey", "0.2 g", "", 0x333333},
		{"CMYK", "0 1 1 0 k", "", 0xff0000},
		{"CMYK black", "0 0 0 1 k", "", 0x000000},
		{"initial colour", "1 0 0 rg /DeviceGray cs", "", 0x000000},
		{"ICC by components", "/C cs 0 1 0 sc", "[/ICCBased 1 0 R]", 0x00ff00},
		{"palette", "/C cs 1 sc", "[/Indexed /DeviceRGB 1 <ff00000000ff>]", 0x0000ff},
		{"spot colour", "/C cs 0.5 scn", "[/Separation /Spot /DeviceRGB << /FunctionType 2 /N 1 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] >>]", 0xff8080},
		{"spot colour by a sampled function", "/C cs 1 scn", "[/Separation /Spot /DeviceGray 2 0 R]", 0x404040},
		{"spot colour by a program", "/C cs 0.25 scn", "[/Separation /Spot /DeviceRGB 3 0 R]", 0x404000},
		{"Lab white", "/C cs 100 0 0 sc", "[/Lab << /WhitePoint [0.9642 1 0.8249] >>]", 0xffffff},
		{"pattern", "/Pattern cs /P scn", "", 0x808080},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &builder{}
			b.stream("/N 3", "")
			b.stream("/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [2] /BitsPerSample 8", "\xff\x40")
			b.stream("/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{ dup dup 0.5 gt { pop 1 } { 1 index pop } ifelse 0 }")
			res := ""
			if c.space != "" {
				res = "/ColorSpace << /C " + c.space + " >>"
			}
			p := readOne(t, b.onePage(c.content+rect, res, smallPage))
			if len(p.Fills) != 1 || p.Fills[0].Color != c.want {
				t.Errorf("fills %v, want colour %06x", p.Fills, c.want)
			}
		})
	}
}

func TestHiddenByTransparency(t *testing.T) {
	p := drawPage(t, "/G gs 10 10 50 50 re f 0 0 m 50 50 l S", "/ExtGState << /G << /ca 0 /CA 0 >> >>")
	if got := shapes(p); got != "" {
		t.Errorf("transparent shapes were read: %s", got)
	}
}
