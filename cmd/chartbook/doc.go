// Command chartbook draws the figures and tables of a data folder into a static site.
//
// Usage:
//
//	chartbook [-data DIR] [-raw DIR] [-o DIR] [-lang zh|en|both] [-only ID,..] [-base URL]
//	          [-notebooks DIR] [-zip]
//	chartbook -serve ADDR [-o DIR]
//
// A first try, in a clone of the project:
//
//	chartbook -o /tmp/book        # then open /tmp/book/index.html in a browser
//
// or, to see it as a web server shows it, run chartbook -serve localhost:8080 -o /tmp/book and open
// http://localhost:8080.
//
// Each figure is written as SVG, PDF and PNG in Chinese and English, with its numbers as CSV and JSON
// and its citation as BibTeX and CSL-JSON. With the documents that the data were read from (-raw),
// each number is shown as a picture of its place; executed Jupyter notebooks (-notebooks) become pages.
// With -zip the whole book is in it once more as one file to pass on. The same data give the same bytes.
// The folder appears whole or not at all. With -serve nothing is drawn: the folder is served until Ctrl-C.
//
// Exit status: 0 done; 1 the data cannot be read or a figure not drawn; 2 wrong usage.
package main
