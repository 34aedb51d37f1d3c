import { type Followed, TheftFollower } from '../../analysis/follow/theft-follower.ts'
import type { AccountId } from '../../model/account.ts'
import type { Fact } from '../../model/fact.ts'
import type { Transfer } from '../../model/transfer.ts'
import type { FactLog } from '../fact-log.ts'
import type { ReportedTheft } from './fold-thefts.ts'
import { type FollowedRow, readFollowedRow } from './followed-row.ts'

/** The kind of the facts that hold what was followed. */
export const FOLLOWED_KIND = 'transfers-followed'
/** † Least share of what an account received, in percent, from which partners are told of it. */
const LEAST_PERCENT = 10

/** A theft as far as it was followed. */
interface HeldTheft {
  readonly follower: TheftFollower
  readonly services: Set<string>
}

/** Holds the followers of this process, and brings them up to what other processes wrote. One batch is taken at a time. */
export class FollowDesk {
  readonly #cases = new Map<string, HeldTheft>()
  #through = 0
  #turn: Promise<unknown> = Promise.resolve()

  /**
   * Takes transfers of a theft, and then hands what they carried to `then`, within the same turn; its facts come back to the desk.
   * @param then gives the facts that were appended
   */
  take<T extends { readonly facts: readonly Fact[] }>(
    theft: ReportedTheft,
    thefts: ReadonlyMap<string, ReportedTheft>,
    transfers: readonly Transfer[],
    services: ReadonlySet<AccountId>,
    log: Pick<FactLog, 'read'>,
    then: (followed: readonly Followed[]) => Promise<T>,
  ): Promise<T> {
    const turn = this.#turn.then(async () => {
      await this.#catchUp(thefts, log)
      const held = this.#held(theft)
      for (const account of services) held.services.add(account)
      try {
        const followed = held.follower.takeAll(transfers)
        const result = await then(followed)
        await this.#afterOwn(result.facts, log)
        return result
      } catch (error) {
        this.#forget()
        throw error
      }
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  // Had another process written in between, the order of the log is another one than here: then all is made anew.
  async #afterOwn(own: readonly Fact[], log: Pick<FactLog, 'read'>): Promise<void> {
    const news = await log.read({ kinds: [FOLLOWED_KIND], after: this.#through })
    if (news.length === own.length && own.every((fact, n) => fact.seq === news[n]?.seq))
      this.#through = news.at(-1)?.seq ?? this.#through
    else this.#forget()
  }

  #forget(): void {
    this.#cases.clear()
    this.#through = 0
  }

  async #catchUp(thefts: ReadonlyMap<string, ReportedTheft>, log: Pick<FactLog, 'read'>): Promise<void> {
    for (const { seq, body } of await log.read({ kinds: [FOLLOWED_KIND], after: this.#through })) {
      this.#through = seq
      const theft = thefts.get(String(body['case']))
      if (!theft) continue
      const held = this.#held(theft)
      for (const account of body['services'] as readonly string[]) held.services.add(account)
      const rows = body['transfers'] as unknown as readonly FollowedRow[]
      held.follower.takeAll(rows.map(readFollowedRow))
    }
  }

  #held(theft: ReportedTheft): HeldTheft {
    const known = this.#cases.get(theft.case)
    if (known) return known
    const services = new Set<string>()
    const follower = new TheftFollower({
      sources: theft.sources as readonly AccountId[],
      isService: account => services.has(account),
      leastPercent: LEAST_PERCENT,
    })
    const made = { follower, services }
    this.#cases.set(theft.case, made)
    return made
  }
}
