import type { GivenEvent } from '../../formats/events/read-event.ts'
import { type AccountId, splitAccount } from '../../model/account.ts'
import type { CryptoMovement, ExposureShare, OtherSide } from '../../model/monitor/customer-event.ts'
import { screenerFor } from '../screen/screen-party.ts'
import { foldWatches, WATCH_KINDS } from '../watch/fold-watches.ts'
import type { MonitorWorld } from './monitor-door.ts'

/** † How long watches are believed to stand as read, milliseconds. */
const RELOOK_MS = 1_000
const DAY = 86_400

interface Watched {
  readonly name: string
  readonly share: number
  readonly ageDays: number
}
/** What is read of a kept trace. */
interface TracePatterns {
  readonly patterns: readonly { readonly pattern: string; readonly accounts: readonly string[] }[]
}
type WatchedByAccount = ReadonlyMap<string, readonly Watched[]>

/**
 * Says of the other side of crypto what the rest of Cordon knows, where the event does not bring it: screening with all lists in use, the
 * exposure index, tags, when the data first saw it, and the watches that it is reached by. What cannot be had stays null, so that rules
 * that need it say so.
 */
export class Enricher {
  #cases: WatchedByAccount | null = null
  #lookedAt = -Infinity
  #patterns: { readonly seq: number; readonly by: Map<string, string[]> } = { seq: 0, by: new Map() }

  /** The event with what could be said. */
  async enrich(given: GivenEvent, world: MonitorWorld): Promise<GivenEvent> {
    const { event } = given
    if (!needsWords(given) || !('amount' in event) || event.other === null) return given
    return { ...given, event: { ...event, about: await this.#about(event, event.other, world) } }
  }

  async #about(event: CryptoMovement, other: AccountId, world: MonitorWorld): Promise<OtherSide> {
    const { ledger, address } = splitAccount(other)
    const screener = await screenerFor(world, null, null)
    const party = { kind: 'address', text: address, address, ledgers: [ledger] } as const
    const answer = screener.screen(party, world.clock.now())
    const lists = [...new Set(answer.entries.map(entry => entry.list))]
    // Without an index, no exposure means that nobody looked.
    const indexed = world.exposure !== null && (await world.exposure.stamp()) !== ''
    const exposure = !indexed || event.usd === null ? null : answer.exposure.flatMap(sharesOf(event.usd))
    return {
      screening: { verdict: answer.verdict, categories: categoriesOf(lists, world), lists },
      exposure,
      labels: await labelsOf(other, world),
      firstSeenMs: await firstSeen(other, ledger, world),
      patterns: (await this.#patterned(world)).get(other) ?? [],
      cases: event.usd === null ? null : casesOf((await this.#watched(world)).get(other) ?? [], event.usd),
    }
  }

  /** Patterns by account, of every trace of a case that was finished; a new one is read once. */
  async #patterned(world: MonitorWorld): Promise<ReadonlyMap<string, readonly string[]>> {
    const { seq, by } = this.#patterns
    const news = await world.facts.read({ kinds: ['trace-finished'], after: seq })
    for (const { body } of news) {
      const { patterns } = JSON.parse(await world.facts.document(String(body['document']))) as TracePatterns
      for (const { pattern, accounts } of patterns)
        for (const account of accounts) by.set(account, [...new Set([...(by.get(account) ?? []), pattern])])
    }
    this.#patterns = { seq: news.at(-1)?.seq ?? seq, by }
    return by
  }

  async #watched(world: MonitorWorld): Promise<WatchedByAccount> {
    const now = world.clock.monotonic()
    if (this.#cases !== null && now - this.#lookedAt < RELOOK_MS) return this.#cases
    this.#lookedAt = now
    this.#cases = await watchedAccounts(world)
    return this.#cases
  }
}

/** Whether nothing is said yet of the other side of crypto. */
export function needsWords({ event }: GivenEvent): boolean {
  return (event.kind === 'deposit' || event.kind === 'withdrawal') && event.other !== null && event.about === null
}

/** What the lists that matched are about. A list that no source describes was shared by a partner, who tells of thefts. */
function categoriesOf(lists: readonly string[], world: MonitorWorld): string[] {
  const found = new Set<string>()
  for (const name of lists) {
    const meaning = world.screening.sources.find(s => s.name === name)?.meaning ?? 'crime'
    found.add(meaning === 'crime' ? 'theft' : meaning)
  }
  return [...found]
}

async function watchedAccounts(world: MonitorWorld): Promise<WatchedByAccount> {
  const found = new Map<string, Watched[]>()
  for (const [name, file] of foldWatches(await world.facts.read({ kinds: WATCH_KINDS })))
    for (const { account, amount, tainted, at } of file.standing.values()) {
      const share = Number(amount) > 0 ? Math.min(1, Number(tainted) / Number(amount)) : 1
      const ageDays = Math.max(0, (world.clock.now() - at) / DAY)
      found.set(account, [...(found.get(account) ?? []), { name, share, ageDays }])
    }
  return found
}

/** Stolen shares, in dollars of the transfer under judgement. */
function casesOf(watched: readonly Watched[], usd: number): NonNullable<OtherSide['cases']> {
  return watched.map(({ share, ...rest }) => ({ ...rest, share, usd: share * usd }))
}

/** Shares of what the account received, in dollars of the transfer under judgement. */
function sharesOf(usd: number) {
  return ({
    category,
    share,
    hops,
    direction,
  }: {
    category: string
    share: number
    hops: number | null
    direction: string
  }): ExposureShare[] => (direction === 'received' ? [{ category, share, usd: share * usd, hops: hops ?? 1 }] : [])
}

async function labelsOf(account: AccountId, world: MonitorWorld): Promise<string[]> {
  const [tags = []] = await world.tags.tags([account])
  return [...new Set(tags.flatMap(tag => (tag.category === null ? [] : [tag.category])))]
}

/** Null where the data holds nothing of the account: that it is not there says nothing of the ledger. */
async function firstSeen(account: AccountId, ledger: string, world: MonitorWorld): Promise<number | null> {
  const summary = await world.transfers.summary()
  if (!summary.ledgers.some(l => l === ledger)) return null
  const [history] = await world.transfers.histories([{ account, limit: 1 }])
  const [first] = history?.transfers ?? []
  return first === undefined ? null : first.at * 1_000
}
