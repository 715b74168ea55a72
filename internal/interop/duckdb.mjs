// Sums by unit over the Parquet dataset: node duckdb.mjs FOLDER
import { DuckDBInstance } from '@duckdb/node-api'

const db = await (await DuckDBInstance.create(':memory:')).connect()
const sums = [['business', 'value'], ['metrics', 'value'], ['metrics', 'lower'], ['metrics', 'upper']]
for (const [table, column] of sums) {
  const files = `read_parquet('${process.argv[2]}/parquet/${table}/*/*.parquet', hive_partitioning = true)`
  const r = await db.runAndReadAll(`select edition, unit, sum(${column})::varchar, count(${column}) from ${files} where unit is not null group by all`)
  for (const [edition, unit, sum, n] of r.getRows()) console.log([table, column, edition, unit, sum ?? '0', n].join(','))
}
