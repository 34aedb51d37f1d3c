import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import { payer } from '../../../model/transfer.ts'
import { POLICIES, type PolicyName } from '../policy.ts'
import type { TraceResult } from '../trace-result.ts'
import { AccountPass } from './account-pass.ts'
import { accountResult } from './account-result.ts'
import { classify } from './classify.ts'
import type { Known, TraceNeeds } from './knowledge.ts'
import { netLegs } from './theft-meters.ts'
import type { AccountTraceRequest } from './trace-request.ts'

/** Shares of the theft are told in 2^-64 parts of what was stolen in the same asset. */
const WHOLE = 64n
/** The first pass of a bounded trace follows what is worth a sixteenth of the theft. */
const FIRST_LEVEL = 1n << (WHOLE - 4n)
/** Each further pass follows at least this many accounts, … */
const MORE_AT_ONCE = 256
/** … and at least so many times as many as the pass before, so that all passes together cost little more than the last. */
const GROWTH = 4
/** Passes after which services are no longer reconsidered (each pass can only free more accounts from the suspicion). */
const MOST_RECONSIDERED = 16

/** Where a stopped trace goes on: how fine it had become, and what it had learnt. Holds no ledger data. */
export interface AccountTraceResume {
  /** The share of the theft (in 2^-64 parts) from which on accounts are followed, as decimal digits. */
  readonly level: string
  readonly related: readonly AccountId[]
  readonly follow: readonly AccountId[]
}

/** What to do beside the main doctrine. */
export interface AccountTraceOptions {
  /** Go for the largest value first, so that a stop at any time leaves the best answer; costs some passes more. */
  readonly valueFirst: boolean
  /** Run every doctrine and give each account its least and most. */
  readonly allPolicies: boolean
  /** Who can freeze an asset: its issuer, or null. */
  readonly issuerOf: (asset: AssetId) => string | null
  /** Go on from where an earlier trace of the same request stopped. */
  readonly resume?: AccountTraceResume | null
}

/**
 * A trace as a value that asks: give {@link advance} what {@link needs} names until it names nothing. It sees no store and no
 * clock. Passes repeat until three things hold still: who is a service (judged by who turned out to hold the stolen money), who
 * passed the floor in sum, and, value first, the level of detail.
 */
export class AccountTrace {
  /** What must be fetched before the trace can go on; null when it is finished or was stopped. */
  needs: TraceNeeds | null = null
  finished = false
  private readonly knowledge = new Map<AccountId, Known>()
  private readonly request: AccountTraceRequest
  private readonly options: AccountTraceOptions
  private readonly related = new Set<AccountId>()
  private readonly follow = new Set<AccountId>()
  private level: bigint
  private reconsidered = 0
  private pass: AccountPass
  /** The last pass that came to its end. */
  private settled: AccountPass | null = null
  private readonly others: AccountPass[] = []
  private totals: Map<AssetId, bigint> | null = null

  constructor(request: AccountTraceRequest, options: AccountTraceOptions) {
    this.request = request
    this.options = options
    this.level = options.valueFirst ? BigInt(options.resume?.level ?? FIRST_LEVEL) : 0n
    for (const account of options.resume?.related ?? []) this.related.add(account)
    for (const account of options.resume?.follow ?? []) this.follow.add(account)
    this.pass = this.newPass(request.policy)
    this.advance(new Map(), () => false)
  }

  /** Accounts fetched so far. */
  get known(): ReadonlyMap<AccountId, Known> {
    return this.knowledge
  }

  /** Accounts whose money is being followed, for progress. */
  get following(): number {
    return this.pass.followed.size
  }

  /**
   * Goes on with what was fetched.
   * @param answers at least every account of `needs.wanted`
   * @param enough asked now and then; true stops the trace where it is, to be continued by another call
   */
  advance(answers: ReadonlyMap<AccountId, Known>, enough: () => boolean): void {
    for (const [account, known] of answers) this.knowledge.set(account, known)
    this.needs = null
    while (!this.finished) {
      this.needs = this.pass.run(enough)
      if (this.needs || !this.pass.done) return
      if (this.pass.plan.policy !== this.request.policy) this.others.push(this.pass)
      else this.settled = this.pass
      this.next()
      if (!this.finished && enough()) return
    }
  }

  /** The answer so far; `finished` false in it when there is more to follow. */
  result(): TraceResult {
    const main = this.settled ?? this.pass
    return accountResult(main, this.others, {
      finished: this.finished,
      issuerOf: this.options.issuerOf,
    })
  }

  /** Where to go on; null when there is nothing left to follow. */
  resume(): AccountTraceResume | null {
    if (this.finished) return null
    return { level: String(this.level), related: [...this.related].sort(), follow: [...this.follow].sort() }
  }

  private next(): void {
    if (this.pass.plan.policy === this.request.policy) {
      const again = this.reconsider()
      for (const account of this.pass.overdue) this.follow.add(account)
      if (again || this.pass.overdue.size > 0) {
        this.pass = this.newPass(this.request.policy)
        return
      }
      const lower = this.lowerLevel()
      if (lower !== null) {
        this.level = lower
        this.pass = this.newPass(this.request.policy)
        return
      }
    }
    const left = POLICIES.find(p => p !== this.request.policy && !this.others.some(o => o.plan.policy === p))
    if (!this.options.allPolicies || left === undefined) this.finished = true
    else this.pass = this.newPass(left)
  }

  /** Judges anew, now knowing who holds the money, every account that was taken for a service by its behaviour. */
  private reconsider(): boolean {
    for (const account of this.pass.followed.keys()) this.related.add(account)
    if (this.reconsidered >= MOST_RECONSIDERED) return false
    let changed = false
    for (const [account, before] of this.pass.verdicts) {
      const now = classify(account, this.knowledge, a => this.related.has(a), this.request.until)
      if ('wanted' in now || now.verdict?.kind !== before.kind || now.verdict.role !== before.role) changed = true
    }
    if (changed) this.reconsidered++
    return changed
  }

  private newPass(policy: PolicyName): AccountPass {
    const { floor } = this.request
    const level = this.level
    return new AccountPass({
      request: this.request,
      policy,
      knowledge: this.knowledge,
      related: new Set(this.related),
      follow: new Set(this.follow),
      passing: level > 0n,
      threshold: asset => {
        if (level === 0n) return floor
        const part = ((this.stolenTotals().get(asset) ?? 0n) * level) >> WHOLE
        return part > floor ? part : floor
      },
    })
  }

  /**
   * How far to lower the level so that the most valuable of what lies unfollowed is followed next. null when nothing does.
   */
  private lowerLevel(): bigint | null {
    if (this.level === 0n) return null
    const shares: bigint[] = []
    for (const r of this.pass.unfollowed()) {
      const total = this.stolenTotals().get(r.asset) ?? 0n
      shares.push(total === 0n ? 0n : (r.amount << WHOLE) / total)
    }
    if (shares.length === 0) return null
    shares.sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))
    const at = Math.max(MORE_AT_ONCE, GROWTH * this.pass.followed.size) - 1
    const next = shares[Math.min(at, shares.length - 1)] as bigint
    return shares.length <= at + 1 || next === 0n ? 0n : next < this.level ? next : this.level - 1n
  }

  /** What the sources sent in all, by asset: the measure for levels only, never a figure of the answer. */
  private stolenTotals(): ReadonlyMap<AssetId, bigint> {
    if (this.totals) return this.totals
    const totals = new Map<AssetId, bigint>()
    const count = (asset: AssetId, amount: bigint): void => {
      totals.set(asset, (totals.get(asset) ?? 0n) + amount)
    }
    for (const s of this.request.sources) {
      if (s.kind === 'transaction') for (const t of netLegs(s.transfers)) count(t.asset, t.amount)
      else
        for (const t of this.knowledge.get(s.account)?.transfers ?? [])
          if (payer(t) === s.account && (this.request.since === null || t.at >= this.request.since))
            count(t.asset, t.amount)
    }
    this.totals = totals
    return totals
  }
}
