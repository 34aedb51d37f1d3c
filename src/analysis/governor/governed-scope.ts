import type { WalletHours } from '../monitor/wallet-hours.ts'
import type { GovernorTerms } from './governor-terms.ts'
import { KindsHabit } from './kinds-habit.ts'
import { type OutflowLimit, outflowLimit } from './outflow-limit.ts'
import { type KeptOutflow, OutflowWindow } from './outflow-window.ts'

/** Why a wallet, or all wallets of a ledger together, stop. */
export interface Trip {
  readonly reason: 'outflow' | 'kinds'
  readonly usd: number
  readonly kinds: number
  readonly kindsLimit: number
  readonly limit: OutflowLimit | null
}

/** What one outflow comes to in a scope. */
export interface ScopeAnswer {
  readonly trip: Trip | null
  /** What it lacked to be sure; null: nothing. */
  readonly lacks: string | null
}

const HOUR_MS = 3_600_000

/** A wallet, or the wallets of a ledger together: its last minutes, its habit by hour of the week, and what it holds. */
export class GovernedScope {
  readonly number: number
  readonly window = new OutflowWindow()
  readonly kinds = new KindsHabit()
  readonly #hours: WalletHours
  /** Of the hour asked about last: habits rest on weeks before, so that an hour's do not change in it. */
  #hour = { hour: Number.NaN, sinceMs: 0, p999: null as number | null, kinds: 0 }
  /** When its first outflow was. */
  sinceMs: number | null = null
  /** What a person released is forgiven: nothing up to then counts. */
  forgivenMs = Number.NEGATIVE_INFINITY
  constructor(number: number, hours: WalletHours) {
    this.number = number
    this.#hours = hours
  }

  /** Weighs an outflow in every window that it changes, against the habit before it. */
  judge(outflow: KeptOutflow, balanceUsd: number | null, terms: GovernorTerms): ScopeAnswer {
    this.sinceMs = Math.min(this.sinceMs ?? outflow.atMs, outflow.atMs)
    const spans = Math.max(terms.outflowSeconds, terms.kindsSeconds) * 1_000
    let trip: Trip | null = null
    let lacks: string | null = null
    for (const end of this.window.add(outflow, spans)) {
      const worth = this.window.figures(end, terms.outflowSeconds * 1_000, this.forgivenMs)
      const { kinds } = this.window.figures(end, terms.kindsSeconds * 1_000, this.forgivenMs)
      const habit = this.#habitAt(end)
      const limit = outflowLimit(habit.p999, balanceUsd, terms)
      const kindsLimit = Math.max(terms.kinds, Math.ceil(habit.kinds * terms.kindsMultiple))
      const usd = worth.cents / 100
      if (limit !== null && usd > limit.usd) trip ??= { reason: 'outflow', usd, kinds, kindsLimit, limit }
      else if (kinds >= kindsLimit) trip ??= { reason: 'kinds', usd, kinds, kindsLimit, limit }
      if (worth.unpriced > 0) lacks = `the price of ${worth.unpriced} outflows in ${terms.outflowSeconds} seconds`
      else if (limit === null) lacks = 'two weeks of history, or the balance'
    }
    return { trip, lacks }
  }

  /** Counts an outflow that {@link judge} weighed into its habit. */
  learn({ atMs, cents }: KeptOutflow, terms: GovernorTerms): void {
    this.#hours.add(this.number, atMs, (cents ?? 0) / 100)
    this.kinds.add(atMs, this.window.figures(atMs, terms.kindsSeconds * 1_000, this.forgivenMs).kinds)
  }

  #habitAt(atMs: number): { readonly p999: number | null; readonly kinds: number } {
    const hour = Math.floor(atMs / HOUR_MS)
    const sinceMs = this.sinceMs ?? atMs
    if (this.#hour.hour !== hour || this.#hour.sinceMs !== sinceMs) {
      const p999 = this.#hours.sameHour(this.number, sinceMs, atMs)?.p999 ?? null
      this.#hour = { hour, sinceMs, p999, kinds: this.kinds.sameHour(atMs) }
    }
    return this.#hour
  }
}
