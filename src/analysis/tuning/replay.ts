import { CordonError } from '../../model/errors.ts'
import { type CustomerEvent, type CustomerProfile, EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import type { Outcome, RuleFinding, TypologyFinding } from '../../model/monitor/judgement.ts'
import type { RuleAnswer, RuleContext } from '../../model/monitor/rule.ts'
import { AnswerBook } from '../monitor/answer-book.ts'
import type { PackedRecord } from '../monitor/event-pool.ts'
import { JudgingContext } from '../monitor/judging-context.ts'
import { MonitorState, type Standing } from '../monitor/monitor-state.ts'
import type { RuleInForce, RuleSet } from '../monitor/rule-set.ts'
import { outcomeOf, stricter, typologyFindings } from '../monitor/weigh.ts'

/** What one version of the rules says of an event. */
export interface Verdict {
  /** As the monitor would give it. */
  readonly outcome: Outcome
  /** Of what fired alone: a review that only an unanswered rule asks for is no alert. */
  readonly alert: Outcome
  readonly findings: readonly RuleFinding[]
  readonly typologies: readonly TypologyFinding[]
}

/** Nothing fired, and every rule could answer. */
export const PASSED: Verdict = { outcome: 'pass', alert: 'pass', findings: [], typologies: [] }

/** A rule under one set of parameters, and which versions hold it so. */
interface Ask {
  readonly inForce: RuleInForce
  /** By number of the version: the rule there, or null where it is off or has other parameters. */
  readonly as: readonly (RuleInForce | null)[]
}

/** How a {@link Replay} is made. */
export interface ReplayOptions {
  readonly seed?: number
}

/**
 * Judges history under several versions of the rules in one pass. The windows are kept once, and a rule is asked once for each set of
 * parameters that differs, so that comparing two versions costs little more than one. In the order of time its verdicts are those of the
 * {@link MonitorEngine}.
 */
export class Replay {
  readonly sets: readonly RuleSet[]
  readonly state: MonitorState
  /** What rules saw of the event that was taken last. */
  readonly context: RuleContext
  readonly #context: JudgingContext
  readonly #asks: readonly (readonly Ask[])[]
  readonly #books: readonly AnswerBook[]
  readonly #allPassed: readonly Verdict[]
  /** A rule that is hard is hard in every version. */
  readonly #hard: ReadonlySet<string>
  #next = 0
  #standing: Standing = { slot: 0, kind: 0, customer: 0, other: 0, thing: 0, ip: 0, market: 0, behind: 0 }
  constructor(sets: readonly RuleSet[], options: ReplayOptions = {}) {
    this.sets = sets
    this.state = new MonitorState({ seed: options.seed ?? 0, findable: false })
    this.#context = new JudgingContext(this.state)
    this.context = this.#context
    this.#asks = EVENT_KINDS.map((_, kind) => asksOf(sets, kind))
    this.#hard = new Set(sets.flatMap(set => set.rules.flatMap(({ rule }) => (rule.hard ? [rule.id] : []))))
    this.#books = sets.map(() => new AnswerBook())
    this.#allPassed = sets.map(() => PASSED)
  }

  /** Where the event stands that was judged last. */
  get standing(): Standing {
    return this.#standing
  }

  /** Takes the next event in the order of time, whose id never came; verdicts stand in the order of {@link sets}. */
  take(event: CustomerEvent, profile: CustomerProfile | null): readonly Verdict[] {
    if (profile !== null) this.state.know(profile)
    const place = this.#next++
    return this.#judge(event, profile, this.state.add(event, place), place)
  }

  /** Judges an event that came once, and whose profile is known. Places grow. */
  judgeRecord(event: CustomerEvent, record: PackedRecord): readonly Verdict[] {
    return this.#judge(event, null, this.state.addRecord(record), record.place)
  }

  #judge(event: CustomerEvent, profile: CustomerProfile | null, standing: Standing, place: number): readonly Verdict[] {
    this.#standing = standing
    this.#context.turn(event, profile, standing)
    let loud: { ask: Ask; answer: RuleFinding['answer'] }[] | null = null
    const restMs = this.#context.past.restMs()
    const asks = this.#asks[standing.kind] as readonly Ask[]
    for (let n = 0; n < asks.length; n++) {
      const ask = asks[n] as Ask
      if (restMs > ask.inForce.restMs) continue
      const answer = this.#answer(ask.inForce)
      if (answer.kind === 'silent') continue
      loud ??= []
      loud.push({ ask, answer })
    }
    if (loud === null) return this.#allPassed
    return this.sets.map((set, v) => {
      const findings: RuleFinding[] = []
      for (const { ask, answer } of loud) {
        const rule = ask.as[v]
        if (rule) findings.push({ rule: rule.rule.id, version: rule.version, answer })
      }
      return findings.length === 0 ? PASSED : this.#verdict(set, v, findings, standing.customer, event.atMs, place)
    })
  }

  #verdict(
    set: RuleSet,
    v: number,
    findings: readonly RuleFinding[],
    customer: number,
    atMs: number,
    place: number,
  ): Verdict {
    const fired = new Set<string>()
    let [outcome, alert]: [Outcome, Outcome] = ['pass', 'pass']
    for (const finding of findings) {
      const asks = outcomeOf(finding, this.#hard.has(finding.rule))
      outcome = stricter(outcome, asks)
      if (finding.answer.kind !== 'fired') continue
      fired.add(finding.rule)
      alert = stricter(alert, asks)
    }
    if (fired.size === 0) return { outcome, alert, findings, typologies: [] }
    const book = this.#books[v] as AnswerBook
    book.set(customer, atMs, place, [...fired])
    const typologies = typologyFindings(set, book, fired, customer, atMs, place)
    for (const scheme of typologies) {
      outcome = stricter(outcome, scheme.outcome)
      alert = stricter(alert, scheme.outcome)
    }
    return { outcome, alert, findings, typologies }
  }

  #answer({ rule, values }: RuleInForce): RuleAnswer {
    this.#context.use(rule.id, values)
    try {
      return rule.judge(this.#context)
    } catch (fault) {
      const code = fault instanceof CordonError ? fault.code : fault instanceof Error ? fault.name : 'unknown'
      return { kind: 'unanswered', lacks: `an answer of the rule: it failed (${code})` }
    }
  }
}

/** Every rule of every version once for each set of parameters, in the order of the rules. */
function asksOf(sets: readonly RuleSet[], kind: number): Ask[] {
  const asks = new Map<string, { inForce: RuleInForce; as: (RuleInForce | null)[] }>()
  for (const [v, set] of sets.entries())
    for (const inForce of set.byKind[kind] ?? []) {
      const key = `${inForce.rule.id} ${JSON.stringify([...inForce.values])}`
      let ask = asks.get(key)
      if (ask === undefined) {
        ask = { inForce, as: sets.map(() => null) }
        asks.set(key, ask)
      }
      ask.as[v] = inForce
    }
  const order = mergedOrder(sets)
  return [...asks.values()].sort((a, b) => order.indexOf(a.inForce.rule.id) - order.indexOf(b.inForce.rule.id))
}

/** One order for the rules of all versions, which list them alike but leave some out. */
function mergedOrder(sets: readonly RuleSet[]): string[] {
  const order: string[] = []
  for (const set of sets) {
    let after = -1
    for (const { rule } of set.rules) {
      const at = order.indexOf(rule.id)
      if (at === -1) order.splice(++after, 0, rule.id)
      else after = at
    }
  }
  return order
}
