/**
 * The SQL that reads one Parquet file and nothing else, for DuckDB. Left alone, DuckDB takes `*`, `?` and `[` in a path for a pattern
 * and reads whatever files fit it, and adds a column for each folder named like `date=2024-01-01`.
 * @param options further options of read_parquet, such as `file_row_number = true`
 */
export function parquetSource(path: string, options = ''): string {
  const more = options === '' ? '' : `, ${options}`
  return `read_parquet(${parquetPath(path)}, hive_partitioning = false${more})`
}

/** The path as an SQL text that DuckDB takes literally. */
export function parquetPath(path: string): string {
  return `'${path.replaceAll(/[*?[]/g, '[$&]').replaceAll("'", "''")}'`
}
