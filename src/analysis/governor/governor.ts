import { IntegrityError } from '../../model/errors.ts'
import type { LedgerId } from '../../model/ledger.ts'
import type { WalletEvent } from '../../model/monitor/customer-event.ts'
import { WalletHours } from '../monitor/wallet-hours.ts'
import { GovernedScope, type Trip } from './governed-scope.ts'
import type { GovernorSnapshot, HaltedLedger } from './governor-snapshot.ts'
import { GOVERNOR_TERMS, type GovernorTerms } from './governor-terms.ts'
import type { HaltCommand } from './halt-command.ts'
import { sayAll, sayTrip } from './halt-words.ts'
import type { KeptOutflow } from './outflow-window.ts'

/** What one outflow came to. `review`: what it lacked to be sure, for a person; null: it lacked nothing. */
export interface GovernorAnswer {
  readonly halts: readonly HaltCommand[]
  readonly review: string | null
  /** True: this id had come before, and nothing was done. */
  readonly repeated: boolean
}

/** An event's clock may run this far ahead. */
const AHEAD_MS = 60_000

/**
 * Watches what leaves the exchange's own wallets, and halts withdrawals by itself: first of the ledger, then all. Each wallet, and the
 * wallets of each ledger together, are held against their own habit. It sees no clock: the caller tells the time. A halt stands in
 * {@link pending} until {@link obeyed} says that it is in force, so that a kill in between loses none.
 */
export class Governor {
  readonly #terms: GovernorTerms
  readonly #hours = new WalletHours()
  readonly #scopes = new Map<string, GovernedScope>()
  /** Last balance told of each wallet, by ledger. */
  readonly #balances = new Map<string, Map<string, number>>()
  readonly #halted = new Map<string, HaltedLedger>()
  readonly #pending = new Map<string, HaltCommand>()
  readonly #seen = new Map<string, number>()
  #all: string | null = null
  #latestMs = Number.NEGATIVE_INFINITY
  #forgottenMs = Number.NEGATIVE_INFINITY
  constructor(terms: GovernorTerms = GOVERNOR_TERMS) {
    this.#terms = terms
  }

  /** Weighs one outflow. @param nowMs the caller's clock, Unix milliseconds */
  take(event: WalletEvent, nowMs: number): GovernorAnswer {
    if (this.#seen.has(event.id)) return { halts: [], review: null, repeated: true }
    // What claims to leave tomorrow left now: a wrong clock must not push today out of the windows.
    const ahead = event.atMs > nowMs + AHEAD_MS
    const atMs = ahead ? nowMs : event.atMs
    this.#latestMs = Math.max(this.#latestMs, atMs)
    const halts: HaltCommand[] = []
    const say = (review: string | null): GovernorAnswer => ({
      halts: [...halts, ...this.tick(nowMs)],
      review,
      repeated: false,
    })
    if (event.balanceUsd !== null && event.balanceUsd >= 0) this.#told(event.ledger, event.customer, event.balanceUsd)
    if (atMs < this.#latestMs - this.#terms.lateSeconds * 1_000)
      return say(`it came more than ${this.#terms.lateSeconds} seconds late, and its windows are gone`)
    this.#seen.set(event.id, atMs)
    this.#forget()
    if (event.whitelisted) return say(null)
    const priced = event.usd !== null && event.usd >= 0 && Number.isFinite(event.usd)
    const outflow = {
      id: event.id,
      atMs,
      cents: priced ? Math.round((event.usd ?? 0) * 100) : null,
      asset: event.asset,
    }
    const review: string[] = ahead ? ['its time lies ahead of the clock, and now was taken'] : []
    let cause: { trip: Trip; whose: string } | null = null
    for (const [name, balance, whose] of this.#scopesOf(event)) {
      const scope = this.#scope(name)
      const { trip, lacks } = scope.judge(outflow, balance, this.#terms)
      if (trip !== null) cause ??= { trip, whose }
      if (lacks !== null) review.push(lacks)
    }
    const halted = this.#halted.get(event.ledger)
    if (cause !== null && halted === undefined) this.#halt(halts, event, nowMs, cause.trip, cause.whose)
    else if (halted !== undefined) this.#stillLeaves(halts, event, outflow, halted, nowMs)
    // What gave cause, or left while halted, is no habit.
    else for (const [name] of this.#scopesOf(event)) this.#scope(name).learn(outflow, this.#terms)
    return say(review.length === 0 ? null : [...new Set(review)].join('; '))
  }

  /** What time alone brings: all withdrawals halt where nobody released a ledger's halt in time. */
  tick(nowMs: number): readonly HaltCommand[] {
    const halts: HaltCommand[] = []
    if (this.#all === null)
      for (const by of this.#halted.values())
        if (nowMs - by.sinceMs >= this.#terms.allAfterSeconds * 1_000)
          this.#haltAll(halts, 'nobody-answered', by, by.ledger, nowMs)
    return halts
  }

  /** Halts that are not known to be in force: to be sent, and sent again after a restart. */
  pending(): readonly HaltCommand[] {
    return [...this.#pending.values()]
  }

  /** A halt is in force. */
  obeyed(command: string, nowMs: number): void {
    const told = this.#pending.get(command)
    if (told === undefined) return
    this.#pending.delete(command)
    const halted = this.#halted.get(told.ledger)
    if (told.scope === 'ledger' && halted?.command === command)
      this.#halted.set(told.ledger, { ...halted, obeyedMs: nowMs })
  }

  /** A person lets withdrawals go on: of a ledger, or of all and every ledger. What left until now is forgiven and counts no more. */
  release(scope: LedgerId | 'all', nowMs: number): void {
    const gone = scope === 'all' ? [...this.#halted.keys()] : [scope]
    if (scope === 'all') this.#all = null
    for (const ledger of gone) {
      this.#halted.delete(ledger)
      for (const [name, known] of this.#scopes)
        if (name.startsWith(`${ledger} `)) known.forgivenMs = Math.max(known.forgivenMs, nowMs)
    }
    for (const [id, command] of this.#pending)
      if (scope === 'all' || (command.scope === 'ledger' && command.ledger === scope)) this.#pending.delete(id)
  }

  /** What stands still now. */
  halted(): { readonly all: boolean; readonly ledgers: readonly string[] } {
    return { all: this.#all !== null, ledgers: [...this.#halted.keys()] }
  }

  /** What stands still now, with the commands that stopped it. `all`: the id of the command that halts all; null: none. */
  standing(): { readonly all: string | null; readonly ledgers: readonly HaltedLedger[] } {
    return { all: this.#all, ledgers: [...this.#halted.values()] }
  }

  /** What left a ledger, by wallet, within so many milliseconds before a time: what its windows were judged by. */
  outflowsOf(ledger: LedgerId, fromMs: number): readonly { readonly wallet: string; readonly outflow: KeptOutflow }[] {
    const found: { wallet: string; outflow: KeptOutflow }[] = []
    const prefix = `${ledger} w `
    for (const [name, scope] of this.#scopes)
      if (name.startsWith(prefix))
        for (const outflow of scope.window.kept())
          if (outflow.atMs >= fromMs) found.push({ wallet: name.slice(prefix.length), outflow })
    return found
  }

  /** All of its state. */
  snapshot(): GovernorSnapshot {
    const hours = new Map(this.#hours.entries())
    return {
      form: 'cordon.governor/1',
      latestMs: Number.isFinite(this.#latestMs) ? this.#latestMs : null,
      scopes: [...this.#scopes].map(([name, scope]) => ({
        name,
        sinceMs: scope.sinceMs,
        forgivenMs: Number.isFinite(scope.forgivenMs) ? scope.forgivenMs : null,
        outflows: [...scope.window.kept()],
        hours: [...(hours.get(scope.number) ?? [])],
        kinds: scope.kinds.entries(),
      })),
      balances: [...this.#balances].flatMap(([ledger, of]) =>
        [...of].map(([wallet, usd]) => [wallet, ledger, usd] as const),
      ),
      halted: [...this.#halted.values()],
      all: this.#all,
      pending: this.pending(),
      seen: [...this.#seen],
    }
  }

  /** A governor that goes on from a snapshot. @throws IntegrityError `governor-snapshot-form` */
  static restore(snapshot: GovernorSnapshot, terms: GovernorTerms = GOVERNOR_TERMS): Governor {
    if (snapshot.form !== 'cordon.governor/1')
      throw new IntegrityError(
        'governor-snapshot-form',
        `a governor's snapshot has the form ${String(snapshot.form)}, not cordon.governor/1`,
      )
    const governor = new Governor(terms)
    governor.#latestMs = snapshot.latestMs ?? Number.NEGATIVE_INFINITY
    for (const kept of snapshot.scopes) {
      const scope = governor.#scope(kept.name)
      scope.sinceMs = kept.sinceMs
      scope.forgivenMs = kept.forgivenMs ?? Number.NEGATIVE_INFINITY
      for (const outflow of kept.outflows) scope.window.add(outflow, 0)
      for (const [hour, kinds] of kept.kinds) scope.kinds.recall(hour, kinds)
      if (kept.hours.length > 0) governor.#hours.recall(scope.number, new Map(kept.hours))
    }
    for (const [wallet, ledger, usd] of snapshot.balances) governor.#told(ledger, wallet, usd)
    for (const halted of snapshot.halted) governor.#halted.set(halted.ledger, halted)
    for (const command of snapshot.pending) governor.#pending.set(command.id, command)
    for (const [id, atMs] of snapshot.seen) governor.#seen.set(id, atMs)
    governor.#all = snapshot.all
    return governor
  }

  #halt(halts: HaltCommand[], event: WalletEvent, nowMs: number, trip: Trip, whose: string): void {
    const { ledger, customer: wallet } = event
    const id = `${ledger} ${wallet} ${event.id}`
    this.#order(halts, {
      id,
      scope: 'ledger',
      ledger,
      atMs: nowMs,
      wallet,
      event: event.id,
      reason: trip.reason,
      because: sayTrip(trip, whose, this.#terms),
    })
    const first = [...this.#halted.values()][0]?.ledger
    this.#halted.set(ledger, { ledger, wallet, event: event.id, command: id, sinceMs: nowMs, obeyedMs: null })
    if (first !== undefined) this.#haltAll(halts, 'second-ledger', { ledger, wallet, event: event.id }, first, nowMs)
  }

  #stillLeaves(
    halts: HaltCommand[],
    event: WalletEvent,
    outflow: KeptOutflow,
    halted: HaltedLedger,
    nowMs: number,
  ): void {
    if (halted.obeyedMs === null || outflow.atMs <= halted.obeyedMs + this.#terms.graceSeconds * 1_000) return
    this.#haltAll(
      halts,
      'not-obeyed',
      { ledger: event.ledger, wallet: event.customer, event: event.id },
      event.ledger,
      nowMs,
    )
  }

  #haltAll(
    halts: HaltCommand[],
    reason: 'second-ledger' | 'not-obeyed' | 'nobody-answered',
    { ledger, wallet, event }: { readonly ledger: LedgerId; readonly wallet: string; readonly event: string },
    first: LedgerId,
    nowMs: number,
  ): void {
    if (this.#all !== null) return
    const id = `all ${ledger} ${wallet} ${event}`
    this.#all = id
    const because = sayAll(reason, first, ledger, this.#terms)
    this.#order(halts, { id, scope: 'all', ledger, wallet, event, atMs: nowMs, reason, because })
  }

  #order(halts: HaltCommand[], command: HaltCommand): void {
    this.#pending.set(command.id, command)
    halts.push(command)
  }

  /** The wallet, and all wallets of its ledger together where there are others: name, balance, and how a sentence calls it. */
  *#scopesOf({ ledger, customer }: WalletEvent): Generator<readonly [string, number | null, string]> {
    const of = this.#balances.get(ledger)
    yield [`${ledger} w ${customer}`, of?.get(customer) ?? null, customer]
    let sum: number | null = null
    for (const usd of of?.values() ?? []) sum = (sum ?? 0) + usd
    yield [`${ledger} l`, sum, `all wallets of ${ledger}`]
  }

  #scope(name: string): GovernedScope {
    let scope = this.#scopes.get(name)
    if (scope === undefined) {
      scope = new GovernedScope(this.#scopes.size, this.#hours)
      this.#scopes.set(name, scope)
    }
    return scope
  }

  #told(ledger: string, wallet: string, usd: number): void {
    const of = this.#balances.get(ledger) ?? new Map<string, number>()
    if (of.size === 0) this.#balances.set(ledger, of)
    of.set(wallet, usd)
  }

  #forget(): void {
    const { lateSeconds, outflowSeconds, kindsSeconds } = this.#terms
    const fromMs = this.#latestMs - (lateSeconds + Math.max(outflowSeconds, kindsSeconds)) * 1_000
    if (fromMs < this.#forgottenMs + 60_000) return
    this.#forgottenMs = fromMs
    for (const scope of this.#scopes.values()) scope.window.forget(fromMs)
    // Ids came about in the order of time.
    for (const [id, atMs] of this.#seen) {
      if (atMs >= fromMs) break
      this.#seen.delete(id)
    }
  }
}
