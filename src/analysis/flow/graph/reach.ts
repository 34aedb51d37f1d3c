import type { Instant } from '../../../model/instant.ts'
import { accountsOf, firstRowSince, type TransferGraph } from './transfer-graph.ts'

/** {@link Reach.via} of an account that money from the sources cannot have come to. */
export const UNREACHED = -1
/** {@link Reach.via} of a source. */
export const SOURCE = -2

/** Where money can have come to. */
export interface Reach {
  /** By account: the row by which it could first come there, {@link UNREACHED} or {@link SOURCE}. */
  readonly via: Int32Array
  /** Accounts reached, the sources among them. */
  readonly count: number
}

/**
 * The accounts that money held by the sources at `since` can have come to, whatever it was changed into on the way. A transfer
 * carries it on only when it has a value and comes after the money came to its payer. The rows lie in time order, so one scan
 * finds the earliest arrival at every account.
 * @throws InputError `number-out-of-range`
 */
export function reach(graph: TransferGraph, sources: Iterable<number>, since: Instant): Reach {
  const { count, from, to, amount } = graph
  const via = new Int32Array(graph.accounts).fill(UNREACHED)
  let reached = 0
  for (const source of accountsOf(graph, sources)) {
    if (via[source] === UNREACHED) reached++
    via[source] = SOURCE
  }
  for (let row = firstRowSince(graph, since); row < count; row++) {
    if (via[from[row] as number] === UNREACHED) continue
    const payee = to[row] as number
    if (via[payee] !== UNREACHED || amount[row] === 0) continue
    via[payee] = row
    reached++
  }
  return { via, count: reached }
}

/** When money could first be with an account: `since` for a source, null where it cannot have come. */
export function arrivalAt(graph: TransferGraph, { via }: Reach, account: number, since: Instant): Instant | null {
  const row = via[account] ?? UNREACHED
  if (row === SOURCE) return since
  return row === UNREACHED ? null : (graph.at[row] as number)
}

/** The rows by which money could first come to an account, from a source on; empty for sources and accounts never reached. */
export function firstPath(graph: TransferGraph, { via }: Reach, account: number): number[] {
  const rows: number[] = []
  for (let row = via[account] ?? UNREACHED; row >= 0; row = via[graph.from[row] as number] as number) rows.push(row)
  return rows.reverse()
}
