/** What somebody found out of an event or a customer afterwards. */
export interface TruthLabel {
  /** Exactly one of the two. */
  readonly event: string | null
  readonly customer: string | null
  readonly bad: boolean
  /** Of a customer: when it was so, Unix milliseconds, both ends included. */
  readonly fromMs: number
  readonly untilMs: number
  /** Name of the scheme, where it was told. */
  readonly scheme: string | null
}

/** What labels say of an event. */
export interface Truth {
  /** Null: no label speaks of it. */
  readonly bad: boolean | null
  /** Numbers of the labels of bad that it belongs to. */
  readonly subjects: readonly number[]
}

const UNKNOWN: Truth = { bad: null, subjects: [] }

/** Labels by event and by customer. A label of the event itself counts more than one of its customer; of a customer, bad more than good. */
export class TruthLabels {
  /** Those of bad, whose finding is recall. */
  readonly subjects: readonly TruthLabel[]
  /** True: no label says good, so that whatever has no label is taken for good. */
  readonly onlyBad: boolean
  readonly #events = new Map<string, { bad: boolean; subject: number }>()
  readonly #customers = new Map<string, { label: TruthLabel; subject: number }[]>()
  constructor(labels: readonly TruthLabel[]) {
    const subjects: TruthLabel[] = []
    for (const label of labels) {
      const subject = label.bad ? subjects.push(label) - 1 : -1
      if (label.event !== null) this.#events.set(label.event, { bad: label.bad, subject })
      else if (label.customer !== null) {
        const of = this.#customers.get(label.customer)
        if (of === undefined) this.#customers.set(label.customer, [{ label, subject }])
        else of.push({ label, subject })
      }
    }
    this.subjects = subjects
    this.onlyBad = subjects.length === labels.length
  }

  /** What is known of an event. */
  of(event: { readonly id: string; readonly customer: string; readonly atMs: number }): Truth {
    const own = this.#events.get(event.id)
    const subjects = own !== undefined && own.subject !== -1 ? [own.subject] : []
    let bad: boolean | null = null
    for (const { label, subject } of this.#customers.get(event.customer) ?? []) {
      if (event.atMs < label.fromMs || event.atMs > label.untilMs) continue
      bad = bad === true || label.bad
      if (subject !== -1) subjects.push(subject)
    }
    if (own !== undefined) return { bad: own.bad, subjects }
    if (bad === null) return this.onlyBad ? { bad: false, subjects } : UNKNOWN
    return { bad, subjects }
  }
}
