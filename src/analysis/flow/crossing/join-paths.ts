import type { AccountId } from '../../../model/account.ts'
import type { EndpointRow, TraceResult } from '../trace-result.ts'
import { type CrossingFlow, rowKey } from './plan-crossings.ts'

/** Most steps that are put before the paths of an answer in all. */
const MOST_STEPS = 200_000

/** Leads the path of each endpoint behind a crossing back through it, to a source: the widest way into the crossing's in. */
export function joinPaths(result: TraceResult, followed: readonly CrossingFlow[]): readonly EndpointRow[] {
  if (followed.length === 0) return result.endpoints
  const rowOf = new Map(result.transfers.map((row, i) => [rowKey(row), i]))
  const cameBy = new Map<number, number>()
  for (const flow of followed) {
    const gate = flow.placed.ins.flatMap(c => rowOf.get(c.key) ?? []).sort((a, b) => widest(result, b, a))[0]
    for (const c of flow.placed.outs) {
      const row = rowOf.get(c.key)
      const had = row === undefined ? undefined : cameBy.get(row)
      if (row !== undefined && gate !== undefined && (had === undefined || widest(result, gate, had) > 0))
        cameBy.set(row, gate)
    }
  }
  const before = waysBack(result, cameBy)
  let left = MOST_STEPS
  return result.endpoints.map(e => {
    const [first] = e.path
    const gate = first === undefined ? undefined : cameBy.get(first)
    if (gate === undefined) return e
    const seen = new Set<number>(e.path)
    const prefix: number[] = []
    for (let row = gate; row >= 0 && !seen.has(row) && left > 0; row = before[row] as number) {
      seen.add(row)
      prefix.push(row)
      left--
    }
    return { ...e, path: [...prefix.reverse(), ...e.path] }
  })
}

function widest(result: TraceResult, a: number, b: number): number {
  const [x, y] = [result.transfers[a]?.tainted ?? 0n, result.transfers[b]?.tainted ?? 0n]
  return x < y ? -1 : x > y ? 1 : 0
}

/** By row: the row before it on the widest way; -1 at a source. */
function waysBack(result: TraceResult, cameBy: ReadonlyMap<number, number>): number[] {
  const sources = new Set(result.stolen.map(s => s.source))
  const before = result.transfers.map(() => -1)
  const width = result.transfers.map(row => row.tainted)
  const into = new Map<AccountId, number>()
  const order = result.transfers.map((_, i) => i).sort((a, b) => at(result, a) - at(result, b) || a - b)
  for (const i of order) {
    const row = result.transfers[i]
    if (!row) continue
    const own = cameBy.get(i)
    const back = own ?? (row.from === null || sources.has(row.from) ? undefined : into.get(row.from))
    if (back !== undefined) {
      before[i] = back
      // Behind a crossing the asset is another one, and widths cannot be compared.
      const soFar = own === undefined ? (width[back] as bigint) : row.tainted
      if (soFar < row.tainted) width[i] = soFar
    }
    if (row.to === null) continue
    const known = into.get(row.to)
    if (known === undefined || (width[i] as bigint) > (width[known] as bigint)) into.set(row.to, i)
  }
  return before
}

function at(result: TraceResult, row: number): number {
  return result.transfers[row]?.at ?? 0
}
