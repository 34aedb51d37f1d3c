import type { TransferGraph } from './transfer-graph.ts'

/** The rows that each account pays, oldest first: 4 bytes a transfer and 4 an account. */
export interface OutgoingIndex {
  /** Account `n` pays the rows `rows[start[n]]` … `rows[start[n + 1] - 1]`. */
  readonly start: Int32Array
  readonly rows: Int32Array
}

/** Sorts the rows by payer, by counting; rows of one payer stay in the order of the ledger. */
export function outgoingIndex(graph: TransferGraph): OutgoingIndex {
  const { count, accounts, from } = graph
  const start = new Int32Array(accounts + 1)
  for (let row = 0; row < count; row++) {
    const next = (from[row] as number) + 1
    start[next] = (start[next] as number) + 1
  }
  for (let n = 1; n <= accounts; n++) start[n] = (start[n] as number) + (start[n - 1] as number)
  const end = start.slice()
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const payer = from[row] as number
    const place = end[payer] as number
    rows[place] = row
    end[payer] = place + 1
  }
  return { start, rows }
}
