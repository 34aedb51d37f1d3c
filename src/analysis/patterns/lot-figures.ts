import type { Edge } from './flow-graph.ts'

/** The sum of some transfers' amounts, base units. */
export function sumOf(edges: readonly Edge[]): bigint {
  let sum = 0n
  for (const e of edges) sum += e.amount
  return sum
}

/** Standard deviation by mean of the amounts: 0 for equal lots. */
export function variation(edges: readonly Edge[]): number {
  const mean = Number(sumOf(edges)) / edges.length
  let squares = 0
  for (const e of edges) squares += (Number(e.amount) / mean - 1) ** 2
  return Math.sqrt(squares / edges.length)
}

/** The run of transfers, all within `seconds`, that holds the most; the earliest of equals. `edges` in order of time. */
export function densestWindow(edges: readonly Edge[], seconds: number): readonly Edge[] {
  let start = 0
  let best: [number, number] = [0, 0]
  for (const [i, e] of edges.entries()) {
    while (e.at - (edges[start]?.at ?? e.at) > seconds) start++
    if (i + 1 - start > best[1] - best[0]) best = [start, i + 1]
  }
  return edges.slice(...best)
}

/** The distinct payers or payees, sorted. */
export function partiesOf(edges: readonly Edge[], side: 'from' | 'to'): Edge['to'][] {
  return [...new Set(edges.map(e => e[side]))].sort()
}
