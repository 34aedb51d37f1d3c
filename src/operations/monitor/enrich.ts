import type { ScreenAnswer } from '../../analysis/screen/screen-answer.ts'
import type { Screener } from '../../analysis/screen/screener.ts'
import type { GivenEvent } from '../../formats/events/read-event.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { CryptoMovement, ExposureShare, OtherSide, SideCase } from '../../model/monitor/customer-event.ts'
import type { ExposureState } from '../exposure/exposure-port.ts'
import { screenerFor } from '../screen/screen-party.ts'
import { exposureGapsAt, isOfCase, type OriginShare, originsOf } from './exposed-side.ts'
import { KnownCases } from './known-cases.ts'
import type { MonitorWorld } from './monitor-door.ts'
import { screenedSide, screeningGaps } from './screened-side.ts'
import { type CaseShare, caseGapsAt, casesOf } from './stolen-side.ts'

/** † How long traces, watches and the index are believed to stand as read, milliseconds. */
const RELOOK_MS = 1_000
/** † How long what was found of an account is believed, unless lists, cases or the index change before; milliseconds. */
const KEPT_MS = 10_000
/** † Accounts of which it is remembered. */
const MOST_KEPT = 50_000
const DAY = 86_400
/** † Clocks of an exchange and of a ledger may differ by so many seconds. */
const SKEW = 900

/** What is known of an account, whatever transfer it is asked for. */
interface KnownSide {
  readonly answer: ScreenAnswer
  readonly origins: readonly OriginShare[]
  readonly labels: readonly string[]
  /** When the data first has it, Unix seconds; null: it does not have it. */
  readonly firstAt: number | null
  readonly patterns: readonly string[]
  readonly cases: readonly CaseShare[]
}

/**
 * Says of the other side of crypto what the rest of Cordon knows, where the event does not bring it: screening with all lists in use, the
 * exposure index, tags, when the data first saw it, the traces of cases and their watches, with the ways over which value came. What cannot
 * be had stays null or is told as a gap, so that rules that need it say so. What was found of an account is kept for a while.
 */
export class Enricher {
  readonly #cases = new KnownCases()
  #index: { readonly stamp: string; readonly state: ExposureState | null } = { stamp: '', state: null }
  #lookedAt = -Infinity
  #looking: Promise<void> = Promise.resolve()
  /** Of what the kept sides were made. */
  #stamp = ''
  #screener: Screener | null = null
  #kept = new Map<AccountId, { readonly at: number; readonly side: Promise<KnownSide> }>()

  /** The event with what could be said. */
  async enrich(given: GivenEvent, world: MonitorWorld): Promise<GivenEvent> {
    const { event } = given
    if (!needsWords(given) || !('amount' in event) || event.other === null) return given
    return { ...given, event: { ...event, about: await this.#about(event, event.other, world) } }
  }

  async #about(event: CryptoMovement, other: AccountId, world: MonitorWorld): Promise<OtherSide> {
    await this.#look(world)
    const { answer, origins, labels, firstAt, patterns, cases } = await this.#known(other, world)
    const at = event.atMs / 1_000
    const { state } = this.#index
    const exposureGaps = exposureGapsAt(state, firstAt, at, answer)
    const current = state !== null && !answer.gaps.some(g => g.code === 'exposure-stale')
    const seen = current && !exposureGaps.some(g => g.blocking)
    const gaps = [...screeningGaps(answer), ...exposureGaps, ...caseGapsAt(this.#cases, at, seen)]
    const blind = origins.length === 0 && exposureGaps.some(g => g.blocking)
    return {
      screening: screenedSide(answer, world.screening.sources),
      exposure: blind || event.usd === null ? null : origins.filter(o => !isOfCase(o)).map(sharesOf(event.usd)),
      ...{ labels, firstSeenMs: firstAt === null ? null : firstAt * 1_000, patterns },
      cases: event.usd === null ? null : cases.flatMap(caseAt(event.usd, at)),
      ...(gaps.length === 0 ? {} : { gaps }),
    }
  }

  /** What is known of an account, found anew when it is not kept, or is too old. */
  async #known(account: AccountId, world: MonitorWorld): Promise<KnownSide> {
    const screener = await screenerFor(world, null, null)
    const stamp = `${this.#cases.version} ${this.#index.stamp}`
    if (screener !== this.#screener || stamp !== this.#stamp) this.#kept.clear()
    this.#screener = screener
    this.#stamp = stamp
    const now = world.clock.monotonic()
    const kept = this.#kept.get(account)
    if (kept !== undefined && now - kept.at < KEPT_MS) return kept.side
    // The oldest goes first; an account that is found anew is the youngest.
    this.#kept.delete(account)
    if (this.#kept.size >= MOST_KEPT) for (const oldest of this.#kept.keys()) if (this.#kept.delete(oldest)) break
    const side = this.#find(account, screener, world)
    this.#kept.set(account, { at: now, side })
    side.catch(() => this.#kept.delete(account))
    return side
  }

  async #find(account: AccountId, screener: Screener, world: MonitorWorld): Promise<KnownSide> {
    const { ledger, address } = splitAccount(account)
    const party = { kind: 'address', text: address, address, ledgers: [ledger] } as const
    const answer = screener.screen(party, world.clock.now())
    const origins = this.#index.state === null ? [] : await originsOf(account, answer, world)
    return {
      ...{ answer, origins, labels: await labelsOf(account, world), firstAt: await firstSeen(account, world) },
      patterns: this.#cases.patterns(account),
      cases: await casesOf(account, origins, this.#cases, world),
    }
  }

  /** Takes up new traces, watches and another index, at most once a while; who comes meanwhile waits for the same look. */
  #look(world: MonitorWorld): Promise<void> {
    const now = world.clock.monotonic()
    if (now - this.#lookedAt < RELOOK_MS) return this.#looking
    this.#lookedAt = now
    this.#looking = this.#lookNow(world)
    this.#looking.catch(() => {
      this.#lookedAt = -Infinity
    })
    return this.#looking
  }

  async #lookNow(world: MonitorWorld): Promise<void> {
    await this.#cases.look(world)
    const stamp = world.exposure === null ? 'none' : await world.exposure.stamp()
    if (stamp !== this.#index.stamp) this.#index = { stamp, state: (await world.exposure?.state()) ?? null }
  }
}

/** Whether nothing is said yet of the other side of crypto. */
export function needsWords({ event }: GivenEvent): boolean {
  return (event.kind === 'deposit' || event.kind === 'withdrawal') && event.other !== null && event.about === null
}

/** Shares of what the account received, in dollars of the transfer under judgement. */
function sharesOf(usd: number) {
  return ({ category, share, hops, source, path }: OriginShare): ExposureShare => ({
    ...{ category, share, usd: share * usd, hops, source },
    ...(path === null ? {} : { path }),
  })
}

/** Stolen shares, in dollars of the transfer and at its time; a theft that was still to come is none. */
function caseAt(usd: number, at: number) {
  return ({ theftAt, reachedAt, ...told }: CaseShare): SideCase[] =>
    theftAt > at + SKEW || (reachedAt !== null && reachedAt > at + SKEW)
      ? []
      : [{ ...told, usd: told.share * usd, ageDays: Math.round((Math.max(0, at - theftAt) / DAY) * 10) / 10 }]
}

async function labelsOf(account: AccountId, world: MonitorWorld): Promise<string[]> {
  const [tags = []] = await world.tags.tags([account])
  return [...new Set(tags.map(tag => tag.category))]
}

/** Unix seconds. Null where the data holds nothing of the account: that it is not there says nothing of the ledger. */
async function firstSeen(account: AccountId, world: MonitorWorld): Promise<number | null> {
  const [history] = await world.transfers.histories([{ account, limit: 1 }])
  return history?.transfers[0]?.at ?? null
}
