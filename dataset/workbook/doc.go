// Package workbook takes the tables of a data folder and gives them as one Excel workbook: a sheet
// about the data, a sheet for each table, and the data dictionary.
//
// Excel keeps 15 digits of a number and says nothing of the rest. A number of more digits therefore
// stands in its cell as text, and so does an open end of an interval (inf): such a cell is wrong in no
// digit, and no sum takes it in unnoticed, because it is marked by its colour. The same tables give the
// same bytes.
package workbook
