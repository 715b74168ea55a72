// Package parquet takes the tables of a data folder and gives them as Parquet files with real types:
// exact decimals, dates, whole numbers and nulls. A folder is laid out as a partitioned dataset,
//
//	parquet/business/edition=shanghai-2023/part-0.parquet
//
// which DuckDB (hive_partitioning), Spark and pandas read as one table with a column edition. The files
// themselves hold every other column of the CSV file of the same name, in its order:
//
//	string    STRING, null where the CSV field is empty
//	integer   INT64
//	number    DECIMAL(38, 12); a box's coordinate, in points, is a DOUBLE
//	date      DATE
//	bound     DECIMAL(38, 12), null where the end is open, and a BOOLEAN beside it (lower_open, upper_open)
//	          that is true there, false at a finite bound, null where nothing is known
//
// No value is rounded: one that DECIMAL(38, 12) cannot hold is an error. Equal rows give equal bytes on
// every machine, which is why pages are not compressed.
package parquet
