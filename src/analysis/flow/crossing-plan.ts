import type { AccountId } from '../../model/account.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { ServiceVerdict } from './service-verdict.ts'

/** Shares of a crossing are counted in these parts of the whole. */
export const SHARE_PARTS = 1_000_000_000n

/** A transfer (or output) by which value goes into a bridge or swap service: of the taint that it brings, a part goes on elsewhere. */
export interface CrossingGate {
  /** Of {@link SHARE_PARTS}. */
  readonly share: bigint
  /** What the service is taken for where nobody knows better. */
  readonly service: ServiceVerdict
}

/** A transfer (or output) by which a service pays on what went in elsewhere. */
export interface CrossingSeed {
  /** Base units of what it pays that are paid for with stolen value. */
  readonly taint: bigint
  /** Least number of tainted transfers from a source up to here. */
  readonly hop: number
  /** As on the ledger; null for an output of a UTXO ledger, which is fetched by its key. */
  readonly transfer: Transfer | null
}

/** Where value leaves the ledgers of a trace and where it comes back to them. Keys: {@link placeKey}. */
export interface CrossingPlan {
  readonly gates: ReadonlyMap<string, CrossingGate>
  readonly seeds: ReadonlyMap<string, CrossingSeed>
  /** Accounts into which value crosses. */
  readonly services: ReadonlyMap<AccountId, ServiceVerdict>
}

/** A plan without any crossing. */
export const NO_CROSSINGS: CrossingPlan = { gates: new Map(), seeds: new Map(), services: new Map() }

/** Names a transfer, or an output of a UTXO ledger, among all ledgers. */
export function placeKey(ledger: LedgerId, tx: string, index: number): string {
  return `${ledger} ${tx}:${index}`
}

/** {@link placeKey} of a transfer. */
export function placeOf(t: Pick<Transfer, 'ledger' | 'tx' | 'index'>): string {
  return placeKey(t.ledger, t.tx, t.index)
}

/** The gate that a transfer is, if any; costs nothing where there are none. */
export function gateOf(plan: CrossingPlan, t: Transfer): CrossingGate | undefined {
  return plan.gates.size === 0 ? undefined : plan.gates.get(placeOf(t))
}

/** The seed that a transfer is, if any; costs nothing where there are none. */
export function seedOf(plan: CrossingPlan, t: Transfer): CrossingSeed | undefined {
  return plan.seeds.size === 0 ? undefined : plan.seeds.get(placeOf(t))
}

/** The part of some taint that goes through a gate, rounded down; the rest stays at the service. */
export function crossingPart(gate: CrossingGate, taint: bigint): bigint {
  return (taint * gate.share) / SHARE_PARTS
}

/** Said of the gap rows by which the sums close on both sides. */
export const CROSSED_OUT = 'went into a bridge or swap service and on from there'
/** The counterpart of {@link CROSSED_OUT}: negative in the gaps. */
export const CROSSED_IN = 'paid by a bridge or swap service for what went in elsewhere'
