import type { TransferGraph } from './transfer-graph.ts'

/** Whom each account pays, oldest payment first: 4 bytes a transfer and 4 an account (compressed sparse rows). */
export interface PayeeIndex {
  /** Account `n` pays `payees[start[n]]` … `payees[start[n + 1] - 1]`, one entry a transfer. */
  readonly start: Int32Array
  readonly payees: Int32Array
}

/** Sorts the payees by payer, by counting; those of one payer stay in the order of the ledger. */
export function payeeIndex(graph: TransferGraph): PayeeIndex {
  const { count, accounts, from, to } = graph
  const start = new Int32Array(accounts + 1)
  for (let row = 0; row < count; row++) {
    const next = (from[row] as number) + 1
    start[next] = (start[next] as number) + 1
  }
  for (let n = 1; n <= accounts; n++) start[n] = (start[n] as number) + (start[n - 1] as number)
  const end = start.slice()
  const payees = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const payer = from[row] as number
    const place = end[payer] as number
    payees[place] = to[row] as number
    end[payer] = place + 1
  }
  return { start, payees }
}
