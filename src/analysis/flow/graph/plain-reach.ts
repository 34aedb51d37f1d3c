import type { PayeeIndex } from './payee-index.ts'
import { accountsOf, type TransferGraph } from './transfer-graph.ts'

/**
 * The accounts that a walk along transfers comes to when time and value are ignored: 1 by account, the sources among them. It is
 * what graph libraries answer, and never less than what `reach` finds.
 * @param index of the same graph
 * @throws InputError `number-out-of-range`
 */
export function plainReach(graph: TransferGraph, index: PayeeIndex, sources: Iterable<number>): Uint8Array {
  const { start, payees } = index
  const seen = new Uint8Array(graph.accounts)
  const queue = new Int32Array(graph.accounts)
  let end = 0
  for (const source of accountsOf(graph, sources)) {
    if (seen[source] === 1) continue
    seen[source] = 1
    queue[end++] = source
  }
  for (let head = 0; head < end; head++) {
    const account = queue[head] as number
    const last = start[account + 1] as number
    for (let place = start[account] as number; place < last; place++) {
      const payee = payees[place] as number
      if (seen[payee] === 1) continue
      seen[payee] = 1
      queue[end++] = payee
    }
  }
  return seen
}
