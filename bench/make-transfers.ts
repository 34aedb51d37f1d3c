import {
  BIGINT,
  type DuckDBBigIntVector,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBUIntegerVector,
  UINTEGER,
} from '@duckdb/node-api'

/** What to make: `rows` transfers from a seed; the same arguments give the same rows. */
export interface SyntheticShape {
  readonly rows: number
  readonly seed: number
}

const LEDGERS = ['eip155:1', 'eip155:56', 'eip155:137', 'eip155:8453']
const START_AT = 1640995200
const SPAN_SECONDS = 3 * 365 * 86400

/** Mulberry32: 32 bits of seeded chance. */
function chance(seed: number): () => number {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Zipf-like pick of 0..n-1 with exponent 1.1, by the inverse of the continuous law. */
function zipf(u: number, n: number): number {
  const s = -0.1
  return Math.min(n - 1, Math.floor((1 + u * ((n + 1) ** s - 1)) ** (1 / s)) - 1)
}

/**
 * Writes a synthetic `transfers` Parquet: time-ordered over three years and four ledgers; 15 % of senders are Zipf(1.1) hubs, the
 * others received before (mostly lately), 45 % of receivers are new. Money really flows on, and a few accounts are enormous.
 */
export async function makeTransfers(path: string, { rows, seed }: SyntheticShape): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1200MB',
    temp_directory: `${path}.tmp`,
  })
  const db = await instance.connect()
  await db.run('CREATE TABLE t (n UINTEGER, f UINTEGER, o UINTEGER, x UINTEGER, l UINTEGER, a UINTEGER, v BIGINT)')
  const appender = await db.createAppender('t')
  const types: DuckDBType[] = [UINTEGER, UINTEGER, UINTEGER, UINTEGER, UINTEGER, UINTEGER, BIGINT]
  const random = chance(seed)
  const receivers = new Uint32Array(rows)
  let accounts = 1000
  let transactions = 0
  for (let base = 0; base < rows; base += 2048) {
    const count = Math.min(2048, rows - base)
    const chunk = DuckDBDataChunk.create(types, count)
    const vectors = [0, 1, 2, 3, 4, 5].map(c => (chunk.getColumnVector(c) as unknown as { items: Uint32Array }).items)
    const [n, f, o, x, l, a] = vectors as [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array]
    const v = (chunk.getColumnVector(6) as unknown as { items: BigInt64Array }).items
    for (let i = 0; i < count; i++) {
      const row = base + i
      if (row === 0 || random() < 0.625) transactions++
      const back = Math.floor(row * random() ** 3)
      const from =
        row === 0 || random() < 0.15 ? zipf(random(), 1000) : (receivers[row - 1 - Math.min(back, row - 1)] ?? 0)
      const to = random() < 0.45 ? accounts++ : (receivers[Math.floor(random() * row)] ?? 1)
      receivers[row] = to
      n[i] = row
      f[i] = from
      o[i] = to
      x[i] = transactions
      l[i] = transactions % 4
      a[i] = START_AT + Math.floor((row / rows) * SPAN_SECONDS)
      v[i] = BigInt(1 + Math.floor(Math.exp(random() * 40)))
    }
    for (let c = 0; c < 7; c++) (chunk.getColumnVector(c) as DuckDBUIntegerVector | DuckDBBigIntVector).flush()
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  const ledger = `CASE l ${LEDGERS.map((id, i) => `WHEN ${i} THEN '${id}'`).join(' ')} END`
  const address = (c: string) => `'0x' || substr(md5('a' || ${c}) || md5('b' || ${c}), 1, 40)`
  await db.run(`COPY (SELECT ${ledger} AS ledger, '0x' || md5('t' || x) || md5('u' || x) AS tx_hash, (n % 300)::INTEGER AS log_index,
      (15000000 + (a - ${START_AT}) // 12)::BIGINT AS block, a::BIGINT AS time, ${address('f')} AS "from", ${address('o')} AS "to",
      ${ledger} || CASE n % 3 WHEN 0 THEN '/slip44:60' ELSE '/erc20:0x' || substr(md5('c' || n % 40), 1, 32) || '00000000' END AS asset,
      v::VARCHAR AS amount
    FROM t ORDER BY n) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`)
  db.closeSync()
  instance.closeSync()
}

if (import.meta.main) {
  const [path, rows = '10000000', seed = '1'] = process.argv.slice(2)
  if (path === undefined) throw new Error('usage: node bench/make-transfers.ts OUT.parquet [rows] [seed]')
  await makeTransfers(path, { rows: Number(rows), seed: Number(seed) })
}
