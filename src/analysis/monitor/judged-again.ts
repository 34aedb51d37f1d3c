import type { EventMemory, RememberedEvent } from './event-memory.ts'
import type { MonitorState } from './monitor-state.ts'
import type { WindowLists } from './window-lists.ts'

/** Events to be judged anew for one late event, handed out in the order of time and coming, each once. */
export class JudgedAgain {
  readonly #state: MonitorState
  readonly #memory: EventMemory
  readonly #most: number
  readonly #known = new Set<number>()
  readonly #waiting: { readonly slot: number; readonly whole: RememberedEvent }[] = []
  #sorted = true
  /** How many could not be had whole, or were too many. */
  lost = 0
  constructor(state: MonitorState, memory: EventMemory, most: number) {
    this.#state = state
    this.#memory = memory
    this.#most = most
  }

  /** Adds a record, unless it is known. */
  add(slot: number): void {
    if (this.#known.has(slot)) return
    const whole = this.#known.size < this.#most ? this.#memory.recall(this.#state.pool.place(slot)) : null
    if (whole === null) {
      this.lost++
      return
    }
    this.#known.add(slot)
    this.#waiting.push({ slot, whole })
    this.#sorted = false
  }

  /** The next one; null: all are done. */
  next(): { readonly slot: number; readonly whole: RememberedEvent } | null {
    // The latest first, so that the earliest is taken off the end.
    if (!this.#sorted) this.#waiting.sort((a, b) => this.#state.pool.compare(b.slot, a.slot))
    this.#sorted = true
    return this.#waiting.pop() ?? null
  }
}

/** Records of one list that stand behind a record, the latest first. */
export function* recordsAfter(state: MonitorState, lists: WindowLists, key: number, slot: number): Iterable<number> {
  if (key === 0) return
  for (let i = lists.length(key) - 1; i >= 0; i--) {
    const later = lists.slotAt(key, i)
    if (state.pool.compare(later, slot) <= 0) return
    yield later
  }
}
