import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { sameKey } from '../../model/same-key.ts'
import { LikeNames } from './like-names.ts'
import type { ListedThing, ListTurn } from './list-turns.ts'
import { type FoundScreen, type PartyKey, type PastParties, type PastScreen, partyKey } from './past-parties.ts'
import { SoughtNames } from './sought-names.ts'

/** A running server takes new lists up within this time of their acceptance: seconds. */
const TAKE_UP = 5

/** A party that was screened, with all its screens in the time looked at. */
export interface PastParty extends Pick<PastScreen, 'kind' | 'what' | 'birth' | 'country'> {
  /** The earliest first. */
  readonly screens: readonly FoundScreen[]
  /** Which of the things looked for led here. */
  readonly things: readonly ListedThing[]
}

/** A change of a list whose past parties are looked for. */
export interface PastSearch {
  readonly turn: Omit<ListTurn, 'list' | 'version'>
  readonly change: 'listed' | 'delisted'
}

/**
 * By search, the parties screened since a time, but before the list turned, that what the list holds anew, or no more, may concern. Wider than
 * what matches: the screener has the last word. The memory is gone through once for all searches.
 */
export async function findPast(
  past: PastParties,
  searches: readonly PastSearch[],
  sinceAt: Instant,
): Promise<PastParty[][]> {
  const names = await namesLike(past, searches.filter(s => s.turn.coverage === 'names').flatMap(thingsOf), sinceAt)
  const leads = searches.map(search => leadsOf(search, names))
  const keys = new Set(leads.flatMap(own => [...own.keys()]))
  const screens = keys.size === 0 ? [] : await past.find([...keys], sinceAt)
  const found: PastParty[][] = []
  for (const [n, { turn, change }] of searches.entries()) {
    const own = leads[n] as Leads
    found.push(
      byParty(
        screens.filter(s => s.keys.some(key => own.has(key)) && askedBefore(s, turn.inUseAt, change)),
        own,
      ),
    )
    await past.giveWay()
  }
  return found
}

/** Keys of past parties, and the listed things that lead to them. */
type Leads = ReadonlyMap<PartyKey, readonly ListedThing[]>

function thingsOf({ turn, change }: PastSearch): readonly ListedThing[] {
  return change === 'listed' ? turn.added : turn.removed
}

function leadsOf(search: PastSearch, names: ReadonlyMap<string, readonly ListedThing[]>): Leads {
  const things = thingsOf(search)
  const leads = new Map<PartyKey, ListedThing[]>()
  const lead = (key: PartyKey, thing: ListedThing): void => {
    const some = leads.get(key)
    if (some) some.push(thing)
    else leads.set(key, [thing])
  }
  if (search.turn.coverage === 'wallets')
    for (const thing of things) for (const form of formsOf(thing)) lead(partyKey('address', form), thing)
  else if (search.turn.coverage === 'domains') for (const thing of things) lead(partyKey('domain', thing.text), thing)
  else {
    const own = new Set(things)
    for (const [name, alike] of names)
      for (const thing of alike) if (own.has(thing)) lead(partyKey('name', name), thing)
  }
  return leads
}

// About the time of the change itself, the answer tells which of the two versions gave it.
function askedBefore({ at, verdict }: PastScreen, inUseAt: Instant, change: 'listed' | 'delisted'): boolean {
  if (at < inUseAt) return true
  return at <= inUseAt + TAKE_UP && (verdict === 'match') === (change === 'delisted')
}

function formsOf({ text, entry }: ListedThing): string[] {
  const ledgers: readonly LedgerId[] = entry.wallets.find(w => w.address === text)?.ledgers ?? []
  return [text, ...sameKey(text, ledgers).map(same => same.address)]
}

async function namesLike(
  past: PastParties,
  things: readonly ListedThing[],
  sinceAt: Instant,
): Promise<ReadonlyMap<string, readonly ListedThing[]>> {
  if (things.length === 0) return new Map()
  const sought = new SoughtNames(things.map(thing => thing.text))
  const like = new LikeNames(things)
  const names = await past.findNames(sought, name => like.of(name).length > 0, sinceAt)
  return new Map([...names].map(name => [name, like.of(name)]))
}

function byParty(screens: readonly FoundScreen[], leads: ReadonlyMap<PartyKey, readonly ListedThing[]>): PastParty[] {
  const groups = new Map<string, FoundScreen[]>()
  for (const screen of screens) {
    const { kind, what, birth, country } = screen
    const key = JSON.stringify([kind, what, birth, country])
    const group = groups.get(key)
    if (group) group.push(screen)
    else groups.set(key, [screen])
  }
  // In a fixed order: what is told does not depend on how the memory lies on the disk.
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => {
      const sorted = group.sort((a, b) => a.at - b.at)
      const { kind, what, birth, country } = sorted[0] as FoundScreen
      const things = new Set(sorted.flatMap(s => s.keys).flatMap(key => leads.get(key) ?? []))
      return { kind, what, birth, country, screens: sorted, things: [...things] }
    })
}
