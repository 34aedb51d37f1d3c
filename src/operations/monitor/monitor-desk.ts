import type { MonitorEngine } from '../../analysis/monitor/monitor-engine.ts'
import type { GivenEvent } from '../../formats/events/read-event.ts'
import { InputError, IntegrityError, SourceError } from '../../model/errors.ts'
import type { FactDraft, Json } from '../../model/fact.ts'
import type { Judgement } from '../../model/monitor/judgement.ts'
import { Enricher, needsWords } from './enrich.ts'
import type { JudgingDesk, MonitorWorld } from './monitor-door.ts'
import type { BuiltUp, JournalEntry, MonitorJournal, OpenMonitor } from './monitor-port.ts'
import { overlayInForce } from './overlay-fold.ts'
import { JOURNAL_SHORT_KIND, TOLD_KINDS, toldUntil } from './told-places.ts'

/** An event may be dated so many seconds after our clock: clocks differ. */
const AHEAD = 86_400
/** † Alerts of one commit. */
const MOST_AT_ONCE = 1_000

/** The kinds of facts that the monitor makes. */
export const MONITOR_KINDS = ['monitor-ruleset', ...TOLD_KINDS] as const

/**
 * Takes events, judges each exactly once, and answers when the judgement is on the disk. What is not let pass becomes a fact,
 * `monitor-alert`, once, also across a crash: the journal says what was judged, the log what was told.
 */
export class MonitorDesk implements JudgingDesk {
  readonly engine: MonitorEngine
  readonly built: BuiltUp
  readonly #journal: MonitorJournal
  readonly #enricher = new Enricher()
  /** Alerts that wait to be told, in the order of the journal. */
  #waiting: { readonly place: number; readonly draft: FactDraft }[] = []
  #telling: Promise<void> | null = null
  #toldPlace = 0
  #toldSeq = 0
  #broken: unknown = null
  /** Fulfilled when all before had their turn. */
  #turn: Promise<void> = Promise.resolve()
  /** Events under way that waited for words. */
  #under = 0
  constructor({ engine, journal, built }: OpenMonitor) {
    this.engine = engine
    this.#journal = journal
    this.built = built
  }

  /** Whether a judgement or an alert could not be kept: this one judges nothing more. */
  get stopped(): boolean {
    return this.#broken !== null
  }

  /** What could not be kept; null: nothing. */
  get broken(): unknown {
    return this.#broken
  }

  /** Tells what was judged before a crash and not told, and names the rule set, if it is another than before. */
  async begin(world: MonitorWorld): Promise<void> {
    const { told } = this.#journal
    const facts = await world.facts.read({ kinds: MONITOR_KINDS, after: told.seq })
    const { next } = this.engine
    const knew = Math.max(told.place, toldUntil(facts.filter(f => f.kind !== 'monitor-ruleset')))
    // Events from here on get numbers that facts name already: what is said of them must not count as told.
    this.#toldPlace = Math.min(knew, next)
    this.#toldSeq = facts.at(-1)?.seq ?? told.seq
    if (knew > next)
      await world.facts.append([
        { at: world.clock.now(), by: world.by, kind: JOURNAL_SHORT_KIND, body: { journal: next - 1, knew } },
      ])
    const ruleset = facts.findLast(f => f.kind === 'monitor-ruleset')
    if (ruleset?.body['ruleset'] !== this.engine.ruleset)
      await world.facts.append([
        { at: world.clock.now(), by: world.by, kind: 'monitor-ruleset', body: await ruleSetBody(this.engine, world) },
      ])
    for (const entry of this.#journal.entries(this.#toldPlace)) this.#alertsOf(entry, world)
    await this.#tell(world)
  }

  /**
   * Judges an event; fulfilled when that is on the disk. Several may be under way at once; they are judged in the order of calling,
   * once what is known of their other sides is there.
   * @throws InputError `event-in-future`, `event-id-reused`, `profile-of-other`; SourceError `monitor-stopped`, `journal-unwritable`
   */
  async judge(given: GivenEvent, world: MonitorWorld): Promise<readonly Judgement[]> {
    if (this.#under === 0 && !needsWords(given)) return this.judgeNow(given, world)
    this.#under++
    const words = this.#enricher.enrich(given, world)
    // Whoever is before it may wait longer than it takes to fail: until its turn that is not nobody's fault, which ends a process.
    words.catch(() => {})
    const turn = this.#turn.then(() => words)
    this.#turn = turn.then(
      () => {},
      () => {},
    )
    try {
      return await this.judgeNow(await turn, world)
    } finally {
      this.#under--
    }
  }

  /** The same for an event of which all is known. */
  async judgeNow(given: GivenEvent, world: MonitorWorld): Promise<readonly Judgement[]> {
    if (this.#broken !== null) throw monitorStopped(this.#broken)
    const { event, profile } = given
    if (event.atMs > (world.clock.now() + AHEAD) * 1_000)
      throw new InputError('event-in-future', `event ${event.id} is dated more than a day after our clock`, {
        place: { field: 'atMs' },
      })
    const place = this.engine.next
    const judgements = this.engine.take(event, profile)
    try {
      // Whoever sends an event again must not be told so before the first is safe.
      if (judgements[0]?.repeated) await this.#journal.flushed()
      else {
        const entry = { place, given, judgements }
        const safe = this.#journal.append(entry)
        this.#alertsOf(entry, world)
        await safe
      }
    } catch (fault) {
      // The state in memory is ahead of the disk: nothing more may be judged by it.
      this.#broken = fault
      throw fault
    }
    if (this.#waiting.length > 0) this.#tellSoon(world)
    else this.#journal.snapshotIfDue({ place: this.engine.next, seq: this.#toldSeq })
    return judgements
  }

  /** Tells what waits, then closes the journal. */
  async close(world: MonitorWorld): Promise<void> {
    await this.#telling
    if (this.#broken === null) {
      await this.#journal.flushed()
      await this.#tell(world)
    }
    await this.#journal.close()
  }

  #alertsOf({ place, judgements }: JournalEntry, world: MonitorWorld): void {
    for (const judgement of judgements) {
      const withdrawn = judgement.outcome === 'pass' && judgement.instead !== null && judgement.instead !== 'pass'
      if (judgement.outcome === 'pass' && !withdrawn) continue
      const kind = withdrawn ? 'monitor-alert-withdrawn' : 'monitor-alert'
      const body = { ...asJson(judgement), journal: place }
      this.#waiting.push({ place, draft: { at: world.clock.now(), by: world.by, kind, body } })
    }
  }

  #tellSoon(world: MonitorWorld): void {
    this.#telling ??= this.#tell(world)
      .catch(fault => {
        this.#broken = fault
      })
      .finally(() => {
        this.#telling = null
      })
  }

  async #tell(world: MonitorWorld): Promise<void> {
    while (this.#waiting.length > 0) {
      // What the journal may still lose must not be told.
      const batch = this.#batch()
      await this.#journal.flushed()
      const facts = await world.facts.append(batch.map(({ draft }) => draft))
      this.#waiting = this.#waiting.slice(batch.length)
      this.#toldSeq = facts.at(-1)?.seq ?? this.#toldSeq
    }
    this.#journal.snapshotIfDue({ place: this.engine.next, seq: this.#toldSeq })
  }

  /** Alerts of one event stand or fall together: the log names the journal's entry as told. */
  #batch(): { readonly place: number; readonly draft: FactDraft }[] {
    let n = Math.min(MOST_AT_ONCE, this.#waiting.length)
    while (n < this.#waiting.length && this.#waiting[n]?.place === this.#waiting[n - 1]?.place) n++
    return this.#waiting.slice(0, n)
  }
}

/** Nothing is judged, since something could not be kept: the state in memory may be ahead of the disk. */
export function monitorStopped(cause: unknown): SourceError {
  const why = cause instanceof Error ? `: ${cause.message}` : ''
  return new SourceError(
    'monitor-stopped',
    `nothing is judged until what was judged can be kept; a server tries again every ten seconds${why}`,
    { cause },
  )
}

/** What a fact holds of a rule set: enough to know by which parameters an alert came about. */
async function ruleSetBody({ set }: MonitorEngine, world: MonitorWorld): Promise<{ readonly [key: string]: Json }> {
  return {
    ruleset: set.digest,
    overlay: set.overlay,
    inForce: approvalOf(set.overlay, await overlayInForce(world)),
    rules: set.rules.map(({ rule, version, values }) => ({
      id: rule.id,
      version,
      parameters: Object.fromEntries(values),
    })),
    typologies: set.typologies.map(({ typology, version, review, hold }) => ({
      name: typology.name,
      version,
      review,
      hold,
    })),
  }
}

/** Who put an overlay in force; null: it is not one that somebody approved. */
export function approvalOf(
  overlay: string | null,
  inForce: Awaited<ReturnType<typeof overlayInForce>>,
): { readonly fact: number; readonly from: number; readonly proposedBy: string; readonly approvedBy: string } | null {
  if (inForce === null || inForce.proposal.overlay !== overlay) return null
  const { number, from, by, approval } = inForce.proposal
  return { fact: approval?.seq ?? number, from, proposedBy: by, approvedBy: approval?.by ?? '' }
}

/** A judgement as JSON can carry it; a figure that is none becomes its word. */
function asJson(judgement: Judgement): { readonly [key: string]: Json } {
  const text = JSON.stringify(judgement, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )
  const body: unknown = JSON.parse(text)
  if (typeof body !== 'object' || body === null)
    throw new IntegrityError('judgement-malformed', 'a judgement is no object')
  return body as { readonly [key: string]: Json }
}
