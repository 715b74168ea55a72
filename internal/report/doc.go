// Package report knows the prose and tables of the regulator's reports. It takes the blocks and tables
// of a document, as package layout finds them, and gives rows of package dataset:
//
//  1. EditionOf reads the cover: title, year, publisher, region.
//  2. Locate finds the outline (chapters, sections, boxed columns, annexes) and the place of every
//     block in it.
//  3. Guidelines reads the policy list of an annex.
//  4. ReadStatistics reads the statistics table, cell by cell.
//  5. Metrics reads the narrative: each statistic told in a paragraph, with its measure, subject,
//     product, period and scope.
//
// Words live in the CSV files of the folder data, apart from the code: a reader who knows the trade can
// extend them.
package report
