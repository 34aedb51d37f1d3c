import type { AssetId } from '../../model/asset.ts'
import type { Transfer } from '../../model/transfer.ts'
import { netLegs } from '../flow/account/theft-meters.ts'
import type { StreamCase } from './stream-case.ts'
import type { StreamState } from './stream-state.ts'

/** What leaves one account is stolen. */
interface SourceRule {
  /** Number of the case. */
  readonly number: number
  readonly asset: AssetId | null
  readonly since: number
  /** Base units; null: all. */
  readonly amount: bigint | null
  /** Cell of `StreamState.metered`. */
  readonly cell: number
}

/** Stolen value that a payment brings into the world. */
export interface Theft {
  readonly number: number
  readonly stolen: bigint
}

const NOTHING: readonly Theft[] = []

/** Says what of a payment is stolen, for every case at once. */
export class SourceRules {
  readonly #state: StreamState
  /** By account number, in the order of the cases. */
  readonly #byAccount = new Map<number, SourceRule[]>()
  /** By ledger, transaction and index: numbers of the cases. */
  readonly #byTransfer = new Map<string, number[]>()

  constructor(state: StreamState) {
    this.#state = state
  }

  add(number: number, { sources, since }: StreamCase): void {
    sources.forEach((source, place) => {
      if (typeof source !== 'string' && source.kind === 'transaction') {
        for (const t of netLegs(source.transfers))
          this.#byTransfer.set(keyOf(t), [...(this.#byTransfer.get(keyOf(t)) ?? []), number])
        return
      }
      const { account, asset, amount } =
        typeof source === 'string' ? { account: source, asset: null, amount: null } : source
      const from = this.#state.accounts.number(account)
      const cell = this.#state.meters.number(number, place)
      const rules = this.#byAccount.get(from) ?? []
      rules.push({ number, asset, amount, since: since ?? 0, cell })
      this.#byAccount.set(from, rules)
    })
  }

  drop(number: number): void {
    for (const [account, rules] of this.#byAccount)
      this.#byAccount.set(
        account,
        rules.filter(r => r.number !== number),
      )
    for (const [key, numbers] of this.#byTransfer)
      this.#byTransfer.set(
        key,
        numbers.filter(n => n !== number),
      )
  }

  /** What of a payment is stolen, in the order of the cases; it counts as having left. */
  take(from: number, asset: number, amount: bigint, at: number, transfer: Transfer | null): readonly Theft[] {
    const rules = this.#byAccount.get(from)
    const whole = transfer === null || this.#byTransfer.size === 0 ? undefined : this.#byTransfer.get(keyOf(transfer))
    if (rules === undefined && whole === undefined) return NOTHING
    const stolen = new Map<number, bigint>()
    for (const rule of rules ?? []) {
      const part = this.#meter(rule, asset, amount - (stolen.get(rule.number) ?? 0n), at)
      if (part > 0n) stolen.set(rule.number, (stolen.get(rule.number) ?? 0n) + part)
    }
    for (const number of whole ?? []) stolen.set(number, amount)
    return [...stolen].sort((a, b) => a[0] - b[0]).map(([number, value]) => ({ number, stolen: value }))
  }

  #meter({ asset, since, amount, cell }: SourceRule, paid: number, value: bigint, at: number): bigint {
    if (at < since || (asset !== null && asset !== this.#state.assets.name(paid))) return 0n
    if (amount === null) return value
    const gone = this.#state.metered.get(cell)
    const part = value < amount - gone ? value : amount - gone
    this.#state.metered.set(cell, gone + part)
    return part
  }
}

function keyOf(t: Transfer): string {
  return `${t.ledger} ${t.tx}:${t.index}`
}
