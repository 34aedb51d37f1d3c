import type { Instant } from '../../../model/instant.ts'
import { accountsOf, firstRowSince, type TransferGraph } from './transfer-graph.ts'

/**
 * The rows by which anything leaves one of the accounts from `since` (inclusive) on, ascending.
 * @throws InputError `number-out-of-range`
 */
export function stolenRows(graph: TransferGraph, accounts: Iterable<number>, since: Instant): Int32Array {
  const robbed = new Uint8Array(graph.accounts)
  for (const account of accountsOf(graph, accounts)) robbed[account] = 1
  const rows: number[] = []
  for (let row = firstRowSince(graph, since); row < graph.count; row++)
    if (robbed[graph.from[row] as number] === 1) rows.push(row)
  return Int32Array.from(rows)
}
