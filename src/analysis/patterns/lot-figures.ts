import type { AccountId } from '../../model/account.ts'
import type { Edge } from './place.ts'

/** The sum of some transfers' amounts, base units. */
export function sumOf(edges: readonly Edge[]): bigint {
  let sum = 0n
  for (const e of edges) sum += e.amount
  return sum
}

/** Standard deviation by mean of the amounts: 0 for equal lots. In doubles: a relative error of 1e-12 at most. */
export function variation(edges: readonly Edge[]): number {
  const mean = Number(sumOf(edges)) / edges.length
  let squares = 0
  for (const e of edges) squares += (Number(e.amount) / mean - 1) ** 2
  return Math.sqrt(squares / edges.length)
}

/** The distinct payers or payees, sorted. */
export function partiesOf(edges: readonly Edge[], side: 'from' | 'to'): AccountId[] {
  return [...new Set(edges.map(e => e[side]))].sort()
}

/** Seconds from the first to the last transfer; `edges` in order of time. */
export function spanOf(edges: readonly Edge[]): number {
  return (edges[edges.length - 1]?.at ?? 0) - (edges[0]?.at ?? 0)
}
