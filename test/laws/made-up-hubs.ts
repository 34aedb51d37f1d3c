import type { TraceResult } from '../../src/analysis/flow/trace-result.ts'
import type { AccountId } from '../../src/model/account.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { Transfer } from '../../src/model/transfer.ts'
import { account, address, fromZero, move, runTrace } from './random-ledger.ts'

/** A made-up ledger, written in the order of time by account numbers. Account 0 is the thief's first. */
export class MadeUpLedger {
  readonly transfers: Transfer[] = []

  /** Adds a transfer after all others. */
  pay(from: number, to: number, amount: bigint): this {
    this.transfers.push(move(this.transfers.length, from, to, amount))
    return this
  }

  /** Calls `step` for 0 … count - 1. */
  times(count: number, step: (n: number) => void): this {
    for (let n = 0; n < count; n++) step(n)
    return this
  }

  /**
   * Strangers' traffic of a service: `count` customers pay it and as many others are paid by it.
   * @param strangers number of the first of them
   */
  traffic(service: number, strangers: number, count: number): this {
    return this.times(count, n =>
      this.pay(strangers + n, service, 1000n + BigInt(n)).pay(service, strangers + count + n, 900n + BigInt(n)),
    )
  }

  /** The trace of all that leaves account 0. */
  trace(tags: readonly Tag[] = []): TraceResult {
    return runTrace(this.transfers, fromZero(), { tags }).result()
  }
}

/** The same ledger with every account under another name. */
export function renamed(transfers: readonly Transfer[], name: (address: string) => string): Transfer[] {
  return transfers.map(t => ({ ...t, from: name(t.from) as typeof t.from, to: name(t.to) as typeof t.to }))
}

/** A tag of account `n` by a publisher. */
export function tagOf(n: number, label: string, category: Tag['category']): Tag {
  return {
    ledger: null,
    address: address(n),
    label,
    category,
    basis: 'publisher',
    confidence: 90,
    source: 'test',
    at: null,
  }
}

/** The role that a result gives account `n`, null where it does not name it. */
export function roleOf(result: TraceResult, n: number): string | null {
  return result.accounts.find(row => row.account === account(n))?.role ?? null
}

/** What came to rest at account `n`. */
export function restsAt(result: TraceResult, n: number): bigint {
  return result.endpoints.filter(e => e.account === account(n)).reduce((sum, e) => sum + e.amount, 0n)
}

/** Every account's verdict: its role, and how the money ends there. */
export function verdictsOf(result: TraceResult): Map<AccountId, string> {
  const verdicts = new Map<AccountId, string>()
  for (const { account: who, role } of result.accounts) verdicts.set(who, role)
  for (const { account: who, kind, amount } of result.endpoints)
    verdicts.set(who, `${verdicts.get(who)} ${kind} ${amount}`)
  return verdicts
}
