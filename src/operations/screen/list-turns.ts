import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { EntryName, ListEntry } from '../../model/list-entry.ts'
import type { Coverage } from '../../model/list-version.ts'
import { foldVersions, type KnownVersion, type ListState, versionAt } from '../lists/fold-versions.ts'
import type { ListShelf } from '../lists/list-shelf.ts'
import { readVersion } from '../lists/read-version.ts'

/** One thing by which a party can match: an address, a domain or a name, and the entry that holds it. */
export interface ListedThing {
  readonly text: string
  readonly entry: ListEntry
  /** Of a name. */
  readonly name: EntryName | null
}

/** What a list holds anew, or no more, for one of its coverages since it was last looked at. */
export interface ListTurn {
  readonly list: string
  readonly coverage: Coverage
  readonly version: KnownVersion
  /** From when on screens were answered with it: its acceptance, or when the list was taken into use. */
  readonly inUseAt: Instant
  readonly added: readonly ListedThing[]
  readonly removed: readonly ListedThing[]
}

const COVERAGES: readonly Coverage[] = ['wallets', 'names', 'domains']
/** Never read: what a publisher dates ahead is in force here from its acceptance. */
const END_OF_TIME = Number.POSITIVE_INFINITY

/** Facts after which another version may be in use. */
const TURNING = ['list-version-accepted', 'list-chosen', 'list-dropped']

/**
 * What changed in the lists in use, step by step: who was screened between two versions was answered with the first of them.
 * @param facts of the kinds `LIST_KINDS`
 * @param seen by list, the number of the last fact that an earlier look took in
 */
export async function listTurns(
  facts: readonly Fact[],
  seen: ReadonlyMap<string, number>,
  shelf: Pick<ListShelf, 'read'>,
): Promise<ListTurn[]> {
  const turns: ListTurn[] = []
  for (const [list, own] of Map.groupBy(facts, fact => String(fact.body['list'])))
    turns.push(...(await turnsOf(list, own, seen.get(list) ?? 0, shelf)))
  return turns
}

async function turnsOf(
  list: string,
  facts: readonly Fact[],
  upTo: number,
  shelf: Pick<ListShelf, 'read'>,
): Promise<ListTurn[]> {
  const turns: ListTurn[] = []
  const steps = facts.filter(fact => fact.seq > upTo && TURNING.includes(fact.kind))
  let before = stateAt(list, facts, upTo)
  // The text that a step ends with is the one that the next begins with.
  const read = new Map<string, Promise<ListEntry[]>>()
  const entriesOf = (version: KnownVersion | null): Promise<ListEntry[]> => {
    if (version === null) return Promise.resolve([])
    const kept = read.get(version.digest) ?? readVersion(shelf, version.digest)
    if (read.size > 4) read.clear()
    read.set(version.digest, kept)
    return kept
  }
  for (const step of steps) {
    const after = stateAt(list, facts, step.seq)
    for (const coverage of COVERAGES) {
      const old = inUse(before, coverage)
      const version = inUse(after, coverage)
      if (version === null || version.digest === old?.digest) continue
      const had = things(await entriesOf(old), coverage)
      const has = things(await entriesOf(version), coverage)
      const change = { added: missingFrom(had, has), removed: missingFrom(has, had) }
      turns.push({ list, coverage, version, inUseAt: step.at, ...change })
    }
    before = after
  }
  return turns
}

function stateAt(list: string, facts: readonly Fact[], seq: number): ListState | null {
  return foldVersions(facts.filter(fact => fact.seq <= seq)).get(list) ?? null
}

function inUse(state: ListState | null, coverage: Coverage): KnownVersion | null {
  return state?.chosen ? versionAt(state, coverage, END_OF_TIME) : null
}

function things(entries: readonly ListEntry[], coverage: Coverage): Map<string, ListedThing> {
  const found = new Map<string, ListedThing>()
  const add = (entry: ListEntry, text: string, name: EntryName | null): void =>
    void found.set(`${entry.id}\n${text}`, { text, entry, name })
  for (const entry of entries) {
    if (coverage === 'wallets') for (const wallet of entry.wallets) add(entry, wallet.address, null)
    else if (coverage === 'domains') for (const domain of entry.domains) add(entry, domain, null)
    else for (const name of entry.names) add(entry, name.text, name)
  }
  return found
}

function missingFrom(some: ReadonlyMap<string, ListedThing>, all: ReadonlyMap<string, ListedThing>): ListedThing[] {
  return [...all].flatMap(([key, thing]) => (some.has(key) ? [] : [thing]))
}
