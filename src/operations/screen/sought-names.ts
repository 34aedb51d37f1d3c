import { pastNameKeys } from './past-names.ts'

/** How many keys a past name shares with each listed one, by its number. */
export type NameTally = Map<number, number>

/** Share of the keys of the name that has fewer which two names must have in common to be compared. */
const LEAST_SHARE = 0.1

/** Listed names that are looked for among past ones. */
export class SoughtNames {
  /** How many keys each name has. */
  readonly #sizes: readonly number[]
  readonly #leads = new Map<string, number[]>()

  /** @param names as listed */
  constructor(names: Iterable<string>) {
    const keys = [...names].map(name => pastNameKeys(name, true))
    this.#sizes = keys.map(own => own.length)
    for (const [n, own] of keys.entries())
      for (const key of own) {
        const leads = this.#leads.get(key)
        if (leads) leads.push(n)
        else this.#leads.set(key, [n])
      }
  }

  /** Keys to look for. */
  get keys(): Iterable<string> {
    return this.#leads.keys()
  }

  /** Notes that a past name has a key; does nothing for a key that is not looked for. */
  note(key: string, tally: NameTally): void {
    for (const n of this.#leads.get(key) ?? []) tally.set(n, (tally.get(n) ?? 0) + 1)
  }

  /** Whether a past name shares enough keys with one of the names to be compared with it. @param own how many keys it has */
  enough(own: number, tally: NameTally): boolean {
    for (const [n, shared] of tally) if (shared >= LEAST_SHARE * Math.min(own, this.#sizes[n] ?? 0)) return true
    return false
  }
}
