import type { AccountId } from '../../model/account.ts'
import type { AssetId } from '../../model/asset.ts'
import { payee, payer, type Transfer } from '../../model/transfer.ts'
import { dealingsOf } from '../flow/dealings.ts'
import { describeBehaviour, hubBehaviour, serviceLikeness } from '../flow/hub-behaviour.ts'
import type { GapRow } from '../flow/trace-result.ts'
import type { ExposureOrigin } from './exposure-origin.ts'

/** What was found about an account: who stands behind it, or its history when nobody is known to. */
export interface WalkAnswer {
  /** The label that ends the walk here; null: go on to its payers. */
  readonly label: ExposureOrigin | null
  /** null where the history was not read: there was no {@link BackwardWalk.room}. */
  readonly transfers: readonly Transfer[] | null
  /** False when the history was cut. */
  readonly complete: boolean
}

/** How far to go. */
export interface WalkBounds {
  /** Most transfers between an origin and the target. */
  readonly maxHops: number
  /** Most accounts whose history is read. */
  readonly maxAccounts: number
}

/**
 * Walks from an account to its payers, their payers and so on, level by level, the payers of most value first; ends at labelled accounts,
 * at those that behave as services, and at the bounds. It asks for what it needs and sees no store.
 */
export class BackwardWalk {
  readonly target: AccountId
  /** The accounts whose payers were looked at, with their histories. */
  readonly opened = new Map<AccountId, readonly Transfer[]>()
  readonly labels = new Map<AccountId, ExposureOrigin>()
  readonly gaps: GapRow[] = []
  /** Accounts about which something must be found out; empty when the walk is at its end. */
  needs: readonly AccountId[]
  readonly #bounds: WalkBounds
  readonly #seen: Set<AccountId>
  #depth = 0
  #weights = new Map<AccountId, number>()

  constructor(target: AccountId, bounds: WalkBounds) {
    this.target = target
    this.#bounds = bounds
    this.#seen = new Set([target])
    this.needs = [target]
  }

  /** Of how many accounts of {@link needs}, from the first on, the history may be read where no label ends the walk. */
  get room(): number {
    return this.#depth >= this.#bounds.maxHops ? 0 : Math.max(0, this.#bounds.maxAccounts - this.opened.size)
  }

  /** Goes on one level. @param answers one for each account of {@link needs} */
  advance(answers: ReadonlyMap<AccountId, WalkAnswer>): void {
    const next = new Map<AccountId, number>()
    let cut = 0
    for (const account of this.needs) {
      const answer = answers.get(account)
      if (!answer) continue
      if (account !== this.target && answer.label !== null) {
        this.labels.set(account, answer.label)
        continue
      }
      // A level beyond the last is only asked for its labels.
      if (this.#depth >= this.#bounds.maxHops) continue
      const { transfers, complete } = answer
      if (transfers === null) {
        cut++
        continue
      }
      const service = account === this.target ? null : behavesAsService(account, transfers, complete)
      if (service) {
        this.labels.set(account, service)
        continue
      }
      if (!complete) this.gaps.push(cutShort(account))
      this.opened.set(account, transfers)
      this.#weighPayers(account, transfers, next)
    }
    if (cut > 0)
      this.gaps.push(
        beyond(`${cut} accounts were not looked into: more than ${this.#bounds.maxAccounts}, or too many transfers`),
      )
    this.#depth++
    this.#weights = next
    const order = [...next].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([account]) => account)
    for (const account of order) this.#seen.add(account)
    this.needs = this.#depth > this.#bounds.maxHops ? [] : order
  }

  /** Ends the walk where it is. */
  stop(because: string): void {
    if (this.needs.length > 0) this.gaps.push(beyond(`${this.needs.length} accounts were not looked into: ${because}`))
    this.needs = []
  }

  /** Gives each payer its part of what the account received, in the asset in which that is most. */
  #weighPayers(account: AccountId, transfers: readonly Transfer[], next: Map<AccountId, number>): void {
    const totals = new Map<AssetId, bigint>()
    const payers = new Map<AccountId, Map<AssetId, bigint>>()
    for (const t of transfers) {
      if (t.amount === 0n || t.from === t.to || payee(t) !== account) continue
      totals.set(t.asset, (totals.get(t.asset) ?? 0n) + t.amount)
      const from = payer(t)
      const sums = payers.get(from) ?? new Map<AssetId, bigint>()
      payers.set(from, sums.set(t.asset, (sums.get(t.asset) ?? 0n) + t.amount))
    }
    const own = this.#weights.get(account) ?? 1
    for (const [from, sums] of payers) {
      if (this.#seen.has(from)) continue
      let most = 0
      for (const [asset, sum] of sums) most = Math.max(most, Number(sum) / Number(totals.get(asset) ?? sum))
      next.set(from, Math.max(next.get(from) ?? 0, own * most))
    }
  }
}

function behavesAsService(
  account: AccountId,
  transfers: readonly Transfer[],
  complete: boolean,
): ExposureOrigin | null {
  const behaviour = hubBehaviour(dealingsOf(account, transfers, complete), () => false, 0)
  if (serviceLikeness(behaviour) === 0) return null
  return { category: 'unknown-service', source: `behaviour:${account}`, name: describeBehaviour(behaviour) }
}

function cutShort(account: AccountId): GapRow {
  const because = 'so busy that its later transfers were not read; what it paid then counts as of unknown origin'
  return { kind: 'history-cut', account, asset: null, amount: 0n, because }
}

function beyond(because: string): GapRow {
  return { kind: 'unfollowed', account: null, asset: null, amount: 0n, because }
}
