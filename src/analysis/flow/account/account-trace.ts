import type { AccountId } from '../../../model/account.ts'
import type { AssetId } from '../../../model/asset.ts'
import { NO_CROSSINGS } from '../crossing-plan.ts'
import { type Dealings, dealingsOf } from '../dealings.ts'
import { POLICIES, type PolicyName } from '../policy.ts'
import type { TraceResult } from '../trace-result.ts'
import { AccountPass } from './account-pass.ts'
import { accountResult } from './account-result.ts'
import { classify, type Judging } from './classify.ts'
import { isRunaway, likelierHalf, provenHubs, trialCandidates } from './hub-trial.ts'
import type { Known, TraceNeeds } from './knowledge.ts'
import { measureTheft, type TheftMeasure } from './theft-measure.ts'
import type { AccountTraceRequest } from './trace-request.ts'
import { FIRST_LEVEL, lowerLevel, WHOLE } from './value-level.ts'

/** Passes after which services are no longer reconsidered (each pass can only free more accounts from the suspicion). */
const MOST_RECONSIDERED = 16

/** Where a stopped trace goes on: how fine it had become, and what it had learnt. Holds no ledger data. */
export interface AccountTraceResume {
  /** The share of the theft (in 2^-64 parts) from which on accounts are followed, as decimal digits. */
  readonly level: string
  readonly related: readonly AccountId[]
  readonly follow: readonly AccountId[]
  readonly opened: readonly AccountId[]
  /** Transfers gone through at that level: what must be gone through again before anything new is found. */
  readonly work: number
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
  private readonly gathered = new Map<AccountId, Dealings>()
  private readonly request: AccountTraceRequest
  private readonly options: AccountTraceOptions
  private readonly related = new Set<AccountId>()
  private readonly follow = new Set<AccountId>()
  private level: bigint
  /** Transfers gone through at this level before the running pass. */
  private worked = 0
  private reconsidered = 0
  private pass: AccountPass
  /** The last pass that came to its end. */
  private settled: AccountPass | null = null
  private readonly others: AccountPass[] = []
  private measured: TheftMeasure | null = null
  /** Hubs found to be the thief's own. */
  private readonly opened = new Set<AccountId>()
  private readonly tried = new Set<AccountId>()
  /** Hubs that the running pass follows on trial. */
  private trial: ReadonlySet<AccountId> | null = null

  constructor(request: AccountTraceRequest, options: AccountTraceOptions) {
    this.request = request
    this.options = options
    this.level = options.valueFirst ? BigInt(options.resume?.level ?? FIRST_LEVEL) : 0n
    for (const account of options.resume?.related ?? []) this.related.add(account)
    for (const account of options.resume?.follow ?? []) this.follow.add(account)
    for (const account of options.resume?.opened ?? []) this.opened.add(account)
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

  /** False while a continued trace is still making anew what the stopped one had found. */
  get caughtUp(): boolean {
    const { resume } = this.options
    return !resume || String(this.level) !== resume.level || this.worked + this.pass.events > resume.work
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
      this.needs = this.pass.run(() => enough() || this.runaway())
      if (this.needs && !this.runaway()) return
      this.needs = null
      if (!this.pass.done && !this.runaway()) return
      if (this.pass.plan.policy !== this.request.policy) this.others.push(this.pass)
      else if (!this.trial) this.settled = this.pass
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
    const list = (set: ReadonlySet<AccountId>): AccountId[] => [...set].sort()
    return {
      level: String(this.level),
      related: list(this.related),
      follow: list(this.follow),
      opened: list(this.opened),
      work: this.worked + this.pass.events,
    }
  }

  private next(): void {
    if (this.pass.plan.policy === this.request.policy && this.nextOfMain()) return
    const left = POLICIES.find(p => p !== this.request.policy && !this.others.some(o => o.plan.policy === p))
    if (!this.options.allPolicies || left === undefined) this.finished = true
    else {
      this.worked += this.pass.events
      this.pass = this.newPass(left)
    }
  }

  /** Sets up the main doctrine's next pass; false when everything holds still. */
  private nextOfMain(): boolean {
    if (this.trial) this.trial = this.endTrial(this.trial)
    else {
      const again = this.reconsider()
      for (const account of this.pass.overdue) this.follow.add(account)
      const lower = again || this.pass.overdue.size > 0 ? this.level : lowerLevel(this.level, this.pass, this.measure())
      if (lower !== null) {
        this.worked = lower === this.level ? this.worked + this.pass.events : 0
        this.level = lower
        this.pass = this.newPass(this.request.policy)
        return true
      }
    }
    if (!this.trial && this.pass === this.settled) {
      const candidates = trialCandidates(this.settled, this.tried)
      if (candidates.size === 0) return false
      this.trial = candidates
    }
    this.worked += this.pass.events
    this.pass = this.newPass(this.request.policy)
    return true
  }

  private runaway(): boolean {
    return this.trial !== null && this.settled !== null && isRunaway(this.pass, this.settled)
  }

  /**
   * Keeps what a trial proved. Hubs tried together vouch for each other, since who is paid by one may pay the next; so those that
   * proved to be the thief's are tried again without the others, until all that are left stand by themselves.
   * @returns the hubs to try again; null: the next pass is an ordinary one, or the settled one stands
   */
  private endTrial(candidates: ReadonlySet<AccountId>): ReadonlySet<AccountId> | null {
    const { settled, knowledge } = this
    const ranAway = this.runaway()
    const kept =
      ranAway && settled ? likelierHalf(settled, candidates, knowledge) : provenHubs(this.pass, candidates, knowledge)
    const left = new Set(kept)
    for (const hub of candidates) if (!left.has(hub)) this.tried.add(hub)
    if (left.size > 0 && left.size < candidates.size) return left
    for (const hub of left) {
      this.tried.add(hub)
      this.opened.add(hub)
    }
    if (left.size === 0 && settled) this.pass = settled
    return null
  }

  /** Judges anew, now knowing who holds the money: who was taken for a service, and whose payments have no known origin. */
  private reconsider(): boolean {
    const had = this.related.size
    for (const account of this.pass.followed.keys()) this.related.add(account)
    if (this.reconsidered >= MOST_RECONSIDERED) return false
    let changed = this.request.surplus === 'share' && this.related.size > had
    for (const [account, before] of this.pass.verdicts) {
      const now = classify(account, this.judging())
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
      opened: new Set([...this.opened, ...(this.trial ?? [])]),
      theftAt: () => this.measure().beganAt,
      dealings: this.dealings,
      threshold: asset => {
        if (level === 0n) return floor
        const part = ((this.measure().totals.get(asset) ?? 0n) * level) >> WHOLE
        return part > floor ? part : floor
      },
    })
  }

  /** Gathered once for an account: a busy one is judged again and again, as more of the theft comes to light. */
  private readonly dealings = (account: AccountId, known: Known): Dealings => {
    const had = this.gathered.get(account)
    if (had) return had
    const dealings = dealingsOf(account, known.transfers, known.complete)
    this.gathered.set(account, dealings)
    return dealings
  }

  private judging(): Judging {
    const { knowledge, related, opened } = this
    const { dealings } = this
    const gates = (this.request.crossings ?? NO_CROSSINGS).services
    return { knowledge, opened, related: a => related.has(a), theftAt: this.measure().beganAt, dealings, gates }
  }

  /** Measured once, when the sources are known. */
  private measure(): TheftMeasure {
    if (this.measured) return this.measured
    const measure = measureTheft(this.request, this.knowledge)
    const known = this.request.sources.every(s => s.kind === 'transaction' || this.knowledge.has(s.account))
    if (known) this.measured = measure
    return measure
  }
}
