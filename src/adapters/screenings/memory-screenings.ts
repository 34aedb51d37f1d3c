import { setImmediate } from 'node:timers/promises'
import { InputError } from '../../model/errors.ts'
import type { Instant } from '../../model/instant.ts'
import { pastNameKeys } from '../../operations/screen/past-names.ts'
import {
  type FoundScreen,
  type LatestScreens,
  type LatestWanted,
  type PartyKey,
  type PastParties,
  type PastScreen,
  partyKey,
  sameScreen,
} from '../../operations/screen/past-parties.ts'
import type { NameTally, SoughtNames } from '../../operations/screen/sought-names.ts'

/** A memory of screens that ends with the process: for built-in cases and tests. */
export class MemoryScreenings implements PastParties {
  readonly #screens: { readonly screen: PastScreen; readonly keys: readonly PartyKey[] }[] = []
  #busy = false

  remember(screen: PastScreen, also: readonly PartyKey[] = []): void {
    this.#screens.push({ screen, keys: [partyKey(screen.kind, screen.what), ...also] })
  }

  async flush(): Promise<void> {}

  async find(keys: readonly PartyKey[], sinceAt: Instant): Promise<FoundScreen[]> {
    const wanted = new Set(keys)
    return this.#screens
      .filter(({ screen }) => screen.at >= sinceAt)
      .map(({ screen, keys: own }) => ({ ...screen, keys: own.filter(key => wanted.has(key)) }))
      .filter(found => found.keys.length > 0)
  }

  async findNames(sought: SoughtNames, like: (name: string) => boolean): Promise<ReadonlySet<string>> {
    const names = new Set(this.#screens.flatMap(({ screen }) => (screen.kind === 'name' ? [screen.what] : [])))
    return new Set(
      [...names].filter(name => {
        const tally: NameTally = new Map()
        const keys = pastNameKeys(name)
        for (const key of keys) sought.note(key, tally)
        return sought.enough(keys.length, tally) && like(name)
      }),
    )
  }

  async latest({ most, until, fits }: LatestWanted): Promise<LatestScreens> {
    const found = this.#screens.map(({ screen }) => screen).filter(screen => screen.at <= until && fits(screen))
    // The sort is stable: of those of one second the last remembered comes first.
    const sorted = found.reverse().sort((a, b) => b.at - a.at)
    const screens = sorted.filter((screen, n) => !sameScreen(sorted[n - 1], screen))
    return { screens: screens.slice(0, most), whole: screens.length <= most }
  }

  async giveWay(): Promise<void> {
    await setImmediate()
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy) throw new InputError('rescreen-busy', 'a rescreen is under way; wait for its end')
    this.#busy = true
    try {
      return await work()
    } finally {
      this.#busy = false
    }
  }
}
