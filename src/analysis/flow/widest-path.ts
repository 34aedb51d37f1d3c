/** What a path needs of a tainted transfer. */
export interface PathRow {
  readonly from: string | null
  readonly to: string | null
  readonly tainted: bigint
}

/**
 * For each row, the row before it on the widest chain of rows that leads to it: the chain whose narrowest tainted amount is
 * largest. -1 where a chain begins. Rows are in the order of the ledger, so a chain never goes back in time.
 */
export function widestChains(rows: readonly PathRow[], sources: ReadonlySet<string>): Int32Array {
  const before = new Int32Array(rows.length).fill(-1)
  const width: bigint[] = []
  const into = new Map<string, number>()
  rows.forEach(({ from, to, tainted }, i) => {
    const previous = from === null || sources.has(from) ? undefined : into.get(from)
    if (previous !== undefined) before[i] = previous
    const narrowest = previous === undefined ? tainted : smaller(width[previous] as bigint, tainted)
    width.push(narrowest)
    if (to === null || sources.has(to)) return
    const known = into.get(to)
    if (known === undefined || narrowest > (width[known] as bigint)) into.set(to, i)
  })
  return before
}

/** The chain that ends with row `last`, as row numbers from the source on. */
export function chainTo(before: Int32Array, last: number): number[] {
  const chain: number[] = []
  for (let row = last; row >= 0; row = before[row] as number) chain.push(row)
  return chain.reverse()
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
