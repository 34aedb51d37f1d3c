import { z } from 'zod'
import type { MatchedEntry } from '../../analysis/screen/screen-answer.ts'
import type { Screener } from '../../analysis/screen/screener.ts'
import { CordonError, InputError } from '../../model/errors.ts'
import type { Fact } from '../../model/fact.ts'
import type { Instant } from '../../model/instant.ts'
import type { Party } from '../../model/party.ts'
import type { FactLog } from '../fact-log.ts'
import { LIST_KINDS } from '../lists/fold-versions.ts'
import type { Clock, Progress } from '../ports.ts'
import { findPast, type PastParty } from './find-past.ts'
import { type ListedThing, type ListTurn, listTurns } from './list-turns.ts'
import { parseParty } from './parse-party.ts'
import type { PastParties } from './past-parties.ts'
import { ALERT_KIND, alertFact, alertKey, foldAlerts, type ScreenAlert, screenAlertSchema } from './screen-alert.ts'
import type { Screening } from './screening.ts'

/** What `cordon rescreen` takes. */
export const rescreenInput = z.object({
  sinceDays: z
    .number()
    .positive()
    .max(36_500)
    .default(365)
    .describe('look at parties screened in the last N days')
    .meta({ placeholder: 'N' }),
  list: z.array(z.string()).optional().describe('changes of this list only').meta({ placeholder: 'NAME' }),
  dryRun: z.boolean().default(false).describe('tell what would be told, and remember nothing'),
})

/** What `cordon rescreen` answers. */
export const rescreenOutput = z.object({
  lists: z.array(
    z.object({
      list: z.string(),
      coverage: z.enum(['names', 'wallets', 'domains']),
      version: z.string(),
      added: z.number().describe('names, addresses or domains that are new since the last rescreen'),
      removed: z.number(),
    }),
  ),
  looked: z.number().describe('past parties that were looked at closer'),
  listed: z.number().describe('alerts: parties that would match now'),
  delisted: z.number().describe('alerts: parties that matched and do so no more'),
  known: z.number().describe('told of by an earlier rescreen'),
  alerts: z.array(screenAlertSchema).describe('at most 1,000; cordon alerts lists all'),
})

/** What a rescreen came to. */
export type RescreenAnswer = z.output<typeof rescreenOutput>

/** What a rescreen reaches. */
export interface RescreenWorld {
  readonly facts: FactLog
  readonly screening: {
    readonly shelf: Pick<Screening['shelf'], 'read'>
    readonly desk: Pick<Screening['desk'], 'refresh' | 'screener'>
  }
  readonly past: PastParties
  readonly clock: Clock
  readonly progress: Progress
  readonly by: string
}

/** The kind of the facts that say up to which fact each list was looked at. */
export const RESCREEN_KIND = 'rescreen-finished'

const DAY = 86_400
const MOST_TOLD = 1_000
const MOST_REFS = 100
/** Turns for which the memory is gone through once. */
const TURNS_AT_ONCE = 16
/** Past parties that are looked at before others have their turn. */
const AT_ONCE = 32

/**
 * Takes what changed in the lists in use since the last rescreen, finds who was screened before and would match now, or matched and
 * does so no more, and tells of each party and entry once. Alerts and the mark of how far it came are one commit, so a rescreen that
 * is cut off at any moment tells all of it again or nothing.
 * @throws InputError `rescreen-busy`, `list-unknown`
 */
export async function rescreen(input: z.output<typeof rescreenInput>, world: RescreenWorld): Promise<RescreenAnswer> {
  return world.past.alone(async () => {
    const facts = await world.facts.read({ kinds: [...LIST_KINDS, ALERT_KIND, RESCREEN_KIND] })
    const listFacts = facts.filter(f => (LIST_KINDS as readonly string[]).includes(f.kind) && wanted(f, input.list))
    if (input.list && listFacts.length === 0)
      throw new InputError('list-unknown', `nothing is known of ${input.list.join(', ')}: cordon lists shows the lists`)
    const turns = await listTurns(listFacts, seenUpTo(facts), world.screening.shelf)
    world.screening.desk.refresh()
    const run = new Rescreen(world, await world.screening.desk.screener(null), foldAlerts(facts))
    const sinceAt = world.clock.now() - Math.round(input.sinceDays * DAY)
    for (let n = 0; n < turns.length; n += TURNS_AT_ONCE) await run.take(turns.slice(n, n + TURNS_AT_ONCE), sinceAt)
    world.progress.end()
    if (!input.dryRun && listFacts.length > 0) await run.record(listFacts, turns.length > 0)
    return run.answer(turns)
  })
}

function wanted({ body }: Fact, lists: readonly string[] | undefined): boolean {
  return lists === undefined || lists.includes(String(body['list']))
}

function seenUpTo(facts: readonly Fact[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { kind, body } of facts)
    if (kind === RESCREEN_KIND)
      for (const [list, seq] of Object.entries(body['through'] as Record<string, number>)) seen.set(list, seq)
  return seen
}

/** A rescreen under way. */
class Rescreen {
  readonly #world: RescreenWorld
  readonly #screener: Screener
  /** The last change told of each party and entry, those of this run among them. */
  readonly #told: Map<string, ScreenAlert['change']>
  readonly #alerts: ScreenAlert[] = []
  #looked = 0
  #known = 0

  constructor(world: RescreenWorld, screener: Screener, told: Map<string, ScreenAlert['change']>) {
    this.#world = world
    this.#screener = screener
    this.#told = told
  }

  async take(turns: readonly ListTurn[], sinceAt: Instant): Promise<void> {
    const searches = turns.flatMap(turn => [
      { turn, change: 'listed' as const },
      { turn, change: 'delisted' as const },
    ])
    const found = await findPast(this.#world.past, searches, sinceAt)
    for (const [n, { turn, change }] of searches.entries()) {
      const fresh = new Set(turn.added.map(thing => thing.entry.id))
      for (const party of found[n] ?? []) {
        if (change === 'listed') this.#nowListed(turn, party, fresh)
        else this.#noMore(turn, party)
        await this.#giveWay()
      }
    }
  }

  async #giveWay(): Promise<void> {
    if (this.#looked % AT_ONCE === 0) await this.#world.past.giveWay()
  }

  async record(listFacts: readonly Fact[], turned: boolean): Promise<void> {
    const { facts, clock, by } = this.#world
    if (!turned && this.#alerts.length === 0) return
    const at = clock.now()
    const through: Record<string, number> = {}
    for (const { body, seq } of listFacts) through[String(body['list'])] = seq
    const end = { at, by, kind: RESCREEN_KIND, body: { through, alerts: this.#alerts.length } }
    await facts.append([...this.#alerts.map(alert => alertFact(alert, at, by)), end])
  }

  answer(turns: readonly ListTurn[]): RescreenAnswer {
    const of = (change: ScreenAlert['change']): number => this.#alerts.filter(a => a.change === change).length
    return {
      lists: turns.map(({ list, coverage, version, added, removed }) => ({
        list,
        coverage,
        version: version.digest,
        added: added.length,
        removed: removed.length,
      })),
      looked: this.#looked,
      listed: of('listed'),
      delisted: of('delisted'),
      known: this.#known,
      alerts: this.#alerts.slice(0, MOST_TOLD),
    }
  }

  #nowListed(turn: ListTurn, party: PastParty, fresh: ReadonlySet<string>): void {
    for (const entry of this.#entriesOf(party, turn.list))
      if (entry.list === turn.list && fresh.has(entry.id)) this.#tell('listed', turn, party, entry)
  }

  // Of a party that matched by what is gone now, and only if nothing else of the entry holds it.
  #noMore(turn: ListTurn, party: PastParty): void {
    const now = party.kind === 'transaction' ? [] : this.#entriesOf(party, turn.list)
    const still = new Set(now.map(e => `${e.list}\n${e.id}`))
    const matched = party.screens.some(s => s.verdict === 'match')
    for (const thing of party.things) {
      const told = this.#told.get(alertKey({ party: partyOf(party), list: turn.list, entry: thing.entry.id }))
      if (still.has(`${turn.list}\n${thing.entry.id}`) || (!matched && told !== 'listed')) continue
      const why = `"${thing.text}" is no longer listed`
      this.#tell('delisted', turn, party, alertedEntry(thing, turn.list, turn.coverage, why))
    }
  }

  #tell(change: ScreenAlert['change'], turn: ListTurn, party: PastParty, entry: AlertedEntry): void {
    const { screens } = party
    const [first] = screens
    const last = screens.at(-1)
    if (!first || !last) return
    const alert: ScreenAlert = {
      change,
      party: partyOf(party),
      list: turn.list,
      entry: entry.id,
      name: entry.name,
      programmes: [...entry.programmes],
      basis: entry.basis,
      confidence: entry.confidence,
      why: [...entry.why],
      version: turn.version.digest,
      publishedAt: turn.version.publishedAt,
      firstSeenAt: first.at,
      lastSeenAt: last.at,
      screens: screens.length,
      verdictThen: last.verdict,
      customers: some(screens.flatMap(s => s.ref ?? [])),
      askedBy: some(screens.map(s => s.by)),
    }
    const key = alertKey(alert)
    if (this.#told.get(key) === change) {
      this.#known++
      return
    }
    this.#told.set(key, change)
    this.#alerts.push(alert)
  }

  #entriesOf(party: PastParty, list: string): readonly AlertedEntry[] {
    this.#world.progress.at(++this.#looked, null, 'past parties')
    const { kind } = party
    const read = kind === 'transaction' ? null : readAgain(party)
    if (read !== null) return this.#screener.screen(read, this.#world.clock.now()).entries
    // A transaction was found under the account of one of its parties; an address of a ledger without known form is its text.
    return party.things.map(thing => {
      const why = kind === 'transaction' ? `${thing.text} is a party of the transaction` : `"${thing.text}" is listed`
      return alertedEntry(thing, list, kind === 'transaction' ? 'transaction' : 'address', why)
    })
  }
}

type AlertedEntry = Pick<MatchedEntry, 'list' | 'id' | 'name' | 'programmes' | 'basis' | 'confidence' | 'why'>

function alertedEntry({ entry, text }: ListedThing, list: string, by: string, why: string): AlertedEntry {
  const basis = by === 'transaction' ? 'transaction' : BASES[by as ListTurn['coverage']]
  const { id, programmes } = entry
  return {
    list,
    id,
    name: entry.names[0]?.text ?? text,
    programmes,
    basis: basis ?? 'address',
    confidence: 100,
    why: [why],
  }
}

const BASES: Readonly<Record<ListTurn['coverage'], AlertedEntry['basis']>> = {
  wallets: 'address',
  domains: 'domain',
  names: 'name',
}

function partyOf({ kind, what, birth, country }: PastParty): ScreenAlert['party'] {
  return { kind, what, birth, country }
}

// What was read once; null where it took a ledger to read it.
function readAgain({ kind, what, birth, country }: PastParty): Party | null {
  try {
    return parseParty(what, { kind, birth: birth ?? undefined, country: country ?? undefined })
  } catch (error) {
    if (error instanceof CordonError) return null
    throw error
  }
}

function some(texts: readonly string[]): string[] {
  return [...new Set(texts)].slice(0, MOST_REFS)
}

/** Who was screened and would match now. */
export const rescreenParties = {
  name: 'rescreenParties',
  alias: 'rescreen',
  summary: 'find who was screened before and would match now, and tell of each once',
  effect: 'write',
  scope: 'screen',
  input: rescreenInput,
  output: rescreenOutput,
  examples: ['rescreen', 'rescreen --since-days 90 --list us-ofac-sdn', 'rescreen --dry-run --json'],
  run: rescreen,
} as const
