import type { LedgerFault } from '../ledger-fault.ts'

/** One request of JSON-RPC 2.0. */
export interface RpcCall {
  readonly method: string
  readonly params: readonly unknown[]
}

/** What became of one request: its result, or the error that the node answered with. */
export type RpcOutcome = { readonly result: unknown } | { readonly error: LedgerFault }

/** A way to a node. Every method throws LedgerFault where nothing came back for any of the calls. */
export interface RpcLink {
  /** Scheme and host. */
  readonly name: string
  /** Outcomes in the order of the calls, in one message where there are several and the node takes that. */
  ask(calls: readonly RpcCall[]): Promise<RpcOutcome[]>
  /** Counts the node's own words of new heads; null: it gives none, and must be asked. */
  heads(): HeadCount | null
  /** Counts connections, so that a new one can be checked anew. */
  readonly connections: number
  close(): void
}

/** Words of new heads since the link was opened. */
export interface HeadCount {
  readonly count: number
  /** Fulfilled at the next one, or when the connection breaks. */
  next(): Promise<void>
}

/** The result of a call. @throws LedgerFault the node's error */
export function resultOf(outcome: RpcOutcome | undefined): unknown {
  if (outcome === undefined) return undefined
  if ('error' in outcome) throw outcome.error
  return outcome.result
}
