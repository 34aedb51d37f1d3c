import type { CustomerEvent, CustomerProfile } from '../../model/monitor/customer-event.ts'
import type { RuleSet } from '../monitor/rule-set.ts'
import { type ChangeFigures, countChange, noChange } from './change-count.ts'
import { Replay, type ReplayOptions, type Verdict } from './replay.ts'
import { count, emptyTally, type TallyFigures } from './tally.ts'
import { TimeOrder } from './time-order.ts'
import { type TruthLabel, TruthLabels } from './truth-labels.ts'

/** An event of the history, and what came with it. */
export interface PastGiven {
  readonly event: CustomerEvent
  readonly profile: CustomerProfile | null
}

/** What a stretch of history is about. */
export interface HistoryFigures {
  /** Events judged, by this part. */
  events: number
  byKind: Map<string, number>
  firstMs: number
  lastMs: number
  /** Customers judged. */
  customers: number
  /** Came again, and were not judged again. */
  repeated: number
  /** Came too late to be put in their place. */
  outOfOrder: number
}

/** What came of a run. Plain data, so that it passes between threads. */
export interface RunFigures {
  readonly history: HistoryFigures
  /** By version; before the cut and from it on. Without a cut all stands in the first. */
  readonly tallies: readonly (readonly [TallyFigures, TallyFigures])[]
  /** Between the first version and the second; null: there is but one, or more than two. */
  readonly change: ChangeFigures | null
}

/** What a run needs beside the rule sets. */
export interface RunOptions extends ReplayOptions {
  readonly labels?: readonly TruthLabel[] | null
  /** Unix milliseconds from which on events count to the second half. */
  readonly cutMs?: number | null
  /** Told of every event that was judged, with what rules saw. */
  onJudged?(given: PastGiven, verdicts: readonly Verdict[], replay: Replay): void
}

/** One pass over history: puts events in order, judges them under every version, and counts. */
export class HistoryRun {
  readonly #replay: Replay
  readonly #order: TimeOrder<PastGiven>
  readonly #labels: TruthLabels | null
  readonly #cutMs: number
  readonly #tallies: (readonly [TallyFigures, TallyFigures])[]
  readonly #change: ChangeFigures | null
  readonly #onJudged: RunOptions['onJudged']
  readonly #customers = new Set<string>()
  readonly #history: HistoryFigures = {
    ...{ events: 0, byKind: new Map(), firstMs: Infinity, lastMs: -Infinity },
    ...{ customers: 0, repeated: 0, outOfOrder: 0 },
  }
  constructor(sets: readonly RuleSet[], options: RunOptions = {}) {
    this.#replay = new Replay(sets, options)
    this.#labels = options.labels ? new TruthLabels(options.labels) : null
    const subjects = this.#labels?.subjects.length ?? 0
    this.#cutMs = options.cutMs ?? Infinity
    this.#tallies = sets.map(() => [emptyTally(subjects), emptyTally(subjects)] as const)
    this.#change = sets.length === 2 ? noChange() : null
    this.#onJudged = options.onJudged?.bind(options)
    this.#order = new TimeOrder(
      given => given.event.atMs,
      given => this.#take(given),
    )
  }

  /** Takes the next event as the file has it. */
  push(given: PastGiven): void {
    this.#order.push(given)
  }

  /** Judges what still waits, and says what came of it all. */
  end(): RunFigures {
    this.#order.end()
    this.#history.outOfOrder = this.#order.tooLate
    this.#history.customers = this.#customers.size
    return { history: this.#history, tallies: this.#tallies, change: this.#change }
  }

  #take(given: PastGiven): void {
    const { event } = given
    const verdicts = this.#replay.take(event, given.profile)
    if (verdicts === 'not-ours') return
    const history = this.#history
    if (verdicts === 'repeated') {
      history.repeated++
      return
    }
    history.events++
    history.byKind.set(event.kind, (history.byKind.get(event.kind) ?? 0) + 1)
    if (event.atMs < history.firstMs) history.firstMs = event.atMs
    if (event.atMs > history.lastMs) history.lastMs = event.atMs
    this.#customers.add(event.customer)
    const truth = this.#labels === null ? null : this.#labels.of(event)
    const half = event.atMs < this.#cutMs ? 0 : 1
    for (let v = 0; v < verdicts.length; v++)
      count((this.#tallies[v] as readonly TallyFigures[])[half] as TallyFigures, event, verdicts[v] as Verdict, truth)
    if (this.#change !== null) countChange(this.#change, event, verdicts[0] as Verdict, verdicts[1] as Verdict)
    this.#onJudged?.(given, verdicts, this.#replay)
  }
}
