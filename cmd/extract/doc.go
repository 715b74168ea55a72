// Command extract turns reports on technology insurance (PDF, or plain text) into clean tables.
//
// Usage:
//
//	extract [flags] [PDF|DIR ...]            reports -> tables in -o DIR (default: data/raw -> data/clean)
//	extract -tables json|csv [flags] PDF     every table of any PDF, raw, to standard output
//	extract -text PDF                        body text in reading order, JSON lines
//	extract -numbers PDF|TXT                 every number phrase, JSON lines
//	extract -diff OLD_DIR NEW_DIR            what changed between two data folders, a line each
//
// A first try, in a clone of the project:
//
//	extract -o /tmp/clean data/raw/shanghai-2023.pdf
//	head -3 /tmp/clean/business.csv
//
// # Reading
//
// Where tables are written, two independent PDF readers must agree: each figure carries the number
// of readers that saw it (column readers), and a figure on which they differ is left out and named
// in problems.csv. -reader native, pdfium or auto reads with one. Boxes are in points, origin at the
// top left of the page as displayed.
//
// A folder is read for the PDF files in it, not for those in folders below it. Text files (.txt, UTF-8, one paragraph a line) are taken
// wherever a PDF is.
//
// # What is written
//
// editions, lines and business (the statistics table), metrics (the narrative), guidelines and
// sections, what is known besides numbers (entities, activities, programmes, awards, documents,
// firsts, outlook) and problems as .csv; datapackage.json (column descriptions, units, hashes) and
// LOCK.json. The folder appears whole or not at all. Look at problems.csv first: it lists whatever was
// doubted, repaired or left out.
//
// -parquet adds typed Parquet files below parquet/, laid out by edition for DuckDB, Spark and pandas;
// -xlsx adds tables.xlsx, a workbook with a data dictionary; -bom begins the CSV files with a byte order
// mark, without which Excel does not take them for UTF-8.
//
// Several reports are stacked in one set of tables. Where the table of one edition differs from that
// of the edition before it (items new, gone, renamed or moved, units changed), problems.csv says so
// under the kind drift.
//
// # Corrections
//
// A misprint of a report is corrected in a file corrections.csv beside it:
//
//	edition,place,printed,corrected,reason,date
//	shanghai-2023,business 2.3.5 sum_insured,"1,234.5","1,243.5",digits swapped; erratum of the publisher,2024-05-31
//	shanghai-2023,metrics p12,3000万元,3300万元,as in the table,2024-05-31
//
// place is a cell of the statistics table (business CODE MEASURE) or a statistic of the narrative
// (metrics ID, or metrics pPAGE where the printed text is unique on that page of the file); printed is
// what the column printed holds there; corrected has the same form and unit, without hedges (超, 近). The
// value changes, the column printed does not, and problems.csv shows both under the kind corrected. Where
// the document no longer prints that text there, nothing is changed, problems.csv says so under
// stale-correction, and the exit status is 1. LOCK.json names the file among the inputs.
//
// # Comparing
//
// -diff compares two folders that extract wrote: what an update of the program, a new edition or a
// correction changed. It looks at editions, lines, business, metrics, guidelines and sections; each row
// added, removed or changed is a line with its place in the document, and the last line counts them.
//
// # Exit status
//
// 0 done; 1 a document could not be read or a correction does not fit (everything else is still
// written), or a folder to compare could not be; 2 wrong usage. Differences found by -diff are no
// failure. For each failed document one line says why:
//
//	extract: FILE: KIND: what happened; what to do
//
// KIND is not-a-pdf, empty, encrypted, damaged, scanned, unreadable-text or limit; no-table is a
// warning.
package main
