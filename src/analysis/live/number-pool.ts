import type { Reusable, UndoLog } from './undo-log.ts'

/** Gives out numbers from 1, those that were given back first. A number that an undo may want again waits until none can. */
export class NumberPool implements Reusable {
  readonly #log: UndoLog
  readonly #free: number[] = []
  /** The highest number given out. */
  last = 0

  constructor(log: UndoLog) {
    this.#log = log
  }

  take(): number {
    const number = this.#free.pop() ?? ++this.last
    this.#log.made(this, number)
    return number
  }

  give(number: number): void {
    this.#log.freed(this, number)
  }

  release(number: number): void {
    this.#free.push(number)
  }
}
