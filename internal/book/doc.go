// Package book takes a data set and gives the chart book: a static site in Chinese and English that
// works from a file and from any web server, with every figure as SVG, PDF and PNG, its numbers as
// CSV and JSON, and citations. No page asks anything of another host.
//
// The layout of the folder:
//
//	index.html               the door to both languages
//	en/, zh/                 pages: index, one for each figure (F1.html), tables, metrics, checks, dictionary
//	figures/F1-en.svg ...    pictures, F1.csv, F1.json
//	tables/T1.csv ...        tables
//	cite/F1.bib ...          citations
//	evidence/                pictures of the places of numbers
//	notebooks/               executed notebooks as pages
package book
