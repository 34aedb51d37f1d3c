import { LedgerFault } from './ledger-fault.ts'

/** Holds requests back: so many a second, and so many under way at once. */
export class Pace {
  readonly #gapMs: number
  readonly #atOnce: number
  readonly #waiting: { go(): void; fail(fault: Error): void }[] = []
  #underWay = 0
  #nextAt = 0
  #closed = false

  /** @param perSecond null: as fast as it goes */
  constructor(perSecond: number | null, atOnce: number) {
    this.#gapMs = perSecond === null ? 0 : 1000 / perSecond
    this.#atOnce = atOnce
  }

  /**
   * Runs something when its turn has come.
   * @param weight of how many requests it counts, since services count each call of a batch
   * @throws LedgerFault `ledger-closed`
   */
  async run<T>(act: () => Promise<T>, weight = 1): Promise<T> {
    if (this.#closed) throw closedFault()
    if (this.#underWay >= this.#atOnce) await new Promise<void>((go, fail) => void this.#waiting.push({ go, fail }))
    else this.#underWay++
    try {
      const now = performance.now()
      const at = Math.max(now, this.#nextAt)
      this.#nextAt = at + this.#gapMs * weight
      if (at > now) await new Promise(done => setTimeout(done, at - now))
      if (this.#closed) throw closedFault()
      return await act()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#underWay--
      else next.go()
    }
  }

  /** Refuses whoever waits, and whoever comes. */
  close(): void {
    this.#closed = true
    for (const { fail } of this.#waiting.splice(0)) fail(closedFault())
  }
}

/** What somebody hears who asks a source that was closed. */
export function closedFault(): LedgerFault {
  return new LedgerFault('ledger-closed', 'the source was closed')
}
