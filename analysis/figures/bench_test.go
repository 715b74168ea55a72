package figures

import (
	"io"
	"testing"
)

// One figure in each format, and in all languages and formats at once.
func BenchmarkDraw(b *testing.B) {
	f := all(b)[0]
	for _, format := range Formats {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				if err := f.Draw(io.Discard, Variant{Chinese, format, TwoColumns}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			for _, format := range Formats {
				for _, l := range Langs {
					if err := f.Draw(io.Discard, Variant{l, format, TwoColumns}); err != nil {
						b.Fatal(err)
					}
				}
			}
		}
	})
}
