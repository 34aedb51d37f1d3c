import type { IntelStore } from '../../operations/share/intel-store.ts'

/** † Ids remembered of one collection, and rows that are caught up with rather than forgetting them all. */
const MOST_IDS = 500_000
const MOST_BEHIND = 2_000

/** What is known of one collection. */
interface Known {
  /** All that was added up to then is taken account of, Unix microseconds. */
  throughUs: number
  readonly ids: Set<string>
}

/** Objects known to have one version in a collection, so that most pages need not look for others. */
export class SingleVersions {
  readonly #store: Pick<IntelStore, 'inCollection'>
  readonly #known = new Map<string, Known>()

  constructor(store: Pick<IntelStore, 'inCollection'>) {
    this.#store = store
  }

  /** Catches up with what was added, by whichever process. @param lastUs when something was last added */
  async follow(collection: string, lastUs: number): Promise<void> {
    const known = this.#known.get(collection) ?? { throughUs: lastUs, ids: new Set<string>() }
    this.#known.set(collection, known)
    if (known.throughUs >= lastUs) return
    const afterUs = known.throughUs
    const news = known.ids.size === 0 ? [] : await this.#store.inCollection({ collection, afterUs, limit: MOST_BEHIND })
    if (news.length === MOST_BEHIND) known.ids.clear()
    for (const { object } of news) known.ids.delete(object.id)
    // Of two that catch up at once, neither takes back what the other knows.
    known.throughUs = Math.max(known.throughUs, lastUs)
  }

  has(collection: string, id: string): boolean {
    return this.#known.get(collection)?.ids.has(id) ?? false
  }

  /** Up to when all that was added is taken account of, Unix microseconds. */
  through(collection: string): number {
    return this.#known.get(collection)?.throughUs ?? 0
  }

  /**
   * Remembers objects that were found with one version.
   * @param throughUs {@link through} before they were looked for: where another request caught up since, they may have more by now
   */
  note(collection: string, ids: Iterable<string>, throughUs: number): void {
    const known = this.#known.get(collection)
    if (known === undefined || known.throughUs !== throughUs) return
    for (const id of ids) {
      if (known.ids.size >= MOST_IDS) known.ids.clear()
      known.ids.add(id)
    }
  }
}
