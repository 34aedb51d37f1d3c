import { CordonError, InputError } from '../../model/errors.ts'
import type { CustomerEvent, CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { Judgement, Outcome, RuleFinding, TypologyFinding } from '../../model/monitor/judgement.ts'
import type { Rule, RuleAnswer, RuleContext, Typology } from '../../model/monitor/rule.ts'
import { AnswerBook } from './answer-book.ts'
import { type EventMemory, RecentEvents } from './event-memory.ts'
import { GoneIds } from './gone-ids.ts'
import { JudgedAgain, recordsAfter } from './judged-again.ts'
import { JudgingContext } from './judging-context.ts'
import { MonitorState, STATE_BOUNDS, type Standing, type StateBounds } from './monitor-state.ts'
import type { Overlay } from './overlay.ts'
import { type RuleInForce, type RuleSet, ruleSet } from './rule-set.ts'
import { sameEvent } from './same-event.ts'
import type { StateSink, StateSource } from './state-stream.ts'
import { textHash } from './text-hash.ts'
import { OUTCOMES, outcomeOf, stricter, typologyFindings } from './weigh.ts'

/** A learned score beside the rules. */
export interface LearnedScore {
  /** Names the model, for the digest of the rule set. */
  readonly digest: string
  score(
    context: RuleContext,
    findings: readonly RuleFinding[],
  ): { readonly score: number; readonly because: readonly string[] } | null
}

/** What an engine is made of, beside rules and typologies. */
export interface EngineOptions {
  readonly overlay?: Overlay | null
  /** Version of the software. */
  readonly software?: string
  readonly learned?: LearnedScore | null
  /** Where whole events can be had again; by itself the latest, in memory. */
  readonly memory?: EventMemory
  /** Of the hash tables: any 32-bit number that strangers don't know. */
  readonly seed?: number
  readonly bounds?: StateBounds
  /** How late an event may come so that those after it are judged again, milliseconds; 24 hours. */
  readonly lateMs?: number
  /** † At most so many are judged again for one late event. */
  readonly mostAgain?: number
  /** Told of a rule that threw. */
  onFault?(rule: string, event: string, fault: unknown): void
}

const DAY_MS = 86_400_000
const MOST_AGAIN = 512

/** Under this name stands, among the findings, what the engine itself could not do. */
export const ENGINE_FINDING = 'engine'

/**
 * Judges events one by one, each once, over windows that are exact whatever the order of coming: an event that comes late is put in its
 * place, and those after it that share its customer, other side or IP are judged again.
 */
export class MonitorEngine {
  readonly set: RuleSet
  readonly state: MonitorState
  /** Which rules fired, for typologies. */
  readonly answers = new AnswerBook()
  readonly gone = new GoneIds()
  readonly #context: JudgingContext
  readonly #memory: EventMemory
  readonly #learned: LearnedScore | null
  readonly #lateMs: number
  readonly #mostAgain: number
  readonly #onFault: (rule: string, event: string, fault: unknown) => void
  /** Number of the next event, in the order of coming. */
  #next = 0
  constructor(rules: readonly Rule[], typologies: readonly Typology[], options: EngineOptions = {}) {
    const { overlay = null, software = '', learned = null, seed = 0, bounds = STATE_BOUNDS } = options
    this.set = ruleSet(rules, typologies, overlay, software, learned?.digest ?? null)
    this.#learned = learned
    this.#lateMs = options.lateMs ?? DAY_MS
    this.#mostAgain = options.mostAgain ?? MOST_AGAIN
    this.#memory = options.memory ?? new RecentEvents()
    this.#onFault = options.onFault ?? (() => {})
    this.state = new MonitorState({ seed, bounds, onGone: slot => this.#forget(slot) })
    this.#context = new JudgingContext(this.state)
  }

  /** Names all that judges. */
  get ruleset(): string {
    return this.set.digest
  }

  /** How many events came, and the number of the next. */
  get next(): number {
    return this.#next
  }

  /** Writes all that it remembers, but for whole events. What judges is no part of it. */
  save(sink: StateSink): void {
    sink.json({ next: this.#next })
    this.state.save(sink)
    this.answers.save(sink)
    this.gone.save(sink)
  }

  /** Takes what {@link save} wrote of an engine with the same seed; only before the first event. */
  load(source: StateSource): void {
    this.#next = (source.json() as { next: number }).next
    this.state.load(source)
    this.answers.load(source)
    this.gone.load(source)
  }

  /**
   * Judges an event: its own judgement first, then those of events that are judged anew because it came late.
   * @param profile what is known of its customer; without it, what was said of them last
   * @throws InputError `event-id-reused` (the same id came with another content), `profile-of-other`; the state is as before
   */
  take(event: CustomerEvent, profile: CustomerProfile | null = null): Judgement[] {
    if (profile !== null && profile.customer !== event.customer)
      throw new InputError(
        'profile-of-other',
        `the profile of ${profile.customer} came with an event of ${event.customer}`,
      )
    const { state } = this
    const held = state.pool.find(event.id)
    const place = held === -1 ? this.gone.find(event.id) : state.pool.place(held)
    if (place !== null) return [this.#repeated(event, place, held)]
    if (profile !== null) state.know(profile)
    const number = this.#next++
    const standing = state.add(event, number)
    const lateness = standing.behind === 0 ? 0 : this.#lateness(event, standing)
    const isLate = lateness > 0 && lateness <= this.#lateMs
    // Nearly every event comes in the order of time, and nothing is judged again.
    const again = isLate ? new JudgedAgain(state, this.#memory, this.#mostAgain) : null
    if (again !== null) for (const slot of this.#behind(standing)) again.add(slot)
    const problem = lateness === 0 ? null : this.#problem(lateness, again?.lost ?? 0)
    const own = this.#judge(event, profile, standing, isLate, problem, null)
    this.#memory.keep(number, event, profile, own)
    const told = [own]
    if (again === null) return told
    for (let next = again.next(); next !== null; next = again.next()) {
      const { slot, whole } = next
      const before = state.pool.said(slot)
      const there = state.standing(whole.event, slot)
      const instead = OUTCOMES[before & 3] as Outcome
      const judgement = this.#judge(whole.event, whole.profile, there, false, null, instead)
      if (state.pool.said(slot) === before) continue
      told.push(judgement)
      // What fired counts in the typologies of the customer's later events.
      for (const later of recordsAfter(state, state.ofCustomer, there.customer, slot)) again.add(later)
    }
    return told
  }

  /**
   * Takes an event in that was judged before, without judging it again: for a state that is built up from a journal.
   * @param judgements what {@link take} gave for it
   */
  restore(event: CustomerEvent, profile: CustomerProfile | null, judgements: readonly Judgement[]): void {
    const { state } = this
    if (profile !== null) state.know(profile)
    const number = this.#next++
    const { slot, customer } = state.add(event, number)
    const [own, ...others] = judgements
    if (own === undefined) return
    this.#said(slot, customer, event.atMs, number, own)
    this.#memory.keep(number, event, profile, own)
    for (const judgement of others) {
      const other = state.pool.find(judgement.event)
      if (other !== -1)
        this.#said(other, state.pool.customer(other), judgement.atMs, state.pool.place(other), judgement)
    }
  }

  #judge(
    event: CustomerEvent,
    profile: CustomerProfile | null,
    standing: Standing,
    late: boolean,
    problem: string | null,
    instead: Outcome | null,
  ): Judgement {
    const context = this.#context
    context.turn(event, profile, standing)
    const findings: RuleFinding[] = []
    let fired: Set<string> | null = null
    let outcome: Outcome = 'pass'
    let silent = 0
    if (problem !== null) {
      findings.push({ rule: ENGINE_FINDING, version: this.set.digest, answer: { kind: 'unanswered', lacks: problem } })
      outcome = 'review'
    }
    const asks = this.set.byKind[standing.kind] as readonly RuleInForce[]
    const restMs = context.past.restMs()
    for (let n = 0; n < asks.length; n++) {
      const asked = asks[n] as RuleInForce
      if (restMs > asked.restMs) {
        silent++
        continue
      }
      const answer = this.#ask(asked, event)
      if (answer.kind === 'silent') {
        silent++
        continue
      }
      const { rule, version } = asked
      const finding = { rule: rule.id, version, answer }
      findings.push(finding)
      if (answer.kind === 'fired') {
        fired ??= new Set()
        fired.add(rule.id)
      }
      outcome = stricter(outcome, outcomeOf(finding, rule.hard))
    }
    const { slot, customer } = standing
    const place = this.state.pool.place(slot)
    // Of an event that is judged for the first time nothing was kept that would have to go.
    if (fired !== null || instead !== null) this.answers.set(customer, event.atMs, place, [...(fired ?? [])])
    const typologies =
      fired === null ? [] : typologyFindings(this.set, this.answers, fired, customer, event.atMs, place)
    for (const scheme of typologies) outcome = stricter(outcome, scheme.outcome)
    const said = findings.length === 0 ? 0 : saidOf(outcome, findings, typologies)
    if (said !== 0 || instead !== null) this.state.pool.say(slot, said)
    return {
      event: event.id,
      customer: event.customer,
      atMs: event.atMs,
      outcome,
      findings,
      silent,
      typologies,
      ruleset: this.set.digest,
      learned: this.#learned?.score(context, findings) ?? null,
      repeated: false,
      late,
      instead,
    }
  }

  #ask({ rule, values }: RuleInForce, event: CustomerEvent): RuleAnswer {
    this.#context.use(rule.id, values)
    try {
      const answer = rule.judge(this.#context)
      if (answer?.kind === 'silent' || answer?.kind === 'fired' || answer?.kind === 'unanswered') return answer
      return { kind: 'unanswered', lacks: 'an answer of the rule: it gave none' }
    } catch (fault) {
      this.#onFault(rule.id, event.id, fault)
      const code = fault instanceof CordonError ? fault.code : fault instanceof Error ? fault.name : 'unknown'
      return { kind: 'unanswered', lacks: `an answer of the rule: it failed (${code})` }
    }
  }

  #said(slot: number, customer: number, atMs: number, place: number, judgement: Judgement): void {
    const fired = judgement.findings.filter(f => f.answer.kind === 'fired').map(f => f.rule)
    this.answers.set(customer, atMs, place, fired)
    this.state.pool.say(slot, saidOf(judgement.outcome, judgement.findings, judgement.typologies))
  }

  #repeated(event: CustomerEvent, place: number, slot: number): Judgement {
    const whole = this.#memory.recall(place)
    if (whole !== null && !sameEvent(whole.event, event))
      throw new InputError('event-id-reused', `event ${event.id} came before with another content`)
    if (whole !== null) return { ...whole.judgement, repeated: true }
    const said = slot === -1 ? 1 : this.state.pool.said(slot)
    const lacks = 'what was found then: the event is older than what is kept whole'
    const { id, customer, atMs } = event
    return {
      ...{ event: id, customer, atMs, outcome: OUTCOMES[said & 3] as Outcome },
      findings:
        said === 0 ? [] : [{ rule: ENGINE_FINDING, version: this.set.digest, answer: { kind: 'unanswered', lacks } }],
      ...{
        silent: 0,
        typologies: [],
        ruleset: this.set.digest,
        learned: null,
        repeated: true,
        late: false,
        instead: null,
      },
    }
  }

  /** How long before the latest of its lists an event came, milliseconds. */
  #lateness(event: CustomerEvent, { customer, other, ip }: Standing): number {
    const { pool, ofCustomer, ofSide } = this.state
    let latest = pool.at(ofCustomer.slotAt(customer, ofCustomer.length(customer) - 1))
    for (const side of [other, ip])
      if (side !== 0 && ofSide.length(side) > 0)
        latest = Math.max(latest, pool.at(ofSide.slotAt(side, ofSide.length(side) - 1)))
    return latest - event.atMs
  }

  /** Records behind a late one in its lists. */
  #behind({ slot, customer, other, ip }: Standing): number[] {
    const { state } = this
    return [
      ...recordsAfter(state, state.ofCustomer, customer, slot),
      ...recordsAfter(state, state.ofSide, other, slot),
      ...recordsAfter(state, state.ofSide, ip, slot),
    ]
  }

  #problem(lateness: number, missing: number): string | null {
    if (lateness > this.#lateMs) {
      const hours = Math.floor(lateness / 3_600_000)
      return `judgements of the events after it that know of it: it came ${hours} hours after the latest, beyond the bound of ${this.#lateMs / 3_600_000}`
    }
    return missing === 0
      ? null
      : `judgements of ${missing} events after it that know of it: they are not kept whole, or too many`
  }

  #forget(slot: number): void {
    this.gone.add(this.state.pool.id(slot), this.state.pool.place(slot))
  }
}

/** Outcome in two bits, above them twenty bits of what was found; all zero: nothing. */
function saidOf(outcome: Outcome, findings: readonly RuleFinding[], typologies: readonly TypologyFinding[]): number {
  if (findings.length === 0) return OUTCOMES.indexOf(outcome)
  let text = ''
  for (const { rule, answer } of findings) text += `${rule}${answer.kind === 'fired' ? answer.level : '?'},`
  for (const { typology, rules } of typologies) text += `${typology}:${rules.join()};`
  return OUTCOMES.indexOf(outcome) | (((textHash(text, 0) & 0xfffff) | 1) << 2)
}
