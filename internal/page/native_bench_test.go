package page

import (
	"os"
	"path/filepath"
	"testing"

	"techins/internal/page/font"
	"techins/internal/page/object"
)

// benchFiles are documents of three producers with fonts of three kinds.
func benchFiles(b *testing.B) map[string][]byte {
	b.Helper()
	root := os.Getenv("REPORT_CORPUS")
	if root == "" {
		b.Skip("REPORT_CORPUS is not set: skipping the benchmarks on the corpus")
	}
	files := map[string][]byte{}
	for _, name := range []string{"d01_libreoffice_grid", "d06_reportlab_cid_rects", "d09_chromium_type3_none", "d11_typst_missing"} {
		data, err := os.ReadFile(filepath.Join(root, "corpus", name+".pdf"))
		if err != nil {
			b.Fatal(err)
		}
		files[name] = data
	}
	return files
}

func eachFile(b *testing.B, run func(b *testing.B, data []byte)) {
	for name, data := range benchFiles(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			run(b, data)
		})
	}
}

// BenchmarkNative opens a document and reads every page.
func BenchmarkNative(b *testing.B) {
	eachFile(b, func(b *testing.B, data []byte) {
		for b.Loop() {
			if err := readPages(data, Options{}, 1000); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkNativeObjects parses every object and decodes the pages' content, nothing else.
func BenchmarkNativeObjects(b *testing.B) {
	eachFile(b, func(b *testing.B, data []byte) {
		for b.Loop() {
			doc, err := openNative(data, Options{})
			if err != nil {
				b.Fatal(err)
			}
			n := doc.(*native)
			v := &object.View{File: n.file}
			for _, p := range n.pages {
				if _, err := n.pageContent(v.Dict(p.object)["Contents"]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkNativeFonts loads every font of a document.
func BenchmarkNativeFonts(b *testing.B) {
	eachFile(b, func(b *testing.B, data []byte) {
		doc, err := openNative(data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		f := doc.(*native).file
		var fonts []object.Dict
		v := &object.View{File: f}
		for _, p := range doc.(*native).pages {
			a := p.inherited.merged(v.Dict(p.object))
			for _, o := range v.Dict(v.Dict(a.resources)["Font"]) {
				fonts = append(fonts, v.Dict(o))
			}
		}
		b.ReportMetric(float64(len(fonts)), "fonts")
		for b.Loop() {
			for _, d := range fonts {
				font.Load(&object.View{File: f}, d)
			}
		}
	})
}
