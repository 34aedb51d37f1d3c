import type { RuleSet } from '../monitor/rule-set.ts'
import { HistoryCount, type PastGiven, type RunFigures, type RunOptions } from './history-count.ts'
import { Replay } from './replay.ts'
import { TimeOrder } from './time-order.ts'

/** One pass over history: puts events in order, judges them under every version, and counts. */
export class HistoryRun {
  readonly #replay: Replay
  readonly #order: TimeOrder<PastGiven>
  readonly #count: HistoryCount
  constructor(sets: readonly RuleSet[], options: RunOptions = {}) {
    this.#replay = new Replay(sets, options)
    this.#count = new HistoryCount(sets.length, options)
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
    return this.#count.end(this.#order.tooLate)
  }

  #take(given: PastGiven): void {
    const verdicts = this.#replay.take(given.event, given.profile)
    if (verdicts === 'repeated') this.#count.repeated()
    else this.#count.judged(given, verdicts, this.#replay)
  }
}
