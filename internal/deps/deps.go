// Package deps keeps the pinned modules in go.mod until every package that imports them has landed.
package deps

import (
	_ "github.com/chromedp/chromedp"
	_ "github.com/go-gota/gota/dataframe"
	_ "github.com/google/go-cmp/cmp"
	_ "github.com/klippa-app/go-pdfium/webassembly"
	_ "github.com/ledongthuc/pdf"
	_ "github.com/parquet-go/parquet-go"
	_ "github.com/tdewolff/canvas/renderers"
	_ "github.com/xuri/excelize/v2"
	_ "golang.org/x/image/font/sfnt"
	_ "golang.org/x/net/html"
	_ "golang.org/x/text/encoding/simplifiedchinese"
	_ "gonum.org/v1/gonum/stat"
	_ "gonum.org/v1/plot/plotter"
)
