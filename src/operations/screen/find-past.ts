import { NameIndex } from '../../analysis/screen/names/name-index.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerId } from '../../model/ledger.ts'
import { sameKey } from '../../model/same-key.ts'
import type { ListedThing, ListTurn } from './list-turns.ts'
import { NAME_SLACK } from './past-names.ts'
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

/**
 * The parties screened since a time, but before a list turned, that what the list holds anew, or no more, may concern. Wider than what matches:
 * the screener has the last word.
 */
export async function findPast(
  past: PastParties,
  turn: Omit<ListTurn, 'list' | 'version'>,
  change: 'listed' | 'delisted',
  sinceAt: Instant,
): Promise<PastParty[]> {
  const things = change === 'listed' ? turn.added : turn.removed
  if (things.length === 0) return []
  const leads = new Map<PartyKey, ListedThing[]>()
  const lead = (key: PartyKey, thing: ListedThing): void => {
    const some = leads.get(key)
    if (some) some.push(thing)
    else leads.set(key, [thing])
  }
  if (turn.coverage === 'wallets')
    for (const thing of things) for (const form of formsOf(thing)) lead(partyKey('address', form), thing)
  else if (turn.coverage === 'domains') for (const thing of things) lead(partyKey('domain', thing.text), thing)
  else
    for (const [name, alike] of await namesLike(past, things, sinceAt))
      for (const thing of alike) lead(partyKey('name', name), thing)
  const screens = (await past.find([...leads.keys()], sinceAt)).filter(s => askedBefore(s, turn.inUseAt, change))
  return byParty(screens, leads)
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
): Promise<Map<string, ListedThing[]>> {
  const sought = new SoughtNames(things.map(thing => thing.text))
  const index = NameIndex.build(
    things.flatMap(({ name, entry }, ref) =>
      name === null ? [] : [{ ref, names: [name], kind: entry.kind, births: entry.births, countries: entry.countries }],
    ),
  )
  const alike = (text: string): ListedThing[] =>
    index.search({ text }, { threshold: NAME_SLACK }).map(hit => things[hit.ref] as ListedThing)
  const names = await past.findNames(sought, text => alike(text).length > 0, sinceAt)
  return new Map([...names].map(name => [name, alike(name)]))
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
