import type { OutgoingIndex } from './outgoing-index.ts'
import { accountsOf, type TransferGraph } from './transfer-graph.ts'

/**
 * The accounts that a walk along transfers comes to when time and value are ignored: 1 by account, the sources among them. It is
 * what graph libraries answer, and never less than what `reach` finds.
 * @throws InputError `number-out-of-range`
 */
export function plainReach(graph: TransferGraph, outgoing: OutgoingIndex, sources: Iterable<number>): Uint8Array {
  const { to } = graph
  const { start, rows } = outgoing
  const seen = new Uint8Array(graph.accounts)
  const queue = new Int32Array(graph.accounts)
  let end = 0
  const enter = (account: number): void => {
    if (seen[account] === 1) return
    seen[account] = 1
    queue[end] = account
    end++
  }
  for (const source of accountsOf(graph, sources)) enter(source)
  for (let head = 0; head < end; head++) {
    const account = queue[head] as number
    const last = start[account + 1] as number
    for (let place = start[account] as number; place < last; place++) enter(to[rows[place] as number] as number)
  }
  return seen
}
