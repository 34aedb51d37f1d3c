import { type CustomerEvent, type CustomerProfile, EVENT_KINDS } from '../../model/monitor/customer-event.ts'
import { type ChangeFigures, countChange, noChange } from './change-count.ts'
import { grown } from './grown.ts'
import type { Replay, ReplayOptions, Verdict } from './replay.ts'
import { count, emptyTally, type TallyFigures } from './tally.ts'
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

/** Counts what versions of the rules say of one event of history after the other. */
export class HistoryCount {
  readonly #labels: TruthLabels | null
  readonly #cutMs: number
  readonly #tallies: (readonly [TallyFigures, TallyFigures])[]
  readonly #change: ChangeFigures | null
  readonly #onJudged: RunOptions['onJudged']
  /** One byte for each number of a customer: whether one of its events was judged. */
  #customers = new Uint8Array(1_024)
  readonly #byKind = new Float64Array(EVENT_KINDS.length)
  readonly #history: HistoryFigures = {
    ...{ events: 0, byKind: new Map(), firstMs: Infinity, lastMs: -Infinity },
    ...{ customers: 0, repeated: 0, outOfOrder: 0 },
  }
  /** @param versions how many versions of the rules speak of each event */
  constructor(versions: number, options: RunOptions = {}) {
    this.#labels = options.labels ? new TruthLabels(options.labels) : null
    const subjects = this.#labels?.subjects.length ?? 0
    this.#cutMs = options.cutMs ?? Infinity
    this.#tallies = Array.from({ length: versions }, () => [emptyTally(subjects), emptyTally(subjects)] as const)
    this.#change = versions === 2 ? noChange() : null
    this.#onJudged = options.onJudged?.bind(options)
  }

  /** Counts an event that a replay has just judged. */
  judged(given: PastGiven, verdicts: readonly Verdict[], replay: Replay): void {
    const { event } = given
    const history = this.#history
    history.events++
    const { kind, customer } = replay.standing
    this.#byKind[kind] = (this.#byKind[kind] as number) + 1
    this.#meet(customer)
    if (event.atMs < history.firstMs) history.firstMs = event.atMs
    if (event.atMs > history.lastMs) history.lastMs = event.atMs
    const truth = this.#labels === null ? null : this.#labels.of(event)
    const half = event.atMs < this.#cutMs ? 0 : 1
    for (let v = 0; v < verdicts.length; v++)
      count((this.#tallies[v] as readonly TallyFigures[])[half] as TallyFigures, event, verdicts[v] as Verdict, truth)
    if (this.#change !== null) countChange(this.#change, event, verdicts[0] as Verdict, verdicts[1] as Verdict)
    this.#onJudged?.(given, verdicts, replay)
  }

  /**
   * What came of it all.
   * @param outOfOrder events that came too late to be put in their place
   * @param repeated events that came again, and were left out
   */
  end(outOfOrder: number, repeated: number): RunFigures {
    this.#history.outOfOrder = outOfOrder
    this.#history.repeated = repeated
    for (const [kind, n] of this.#byKind.entries()) if (n > 0) this.#history.byKind.set(EVENT_KINDS[kind] as string, n)
    return { history: this.#history, tallies: this.#tallies, change: this.#change }
  }

  #meet(customer: number): void {
    if (customer >= this.#customers.length) this.#customers = grown(this.#customers, customer * 2)
    if (this.#customers[customer] === 1) return
    this.#customers[customer] = 1
    this.#history.customers++
  }
}
