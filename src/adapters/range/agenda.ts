/** Something to do at a time of the chains. */
export interface Appointment {
  readonly at: number
  readonly act: () => void | Promise<void>
  /** The play is not over before it is done. */
  readonly matters: boolean
  /** A block is made at its very time; else it shares one with what is due soon after. */
  readonly exact?: boolean
}

/** What is still to be done, in the order of time; what was asked for first goes first. */
export class Agenda {
  readonly #rows: Appointment[] = []
  #mattering = 0

  add(row: Appointment): void {
    let low = 0
    let high = this.#rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#rows[middle] as Appointment).at <= row.at) low = middle + 1
      else high = middle
    }
    this.#rows.splice(low, 0, row)
    if (row.matters) this.#mattering += 1
  }

  /** When the next is due; null: nothing is left. */
  next(): number | null {
    return this.#rows[0]?.at ?? null
  }

  /** When the next that wants a block of its own time is due; null: nothing does. */
  nextExact(): number | null {
    return this.#rows.find(row => row.exact === true)?.at ?? null
  }

  /** Takes out what is due. */
  due(at: number): Appointment[] {
    let count = 0
    while (count < this.#rows.length && (this.#rows[count] as Appointment).at <= at) count++
    const rows = this.#rows.splice(0, count)
    for (const row of rows) if (row.matters) this.#mattering -= 1
    return rows
  }

  /** How many are left that matter to the play. */
  get mattering(): number {
    return this.#mattering
  }
}
