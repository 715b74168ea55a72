// Command extract turns reports on technology insurance (PDF, or plain text) into clean tables.
//
// Usage:
//
//	extract [flags] [PDF|DIR ...]            reports -> tables in -o DIR (default: data/raw -> data/clean)
//	extract -tables json|csv [flags] PDF     every table of any PDF, raw, to standard output
//	extract -text PDF                        body text in reading order, JSON lines
//	extract -numbers PDF|TXT                 every number phrase, JSON lines
//	extract -diff OLD_DIR NEW_DIR            what changed between two data folders
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
// A folder is read for the PDF files in it. Text files (.txt, UTF-8, one paragraph a line) are taken
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
// Several reports are stacked in one set of tables. Where the table of one edition differs from that
// of the edition before it (items new, gone, renamed or moved, units changed), problems.csv says so
// under the kind drift.
//
// # Exit status
//
// 0 done; 1 a document could not be read (everything else is still written); 2 wrong usage. For each
// failed document one line says why:
//
//	extract: FILE: KIND: what happened; what to do
//
// KIND is not-a-pdf, empty, encrypted, damaged, scanned, unreadable-text or limit; no-table is a
// warning.
package main
